import { describe, expect, test } from 'vitest'
import { scenario } from '#kernel/testing'
import { accountabilityDecider, monthsLater } from './accountability.ts'
import type { AccountabilityCommand } from './accountability.ts'
import type { AccountabilityEvent } from './events.ts'

const { given } = scenario(accountabilityDecider)
const at = '2026-11-22T02:00:00.000Z'
const evidence = [{ kind: 'CASE', id: 'c', label: '990101-20260303-000001' }] as const
const opened = (person: string | null): AccountabilityEvent => ({
  ...{
    type: 'AccountabilityOpened',
    at,
    by: 'inspector',
    number: 'WZ1',
    violation: 'NOT_PUSHED',
    facts: '推送逾期三日',
  },
  ...{ evidence, organ: 'market', person },
})
const told: AccountabilityEvent = { type: 'AccountabilityTold', at, by: 'inspector', replyUntil: '2026-11-27' }
const spoke: AccountabilityEvent = { type: 'AccountabilityStatementGiven', at, by: 'p', text: '当时系统故障' }
type Decide = Extract<AccountabilityCommand, { type: 'DecideAccountability' }>
const decide = (more: Partial<Decide>): Decide => ({
  ...{ type: 'DecideAccountability', at, by: 'leader', outcome: 'SANCTIONED', sanction: 'REMIND', authority: '本局' },
  ...{ documentNumber: '', reason: '负有直接责任' },
  ...more,
})

describe('a decision about a person', () => {
  const before = [opened('p'), told, spoke]
  test('has effect for the months the law gives it', () =>
    given(...before)
      .when(decide({ sanction: 'WARNING', documentNumber: '示监〔2026〕1号' }))
      .then({
        ...decide({ sanction: 'WARNING', documentNumber: '示监〔2026〕1号' }),
        ...{ type: 'AccountabilityDecided', from: '2026-11-22', until: '2027-05-22' },
      }))
  test('is made by neither accuser nor accused', () => {
    given(...before)
      .when(decide({ by: 'inspector' }))
      .refused('ACCOUNTABILITY_SAME_HAND')
    given(...before)
      .when(decide({ by: 'p' }))
      .refused('ACCOUNTABILITY_SAME_HAND')
  })
  test('waits until the accused has spoken or his days are over', () => {
    given(opened('p')).when(decide({})).refused('ACCOUNTABILITY_NOT_TOLD')
    given(opened('p'), told).when(decide({})).refused('ACCOUNTABILITY_TOO_EARLY')
  })
  test('names a sanction that can fall on a person, and the document of whoever may give it', () => {
    given(...before)
      .when(decide({ sanction: null }))
      .refused('SANCTION_MISSING')
    given(...before)
      .when(decide({ sanction: 'RECTIFY' }))
      .refused('SANCTION_DOES_NOT_FIT')
    given(...before)
      .when(decide({ sanction: 'DEMERIT' }))
      .refused('SANCTION_NEEDS_DOCUMENT')
    given(...before)
      .when(decide({ outcome: 'NOT_ESTABLISHED' }))
      .refused('SANCTION_DOES_NOT_FIT')
    given(...before)
      .when(decide({ outcome: 'TRANSFERRED', sanction: null }))
      .refused('SANCTION_NEEDS_DOCUMENT')
  })
})

test('nobody is called to account without evidence, or by himself', () => {
  const order: Extract<AccountabilityCommand, { type: 'OpenAccountability' }> = {
    ...{ type: 'OpenAccountability', at, by: 'inspector', number: 'WZ1', violation: 'NOT_PUSHED' },
    ...{ facts: '推送逾期三日', evidence, organ: 'market', person: 'p' },
  }
  given()
    .when({ ...order, evidence: [] })
    .refused('ACCOUNTABILITY_WITHOUT_EVIDENCE')
  given()
    .when({ ...order, by: 'p' })
    .refused('ACCOUNTABILITY_OF_ONESELF')
})
test('an organ answers by its own people and is sanctioned as an organ', () => {
  const speak = (organ: string): AccountabilityCommand => ({
    type: 'GiveStatement',
    at,
    by: 'x',
    organ,
    text: '情况说明',
  })
  given(opened(null), told).when(speak('health')).refused('ACCOUNTABILITY_NOT_YOURS')
  given(opened(null), told)
    .when(speak('market'))
    .then({ type: 'AccountabilityStatementGiven', at, by: 'x', text: '情况说明' })
  given(opened(null), told, spoke).when(decide({})).refused('SANCTION_DOES_NOT_FIT')
})
test('months end on a day the month has', () => {
  expect(monthsLater('2026-08-31', 6)).toBe('2027-02-28')
  expect(monthsLater('2026-11-22', 24)).toBe('2028-11-22')
})
