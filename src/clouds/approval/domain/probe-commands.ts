import { addDays, localDate } from '#kernel'
import type { ClockProcedure } from '#kernel'
import type { CaseDeadlines } from './case-clock.ts'
import type { CaseCommand } from './case-command.ts'
import { isConcluded, isHandled, runningOf } from './case-state.ts'
import type { CaseState, KnownCase } from './case-state.ts'
import { criteriaToTick } from './examination.ts'
import { missingMaterials } from './materials.ts'
import { EXAMINATION } from './phase.ts'

/** Who asks, when, and how time stands in the case. */
export interface Probe {
  readonly by: string
  readonly at: string
  readonly deadlines: CaseDeadlines
  /** Whether an authorisation of the window is in force for this officer and item. */
  readonly authorised?: boolean
  /** Whether this officer decides cases here, and so may reassign them. */
  readonly head?: boolean
}

type Probes = (probe: Probe, state: KnownCase) => readonly CaseCommand[]

const TEXT = '—'
const PAPER = { sha256: TEXT, fileName: TEXT, mediaType: TEXT, sizeBytes: 0 }
const DEFECT = { subject: 'FIELD' as const, ref: '/', problem: TEXT, remedy: TEXT }
/** Whoever a procedure may need is there. */
const PARTIES = [
  { role: 'OFFICIAL' as const, name: '甲' },
  { role: 'OFFICIAL' as const, name: '乙' },
]
const done = ({ by, at }: Probe) => ({ by, at })
const today = ({ at }: Probe): string => localDate(at)
const received = (probe: Probe) => ({ ...done(probe), acceptanceDue: probe.deadlines.acceptanceDue })
const materialsOf = (ids: readonly string[]) => ids.map((material) => ({ material, ...PAPER }))

const proceduresOf = (state: KnownCase): readonly ClockProcedure[] => [
  ...state.standard.track.procedures.map(({ kind }) => kind),
  'HEARING',
]
/** Every point of a hearing answered, and points where only a hearing is to be ended. */
const answersOf = (state: KnownCase) => (isHandled(state) ? state.handling.hearing.points.map(() => TEXT) : [])
const pointsOf = (state: KnownCase, id: string) =>
  isHandled(state) && runningOf(state).some((held) => held.id === id && held.kind === 'HEARING')
    ? { points: [TEXT] }
    : {}
const heldOf = (state: KnownCase) => (isHandled(state) ? runningOf(state).map(({ id }) => id) : [])
/** At least one, so that the rule can say why there is none. */
const orNone = (ids: readonly string[]): readonly string[] => (ids.length > 0 ? ids : [TEXT])
const consultationsOf = (state: KnownCase) =>
  isHandled(state) ? state.handling.consultations.filter(({ issued }) => !issued).map(({ id }) => id) : []

const deferrableNow = (probe: Probe, state: KnownCase) => {
  const wanting = missingMaterials(state)
  return state.standard.track.deferrable
    .filter(({ material }) => wanting.includes(material))
    .map(({ material }) => ({ material, due: today(probe) }))
}

/** Acts before acceptance, and those that may end or move a case at any time. */
const INTAKE = {
  accept: (probe, state) => [
    { type: 'AcceptApplication', ...received(probe), deferred: [] },
    { type: 'AcceptApplication', ...received(probe), deferred: deferrableNow(probe, state) },
  ],
  requestCorrection: (probe, { correction }) => {
    const defects = correction?.refs.map((ref) => ({ ...DEFECT, ref })) ?? [DEFECT]
    const said = { again: TEXT, departure: TEXT }
    return [{ type: 'RequestCorrection', ...received(probe), defects, until: today(probe), ...said }]
  },
  refuseToAccept: (probe) => [
    { type: 'RefuseToAccept', ...received(probe), ground: 'NOT_REQUIRED', reason: TEXT, departure: TEXT },
  ],
  preAccept: (probe, { standard, materials }) => [
    {
      type: 'PreAcceptApplication',
      ...received(probe),
      outstanding: [...standard.requiredMaterials, ...materials],
      until: today(probe),
    },
  ],
  presentOriginals: (probe, state) => [
    {
      type: 'PresentOriginals',
      ...done(probe),
      materials: state.phase === 'preAccepted' ? state.outstanding : [TEXT],
    },
  ],
  correctAtWindow: (probe, { correction }) => [
    {
      type: 'SubmitCorrection',
      ...done(probe),
      atWindow: true,
      form: {},
      materials: materialsOf(correction?.materials ?? []),
    },
  ],
  supplyAtWindow: (probe, state) => [
    {
      type: 'SupplyDeferredMaterials',
      ...done(probe),
      atWindow: true,
      materials: materialsOf(isHandled(state) ? state.handling.deferred.map(({ material }) => material) : []),
    },
  ],
  withdrawAtWindow: (probe) => [{ type: 'WithdrawApplication', ...done(probe), atWindow: true, reason: TEXT }],
  terminate: (probe) => [{ type: 'TerminateCase', ...done(probe), ground: 'NO_LONGER_POSSIBLE', reason: TEXT }],
  assign: (probe) => [{ type: 'AssignCase', ...done(probe), to: TEXT, reason: TEXT, head: probe.head ?? false }],
  reclassify: (probe, { timeClass }) =>
    (['ORDINARY', 'COMPLEX'] as const)
      .filter((to) => to !== timeClass)
      .map((to) => ({ type: 'ReclassifyCase', ...done(probe), to, reason: TEXT })),
  orderFee: (probe) => [{ type: 'OrderFee', ...done(probe), order: TEXT }],
  recordVisit: (probe) => [{ type: 'RecordVisit', ...done(probe), purpose: 'OTHER', papers: [] }],
  note: (probe) => [{ type: 'NoteCase', ...done(probe), text: TEXT }],
} as const satisfies Readonly<Record<string, Probes>>

/** Examination, reviews and what is held beside them. */
const HANDLING = {
  examine: (probe, state) => {
    const findings = criteriaToTick(state).map((criterion) => ({ criterion, met: true, note: '' }))
    return [{ type: 'ExamineCase', ...done(probe), findings, opinion: TEXT, proposal: 'GRANT' }]
  },
  review: (probe, { standard }) =>
    orNone(standard.track.reviews.map(({ id }) => id)).map((step) => ({
      type: 'ReviewCase',
      ...done(probe),
      step,
      agrees: true,
      opinion: TEXT,
    })),
  startProcedure: (probe, state) =>
    proceduresOf(state).map((procedure) => ({
      type: 'StartProcedure',
      ...done(probe),
      ...{ id: TEXT, procedure, reason: TEXT, parties: PARTIES, endsBy: today(probe), reference: TEXT },
    })),
  endProcedure: (probe, state) =>
    orNone(heldOf(state)).map((id) => ({
      type: 'EndProcedure',
      ...done(probe),
      ...{ id, outcome: TEXT, conclusion: 'RECORDED', papers: [PAPER], reference: TEXT },
      ...pointsOf(state, id),
    })),
  prepareUpperLevel: (probe) => [
    { type: 'PrepareUpperLevel', ...done(probe), authority: TEXT, summary: TEXT, papers: [PAPER] },
  ],
  chaseUpperLevel: (probe, state) =>
    orNone(heldOf(state)).map((id) => ({ type: 'ChaseUpperLevel', ...done(probe), id, letter: '——', text: TEXT })),
  tellHearingRight: (probe) => [
    { type: 'TellHearingRight', ...done(probe), parties: PARTIES, until: addDays(today(probe), 30) },
  ],
  recordHearingRequest: (probe) => [{ type: 'RequestHearing', ...done(probe), party: TEXT }],
  announceHearing: (probe, state) =>
    orNone(heldOf(state)).map((id) => ({
      type: 'AnnounceHearing',
      ...done(probe),
      ...{ id, heldOn: addDays(today(probe), 7), place: TEXT, presider: TEXT, public: true },
    })),
  openConsultation: (probe) => [
    { type: 'OpenConsultation', ...done(probe), id: TEXT, organs: [TEXT], question: TEXT, due: today(probe) },
  ],
  issueOpinion: (probe, state) =>
    orNone(consultationsOf(state)).map((id) => ({
      type: 'IssueConsolidatedOpinion',
      ...done(probe),
      ...{ id, opinion: TEXT, settlement: TEXT },
    })),
  recordCollective: (probe) =>
    (['GRANT', 'REFUSE'] as const).map((resolution) => ({
      type: 'RecordCollectiveDecision',
      ...done(probe),
      ...{ meeting: TEXT, heldOn: today(probe), participants: ['甲', '乙', '丙'], resolution, minutes: PAPER },
    })),
  returnCase: (probe) => [{ type: 'ReturnCase', ...done(probe), reason: TEXT, to: EXAMINATION }],
  extend: (probe) => [
    { type: 'ExtendLimit', ...done(probe), statutoryDue: probe.deadlines.statutoryDue, days: 1, reason: TEXT },
  ],
  grant: (probe, state) => [
    {
      type: 'GrantCase',
      ...done(probe),
      answers: answersOf(state),
      ...{ opinion: TEXT, validFrom: today(probe), validUntil: null, authorised: probe.authorised ?? false },
    },
  ],
  refuse: (probe, state) => [{ type: 'RefuseCase', ...done(probe), reasons: TEXT, answers: answersOf(state) }],
} as const satisfies Readonly<Record<string, Probes>>

/** What may follow the decision. */
const AFTERWARDS = {
  serveAtCounter: (probe) => [
    { type: 'ServeResult', ...done(probe), means: 'COUNTER', receipt: { receivedBy: TEXT, note: '' } },
  ],
  dispatch: (probe) => [{ type: 'DispatchResult', ...done(probe), courier: TEXT, trackingNumber: TEXT }],
  confirmCourier: (probe) => [{ type: 'ServeResult', ...done(probe), means: 'COURIER' }],
  challenge: (probe) => [{ type: 'ChallengeDecision', ...done(probe), ground: 'RECONSIDERATION', document: TEXT }],
  decideChallenge: (probe) => [
    { type: 'DecideChallenge', ...done(probe), document: TEXT, outcome: 'UPHELD', reason: TEXT },
  ],
  correctClericalError: (probe) => [
    { type: 'CorrectClericalError', ...done(probe), place: '/form/x', was: '', becomes: TEXT, reason: TEXT },
  ],
  checkCommitment: (probe) => [{ type: 'CheckCommitment', ...done(probe), kept: true, found: TEXT }],
  announceAnnulment: (probe) => [
    {
      type: 'AnnounceAnnulment',
      ...done(probe),
      ...{ ground: 'WRONGLY_GRANTED', reason: TEXT, replyUntil: addDays(today(probe), 1) },
    },
  ],
  annul: (probe, state) => {
    const ground = (isConcluded(state) ? state.annulment?.ground : undefined) ?? 'WRONGLY_GRANTED'
    return [{ type: 'AnnulGrant', ...done(probe), ground, reason: TEXT }]
  },
} as const satisfies Readonly<Record<string, Probes>>

const PROBES = { ...INTAKE, ...HANDLING, ...AFTERWARDS }
export type DeskAct = keyof typeof PROBES

/** The most harmless commands of a kind: only what stands in the way of every such command refuses them all. */
export function probes(act: DeskAct, probe: Probe, state: CaseState): readonly CaseCommand[] {
  if (state.phase === 'absent') return [{ type: 'NoteCase', ...done(probe), text: TEXT }]
  return PROBES[act](probe, state)
}
