import { describe, expect, test } from 'vitest'
import { answeredFor, liableOrgan } from './liability.ts'

const held = { organ: 'bureau', source: 'STATUTORY' as const, competentOrgans: ['market'], document: null }

describe('who answers for a decision', () => {
  test('the organ that decides, by law alone or by the document that gave it the power', () => {
    expect(liableOrgan(held)).toEqual({ organ: 'bureau', source: 'STATUTORY', document: null })
    const given = liableOrgan({ ...held, organ: 'town', source: 'DELEGATED', document: '下放一号' })
    expect(given).toEqual({ organ: 'town', source: 'DELEGATED', document: '下放一号' })
  })
  test('a case that began under the old organ is answered for by the new one once it decides', () => {
    expect(liableOrgan({ ...held, document: '划转一号' })).toMatchObject({ organ: 'bureau', source: 'TRANSFERRED' })
  })
  test('who acts on another’s behalf decides, and the organ that entrusted him answers', () => {
    expect(liableOrgan({ ...held, source: 'ENTRUSTED' })).toMatchObject({ organ: 'market', source: 'ENTRUSTED' })
  })
  test('entries from before say nothing of it; what the law brought about has no person', () => {
    expect(answeredFor(undefined, 'officer')).toEqual({})
    expect(answeredFor(liableOrgan(held), null)).toMatchObject({ liability: { organ: 'bureau', person: null } })
  })
})
