import type { Problem, RefusalTexts } from '#contract'
import { FRAME_REFUSALS } from './refusal-texts.ts'

export type Facts = Readonly<Record<string, string | number>>
export type Fields = readonly NonNullable<Problem['fields']>[number][]

/** HTTP's numbers for refusals that have one of their own; every other refusal is 422. */
const STATUS: Readonly<Record<string, number>> = {
  BAD_REQUEST: 400,
  VALIDATION_FAILED: 400,
  BODY_UNREADABLE: 400,
  FORBIDDEN_CHARACTER: 400,
  TOO_DEEP: 400,
  TOO_MANY_VALUES: 400,
  IDEMPOTENCY_KEY_REQUIRED: 400,
  FILE_NAME_UNUSABLE: 400,
  FILE_EMPTY: 400,
  NOT_SIGNED_IN: 401,
  WRONG_PASSWORD: 401,
  FORBIDDEN: 403,
  PROOF_REQUIRED: 403,
  CSRF_TOKEN_WRONG: 403,
  NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  VERSION_CONFLICT: 409,
  IDEMPOTENCY_KEY_REUSED: 409,
  USERNAME_TAKEN: 409,
  PREPARED_ACT_GONE: 410,
  BODY_TOO_LARGE: 413,
  MEDIA_TYPE_NOT_TAKEN: 415,
  FILE_TYPE_NOT_TAKEN: 415,
  FILE_NOT_WHAT_IT_SAYS: 415,
  TOO_MANY_ATTEMPTS: 429,
  TOO_MANY_VERIFICATIONS: 429,
  INTERNAL: 500,
  UNAVAILABLE: 503,
  TOO_MANY_AT_ONCE: 503,
}
const REFUSED_BY_RULE = 422

const fill = (text: string, facts: Facts) =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => String(facts[name] ?? whole))

/** Knows the sentence of every refusal the house and its clouds can speak. */
export type Problems = (code: string, facts?: Facts, fields?: Fields) => Problem

export function createProblems(cloudTexts: RefusalTexts): Problems {
  const texts: RefusalTexts = { ...cloudTexts, ...FRAME_REFUSALS }
  return (code, facts = {}, fields) => {
    // A rule book without its sentence is our omission; the code alone still says which rule it was.
    const text = texts[code] ?? { zh: `依照规则 ${code} 不予办理`, en: `Refused by rule ${code}` }
    return {
      type: `urn:oneseal:problem:${code}`,
      title: code,
      status: STATUS[code] ?? REFUSED_BY_RULE,
      code,
      detail: fill(text.zh, facts),
      detailEn: fill(text.en, facts),
      ...(fields === undefined || fields.length === 0 ? {} : { fields: [...fields] }),
    }
  }
}

/** Thrown inside the HTTP room to leave a request early; never crosses into a rule. */
export class Refused extends Error {
  readonly code: string
  readonly facts: Facts
  constructor(code: keyof typeof FRAME_REFUSALS, facts: Facts = {}) {
    super(code)
    this.code = code
    this.facts = facts
  }
}
