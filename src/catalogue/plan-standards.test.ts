import { describe, expect, test } from 'vitest'
import { jsonObjectOf } from '#kernel'
import { digestOf, planStandards } from './plan-standards.ts'
import type { StandardsPlan, StandardsPlanContext } from './plan-standards.ts'
import type { ItemStandard } from './standard.ts'
import { readStandardsFile, STANDARDS_FORMAT, writeStandardsJson } from './standards-file.ts'
import { aStandard, ITS_SURROUNDINGS } from './testing/standards.ts'
import { writeStandards } from './xlsx/index.ts'

const organs = { nameOf: (id: string) => id, idOf: (name: string) => name }
const context = (change: Partial<StandardsPlanContext> = {}): StandardsPlanContext => ({
  surroundings: ITS_SURROUNDINGS,
  published: () => undefined,
  drafting: new Set(),
  mayWrite: () => true,
  ...change,
})
const jsonOf = (standards: readonly ItemStandard[]) =>
  Buffer.from([...writeStandardsJson(standards.map(jsonObjectOf))].join(''))
async function workbookOf(standards: readonly ItemStandard[]): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  for await (const piece of writeStandards(standards.map(jsonObjectOf), organs)) pieces.push(piece)
  return Buffer.concat(pieces)
}
async function planOf(bytes: Buffer, change: Partial<StandardsPlanContext> = {}): Promise<StandardsPlan> {
  const file = await readStandardsFile(bytes, organs)
  if (!file.ok) throw new Error(JSON.stringify(file.faults))
  return planStandards(file.items, context(change), () => Promise.resolve())
}
const faultsIn = ({ rows }: StandardsPlan) =>
  rows.flatMap(({ faults }) => faults.map(({ place, code }) => `${place} ${code}`))

describe('what taking in a file of standards would do', () => {
  test('a new item, a changed one and one that is as it was are told apart', async () => {
    const [fresh, same, other] = ['A-0001', 'A-0002', 'A-0003'].map((code) => aStandard({ code }))
    if (fresh === undefined || same === undefined || other === undefined) throw new Error('three standards')
    const published = (code: string) =>
      code === 'A-0002' ? digestOf(same) : code === 'A-0003' ? digestOf(aStandard({ code, visits: 2 })) : undefined
    for (const bytes of [jsonOf([fresh, same, other]), await workbookOf([fresh, same, other])]) {
      const plan = await planOf(bytes, { published })
      expect(plan.rows.map(({ verdict }) => verdict)).toEqual(['NEW', 'UNCHANGED', 'CHANGED'])
      expect(plan.counts).toEqual({ NEW: 1, CHANGED: 1, UNCHANGED: 1, REFUSED: 0 })
    }
  })

  test('one item at fault keeps the whole file out, and says in which cell and why', async () => {
    const [criterion] = aStandard().criteria
    if (criterion === undefined) throw new Error('a criterion')
    const wrong = aStandard({ code: 'A-0002', criteria: [{ ...criterion, material: 'nowhere' }] })
    const plan = await planOf(await workbookOf([aStandard({ code: 'A-0001' }), wrong]))
    expect(plan.ok).toBe(false)
    expect(faultsIn(plan)).toEqual(['「审查要点」F3 UNKNOWN_MATERIAL'])
    expect(plan.rows[1]?.faults[0]?.zh).not.toBe('')
  })

  test('a draft somebody is writing is not written over', async () => {
    const plan = await planOf(jsonOf([aStandard()]), { drafting: new Set([aStandard().code]) })
    expect(faultsIn(plan)).toEqual(['/items/0/code DRAFT_OPEN'])
  })

  test('an item of another organ is not for this one to write', async () => {
    expect(faultsIn(await planOf(jsonOf([aStandard()]), { mayWrite: () => false }))).toEqual([
      '/items/0/organ NOT_YOURS',
    ])
  })

  test('a code twice is refused, with the first row', async () => {
    const plan = await planOf(jsonOf([aStandard(), aStandard()]))
    expect(faultsIn(plan)).toEqual(['/items/1/code CODE_DUPLICATE'])
    expect(plan.rows[1]?.faults[0]?.zh).toContain('第 1 行')
  })

  test('a step that is never reached is named', async () => {
    const [acceptance, examination, decision, service] = aStandard().steps
    if (!acceptance || !examination || !decision || !service) throw new Error('four steps')
    const plan = await planOf(jsonOf([aStandard({ steps: [acceptance, decision, examination, service] })]))
    expect(faultsIn(plan).join()).toMatch(/\/items\/0\/steps\/\d STEP_UNREACHABLE/)
  })

  test.each([
    ['points into itself', { $ref: '#' }, /FORM_REFERENCE/],
    ['has a pattern that never ends', { type: 'string', title: '甲', 'x-en': 'A', pattern: '^(a+)+$' }, /FORM_PATTERN/],
    ['does not compile', { type: 'wishful', title: '甲', 'x-en': 'A' }, /FORM_INVALID/],
    ['is dug too deep', JSON.parse('{"items":'.repeat(20) + '{}' + '}'.repeat(20)) as unknown, /FORM_TOO_DEEP/],
  ])('a form that %s is refused', async (_, field, code) => {
    const form = { type: 'object', additionalProperties: false, required: [], properties: { place: field } }
    const plan = await planOf(jsonOf([aStandard({ form })]))
    expect(plan.ok).toBe(false)
    expect(faultsIn(plan).join()).toMatch(code)
  })

  test.each([
    ['is no JSON', '{"format":', 'NOT_JSON'],
    ['is something else', '{"items":[]}', 'NOT_STANDARDS'],
    ['is nested without end', `{"a":${'['.repeat(100_000)}`, 'TOO_DEEP'],
  ])('a file that %s is refused whole', async (_, text, code) => {
    const file = await readStandardsFile(Buffer.from(text), organs)
    expect(file.ok ? [] : file.faults.map((fault) => fault.code)).toEqual([code])
  })

  test('what is no item is told by the part it lacks', async () => {
    const document = { ...jsonObjectOf(aStandard()), kind: 'WISH', surprise: 1, limits: {} }
    const bytes = Buffer.from(JSON.stringify({ format: STANDARDS_FORMAT, items: [document] }))
    const plan = await planOf(bytes)
    expect(faultsIn(plan)).toEqual(
      expect.arrayContaining(['/items/0/kind SCHEMA', '/items/0 SCHEMA', '/items/0/limits/acceptance SCHEMA']),
    )
  })

  test('it says how far it has come', async () => {
    const file = await readStandardsFile(
      jsonOf(Array.from({ length: 120 }, (_, i) => aStandard({ code: `A-${1000 + i}` }))),
      organs,
    )
    if (!file.ok) throw new Error('the file is sound')
    const told: number[] = []
    await planStandards(file.items, context(), (done) => {
      told.push(done)
      return Promise.resolve()
    })
    expect(told).toEqual([50, 100])
  })
})
