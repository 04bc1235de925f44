import { parseRegionCode, parseUnifiedSocialCreditCode } from '#kernel'
import type { RegionLevel } from '#kernel'
import { importReason } from './import-reasons.ts'
import type { ImportReason } from './import-reasons.ts'
import type { ItemStandard } from './standard.ts'

/** A row after reading: every text trimmed, every wrong thing named. */
export interface ReadRow {
  readonly department: string
  readonly mainItem: string
  readonly name: string
  readonly code: string
  readonly basicCode: string
  readonly area: string
  readonly level: ItemStandard['exerciseLevel']
  readonly kind: ItemStandard['kind']
  /** Sound credit code of the organ, or null. */
  readonly organCode: string | null
  readonly mended: readonly ImportReason[]
}
export type RowReading =
  | { readonly ok: true; readonly row: ReadRow }
  | {
      readonly ok: false
      readonly code: string | null
      readonly name: string | null
      readonly reasons: readonly ImportReason[]
    }

/** Longest text a field may have; the longest name in real lists has 110 characters. */
const LENGTHS = {
  department: 100,
  mainItem: 300,
  name: 300,
  itemCode: 80,
  basicCode: 40,
  areaCode: 12,
  seg3: 10,
  orgCode: 40,
  seg5: 4,
  version: 4,
  taskTypeName: 40,
} as const
type Field = keyof typeof LENGTHS
const CODE_LENGTH_MIN = 4

/** 事项类型 (GB/T 39554.1): what can be applied for … */
const KINDS: ReadonlyMap<number, ItemStandard['kind']> = new Map([
  [1, 'PERMIT'],
  [5, 'PAYMENT'],
  [7, 'CONFIRMATION'],
  [8, 'REWARD'],
  [9, 'ADJUDICATION'],
  [10, 'OTHER_POWER'],
  [20, 'PUBLIC_SERVICE'],
])
const KIND_NAMES: ReadonlyMap<number, string> = new Map([
  [1, '行政许可'],
  [5, '行政给付'],
  [7, '行政确认'],
  [8, '行政奖励'],
  [9, '行政裁决'],
  [10, '其他行政权力'],
  [20, '公共服务'],
])
/** … and what an organ does of its own accord. */
const EX_OFFICIO: ReadonlyMap<number, string> = new Map([
  [2, '行政处罚'],
  [3, '行政强制'],
  [4, '行政征收'],
  [6, '行政检查'],
])
const LEVELS: Readonly<Record<RegionLevel, ItemStandard['exerciseLevel']>> = {
  nation: 'PROVINCE',
  province: 'PROVINCE',
  city: 'CITY',
  county: 'COUNTY',
  town: 'TOWNSHIP',
  village: 'VILLAGE',
}
const UNSTORABLE = /[\0\p{Surrogate}]/u

/** Reads one row of a list of service items; whatever cannot be kept is said, never dropped in silence. */
export function readRow(row: unknown): RowReading {
  if (!isRecord(row)) return { ok: false, code: null, name: null, reasons: [importReason('ROW_NOT_OBJECT')] }
  const refusals: ImportReason[] = []
  const mended: ImportReason[] = []
  const text = (field: Field): string => {
    const value = row[field] ?? ''
    if (typeof value !== 'string') refusals.push(importReason('FIELD_TYPE', { field }))
    else if (value.length > LENGTHS[field])
      refusals.push(importReason('FIELD_TOO_LONG', { field, max: LENGTHS[field] }))
    else if (UNSTORABLE.test(value)) refusals.push(importReason('FIELD_UNSTORABLE', { field }))
    else {
      const clean = value.trim().replaceAll(/\s+/g, ' ')
      if (clean !== value) mended.push(importReason('BLANKS_REMOVED', { field }))
      return clean
    }
    return ''
  }
  const name = text('name')
  const code = text('itemCode')
  const department = text('department')
  const area = text('areaCode')
  const parts = [text('basicCode'), area, text('seg3'), text('orgCode'), text('seg5'), text('version')]
  const mainItem = text('mainItem')
  const wholesome = refusals.length === 0
  if (wholesome && name === '') refusals.push(importReason('NAME_MISSING'))
  if (wholesome && department === '') refusals.push(importReason('DEPARTMENT_MISSING'))
  if (wholesome && code === '') refusals.push(importReason('CODE_MISSING'))
  if (code !== '' && code.length < CODE_LENGTH_MIN) refusals.push(importReason('CODE_TOO_SHORT', { value: code }))
  const region = parseRegionCode(area)
  if (wholesome && !region.ok) refusals.push(importReason('AREA_INVALID', { value: area }))
  const kind = readKind(row['taskType'], text('taskTypeName'), refusals, mended)
  if (refusals.length > 0 || !region.ok || kind === undefined) {
    return { ok: false, code: code || null, name: name || null, reasons: refusals }
  }
  const level = LEVELS[region.value.level]
  const organCode = readCode(code, parts, mended)
  return {
    ok: true,
    row: { department, mainItem, name, code, basicCode: parts[0] ?? '', area, level, kind, organCode, mended },
  }
}

function readKind(
  taskType: unknown,
  typeName: string,
  refusals: ImportReason[],
  mended: ImportReason[],
): ItemStandard['kind'] | undefined {
  if (typeof taskType !== 'number') {
    refusals.push(importReason('FIELD_TYPE', { field: 'taskType' }))
    return undefined
  }
  const kind = KINDS.get(taskType)
  const exOfficio = EX_OFFICIO.get(taskType)
  if (exOfficio !== undefined) refusals.push(importReason('TYPE_NOT_ON_APPLICATION', { value: exOfficio }))
  else if (kind === undefined) refusals.push(importReason('TYPE_UNKNOWN', { value: taskType }))
  else if (typeName !== KIND_NAMES.get(taskType)) mended.push(importReason('TYPE_NAME_DIFFERS', { value: typeName }))
  return kind
}

/** The parts are kept beside the code in such lists; a code of fewer parts leaves them empty. */
function readCode(code: string, parts: readonly string[], mended: ImportReason[]): string | null {
  if (parts.some((part) => part === '')) mended.push(importReason('CODE_IRREGULAR'))
  else if (parts.join('-') !== code) mended.push(importReason('CODE_PARTS_DIFFER'))
  const given = parts[3] ?? ''
  const found = parseUnifiedSocialCreditCode(given)
  if (given === '') mended.push(importReason('ORGAN_CODE_MISSING'))
  else if (!found.ok) mended.push(importReason('ORGAN_CODE_UNSOUND', { value: given }))
  else if (found.value.code !== given) mended.push(importReason('ORGAN_CODE_CASE', { value: given }))
  return found.ok ? found.value.code : null
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
