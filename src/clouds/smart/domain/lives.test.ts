import { describe, expect, test } from 'vitest'
import type { Decider } from '#kernel'
import { authorisationDecider } from './authorisation.ts'
import { quotaDecider, remaining } from './quota.ts'
import { registerDecider } from './register.ts'
import { verificationDecider } from './verification.ts'
import type { VerificationCommand } from './verification.ts'

const at = '2026-03-10T02:00:00.000Z'
const by = 'system'

function after<Command, State, Event>(decider: Decider<Command, State, Event>, ...commands: readonly Command[]) {
  const state = commands.reduce((now, command) => {
    const decision = decider.decide(command, now)
    if (!decision.ok) throw new Error(decision.refusal.code)
    return decision.events.reduce(decider.evolve, now)
  }, decider.initial)
  const refusal = (command: Command) => {
    const decision = decider.decide(command, state)
    return decision.ok ? 'ALLOWED' : decision.refusal.code
  }
  return { state, refusal }
}

describe('a standing authorisation', () => {
  const give = (changes: object = {}) => ({
    ...{
      type: 'GiveAuthorisation' as const,
      at,
      by: 'head',
      items: ['I-1'],
      until: '2026-09-01',
      dailyMax: 9,
      basis: '1号',
    },
    ...changes,
  })
  const revoke = { type: 'RevokeAuthorisation' as const, at, by: 'head', reason: '换人' }
  test('has a scope, an end within the year and a limit, and is given and revoked once', () => {
    const nothing = after(authorisationDecider)
    expect(nothing.refusal(give())).toBe('ALLOWED')
    expect(nothing.refusal(give({ items: [] }))).toBe('AUTHORISATION_WITHOUT_ITEMS')
    expect(nothing.refusal(give({ until: '2026-03-09' }))).toBe('AUTHORISATION_DATE_WRONG')
    expect(nothing.refusal(give({ until: '2027-09-09' }))).toBe('AUTHORISATION_TOO_LONG')
    expect(nothing.refusal(give({ dailyMax: 0 }))).toBe('AUTHORISATION_NO_LIMIT')
    expect(nothing.refusal(revoke)).toBe('AUTHORISATION_UNKNOWN')
    const given = after(authorisationDecider, give())
    expect(given.refusal(give())).toBe('AUTHORISATION_GIVEN_ALREADY')
    expect(after(authorisationDecider, give(), revoke).refusal(revoke)).toBe('AUTHORISATION_ENDED')
  })
})

describe('a quota', () => {
  const draw = (amount: number, drawer: string, byPeople = false) => ({
    ...{ type: 'DrawQuota' as const, at, by, case: drawer, amount, limit: 15, byPeople },
  })
  test('never gives the same cubic metre twice, and counts to the thousandth', () => {
    const drawn = after(quotaDecider, draw(14.9, 'a'))
    expect(remaining(drawn.state, 15)).toBe(0.1)
    expect(drawn.refusal(draw(0.1, 'b'))).toBe('ALLOWED')
    expect(drawn.refusal(draw(0.2, 'b'))).toBe('QUOTA_USED_UP')
    expect(drawn.refusal(draw(0.1, 'a'))).toBe('QUOTA_DRAWN_ALREADY')
    expect(drawn.refusal(draw(0, 'b'))).toBe('QUOTA_NO_AMOUNT')
    expect(drawn.refusal(draw(Number.NaN, 'b'))).toBe('QUOTA_NO_AMOUNT')
  })
  test('records what a person granted beyond it, and takes back what fell', () => {
    const beyond = after(quotaDecider, draw(14.9, 'a'), draw(3, 'b', true))
    expect(remaining(beyond.state, 15)).toBe(-2.9)
    const back = { type: 'ReturnQuota' as const, at, by, case: 'a' }
    const returned = after(quotaDecider, draw(14.9, 'a'), back)
    expect(remaining(returned.state, 15)).toBe(15)
    expect(returned.refusal(back)).toBe('QUOTA_NOT_DRAWN')
  })
})

test('a register is taken over whole, never older than what is here', () => {
  const said = { zh: '某', en: 'some' }
  const load = (asOf: string, keys: readonly string[] = ['a']) => ({
    ...{ type: 'LoadRegister' as const, at, by, register: 'r', name: said, authority: said, asOf },
    rows: keys.map((key) => ({ key, fields: {} })),
  })
  const loaded = after(registerDecider, load('2026-03-01T00:00:00.000Z'))
  expect(loaded.refusal(load('2026-03-02T00:00:00.000Z'))).toBe('ALLOWED')
  expect(loaded.refusal(load('2026-02-01T00:00:00.000Z'))).toBe('REGISTER_OLDER')
  expect(loaded.refusal(load('2026-04-01T00:00:00.000Z'))).toBe('REGISTER_IN_THE_FUTURE')
  expect(loaded.refusal(load(at, ['a', 'a']))).toBe('REGISTER_KEY_TWICE')
  expect(loaded.refusal(load(at, []))).toBe('REGISTER_EMPTY')
})

describe('what was verified in a case', () => {
  const verify = (changes: object = {}): VerificationCommand => ({
    ...{ type: 'VerifyCase', at, by, case: 'c', caseNumber: 'N', itemCode: 'I-1', itemVersion: 1, table: 1 },
    ...{ cause: 'leaf-1', facts: [], comparisons: [], fired: [], outcome: 'APPROVE', reasons: [], withheld: null },
    ...{ authority: null, responsible: ['editor', 'reviewer', 'head'] },
    ...changes,
  })
  const draw = (lot = 3): VerificationCommand => ({ type: 'DrawSample', at, by, seed: 's', lot, rate: 10 })
  const judge = (person: string, finding = '一致'): VerificationCommand => ({
    ...{ type: 'JudgeSample', at, by: person, agrees: true, finding },
  })
  const failed: VerificationCommand = { type: 'RecordFailedGrant', at, by, code: 'X' }
  const decided: VerificationCommand = { type: 'RecordPeoplesDecision', at, by, outcome: 'GRANTED' }

  test('is written once for each cause, and nothing follows what was not verified', () => {
    expect(after(verificationDecider, verify()).refusal(verify())).toBe('VERIFIED_ALREADY')
    expect(after(verificationDecider, verify()).refusal(verify({ cause: 'leaf-2' }))).toBe('ALLOWED')
    expect(after(verificationDecider).refusal(draw())).toBe('NOT_VERIFIED')
  })
  test('is sampled by lot, and looked at again by none of those who answer for it', () => {
    const granted = after(verificationDecider, verify())
    expect(granted.refusal(draw(10))).toBe('SAMPLE_LOT_NOT_DRAWN')
    expect(granted.refusal(judge('examiner'))).toBe('SAMPLE_NOT_DRAWN')
    const drawn = after(verificationDecider, verify(), draw())
    expect(drawn.refusal(draw())).toBe('SAMPLE_DRAWN_ALREADY')
    for (const person of ['editor', 'reviewer', 'head'])
      expect(drawn.refusal(judge(person))).toBe('SAMPLE_BY_RESPONSIBLE')
    expect(drawn.refusal(judge('examiner', ' '))).toBe('SAMPLE_FINDING_MISSING')
    expect(after(verificationDecider, verify(), draw(), judge('examiner')).refusal(judge('inspector'))).toBe(
      'SAMPLE_JUDGED_ALREADY',
    )
    const toPeople = after(verificationDecider, verify({ outcome: 'TO_OFFICER' }))
    expect(toPeople.refusal(draw())).toBe('NOT_AUTOMATICALLY_GRANTED')
    expect(after(verificationDecider, verify(), failed).refusal(failed)).toBe('NOT_AUTOMATICALLY_GRANTED')
  })
  test('remembers what people decided, once', () => {
    expect(after(verificationDecider, verify(), decided).refusal(decided)).toBe('DECISION_RECORDED_ALREADY')
  })
})
