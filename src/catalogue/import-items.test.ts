import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { planImport } from './import-items.ts'
import type { ImportContext, ImportPlan } from './import-items.ts'
import { importReport } from './import-report.ts'
import { loadMatters } from './load-matters.ts'
import { standardFaults } from './standard-faults.ts'

const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'))
const dirty = read('./testing/dirty-items.json')
let context: ImportContext

const planOf = (file: unknown): ImportPlan => {
  const plan = planImport(file, context)
  if (!plan.ok) throw new Error(plan.en)
  return plan
}
const reasonsOf = (plan: ImportPlan, row: number) => plan.rows[row - 1]?.reasons.map(({ code }) => code)

beforeAll(async () => {
  const { general } = await loadMatters(fileURLToPath(new URL('../../matters', import.meta.url)))
  const organId = (area: string, department: string) =>
    createHash('sha256').update(`${area}\n${department}`).digest('hex').slice(0, 32)
  context = { general, taken: new Set(['990101001001']), organId }
})

describe('importing a list of service items', () => {
  test('every row is kept, mended or refused, and the counts add up', () => {
    const { rows, counts } = planOf(dirty)
    expect(rows.map(({ row }) => row)).toEqual(rows.map((_, i) => i + 1))
    expect(counts).toEqual({ rows: 18, kept: 2, mended: 7, refused: 9 })
    expect(counts.kept + counts.mended + counts.refused).toBe(counts.rows)
    for (const { verdict, reasons, standard } of rows) {
      expect(standard === undefined).toBe(verdict === 'refused')
      expect(reasons.length === 0).toBe(verdict === 'kept')
    }
  })

  test.each([
    [3, 'mended', ['ORGAN_CODE_UNSOUND']],
    [4, 'mended', ['ORGAN_CODE_UNSOUND']],
    [5, 'mended', ['BLANKS_REMOVED']],
    [6, 'mended', ['CODE_IRREGULAR', 'ORGAN_CODE_MISSING']],
    [7, 'mended', ['ORGAN_CODE_CASE']],
    [8, 'mended', ['TYPE_NAME_DIFFERS', 'ORGAN_CODE_DIFFERS']],
    [9, 'mended', ['CODE_PARTS_DIFFER']],
    [10, 'refused', ['CODE_DUPLICATE']],
    [11, 'refused', ['NAME_MISSING']],
    [12, 'refused', ['DEPARTMENT_MISSING']],
    [13, 'refused', ['FIELD_TYPE', 'FIELD_TYPE']],
    [14, 'refused', ['FIELD_UNSTORABLE']],
    [15, 'refused', ['TYPE_NOT_ON_APPLICATION']],
    [16, 'refused', ['AREA_INVALID', 'TYPE_UNKNOWN']],
    [17, 'refused', ['CODE_TAKEN']],
    [18, 'refused', ['ROW_NOT_OBJECT']],
  ])('row %i is %s because of %j', (row, verdict, reasons) => {
    const plan = planOf(dirty)
    expect(plan.rows[row - 1]?.verdict).toBe(verdict)
    expect(reasonsOf(plan, row)).toEqual(reasons)
  })

  test('departments become organs once each, by name, with their usual sound code', () => {
    const { organs, rows } = planOf(dirty)
    expect(organs.map(({ name, creditCode, items }) => [name, creditCode, items])).toEqual([
      ['区教科体局', '11990101990000105Y', 3],
      ['区交通运输局', '11990101990000113R', 6],
    ])
    expect(planOf(dirty).organs).toEqual(organs)
    const known = new Set(organs.map(({ id }) => id))
    for (const { standard } of rows) if (standard !== undefined) expect(known).toContain(standard.organ)
  })

  test('what is taken over is a publishable standard that claims no more than the list says', () => {
    const { rows, organs } = planOf(dirty)
    const surroundings = { organs: new Set(organs.map(({ id }) => id)), regions: new Set(['990101000000']) }
    for (const { standard } of rows) {
      if (standard === undefined) continue
      expect(standardFaults(standard, surroundings)).toEqual([])
      expect(standard).toMatchObject({ depth: 'GENERAL', source: 'IMPORTED', result: null, exerciseLevel: 'COUNTY' })
      expect(standard.legalBases.every(({ unverified }) => unverified)).toBe(true)
    }
    expect(rows[0]?.standard?.parentCode).toBe(rows[1]?.standard?.parentCode)
    expect(rows[4]?.standard?.name.zh).toBe('客运班线 增加')
  })

  test.each([
    ['null', null, 'NOT_A_LIST'],
    ['a bare list', [], 'NOT_A_LIST'],
    ['items that are no list', { items: {} }, 'NOT_A_LIST'],
    ['a list cut short', { count: 2, items: [{}] }, 'COUNT_DIFFERS'],
  ])('a file that is %s is refused as a whole, with the place', (_what, file, code) => {
    expect(planImport(file, context)).toMatchObject({ ok: false, code })
    expect(importReport(planImport(file, context), 'en')[0]).toContain('/')
  })

  test('whatever a row is, it is counted and nothing throws', () => {
    const item = fc.record(
      {
        department: fc.oneof(fc.string(), fc.constant('区民政局'), fc.anything()),
        name: fc.oneof(fc.string(), fc.anything()),
        itemCode: fc.oneof(fc.string(), fc.constantFrom('990A0000003004', '__proto__', 'constructor')),
        areaCode: fc.oneof(fc.constant('990101000000'), fc.string()),
        taskType: fc.oneof(fc.constantFrom(1, 2, 20), fc.anything()),
        orgCode: fc.oneof(fc.string(), fc.constant('11990101990000113R')),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(item, fc.anything()), { maxLength: 20 }), (items) => {
        const { counts, rows } = planOf({ items })
        expect(counts.kept + counts.mended + counts.refused).toBe(items.length)
        const codes = rows.flatMap(({ standard }) => standard?.code ?? [])
        expect(new Set(codes).size).toBe(codes.length)
      }),
    )
  })

  test('people read how often and where each reason was given', () => {
    const zh = importReport(planOf(dirty), 'zh')
    expect(zh[0]).toBe('共 18 条：原样收下 2，修正后收下 7，不予收下 9；涉及部门 2 个')
    expect(zh.join('\n')).toContain('第 10 行：事项编码与第 9 行重复')
    expect(importReport(planOf(dirty), 'en').join('\n')).toContain('row 4: “2222222222222” is not a valid credit code')
  })

  test('of a reason given often people read a few rows, how many more there are and how to see them', () => {
    const { items } = dirty as { readonly items: readonly unknown[] }
    const often = planOf({ count: 5, items: Array.from({ length: 5 }, () => items[0]) })
    expect(importReport(often, 'zh').join('\n')).toContain('…… 另有 1 条，加 --json 列出全部')
    expect(importReport(often, 'en')).toContain('    … and 1 more; --json lists all')
    const few = planOf({ count: 4, items: Array.from({ length: 4 }, () => items[0]) })
    expect(importReport(few, 'en').join('\n')).not.toContain('more')
  })

  const real = new URL('../../../shared/data/guangan-service-items.json', import.meta.url)
  test.skipIf(!existsSync(real))('a real county’s list of 1,135 items is taken over whole', () => {
    const plan = planOf(JSON.parse(readFileSync(real, 'utf8')))
    const { kept, mended, refused } = plan.counts
    expect(kept + mended + refused).toBe(plan.counts.rows)
    expect(plan.counts).toEqual({ rows: 1135, kept: 916, mended: 219, refused: 0 })
    expect(plan.organs).toHaveLength(34)
  })
})
