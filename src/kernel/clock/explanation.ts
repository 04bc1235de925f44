/** The rules the clock can apply; each has one sentence in every language (see clock-texts.ts). */
export type ExplanationCode =
  | 'RECEIVED'
  | 'CORRECTION_REQUESTED'
  | 'CORRECTION_RECEIVED'
  | 'CORRECTION_TOO_LATE'
  | 'CORRECTION_AFTER_ACCEPTANCE'
  | 'DEEMED_ACCEPTED'
  | 'ACCEPTED'
  | 'ACCEPTED_TOO_LATE'
  | 'NOT_ACCEPTED'
  | 'NOT_ACCEPTED_TOO_LATE'
  | 'FIRST_DAY_NOT_COUNTED'
  | 'STATUTORY_WORKING_DAYS'
  | 'STATUTORY_NATURAL_DAYS'
  | 'PROMISED_LIMIT'
  | 'STOPPED'
  | 'STOPPED_SINCE'
  | 'STOPS_OVERLAP'
  | 'DOES_NOT_STOP'
  | 'PROMISE_EXCLUDES'
  | 'EXTENDED'
  | 'EXTENSION_REPEATED'
  | 'EXTENSION_WITHOUT_REASON'
  | 'EXTENSION_TOO_EARLY'
  | 'EXTENSION_TOO_LATE'
  | 'ROLLED_FORWARD'
  | 'PROVISIONAL'
  | 'CONCLUDED'
  | 'PROMISE_BROKEN'
  | 'OVERDUE'

/** One rule that was applied and the facts it was applied to: data, so that every reader gets the same sentence. */
export interface ExplanationLine {
  readonly code: ExplanationCode
  readonly facts: Readonly<Record<string, string | number>>
}
