import type { PinnedStandard } from '#kernel'
import type { CaseEvent } from './events.ts'
import { EXAMINATION } from './phase.ts'

/** One step of the standard and when it was worked at; null while it is. */
export interface StepSpan {
  readonly step: string
  readonly from: string
  readonly to: string | null
}

const stepsInOrder = ({ track }: PinnedStandard): readonly string[] => [
  'acceptance',
  EXAMINATION,
  ...track.reviews.map(({ id }) => id),
  'decision',
  'service',
]

/** What ends with the event, and which step begins with it; undefined when it moves no step. */
function turn(
  event: CaseEvent,
  standard: PinnedStandard,
): { readonly next: string | null; readonly at: string } | undefined {
  const { at } = event
  switch (event.type) {
    case 'ApplicationSubmitted':
      return { next: 'acceptance', at: event.slip?.receivedAt ?? at }
    case 'RunningCaseTakenOver':
      return event.acceptedAt === null
        ? { next: 'acceptance', at: event.receivedAt }
        : { next: EXAMINATION, at: event.acceptedAt }
    case 'CorrectionSubmitted':
      return { next: 'acceptance', at }
    case 'ApplicationAccepted':
      return { next: EXAMINATION, at }
    case 'AcceptanceDeemed':
      return { next: EXAMINATION, at: event.effectiveFrom }
    case 'CaseExamined':
      return { next: after(EXAMINATION, standard), at }
    case 'CaseReviewed':
      return { next: event.agrees ? after(event.step, standard) : 'decision', at }
    case 'CaseReturned':
      return { next: event.to, at }
    case 'ChallengeDecided':
      return event.outcome === 'SET_ASIDE' ? { next: EXAMINATION, at } : undefined
    case 'CaseGranted':
    case 'CaseRefused':
    case 'ApplicationNotAccepted':
    case 'CaseTerminated':
    case 'GrantAnnulled':
      return { next: 'service', at }
    case 'CorrectionRequested':
    case 'ApplicationPreAccepted':
    case 'ApplicationWithdrawn':
    case 'ResultServed':
      return { next: null, at }
    default:
      return undefined
  }
}

const after = (step: string, standard: PinnedStandard): string => {
  const steps = stepsInOrder(standard)
  return steps[steps.indexOf(step) + 1] ?? 'decision'
}

/**
 * The steps after an event. Only those with a limit of their own are kept, each as it was worked at last: a case that
 * is returned begins the step anew, and what followed it has not happened yet.
 */
export function stepSpans(known: readonly StepSpan[], event: CaseEvent, standard: PinnedStandard): readonly StepSpan[] {
  const turned = turn(event, standard)
  if (turned === undefined) return known
  const { next, at } = turned
  const closed = known.map((span) => (span.to === null ? { ...span, to: at } : span))
  if (next === null) return closed
  const order = stepsInOrder(standard)
  const kept = closed.filter(({ step }) => order.indexOf(step) < order.indexOf(next))
  const limited = standard.track.stepLimits.some(({ step }) => step === next)
  return limited ? [...kept, { step: next, from: at, to: null }] : kept
}
