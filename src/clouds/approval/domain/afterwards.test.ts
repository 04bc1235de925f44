import { describe, expect, test } from 'vitest'
import { workingCalendar } from '#kernel'
import { scenario } from '#kernel/testing'
import {
  accept,
  day,
  DECIDER,
  examine,
  EXAMINER,
  grant,
  INTAKE,
  lived,
  minute,
  NOT_MET,
  refuse,
  refuseToAccept,
  submit,
  submitOn,
} from '../fixtures.ts'
import { caseDecider } from './case.ts'
import { caseClock } from './case-clock.ts'
import type {
  AnnounceAnnulment,
  AnnulGrant,
  CaseCommand,
  ChallengeDecision,
  CheckCommitment,
  CorrectClericalError,
  DecideChallenge,
  DispatchResult,
  ServeResult,
} from './case-command.ts'
import type { CaseEvent } from './events.ts'

const { given } = scenario(caseDecider)
const type = (events: readonly CaseEvent[]) => events.at(-1)?.type
const granted = (...commands: readonly CaseCommand[]) => lived(submit(), accept(), examine(), grant(), ...commands)

const serve = (change: Partial<ServeResult> = {}): ServeResult => ({
  type: 'ServeResult',
  at: day(1),
  by: INTAKE,
  means: 'COUNTER',
  receipt: { receivedBy: '测试甲', note: '' },
  ...change,
})
const send = (change: Partial<DispatchResult> = {}): DispatchResult => ({
  type: 'DispatchResult',
  at: day(1),
  by: INTAKE,
  courier: '邮政速递',
  trackingNumber: 'EX0001',
  ...change,
})

describe('service', () => {
  test('at the counter says who received it', () => {
    given(...granted())
      .when(serve({ receipt: { receivedBy: ' ', note: '' } }))
      .refused('RECEIVER_MISSING')
    expect(type(granted(serve()))).toBe('ResultServed')
  })
  test('by courier follows a dispatch, which may be repeated when the parcel came back', () => {
    given(...granted())
      .when(serve({ means: 'COURIER' }))
      .refused('NOT_DISPATCHED')
    given(...granted(send()))
      .when(send())
      .refused('PARCEL_SENT_ALREADY')
    expect(type(granted(send(), send({ trackingNumber: 'EX0002' }), serve({ means: 'COURIER' })))).toBe('ResultServed')
    given(...granted())
      .when(send({ courier: '' }))
      .refused('PARCEL_NOT_NAMED')
    given(...granted(serve()))
      .when(send())
      .refused('ALREADY_SERVED')
  })
  test('is owed also to whose case was ended', () => {
    const ended = {
      type: 'TerminateCase',
      at: minute(5),
      by: INTAKE,
      ground: 'NO_LONGER_POSSIBLE',
      reason: '已歇业',
    } as const
    expect(type(lived(submit(), ended, serve()))).toBe('ResultServed')
    given(...lived(submit()))
      .when(send())
      .refused('NOTHING_TO_SERVE')
  })
})

const challenge = (change: Partial<ChallengeDecision> = {}): ChallengeDecision => ({
  type: 'ChallengeDecision',
  at: day(3),
  by: INTAKE,
  ground: 'RECONSIDERATION',
  document: '复议〔2026〕1号',
  ...change,
})
const judge = (outcome: DecideChallenge['outcome'], change: Partial<DecideChallenge> = {}): DecideChallenge => ({
  type: 'DecideChallenge',
  at: day(20),
  by: INTAKE,
  document: '复议决定〔2026〕1号',
  outcome,
  reason: '事实不清',
  ...change,
})

describe('a decision is challenged', () => {
  const wanting = examine({ findings: NOT_MET, proposal: 'REFUSE' })
  const refusal = (...commands: readonly CaseCommand[]) => lived(submit(), accept(), wanting, refuse(), ...commands)

  test('granted, refused or not accepted, once at a time, with the document', () => {
    expect(type(refusal(challenge()))).toBe('DecisionChallenged')
    expect(type(lived(submit(), refuseToAccept(), challenge()))).toBe('DecisionChallenged')
    given(...refusal(challenge()))
      .when(challenge())
      .refused('CHALLENGED_ALREADY')
    given(...refusal())
      .when(challenge({ document: '' }))
      .refused('DOCUMENT_MISSING')
    given(...lived(submit(), accept()))
      .when(challenge())
      .refused('NOTHING_TO_CHALLENGE')
  })
  test('and upheld: then it stands', () => {
    given(...refusal(challenge(), judge('UPHELD')))
      .when(examine({ at: day(21) }))
      .refused('CONCLUDED')
    given(...refusal())
      .when(judge('UPHELD'))
      .refused('NOT_CHALLENGED')
    given(...refusal(challenge()))
      .when(judge('UPHELD', { reason: '' }))
      .refused('REASON_MISSING')
    given(...refusal(challenge()))
      .when(judge('UPHELD', { document: '' }))
      .refused('DOCUMENT_MISSING')
  })
  test('and set aside: then it is decided anew under a whole new limit, by another than examined it', () => {
    const anew = refusal(challenge(), judge('SET_ASIDE'))
    const state = anew.reduce(caseDecider.evolve, caseDecider.initial)
    if (state.phase === 'absent') throw new Error('The test gave no application')
    const calendar = workingCalendar({ yearsPublished: [2026], holidays: [], workdays: [] })
    expect(state.phase).toBe('accepted')
    expect(caseClock(state, calendar, '2026-11-25')).toMatchObject({
      phase: 'running',
      startedAt: '2026-11-24',
      statutory: { due: '2026-12-22', remaining: 19 },
    })
    const again = examine({ at: day(21) })
    const wrong = grant({ at: day(22), validFrom: '2026-11-26', by: EXAMINER })
    given(...refusal(challenge(), judge('SET_ASIDE'), again))
      .when(wrong)
      .refused('EXAMINER_CANNOT_DECIDE')
    expect(type(refusal(challenge(), judge('SET_ASIDE'), again, { ...wrong, by: DECIDER }))).toBe('CaseGranted')
  })
  test('a second refusal has a number of its own', () => {
    const again = examine({ at: day(21), findings: NOT_MET, proposal: 'REFUSE' })
    expect(refusal(challenge(), judge('SET_ASIDE'), again, refuse({ at: day(22) })).at(-1)).toMatchObject({
      noticeNumber: 'SFQ-20261104-000001-BYXK-2',
    })
  })
})

describe('a slip of the pen', () => {
  const correct = (change: Partial<CorrectClericalError> = {}): CorrectClericalError => ({
    type: 'CorrectClericalError',
    at: day(2),
    by: INTAKE,
    place: '/form/shopName',
    was: '示范小馆',
    becomes: '示范小馆（东街店）',
    reason: '漏写分店名',
    ...change,
  })
  test('is put right in what was written, also after the decision', () => {
    expect(granted(correct()).at(-1)).toMatchObject({ noticeNumber: 'SFQ-20261104-000001-GZ' })
    expect(type(lived(submit(), correct({ place: '/applicant/name' })))).toBe('ClericalErrorCorrected')
  })
  test('is not a decision changed by the back door', () => {
    given(...granted())
      .when(correct({ place: '/standard/criteria' }))
      .refused('PLACE_NOT_CORRECTABLE')
    given(...granted())
      .when(correct({ becomes: '示范小馆' }))
      .refused('NOTHING_CORRECTED')
    given(...granted())
      .when(correct({ reason: '' }))
      .refused('REASON_MISSING')
  })
})

describe('a grant is taken back', () => {
  const track = {
    mode: 'COMMITMENT' as const,
    commitment: { version: '2', covers: ['premises', 'equipment'], checkDays: 30 },
  }
  const onPromise = (...commands: readonly CaseCommand[]) =>
    lived(submitOn(track, {}, { commitment: { version: '2' } }), accept(), grant(), ...commands)
  const check = (change: Partial<CheckCommitment> = {}): CheckCommitment => ({
    type: 'CheckCommitment',
    at: day(10),
    by: 'officer-on-site',
    kept: false,
    found: '现场无消毒设施',
    ...change,
  })
  const announce = (change: Partial<AnnounceAnnulment> = {}): AnnounceAnnulment => ({
    type: 'AnnounceAnnulment',
    at: day(11),
    by: DECIDER,
    ground: 'FALSE_COMMITMENT',
    reason: '承诺内容不实',
    replyUntil: '2026-11-20',
    ...change,
  })
  const annul = (change: Partial<AnnulGrant> = {}): AnnulGrant => ({
    type: 'AnnulGrant',
    at: day(17),
    by: DECIDER,
    ground: 'FALSE_COMMITMENT',
    reason: '承诺内容不实',
    ...change,
  })

  test('a promise is checked once, by somebody who did not decide on it', () => {
    given(...onPromise())
      .when(check({ by: DECIDER }))
      .refused('DECIDER_CANNOT_CHECK')
    given(...onPromise(check()))
      .when(check())
      .refused('COMMITMENT_CHECKED_ALREADY')
    given(...granted())
      .when(check())
      .refused('NO_COMMITMENT')
    given(...lived(submit()))
      .when(check())
      .refused('NOT_GRANTED')
    given(...onPromise())
      .when(check({ found: '' }))
      .refused('REASON_MISSING')
  })
  test('a broken one is annulled after its holder could reply', () => {
    given(...onPromise(check(), announce()))
      .when(annul({ at: day(16) }))
      .refused('ANNULMENT_TOO_EARLY')
    const events = onPromise(check(), announce(), annul())
    expect(events.at(-1)).toMatchObject({ type: 'GrantAnnulled', noticeNumber: 'SFQ-20261104-000001-CX' })
    expect(type(onPromise(check(), announce(), annul(), serve({ at: day(18) })))).toBe('ResultServed')
  })
  test('a kept one is not', () => {
    given(...onPromise(check({ kept: true })))
      .when(announce())
      .refused('COMMITMENT_NOT_BROKEN')
  })
  test('nothing is annulled unannounced, or on another ground than announced', () => {
    given(...onPromise(check()))
      .when(annul())
      .refused('ANNULMENT_NOT_ANNOUNCED')
    given(...onPromise(check(), announce()))
      .when(annul({ ground: 'FRAUD' }))
      .refused('ANNULMENT_NOT_ANNOUNCED')
    given(...onPromise(check(), announce()))
      .when(announce())
      .refused('ANNULMENT_ANNOUNCED_ALREADY')
    given(...onPromise(check()))
      .when(announce({ replyUntil: '2026-11-15' }))
      .refused('REPLY_TIME_MISSING')
    given(...lived(submit(), accept()))
      .when(annul())
      .refused('NOT_GRANTED')
  })
  test('who found the promise broken, accepted or examined does not annul', () => {
    given(...onPromise(check(), announce()))
      .when(annul({ by: 'officer-on-site' }))
      .refused('CHECKER_CANNOT_ANNUL')
    given(...onPromise(check(), announce()))
      .when(annul({ by: INTAKE }))
      .refused('ACCEPTOR_CANNOT_DECIDE')
    const fraud = announce({ ground: 'FRAUD' })
    given(...granted(fraud))
      .when(annul({ ground: 'FRAUD', by: EXAMINER }))
      .refused('EXAMINER_CANNOT_DECIDE')
    expect(type(granted(fraud, annul({ ground: 'FRAUD' })))).toBe('GrantAnnulled')
  })
})
