export { officeApi } from './office-api.ts'
export { signInText } from './sign-in-api.ts'
export { route, Problem, Page, PageQuery, TABLE_BYTES_MAX } from './route.ts'
export type { Api, Input, Method, Output, Route } from './route.ts'
export {
  ClockView,
  FORMATS,
  Id,
  Instant,
  LOOK_PURPOSES,
  LookPurpose,
  PlainDate,
  Refusable,
  Sha256,
} from './vocabulary.ts'
export { createClient, parseProblem, ProblemError, urlOf } from './client.ts'
export type { Client } from './client.ts'
export { parsePageKey, writePageKey } from './page-key.ts'
export { clockView } from './clock-view.ts'
export { BYTE_ORDER_MARK, csvLine } from './csv.ts'
export { texts } from './texts.ts'
export type { Texts, RefusalTexts } from './texts.ts'
export { basisWords, fieldWords, limitWords, SECTIONS, sectionOf, valueWords } from './standard-words.ts'
export type { Bilingual, Section } from './standard-words.ts'
export { DOMAINS, isDomain } from './domains.ts'
export type { Domain } from './domains.ts'
