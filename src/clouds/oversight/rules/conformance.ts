import { rerouted } from '#clouds/approval/events'
import type { CaseEvent } from '#clouds/approval/events'
import type { Clock, PinnedStandard } from '#kernel'

/** 流程合规: what really happened in a case, held against the procedure and the limits of the standard it is bound to. */

export interface DoneAct {
  readonly event: CaseEvent
  /** Leaf hash. */
  readonly entry: string
  readonly actor: string
}
export type DeviationCode =
  | 'DECIDED_WITHOUT_ACCEPTANCE'
  | 'DECIDED_WITHOUT_EXAMINATION'
  | 'REVIEW_LEFT_OUT'
  | 'PROCEDURE_LEFT_OUT'
  | 'COLLECTIVE_LEFT_OUT'
  | 'ONE_PERSON_TWO_POSTS'
  | 'ACTED_AFTER_THE_END'
  | 'ACCEPTED_TOO_LATE'
  | 'STEP_TOO_LATE'
  | 'PROMISE_EXCEEDED'
  | 'STATUTE_EXCEEDED'
export interface Deviation {
  readonly code: DeviationCode
  /** Where the case left the way: the type of the act, or the step of the standard. */
  readonly step: string
  /** What should have been there: a review, a procedure, a last day. */
  readonly expected: string
  /** Leaf hash of the deviating act; null where what is missing has none. */
  readonly entry: string | null
}

const isDecision = ({ event: { type } }: DoneAct) => type === 'CaseGranted' || type === 'CaseRefused'
/** Granted by the law, a table or a mere record: nobody examines what has no examination. */
const UNEXAMINED = ['FILING', 'AUTOMATIC', 'DEEMED_RENEWAL', 'WINDOW']
const basisOf = ({ event }: DoneAct) => (event.type === 'CaseGranted' ? (event.basis ?? null) : null)
const ACCEPTANCES: readonly CaseEvent['type'][] = ['ApplicationAccepted', 'AcceptanceDeemed']
const isAccepted = ({ event }: DoneAct) =>
  ACCEPTANCES.includes(event.type) || (event.type === 'RunningCaseTakenOver' && event.acceptedAt !== null)
const ENDS: readonly CaseEvent['type'][] = [
  ...(['CaseGranted', 'CaseRefused', 'ApplicationNotAccepted'] as const),
  ...(['ApplicationWithdrawn', 'CaseTerminated'] as const),
]
const HANDLED: readonly CaseEvent['type'][] = [
  ...(['ApplicationAccepted', 'CorrectionRequested', 'CaseExamined', 'CaseReviewed', 'CaseReturned'] as const),
  ...(['CaseGranted', 'CaseRefused', 'LimitExtended', 'ProcedureStarted', 'CaseReclassified'] as const),
]

/** Every place where the case left its way, in the order of its acts; then the limits. */
export function deviationsOf(
  acts: readonly DoneAct[],
  standard: PinnedStandard,
  clock: Pick<Clock, 'acceptance' | 'promised' | 'statutory' | 'steps'>,
): readonly Deviation[] {
  const decisions = acts.flatMap((act, i) => {
    const before = acts.slice(0, i)
    return isDecision(act) ? decidedRightly(act, sinceReopened(before), inItsClass(before, standard)) : []
  })
  return [...decisions, ...afterTheEnd(acts), ...limitsMissed(clock)]
}

/** A decision that a court set aside is made anew: what came before it counts no more, except the acceptance. */
function sinceReopened(before: readonly DoneAct[]): readonly DoneAct[] {
  const reopened = before.findLastIndex(({ event }) => event.type === 'ChallengeDecided')
  return reopened < 0 ? before : [...before.slice(0, reopened).filter(isAccepted), ...before.slice(reopened)]
}

/** What a case is bound to changes with the class it was put into. */
const inItsClass = (before: readonly DoneAct[], standard: PinnedStandard) =>
  before.reduce((bound, { event }) => rerouted(bound, event), standard)

function decidedRightly(decision: DoneAct, before: readonly DoneAct[], standard: PinnedStandard): Deviation[] {
  const { track, postModel } = standard
  const at = { step: decision.event.type, entry: decision.entry }
  const found: Deviation[] = []
  const basis = basisOf(decision)
  const examined = before.findLast(({ event }) => event.type === 'CaseExamined')
  if (!before.some(isAccepted) && basis !== 'FILING')
    found.push({ code: 'DECIDED_WITHOUT_ACCEPTANCE', expected: 'ApplicationAccepted', ...at })
  if (basis !== null && UNEXAMINED.includes(basis)) return found
  const since = examined === undefined ? before : before.slice(before.indexOf(examined))
  const returned = since.some(({ event }) => event.type === 'CaseReturned' && event.to === 'examination')
  if ((examined === undefined || returned) && basis !== 'COMMITMENT')
    found.push({ code: 'DECIDED_WITHOUT_EXAMINATION', expected: 'CaseExamined', ...at })
  for (const { id } of basis === 'COMMITMENT' ? [] : track.reviews)
    if (!since.some(({ event }) => event.type === 'CaseReviewed' && event.step === id))
      found.push({ code: 'REVIEW_LEFT_OUT', expected: id, ...at })
  for (const { kind, mandatory } of track.procedures)
    if (mandatory && !before.some(({ event }) => event.type === 'ProcedureEnded' && event.procedure === kind))
      found.push({ code: 'PROCEDURE_LEFT_OUT', expected: kind, ...at })
  if (track.collective && !before.some(({ event }) => event.type === 'CollectiveDecisionRecorded'))
    found.push({ code: 'COLLECTIVE_LEFT_OUT', expected: 'CollectiveDecisionRecorded', ...at })
  const opinions = before.filter(({ event }) => event.type === 'CaseExamined' || event.type === 'CaseReviewed')
  const twice = opinions.find(({ actor }) => actor === decision.actor)
  if (twice !== undefined && postModel !== 'COMBINED')
    found.push({ code: 'ONE_PERSON_TWO_POSTS', expected: twice.event.type, ...at })
  return found
}

function afterTheEnd(acts: readonly DoneAct[]): readonly Deviation[] {
  let ended = false
  return acts.flatMap(({ event, entry }) => {
    const late = ended && HANDLED.includes(event.type)
    if (ENDS.includes(event.type)) ended = true
    if (event.type === 'ChallengeDecided') ended = false
    return late ? [{ code: 'ACTED_AFTER_THE_END' as const, step: event.type, expected: '', entry }] : []
  })
}

function limitsMissed({
  acceptance,
  promised,
  statutory,
  steps,
}: Pick<Clock, 'acceptance' | 'promised' | 'statutory' | 'steps'>): readonly Deviation[] {
  const late = (code: DeviationCode, step: string, limit: { readonly due: string; readonly over: boolean } | null) =>
    limit?.over === true ? [{ code, step, expected: limit.due, entry: null }] : []
  return [
    ...late('ACCEPTED_TOO_LATE', 'acceptance', acceptance),
    ...steps.flatMap((one) => late('STEP_TOO_LATE', one.step, one)),
    ...late('PROMISE_EXCEEDED', 'decision', promised),
    ...late('STATUTE_EXCEEDED', 'decision', statutory),
  ]
}
