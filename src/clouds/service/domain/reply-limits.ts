import type { RequestKind } from './events.ts'

/**
 * Working days in which each kind is answered. The bureau's own promise, not a statute: an enquiry keeps somebody from
 * applying, a complaint has to be looked into, a suggestion has to be weighed and a pain point removed.
 */
export const REPLY_LIMIT_DAYS: Readonly<Record<RequestKind, number>> = {
  ENQUIRY: 2,
  COMPLAINT: 5,
  SUGGESTION: 15,
  PAIN_POINT: 15,
  REPORT: 30,
}
/** Working days in which a reporter is told whether the inspectors take it up. */
export const REPORT_TAKE_UP_DAYS = 5
