import fc from 'fast-check'
import { PLAIN_TRACK } from '#kernel'
import type { CaseTrack, PinnedStandard } from '#kernel'
import {
  accept,
  ACCEPTANCE_DUE,
  aMaterial,
  aPaper,
  APPLICANT,
  aStandard,
  CORRECT_BY,
  DECIDER,
  EXAMINER,
  INTAKE,
  MET,
  NOT_MET,
  STATUTORY_DUE,
  submit,
  SUBMITTED_AT,
} from '../../fixtures.ts'
import type { CaseCommand } from '../case-command.ts'
import { caseDecider } from '../case.ts'
import type { CaseState } from '../case-state.ts'
import type { CaseEvent } from '../events.ts'
import { STORIES } from './stories.ts'

/** Cases as chance makes them: any standard, any order of orders, by anybody. What is refused is skipped. */
export const REVIEWER = 'officer-gu-reviewer'
export const OTHERS = 'officer-of-another-desk'

const working = (days: number) => ({ days, unit: 'working' as const })
const when = <T>(is: boolean, then: T, otherwise: T): T => (is ? then : otherwise)

const anyTrack: fc.Arbitrary<CaseTrack> = fc
  .record({
    mode: fc.constantFrom('ORDINARY' as const, 'ORDINARY' as const, 'COMMITMENT' as const, 'FILING' as const),
    timeClass: fc.constantFrom('IMMEDIATE' as const, 'ORDINARY' as const, 'COMPLEX' as const),
    changeKind: fc.constantFrom('NEW' as const, 'RENEWAL' as const),
    covers: fc.subarray(['premises', 'equipment']),
    mandatory: fc.boolean(),
    ...{ procedures: fc.boolean(), reviews: fc.boolean(), deferrable: fc.boolean(), collective: fc.boolean() },
    ...{ joint: fc.boolean(), fee: fc.boolean(), complex: fc.boolean() },
  })
  .map((any) => ({
    ...PLAIN_TRACK,
    ...{ mode: any.mode, timeClass: any.timeClass, changeKind: any.changeKind },
    reviews: when(any.reviews, [{ id: 'review', kind: 'REVIEW' as const }], []),
    procedures: when(
      any.procedures,
      [
        { kind: 'APPRAISAL' as const, max: working(10), mandatory: any.mandatory },
        { kind: 'SITE_SURVEY' as const, max: working(5), mandatory: false },
        { kind: 'UPPER_LEVEL' as const, max: working(20), mandatory: false },
      ],
      [],
    ),
    deferrable: when(any.deferrable, [{ material: 'floorPlan', days: 10 }], []),
    collective: any.collective && any.mode !== 'FILING',
    jointHandling: any.joint,
    commitment: any.mode === 'COMMITMENT' ? { version: '2', covers: any.covers, checkDays: 30 } : null,
    feeFen: when(any.fee, 100, 0),
    complexLimit: any.complex ? working(15) : null,
  }))
const anyStandard: fc.Arbitrary<PinnedStandard> = fc
  .record({
    postModel: fc.constantFrom('ONE_EXAMINER_ONE_VERIFIER' as const, 'COMBINED' as const),
    windowAuthority: fc.boolean(),
    track: anyTrack,
  })
  .map(aStandard)

/** Replaced by the run: see `inTime`. */
const at = fc.constant(SUBMITTED_AT)
const by = fc.constantFrom(APPLICANT, INTAKE, EXAMINER, DECIDER, REVIEWER, OTHERS)
const who = { at, by }
const ids = fc.subarray(['identity', 'floorPlan', 'lease'])
const materials = ids.map((some) => some.map(aMaterial))
/** What a decision says to the points of a hearing; mostly there was none. */
const answers = fc.constantFrom([], [], ['采纳'])
const text = fc.constantFrom('有理由', '有理由', '')
const day = fc.constantFrom('2026-11-03', '2026-11-09', CORRECT_BY, '2026-12-02')
const outcome = fc.constantFrom('GRANT' as const, 'REFUSE' as const)
const receipt = { ...who, acceptanceDue: fc.constant(ACCEPTANCE_DUE) }
const handedIn = { ...who, atWindow: fc.boolean() }
const id = fc.constantFrom('a', 'b')
const papers = fc.subarray([aPaper])
const parties = fc.constantFrom(
  [{ role: 'OFFICIAL' as const, name: '甲' }],
  [
    { role: 'OFFICIAL' as const, name: '甲' },
    { role: 'OFFICIAL' as const, name: '乙' },
  ],
)
const validity = {
  validFrom: fc.constantFrom('2026-11-04', '2026-12-31'),
  validUntil: fc.constantFrom(null, '2031-12-01'),
}
const ground = fc.constantFrom('FALSE_COMMITMENT' as const, 'FRAUD' as const, 'WRONGLY_GRANTED' as const)

const of = <Type extends CaseCommand['type'], Rest>(
  type: Type,
  rest: { [K in keyof Rest]: fc.Arbitrary<Rest[K]> },
): fc.Arbitrary<Rest & { readonly type: Type }> => fc.record(rest).map((parts) => ({ ...parts, type }))

const anyBeginning: fc.Arbitrary<CaseCommand> = fc
  .record({ standard: anyStandard, materials, promised: fc.boolean() })
  .map(({ promised, ...change }) =>
    submit({
      ...change,
      certificate: '1.2.156.3005.2.9999',
      ...(promised && change.standard.track.mode === 'COMMITMENT' ? { commitment: { version: '2' } } : {}),
    }),
  )

const anyIntake: fc.Arbitrary<CaseCommand> = fc.oneof(
  of('RequestCorrection', {
    ...receipt,
    until: day,
    again: text,
    defects: fc
      .subarray(['identity', 'floorPlan'])
      .map((refs) => refs.map((ref) => ({ subject: 'MATERIAL' as const, ref, problem: '不清楚', remedy: '重新提交' }))),
  }),
  of('SubmitCorrection', { ...handedIn, form: fc.constant({}), materials }),
  of('PreAcceptApplication', { ...receipt, outstanding: ids, until: day }),
  of('PresentOriginals', { ...who, materials: ids }),
  of('AcceptApplication', { ...receipt, deferred: fc.subarray([{ material: 'floorPlan', due: CORRECT_BY }]) }),
  of('DeemAccepted', { ...receipt, effectiveFrom: fc.constant('2026-11-04') }),
  of('RefuseToAccept', {
    ...receipt,
    ground: fc.constantFrom('NOT_REQUIRED' as const, 'STILL_INCOMPLETE' as const),
    reason: text,
  }),
  of('SupplyDeferredMaterials', {
    ...handedIn,
    materials: fc.constantFrom([aMaterial('floorPlan')], [aMaterial('lease')]),
  }),
  of('RecordDeferralBreach', who),
  of('WithdrawApplication', { ...handedIn, reason: text }),
  of('TerminateCase', {
    ...who,
    ground: fc.constantFrom('NOT_CORRECTED' as const, 'DEFERRAL_BREACHED' as const, 'FEE_NOT_PAID' as const),
    reason: text,
  }),
  of('AssignCase', { ...who, to: by, reason: text }),
  of('RecordVisit', { ...who, purpose: fc.constant('OTHER' as const), papers: ids }),
  of('NoteCase', { ...who, text }),
  of('BindCase', { ...who, exchange: id, decision: text, text }),
  of('UnbindCase', { ...who, exchange: id, decision: text, report: text }),
  of('FreezeCase', { ...who, risk: id, reason: text }),
  of('UnfreezeCase', { ...who, risk: id, reason: text }),
  of('TransferCase', {
    ...{ ...who, from: fc.constantFrom(aStandard().organ, 'another organ'), to: fc.constant('another organ') },
    ...{ transfer: text, basis: text, effectiveOn: fc.constant('2026-03-09') },
  }),
)

const anyHandling: fc.Arbitrary<CaseCommand> = fc.oneof(
  of('ExamineCase', {
    ...who,
    findings: fc.constantFrom(MET, MET, NOT_MET, MET.slice(1)),
    opinion: text,
    proposal: outcome,
  }),
  of('ReviewCase', { ...who, step: fc.constant('review'), agrees: fc.boolean(), opinion: text }),
  of('ReturnCase', { ...who, reason: text, to: fc.constantFrom('examination', 'review') }),
  of('ReclassifyCase', { ...who, to: fc.constantFrom('ORDINARY' as const, 'COMPLEX' as const), reason: text }),
  of('ExtendLimit', {
    ...who,
    statutoryDue: fc.constant(STATUTORY_DUE),
    days: fc.integer({ min: 1, max: 16 }),
    reason: text,
  }),
  of('StartProcedure', {
    ...who,
    id,
    procedure: fc.constantFrom('HEARING' as const, 'APPRAISAL' as const, 'SITE_SURVEY' as const, 'AUCTION' as const),
    ...{ reason: text, parties, endsBy: day },
  }),
  of('EndProcedure', {
    ...{ ...who, id, outcome: text, papers },
    conclusion: fc.constantFrom('PASSED' as const, 'FAILED' as const, 'LAPSED' as const),
    points: fc.constantFrom([], [], ['油烟直排']),
  }),
  of('PrepareUpperLevel', { ...who, authority: text, summary: text, papers }),
  of('StartProcedure', {
    ...{ ...who, id, procedure: fc.constant('UPPER_LEVEL' as const), reason: text, parties },
    ...{ endsBy: day, reference: text },
  }),
  of('ChaseUpperLevel', { ...who, id, letter: id, text }),
  of('TellHearingRight', { ...who, parties, until: day }),
  of('RequestHearing', { ...who, party: text }),
  of('AnnounceHearing', { ...who, id, heldOn: day, place: text, presider: by, public: fc.boolean() }),
  of('OpenConsultation', { ...who, id, organs: fc.subarray(['fire', 'health']), question: text, due: day }),
  of('HandOpinionOn', {
    ...{ ...who, id, organ: fc.constantFrom('fire', 'health') },
    unit: fc.constantFrom(null, { kind: 'SECTION' as const, id: 'site', name: { zh: '现场科', en: 'Site' } }),
  }),
  of('GiveOpinionBack', {
    ...{ ...who, id, organ: fc.constantFrom('fire', 'health'), reason: text },
    units: fc.constantFrom([], ['site']),
  }),
  of('GiveOpinion', {
    units: fc.constantFrom([], ['site']),
    ...{ ...who, id, organ: fc.constantFrom('fire', 'health'), opinion: text },
    stance: fc.constantFrom('AGREE' as const, 'OBJECT' as const),
  }),
  of('IssueConsolidatedOpinion', { ...who, id, opinion: text, settlement: text }),
  of('RecordCollectiveDecision', {
    ...{ ...who, meeting: text, heldOn: fc.constant('2026-11-04'), resolution: outcome, minutes: fc.constant(aPaper) },
    participants: fc.subarray(['甲', '乙', '丙', '丁']),
  }),
  of('OrderFee', { ...who, order: id }),
  of('RecordPayment', { ...who, order: id, fen: fc.constantFrom(100, 99), receipt: text }),
)

const anyConclusion: fc.Arbitrary<CaseCommand> = fc.oneof(
  of('GrantCase', { ...who, ...validity, opinion: text, authorised: fc.boolean(), answers }),
  of('RefuseCase', { ...who, reasons: text, answers }),
  of('RecordFiling', { ...who, ...validity }),
  of('DeemRenewed', { ...who, expiry: day, validUntil: fc.constant(null) }),
  of('ServeResult', {
    ...who,
    means: fc.constantFrom('COUNTER' as const, 'COURIER' as const, 'DOWNLOAD' as const),
    receipt: text.map((receivedBy) => ({ receivedBy, note: '' })),
  }),
  of('DispatchResult', { ...who, courier: text, trackingNumber: id }),
  of('ChallengeDecision', { ...who, ground: fc.constant('COURT' as const), document: text }),
  of('DecideChallenge', {
    ...who,
    document: text,
    outcome: fc.constantFrom('UPHELD' as const, 'SET_ASIDE' as const),
    reason: text,
  }),
  of('CorrectClericalError', {
    ...who,
    place: fc.constantFrom('/form/x', '/x'),
    was: text,
    becomes: text,
    reason: text,
  }),
  of('CheckCommitment', { ...who, kept: fc.boolean(), found: text }),
  of('AnnounceAnnulment', { ...who, ground, reason: text, replyUntil: day }),
  of('AnnulGrant', { ...who, ground, reason: text }),
)

const HOUR = 3_600_000
/** Mostly forward, in steps that let some runs outlast the five days; now and then someone tries to back-date. */
const pause = fc.oneof(
  { weight: 20, arbitrary: fc.constantFrom(0, 0, 0, 1, 5) },
  { weight: 1, arbitrary: fc.constantFrom(-1, 90, 200) },
)
function inTime(
  begun: readonly CaseCommand[],
  steps: readonly (readonly [CaseCommand, number])[],
): readonly CaseCommand[] {
  let now = Math.max(Date.parse(SUBMITTED_AT), ...begun.map((command) => Date.parse(command.at)))
  return [
    ...begun,
    ...steps.map(([command, hours]) => {
      now += hours * HOUR
      return { ...command, at: new Date(now).toISOString() }
    }),
  ]
}

/** Starts that let most runs come far: pure chance seldom gets past the examination. */
const begun: fc.Arbitrary<readonly CaseCommand[]> = fc.oneof(
  fc.constantFrom(...STORIES),
  anyBeginning.map((beginning) => [beginning]),
  anyBeginning.map((beginning) => [beginning, accept()]),
)
const anyOrder = fc.oneof(anyIntake, anyHandling, anyHandling, anyConclusion, anyConclusion)
export const anyOrders = fc
  .tuple(begun, fc.array(fc.tuple(anyOrder, pause), { maxLength: 60, size: 'max' }))
  .map(([first, steps]) => inTime(first, steps))

export interface Life {
  readonly events: readonly CaseEvent[]
  readonly state: CaseState
  /** The state after each event. */
  readonly states: readonly CaseState[]
}

export function live(commands: readonly CaseCommand[]): Life {
  let state = caseDecider.initial
  const events: CaseEvent[] = []
  const states: CaseState[] = []
  for (const command of commands) {
    const decision = caseDecider.decide(command, state)
    if (!decision.ok) continue
    for (const event of decision.events) {
      state = caseDecider.evolve(state, event)
      events.push(event)
      states.push(state)
    }
  }
  return { events, state, states }
}
