import { describe, expect, test } from 'vitest'
import type { ItemStandard } from '#catalogue/standard'
import { aStandard } from '../../../catalogue/testing/standards.ts'
import { demandFindings } from './proof-demands.ts'

type Material = ItemStandard['materials'][number]
const paper = (type: string, changes: Partial<Material> = {}): Material => ({
  id: 'proof',
  name: { zh: `${type}证明`, en: `${type} proof` },
  required: true,
  source: 'APPLICANT',
  original: false,
  copies: 1,
  kind: 'CERTIFICATE',
  certificateType: type,
  basis: { law: '某法', article: '第一条' },
  ...changes,
})
/** An item that yields one type and asks for others. */
function item(code: string, yields: string, ...materials: readonly Material[]): ItemStandard {
  const { result: before, changeKind: _, ...standard } = aStandard()
  const result = { fields: [], validityYears: null, ...before, certificateType: yields, name: { zh: yields } }
  return { ...standard, code, result, materials: materials.map((one, n) => ({ ...one, id: `proof${String(n)}` })) }
}
const found = (...standards: readonly ItemStandard[]) =>
  demandFindings(standards).map(({ reason, items }) => `${reason} ${items.join(' ')}`)

describe('CE-13 the demands of all standards', () => {
  test('that need one another in a circle are found, however long it is, and once', () => {
    const circle = [item('A', 'a', paper('b')), item('B', 'b', paper('c')), item('C', 'c', paper('a'))]
    expect(found(...circle)).toEqual(['CIRCLE A B C A'])
  })

  test('that only stand behind a circle, or have another way in, are none', () => {
    const behind = item('D', 'd', paper('a'))
    const circle = [item('A', 'a', paper('b')), item('B', 'b', paper('a'))]
    expect(found(...circle, behind).filter((one) => one.startsWith('CIRCLE'))).toEqual(['CIRCLE A B A'])
    expect(found(...circle, item('E', 'a')).filter((one) => one.startsWith('CIRCLE'))).toEqual([])
  })

  test('that several items of one bureau ask people for are repeated; what is fetched is not asked for', () => {
    const asks = [item('A', 'a', paper('z')), item('B', 'b', paper('z')), item('Z', 'z')]
    expect(found(...asks)).toEqual(['SAME_BUREAU A B'])
    const fetched = paper('z', { source: 'CERTIFICATE_LIBRARY' })
    expect(found(item('A', 'a', fetched), item('B', 'b', fetched), item('Z', 'z'))).toEqual([])
  })

  test('that no law asks for, or that nobody could issue, are absurd', () => {
    const { basis: _, ...baseless } = paper('z')
    expect(found(item('A', 'a', baseless), item('Z', 'z'))).toEqual(['NO_BASIS A'])
    expect(found(item('A', 'a', paper('nobody')))).toEqual(['NOBODY_ISSUES A'])
    expect(found(item('A', 'a', paper('outside', { issuer: { zh: '公安机关' } })))).toEqual([])
  })
})
