import type { DateOrInstant, PlainDate } from '../plain-date.ts'
import type { Limit, NonStoppingProcedure, StoppingProcedure } from '../standard.ts'
import type { Countdown } from './countdown.ts'
import type { ExplanationLine } from './explanation.ts'
import type { Extension } from './extension.ts'
import type { OfficeTimeCountdown, OfficeTimeLimit } from './office-time.ts'

export type ClockPhase =
  'notReceived' | 'awaitingAcceptance' | 'awaitingApplicant' | 'running' | 'stopped' | 'concluded'

/** Grey: the clock does not run. The others say how much of the promise is used. */
export type ClockColour = 'grey' | 'green' | 'amber' | 'red'

export interface ClockLimits {
  /** 行政许可法 32(4): five working days to say what is missing. */
  readonly acceptance: Limit
  readonly statutory: Limit
  /** What the bureau promised in its item standard; never longer than the law. */
  readonly promised: Limit
  /** For what is done while the applicant waits (即办件): beside the promise in days, hours or half days. */
  readonly immediate?: OfficeTimeLimit
  /** Procedures the item's promise openly leaves out; the statutory clock runs on through them. */
  readonly promisedExcludes?: readonly NonStoppingProcedure[]
  readonly steps?: readonly StepLimit[]
}
export interface StepLimit {
  readonly step: string
  readonly limit: Limit
  readonly from: DateOrInstant
  /** Absent while the step is open. */
  readonly to?: DateOrInstant
}
export interface StepCountdown extends Countdown {
  readonly step: string
  readonly from: PlainDate
  /** Null while the step is worked at. */
  readonly to: PlainDate | null
}

export interface Pause {
  readonly procedure: StoppingProcedure
  readonly from: PlainDate
  readonly to: PlainDate | null
  /** Days it takes out of the statutory limit so far; days shared with another pause are in both. */
  readonly days: number
}

export interface Clock {
  readonly phase: ClockPhase
  /** The day from which the limits run: of acceptance, or of receipt when acceptance is deemed. */
  readonly startedAt: PlainDate | null
  readonly deemedAccepted: boolean
  /** Null until the case is accepted. */
  readonly statutory: Countdown | null
  readonly promised: Countdown | null
  /** Null for what is not handled at once, and until the case is accepted. */
  readonly immediate: OfficeTimeCountdown | null
  /** The bureau's own limit to accept; null before receipt and while the applicant corrects. */
  readonly acceptance: Countdown | null
  readonly steps: readonly StepCountdown[]
  readonly pauses: readonly Pause[]
  /** Days all pauses together took out of the statutory limit; shared days once. */
  readonly stoppedDays: number
  readonly extension: Extension | null
  readonly colour: ClockColour
  readonly explanation: readonly ExplanationLine[]
}
