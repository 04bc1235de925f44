import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { scenario } from '#kernel/testing'
import { aMandate, order, wen, wu } from '../fixtures.ts'
import type { MandateEvent, MandateRevoked } from './events.ts'
import { covers, mandateDecider } from './mandate.ts'
import type { MandateCommand } from './mandate.ts'

const { given } = scenario(mandateDecider)
const granted = aMandate()
const grant = (changes: Partial<typeof granted> = {}): MandateCommand => ({
  ...granted,
  ...changes,
  legalRepresentative: wen,
  type: 'GrantMandate',
})
const revoke = (asker = wen): MandateCommand => ({
  type: 'RevokeMandate',
  ...order,
  asker,
  legalRepresentative: wen,
  reason: '已离职',
})
const revoked = (side: MandateRevoked['side']): MandateRevoked => ({
  type: 'MandateRevoked',
  ...order,
  side,
  reason: '已离职',
})

describe('granting a mandate', () => {
  test('the legal representative grants it', () => given().when(grant()).then(granted))
  test('nobody else grants it', () =>
    given()
      .when(grant({ grantor: wu, handler: wen }))
      .refused('NOT_LEGAL_REPRESENTATIVE'))
  test('a handler’s number must be right', () =>
    given()
      .when(grant({ handler: { ...wu, idNumber: '1' } }))
      .refused('CITIZEN_ID_WRONG'))
  test('the legal representative needs none', () =>
    given()
      .when(grant({ handler: wen }))
      .refused('HANDLER_NEEDS_NO_MANDATE'))
  test('it does not end before it begins', () =>
    given()
      .when(grant({ until: '2026-03-01' }))
      .refused('MANDATE_PERIOD_WRONG'))
  test('it does not stand for ever', () =>
    given()
      .when(grant({ until: '2029-03-01' }))
      .refused('MANDATE_TOO_LONG'))
  test('it says for what', () =>
    given()
      .when(grant({ items: [] }))
      .refused('MANDATE_ITEMS_MISSING'))
  test('it is granted once', () => given(granted).when(grant()).refused('MANDATE_ALREADY_GRANTED'))
})

describe('ending a mandate', () => {
  test('the enterprise takes it back', () => given(granted).when(revoke()).then(revoked('GRANTOR')))
  test('the handler lays it down', () => given(granted).when(revoke(wu)).then(revoked('HANDLER')))
  test('nobody else ends it', () =>
    given(granted)
      .when(revoke({ name: '第三人', idNumber: '990101199204150038' }))
      .refused('NOT_PARTY_TO_MANDATE'))
  test('it ends once', () => given(granted, revoked('GRANTOR')).when(revoke()).refused('MANDATE_ALREADY_REVOKED'))
  test('what was never granted does not end', () => given().when(revoke()).refused('MANDATE_UNKNOWN'))
})

describe('what a mandate covers', () => {
  test.each([
    ['on its first day', { from: '2026-03-02', until: '2026-03-31', items: null }, true],
    ['after its last day', { from: '2026-01-01', until: '2026-03-01', items: null }, false],
    ['before its first day', { from: '2026-03-03', until: '2026-03-31', items: null }, false],
    ['for the item it names', { from: '2026-03-02', until: '2026-03-02', items: ['990101001001'] }, true],
    ['for another item', { from: '2026-03-02', until: '2026-03-31', items: ['990101002001'] }, false],
  ] as const)('%s', (_, mandate, covered) => expect(covers(mandate, '990101001001', '2026-03-02')).toBe(covered))
})

const person = fc.constantFrom(wen, wu)
test('no order of commands grants twice, or ends what never stood', () => {
  const command = fc.oneof(
    fc.tuple(person, person).map(([grantor, handler]) => grant({ grantor, handler })),
    person.map(revoke),
  )
  fc.assert(
    fc.property(fc.array(command, { maxLength: 12 }), (commands) => {
      const history: MandateEvent[] = []
      let state = mandateDecider.initial
      for (const next of commands) {
        const decision = mandateDecider.decide(next, state)
        if (!decision.ok) continue
        history.push(...decision.events)
        state = decision.events.reduce(mandateDecider.evolve, state)
      }
      expect(history.map(({ type }) => type)).toEqual(['MandateGranted', 'MandateRevoked'].slice(0, history.length))
    }),
  )
})
