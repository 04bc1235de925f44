export { happened, refused, unreachable } from './decider.ts'
export type { Decider, Decision, Refusal } from './decider.ts'
export { isJsonList, isJsonObject, jsonObjectOf, parseJson } from './json.ts'
export type { Json, JsonObject } from './json.ts'
export { isStoppingProcedure, PLAIN_TRACK, reviewsIn, RUNNING_PROCEDURES, SPECIAL_PROCEDURES } from './standard.ts'
export type {
  AllowedProcedure,
  CaseTrack,
  ChangeKind,
  DayUnit,
  GrantMode,
  Limit,
  NonStoppingProcedure,
  PinnedStandard,
  PostModel,
  ReviewStep,
  StoppingProcedure,
  TimeClass,
} from './standard.ts'
export { CANONICAL_JSON_DEPTH_MAX, CanonicalJsonError, canonicalJson } from './canonical-json.ts'
export type { CanonicalJsonFault } from './canonical-json.ts'
export {
  addDays,
  countDays,
  dateOfDay,
  dayNumber,
  isInstant,
  isPlainDate,
  localDate,
  toPlainDate,
  yearOf,
} from './plain-date.ts'
export type { DateOrInstant, DayNumber, Instant, PlainDate } from './plain-date.ts'
export { withNotice, workingCalendar } from './calendar.ts'
export type { CalendarData, HolidayNotice, WorkingCalendar } from './calendar.ts'
export { calendarOf, noticeFaults } from './holiday-notice.ts'
export type { IssuedNotice, NoticeFault, NoticeFaultCode, PublishedNotice } from './holiday-notice.ts'
export { parseTrackingCode, trackingCode } from './tracking-code.ts'
export { mod11And10, mod37And36 } from './identifiers/check-digits.ts'
export type { Finding, IdentifierFault } from './identifiers/finding.ts'
export { identifierFaultText } from './identifiers/identifier-texts.ts'
export type { IdentifierKind } from './identifiers/identifier-texts.ts'
export { composeCertificateIdentifier, parseCertificateIdentifier } from './identifiers/certificate-identifier.ts'
export type {
  CertificateIdentifier,
  CertificateIdentifierFault,
  CertificateIdentifierParts,
} from './identifiers/certificate-identifier.ts'
export { parseCitizenId } from './identifiers/citizen-id.ts'
export type { CitizenId, CitizenIdFault } from './identifiers/citizen-id.ts'
export { parseMobileNumber } from './identifiers/mobile-number.ts'
export type { MobileNumberFault } from './identifiers/mobile-number.ts'
export { composeProjectCode, parseProjectCode } from './identifiers/project-code.ts'
export type { ProjectCode, ProjectCodeFault } from './identifiers/project-code.ts'
export { parseRegionCode, regionAbove, regionContains } from './identifiers/region-code.ts'
export type { RegionCode, RegionCodeFault, RegionLevel } from './identifiers/region-code.ts'
export { citizenNumberCheck, creditCodeCheck, organisationCodeCheck } from './identifiers/check-digits.ts'
export { parseUnifiedSocialCreditCode } from './identifiers/unified-social-credit-code.ts'
export type { CreditCodeFault, UnifiedSocialCreditCode } from './identifiers/unified-social-credit-code.ts'
export { clock } from './clock/clock.ts'
export { NEARLY_USED_SHARE } from './clock/colour.ts'
export type {
  Clock,
  ClockColour,
  ClockLimits,
  ClockPhase,
  Pause,
  StepCountdown,
  StepLimit,
} from './clock/clock-state.ts'
export { daysText, explain, lawOf, procedureName } from './clock/clock-texts.ts'
export { dueDate } from './clock/countdown.ts'
export { reckon } from './clock/reckoning.ts'
export type { Reckoning } from './clock/reckoning.ts'
export { officeTimeCountdown } from './clock/office-time.ts'
export type { OfficeTimeCountdown, OfficeTimeLimit } from './clock/office-time.ts'
export type { Countdown, DueDateAnswer, DueDateQuestion } from './clock/countdown.ts'
export { isStopping } from './clock/entries.ts'
export type { ClockEntry, ClockProcedure } from './clock/entries.ts'
export type { ExplanationCode, ExplanationLine } from './clock/explanation.ts'
export type { Extension } from './clock/extension.ts'
export { isRare, rareBlocks, rareBlocksOf } from './rare-characters.ts'
