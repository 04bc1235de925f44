import type { ApplicationSubmitted, CaseEvent, RunningCaseTakenOver } from '#clouds/approval/events'
import { CASE_EVENT_TYPES, clockEntriesOf } from '#clouds/approval/events'
import { eventReader } from '#frame'
import { localDate } from '#kernel'
import type { ClockEntry } from '#kernel'
import type { StoredEntry } from '#ledger'

export type Outcome = 'GRANTED' | 'REFUSED' | 'NOT_ACCEPTED' | 'WITHDRAWN' | 'TERMINATED'

/** What one batch of entries adds to what is known of a case; null where it says nothing. */
export interface Course {
  readonly begun: ApplicationSubmitted | RunningCaseTakenOver | null
  readonly acceptedOn: string | null
  readonly decidedOn: string | null
  /** The instant: what is decided at once is counted in minutes. */
  readonly decidedAt: string | null
  readonly concludedOn: string | null
  readonly outcome: Outcome | null
  /** The decision that stood before was set aside: what counts from here on is decided anew. */
  readonly reopened: boolean
  /** 事项划转: an open case is counted where it is handled; what was concluded stays with the organ that did it. */
  readonly organ: string | null
  readonly clock: readonly ClockEntry[]
}
const NOTHING: Course = {
  begun: null,
  acceptedOn: null,
  decidedOn: null,
  decidedAt: null,
  concludedOn: null,
  outcome: null,
  reopened: false,
  organ: null,
  clock: [],
}

/** The clock counts days: at noon of its day an entry is the same for every case with the same course. */
function byDay(entry: ClockEntry): ClockEntry {
  const at = `${localDate(entry.at)}T04:00:00.000Z`
  return entry.type === 'extended' ? { ...entry, at, reason: '' } : { ...entry, at }
}

function known(event: CaseEvent): Partial<Course> {
  const day = localDate(event.at)
  switch (event.type) {
    case 'ApplicationSubmitted':
      return { begun: event }
    case 'RunningCaseTakenOver':
      return { begun: event, acceptedOn: event.acceptedAt === null ? null : localDate(event.acceptedAt) }
    case 'ApplicationAccepted':
      return { acceptedOn: day }
    case 'AcceptanceDeemed':
      return { acceptedOn: event.effectiveFrom }
    case 'CaseGranted':
      return { decidedOn: day, decidedAt: event.at, concludedOn: day, outcome: 'GRANTED' }
    case 'CaseRefused':
      return { decidedOn: day, decidedAt: event.at, concludedOn: day, outcome: 'REFUSED' }
    case 'ApplicationNotAccepted':
      return { concludedOn: day, outcome: 'NOT_ACCEPTED' }
    case 'ApplicationWithdrawn':
      return { concludedOn: day, outcome: 'WITHDRAWN' }
    case 'CaseTerminated':
      return { concludedOn: day, outcome: 'TERMINATED' }
    // 复议、诉讼撤销原决定后重新办理: a decision that was set aside is no outcome, and its new one counts instead.
    case 'ChallengeDecided':
      return event.outcome === 'SET_ASIDE'
        ? { decidedOn: null, decidedAt: null, concludedOn: null, outcome: null, reopened: true }
        : {}
    default:
      return {}
  }
}

const readCase = eventReader<CaseEvent>(...CASE_EVENT_TYPES)

/** Folds a batch per case, so that a rebuild of millions writes one statement a batch. */
export function coursesOf(entries: readonly StoredEntry[]): ReadonlyMap<string, Course> {
  const courses = new Map<string, Course>()
  for (const entry of entries) {
    const event = readCase(entry)
    if (event === undefined) continue
    const before = courses.get(entry.envelope.stream) ?? NOTHING
    const clock = [...before.clock, ...clockEntriesOf(event).map(byDay)]
    const moves = event.type === 'CaseTransferred' && before.concludedOn === null
    const organ = moves ? event.to : before.organ
    courses.set(entry.envelope.stream, { ...before, ...known(event), organ, clock })
  }
  return courses
}
