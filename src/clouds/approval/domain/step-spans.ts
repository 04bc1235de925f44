import type { CaseTrack } from '#kernel'
import type { CaseEvent } from './events.ts'
import { EXAMINATION } from './phase.ts'

/** One step of the standard and when it was worked at; null while it is. */
export interface StepSpan {
  readonly step: string
  readonly from: string
  readonly to: string | null
}

/** What of a standard its steps are computed from. */
export interface Stepped {
  readonly track: Pick<CaseTrack, 'reviews' | 'stepLimits'>
}

const stepsInOrder = ({ track }: Stepped): readonly string[] => [
  'acceptance',
  EXAMINATION,
  ...track.reviews.map(({ id }) => id),
  'decision',
  'service',
]

/** A case put into another class goes another way from now on (WF-09). */
export const rerouted = <One extends Stepped>(standard: One, event: CaseEvent): One =>
  event.type === 'CaseReclassified' && event.reviews !== undefined
    ? { ...standard, track: { ...standard.track, reviews: event.reviews } }
    : standard

/** Which step begins with an event, null for none; what was being worked at ends. */
interface Turn {
  readonly next: string | null
  readonly at: string
}
type Turning =
  | 'ApplicationSubmitted'
  | 'RunningCaseTakenOver'
  | 'CorrectionRequested'
  | 'ApplicationPreAccepted'
  | 'CorrectionSubmitted'
  | 'ApplicationAccepted'
  | 'AcceptanceDeemed'
  | 'CaseExamined'
  | 'CaseReviewed'
  | 'CaseReturned'
  | 'ChallengeDecided'
  | 'CaseGranted'
  | 'CaseRefused'
  | 'ApplicationNotAccepted'
  | 'CaseTerminated'
  | 'GrantAnnulled'
  | 'ApplicationWithdrawn'
  | 'ResultServed'
type Events = { readonly [One in Turning]: Extract<CaseEvent, { readonly type: One }> }

const to =
  (next: string | null) =>
  ({ at }: CaseEvent): Turn => ({ next, at })

const TURNS: { readonly [One in Turning]: (event: Events[One], standard: Stepped) => Turn | undefined } = {
  ApplicationSubmitted: ({ at, slip }) => ({ next: 'acceptance', at: slip?.receivedAt ?? at }),
  RunningCaseTakenOver: ({ receivedAt, acceptedAt }) =>
    acceptedAt === null ? { next: 'acceptance', at: receivedAt } : { next: EXAMINATION, at: acceptedAt },
  CorrectionRequested: to(null),
  ApplicationPreAccepted: to(null),
  CorrectionSubmitted: to('acceptance'),
  ApplicationAccepted: to(EXAMINATION),
  AcceptanceDeemed: ({ effectiveFrom }) => ({ next: EXAMINATION, at: effectiveFrom }),
  CaseExamined: ({ at }, standard) => ({ next: after(EXAMINATION, standard), at }),
  CaseReviewed: ({ at, step, agrees }, standard) => ({ next: agrees ? after(step, standard) : 'decision', at }),
  CaseReturned: ({ at, to: next }) => ({ next, at }),
  ChallengeDecided: ({ at, outcome }) => (outcome === 'SET_ASIDE' ? { next: EXAMINATION, at } : undefined),
  CaseGranted: to('service'),
  CaseRefused: to('service'),
  ApplicationNotAccepted: to('service'),
  CaseTerminated: to('service'),
  GrantAnnulled: to('service'),
  ApplicationWithdrawn: to(null),
  ResultServed: to(null),
}
const turns = (event: CaseEvent): event is Events[Turning] => event.type in TURNS
const turnBy = <One extends Turning>(type: One, event: Events[One], standard: Stepped): Turn | undefined =>
  TURNS[type](event, standard)

const after = (step: string, standard: Stepped): string => {
  const steps = stepsInOrder(standard)
  return steps[steps.indexOf(step) + 1] ?? 'decision'
}

/**
 * The steps after an event. Only those with a limit of their own are kept, each as it was worked at last: a case that
 * is returned begins the step anew, and what followed it has not happened yet.
 */
export function stepSpans(known: readonly StepSpan[], event: CaseEvent, standard: Stepped): readonly StepSpan[] {
  const turned = turns(event) ? turnBy(event.type, event, standard) : undefined
  if (turned === undefined) return known
  const { next, at } = turned
  const closed = known.map((span) => (span.to === null ? { ...span, to: at } : span))
  if (next === null) return closed
  const order = stepsInOrder(standard)
  const kept = closed.filter(({ step }) => order.indexOf(step) < order.indexOf(next))
  const limited = standard.track.stepLimits.some(({ step }) => step === next)
  return limited ? [...kept, { step: next, from: at, to: null }] : kept
}

/** A case on its way: the steps so far, and the way as its class has it. */
export interface Walk<Way extends Stepped = Stepped> {
  readonly spans: readonly StepSpan[]
  readonly standard: Way
}
export const walk = <Way extends Stepped>({ spans, standard }: Walk<Way>, event: CaseEvent): Walk<Way> => ({
  spans: stepSpans(spans, event, standard),
  standard: rerouted(standard, event),
})
