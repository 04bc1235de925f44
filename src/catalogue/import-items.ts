import type { Domain } from './domain.ts'
import type { GeneralForm } from './general-form.ts'
import { importReason } from './import-reasons.ts'
import type { ImportReason } from './import-reasons.ts'
import { readRow } from './import-row.ts'
import type { ReadRow } from './import-row.ts'
import type { ItemStandard } from './standard.ts'

/** What is to become of one row; rows count from 1, as people count. */
export interface ImportRow {
  readonly row: number
  readonly code: string | null
  readonly name: string | null
  readonly verdict: 'kept' | 'mended' | 'refused'
  readonly reasons: readonly ImportReason[]
  /** Present unless refused. */
  readonly standard?: ItemStandard
}
export interface ImportedOrgan {
  readonly id: string
  readonly name: string
  readonly region: string
  /** The sound credit code most rows give for it, or null when none does. */
  readonly creditCode: string | null
  readonly items: number
}
export type ImportFileFault = 'NOT_A_LIST' | 'TOO_MANY' | 'COUNT_DIFFERS'
export interface ImportPlan {
  readonly ok: true
  readonly rows: readonly ImportRow[]
  /** Only organs that some row of the plan needs. */
  readonly organs: readonly ImportedOrgan[]
  readonly counts: { readonly rows: number; readonly kept: number; readonly mended: number; readonly refused: number }
}
/** The file as a whole is not what it should be. */
export interface RefusedFile {
  readonly ok: false
  readonly code: ImportFileFault
  readonly place: string
  readonly zh: string
  readonly en: string
}

export interface ImportContext {
  readonly general: GeneralForm
  /** Codes of this installation's own items, which an import may not replace. */
  readonly taken: ReadonlySet<string>
  /** The same opaque id for the same department of the same area, at every import. */
  readonly organId: (area: string, department: string) => string
}

/** A province has about 60,000 implemented items; more in one file is a mistake or an attack. */
const ROWS_MAX = 100_000

/**
 * What importing a list of service items would do, row by row; nothing happens yet. The list is an object with
 * `items`, and `count` where it is given must agree: a file cut short is refused as a whole.
 */
export function planImport(file: unknown, context: ImportContext): ImportPlan | RefusedFile {
  const list = isRecord(file) ? file['items'] : undefined
  if (!isRecord(file) || !Array.isArray(list)) {
    return refusedFile(
      'NOT_A_LIST',
      '/items',
      '文件不是事项清单：缺少 items 列表',
      'The file is no list of items: it has no items',
    )
  }
  const items: readonly unknown[] = list
  if (items.length > ROWS_MAX) {
    return refusedFile(
      'TOO_MANY',
      '/items',
      `一次最多导入 ${ROWS_MAX} 条`,
      `At most ${ROWS_MAX} items can be imported at once`,
    )
  }
  const count = file['count']
  if (count !== undefined && count !== items.length) {
    const [zh, en] = [
      `清单自称 ${JSON.stringify(count).slice(0, 20)} 条，实有 ${items.length} 条，文件可能不完整`,
      `The list says ${JSON.stringify(count).slice(0, 20)} items and holds ${items.length}: it may be incomplete`,
    ]
    return refusedFile('COUNT_DIFFERS', '/count', zh, en)
  }
  return planRows(items, context)
}

const refusedFile = (code: ImportFileFault, place: string, zh: string, en: string): RefusedFile => ({
  ok: false,
  code,
  place,
  zh,
  en,
})

function planRows(items: readonly unknown[], context: ImportContext): ImportPlan {
  const readings = items.map(readRow)
  const departments = departmentsOf(
    readings.flatMap((reading) => (reading.ok ? [reading.row] : [])),
    context,
  )
  const firstRowOf = new Map<string, number>()
  const rows = readings.map((reading, i): ImportRow => {
    const row = i + 1
    if (!reading.ok) {
      return { row, code: reading.code, name: reading.name, verdict: 'refused', reasons: reading.reasons }
    }
    const { code, name, organCode, mended } = reading.row
    const earlier = firstRowOf.get(code)
    if (earlier !== undefined) return refusedRow(row, reading.row, importReason('CODE_DUPLICATE', { row: earlier }))
    firstRowOf.set(code, row)
    if (context.taken.has(code)) return refusedRow(row, reading.row, importReason('CODE_TAKEN'))
    const department = departments.get(reading.row.department)
    if (department === undefined) throw new Error(`Row ${row} belongs to no department`)
    const differs = organCode !== null && organCode !== department.organ.creditCode
    const reasons = differs ? [...mended, importReason('ORGAN_CODE_DIFFERS', { value: organCode })] : mended
    const standard = standardOf(reading.row, department, context)
    return { row, code, name, verdict: reasons.length === 0 ? 'kept' : 'mended', reasons, standard }
  })
  const has = (verdict: ImportRow['verdict']): number => rows.filter((row) => row.verdict === verdict).length
  const counts = { rows: rows.length, kept: has('kept'), mended: has('mended'), refused: has('refused') }
  const used = groupedBy(
    rows.flatMap(({ standard }) => standard ?? []),
    ({ organ }) => organ,
  )
  const organs = [...departments.values()].flatMap(({ organ }) => {
    const own = used.get(organ.id)?.length ?? 0
    return own === 0 ? [] : [{ ...organ, items: own }]
  })
  return { ok: true, rows, organs, counts }
}

interface Department {
  readonly organ: Omit<ImportedOrgan, 'items'>
  /** The smallest basic code under each parent item's name: what the parent is numbered by. */
  readonly parentCodes: ReadonlyMap<string, string>
}

/** A department is known by its name: codes are often junk, and a few items name the province as their area. */
function departmentsOf(rows: readonly ReadRow[], { organId }: ImportContext): ReadonlyMap<string, Department> {
  const departments = new Map<string, Department>()
  for (const [name, own] of groupedBy(rows, ({ department }) => department)) {
    const region = mostCommon(own.map(({ area }) => area)) ?? ''
    const creditCode = mostCommon(own.map(({ organCode }) => organCode))
    const parentCodes = new Map<string, string>()
    for (const row of own) {
      const known = parentCodes.get(row.mainItem)
      const basic = row.basicCode || row.code
      if (known === undefined || basic < known) parentCodes.set(row.mainItem, basic)
    }
    departments.set(name, { organ: { id: organId(region, name), name, region, creditCode }, parentCodes })
  }
  return departments
}

const refusedRow = (row: number, { code, name }: ReadRow, reason: ImportReason): ImportRow => ({
  row,
  code,
  name,
  verdict: 'refused',
  reasons: [reason],
})

/** Fields by the words in a department's name; what none of them names stays unclassified. */
const DOMAIN_WORDS: readonly (readonly [words: RegExp, domain: Domain])[] = [
  [/交通/, 'TRANSPORT'],
  [/住建|住房|自然资源|规划/, 'CONSTRUCTION'],
  [/发改|发展和改革|经信/, 'PROJECT'],
  [/教/, 'EDUCATION'],
  [/卫健|卫生/, 'HEALTH'],
  [/文广|文化|文旅/, 'CULTURE'],
  [/体育/, 'SPORT'],
  [/民政|残联|退役|人社|人力资源|医疗保障/, 'CIVIL_AFFAIRS'],
  [/司法|公安/, 'JUSTICE'],
  [/市监|市场监督|税务|烟草/, 'INDUSTRY_AND_COMMERCE'],
  [/农业|林业|水务|水利|气象/, 'AGRICULTURE_FORESTRY_WATER'],
  [/商务/, 'COMMERCE'],
  [/执法|城管|城市管理/, 'URBAN_MANAGEMENT'],
  [/应急/, 'QUALITY'],
]
/** Lists like these say what an item is called, not which law sets it. */
const LAW_NOT_GIVEN = { law: '清单未载明设定依据', unverified: true }

function standardOf(row: ReadRow, department: Department, { general }: ImportContext): ItemStandard {
  const organ = department.organ.id
  const { application, person, organisation } = general.materials
  const statutory = row.kind === 'PERMIT' ? general.limits.permit : general.limits.other
  const single = row.basicCode || row.code
  return {
    code: row.code,
    parentCode: row.mainItem === '' ? single : (department.parentCodes.get(row.mainItem) ?? single),
    parentName: { zh: row.mainItem === '' ? row.name : row.mainItem },
    name: { zh: row.name },
    kind: row.kind,
    depth: 'GENERAL',
    source: 'IMPORTED',
    organ,
    competentOrgans: [organ],
    region: row.area,
    exerciseLevel: row.level,
    audience: ['PERSON', 'ENTERPRISE', 'OTHER'],
    domain: DOMAIN_WORDS.find(([words]) => words.test(row.department))?.[1] ?? 'UNCLASSIFIED',
    powerSource: 'STATUTORY',
    legalBases: [LAW_NOT_GIVEN],
    keywords: [],
    conditions: [],
    questions: [],
    materials: [application, ...[person, organisation].map((material) => ({ ...material, required: false }))],
    form: general.form,
    formLayout: general.formLayout,
    steps: general.steps,
    criteria: general.criteria,
    // General limits, not this item's own: the basis says where they come from.
    limits: { acceptance: general.acceptance, statutory, promised: statutory },
    postModel: 'ONE_EXAMINER_ONE_VERIFIER',
    windowAuthority: false,
    visits: 0,
    fee: general.fee,
    // Which certificate it yields the list does not say, and none is made up.
    result: null,
    supervision: { points: [], firstCheckDays: general.supervision.firstCheckDays },
  }
}

function mostCommon(values: readonly (string | null)[]): string | null {
  const groups = [
    ...groupedBy(
      values.filter((value) => value !== null),
      (value) => value,
    ),
  ]
  // The smaller code where two are as common, so that the order of rows decides nothing.
  const [best] = groups.sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1))
  return best?.[0] ?? null
}

function groupedBy<K, V>(values: readonly V[], keyOf: (value: V) => K): Map<K, V[]> {
  const groups = new Map<K, V[]>()
  for (const value of values) {
    const key = keyOf(value)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [value])
    else group.push(value)
  }
  return groups
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
