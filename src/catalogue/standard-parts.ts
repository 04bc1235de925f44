import { Type as T } from 'typebox'
import type { Static } from 'typebox'

/** A name or sentence in Chinese, and in English where one has been written. */
export const Text = T.Object(
  { zh: T.String({ minLength: 1 }), en: T.Optional(T.String()) },
  { additionalProperties: false },
)

/** 设定依据: law and article as the law itself counts them, e.g. 食品安全法 第三十五条. */
export const LegalBasis = T.Object(
  {
    law: T.String({ minLength: 2 }),
    article: T.Optional(T.String()),
    /** The rule is known to exist but its text was not at hand: shown as 「待核」, never paraphrased. */
    unverified: T.Optional(T.Boolean()),
  },
  { additionalProperties: false },
)
export type LegalBasis = Static<typeof LegalBasis>

/** Only asked for when the question was answered with one of these values. */
export const Condition = T.Object(
  { question: T.String(), anyOf: T.Array(T.String(), { minItems: 1 }) },
  { additionalProperties: false },
)
export type Condition = Static<typeof Condition>

/** 服务对象. */
export const Audience = T.Enum(['PERSON', 'ENTERPRISE', 'OTHER'])

/** Where in what was filed a value stands (JSON pointer): /form/…, /applicant/…. */
export const FactPointer = T.String({ pattern: '^(/[^/]*)+$' })

/** Whether a material (or question-dependent part) is asked for under these answers. */
export function isAskedFor(when: Condition | undefined, answers: Readonly<Record<string, string>>): boolean {
  return when === undefined || when.anyOf.includes(answers[when.question] ?? '')
}

/** What an application says of somebody and something, as rules may look at it. */
export interface FiledFacts {
  readonly applicant: Readonly<Record<string, unknown>>
  readonly form: unknown
}

/** What stands at the pointer; undefined where nothing does. */
export function factAt(facts: FiledFacts, pointer: string): unknown {
  let found: unknown = facts
  for (const name of pointer.split('/').slice(1)) found = isRecord(found) ? found[name] : undefined
  return found
}

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
