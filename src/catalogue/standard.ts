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

const DaysLimit = T.Object(
  {
    days: T.Integer({ minimum: 0, maximum: 3650 }),
    unit: T.Enum(['working', 'natural']),
    basis: T.Optional(LegalBasis),
  },
  { additionalProperties: false },
)

/** A scenario question: its answer decides which materials and fields are asked for. */
export const Question = T.Object(
  {
    id: T.String({ pattern: '^[a-z][A-Za-z0-9]*$' }),
    text: Text,
    options: T.Array(T.Object({ value: T.String(), label: Text }, { additionalProperties: false }), { minItems: 2 }),
  },
  { additionalProperties: false },
)

/** Only asked for when the question was answered with one of these values. */
export const Condition = T.Object(
  { question: T.String(), anyOf: T.Array(T.String(), { minItems: 1 }) },
  { additionalProperties: false },
)

export const Material = T.Object(
  {
    id: T.String({ pattern: '^[a-z][A-Za-z0-9]*$' }),
    name: Text,
    required: T.Boolean(),
    /** Who has it: the applicant hands it in, or the certificate library already holds it. */
    source: T.Enum(['APPLICANT', 'CERTIFICATE_LIBRARY']),
    original: T.Boolean(),
    copies: T.Integer({ minimum: 0, maximum: 20 }),
    when: T.Optional(Condition),
    note: T.Optional(Text),
    basis: T.Optional(LegalBasis),
  },
  { additionalProperties: false },
)

export const Criterion = T.Object(
  { id: T.String({ pattern: '^[a-z][A-Za-z0-9]*$' }), text: Text, basis: T.Optional(LegalBasis) },
  { additionalProperties: false },
)

export const Step = T.Object(
  {
    id: T.Enum(['acceptance', 'examination', 'decision', 'service']),
    name: Text,
    /** Which post does it. */
    role: T.Enum(['intakeOfficer', 'examiner', 'decider', 'sealKeeper']),
    limit: T.Optional(DaysLimit),
  },
  { additionalProperties: false },
)

/** What the certificate shows: label and where in the submitted form (JSON pointer) the value stands. */
export const CertificateField = T.Object(
  { label: Text, pointer: T.String({ pattern: '^(/[^/]*)+$' }) },
  { additionalProperties: false },
)

/**
 * 实施清单 / 标准清单: how one handling item (小项) is applied for, examined, decided and supervised.
 * `depth` says whether it was authored in full from the law or only named, with the general form (AP-10).
 */
export const ItemStandard = T.Object(
  {
    /** Unique in the installation; imported items keep their own code. */
    code: T.String({ minLength: 4, maxLength: 80 }),
    /** 基本编码 (12 digits or local) of the parent item (大项) and its name. */
    parentCode: T.String(),
    parentName: Text,
    name: Text,
    kind: T.Enum([
      'PERMIT',
      'PUBLIC_SERVICE',
      'CONFIRMATION',
      'PAYMENT',
      'REWARD',
      'ADJUDICATION',
      'FILING',
      'OTHER_POWER',
    ]),
    depth: T.Enum(['FULL', 'GENERAL']),
    source: T.Enum(['DEMO_DISTRICT', 'IMPORTED']),
    /** Opaque id of the organ that decides; its name is in the organ register. */
    organ: T.String(),
    /** Opaque ids of the competent departments (行业主管部门) that supervise. */
    competentOrgans: T.Array(T.String()),
    region: T.String({ pattern: '^\\d{6}(\\d{3}){0,2}$' }),
    exerciseLevel: T.Enum(['PROVINCE', 'CITY', 'COUNTY', 'TOWNSHIP', 'VILLAGE']),
    audience: T.Array(T.Enum(['PERSON', 'ENTERPRISE', 'OTHER']), { minItems: 1 }),
    /** One of the 16 fields of requirement ST-35. */
    domain: T.String(),
    powerSource: T.Enum(['STATUTORY', 'DELEGATED', 'TRANSFERRED', 'ENTRUSTED']),
    legalBases: T.Array(LegalBasis, { minItems: 1 }),
    /** Words people really say for it (开饭店, 办健身房): searched beside the name. */
    keywords: T.Array(T.String()),
    conditions: T.Array(
      T.Object({ id: T.String(), text: Text, basis: T.Optional(LegalBasis) }, { additionalProperties: false }),
    ),
    questions: T.Array(Question),
    materials: T.Array(Material),
    /** JSON Schema (draft 7) of the form; formats cn-credit-code, cn-citizen-id, cn-mobile, date are known. */
    form: T.Unknown(),
    /** Order and widgets for the form's fields: { order: string[], wide: string[] }. */
    formLayout: T.Object({ order: T.Array(T.String()), wide: T.Array(T.String()) }, { additionalProperties: false }),
    steps: T.Array(Step, { minItems: 1 }),
    criteria: T.Array(Criterion),
    limits: T.Object(
      { acceptance: DaysLimit, statutory: DaysLimit, promised: DaysLimit },
      { additionalProperties: false },
    ),
    postModel: T.Enum(['ONE_EXAMINER_ONE_VERIFIER', 'COMBINED']),
    windowAuthority: T.Boolean(),
    /** 到现场次数. */
    visits: T.Integer({ minimum: 0, maximum: 10 }),
    fee: T.Object(
      { charged: T.Boolean(), basis: T.Optional(LegalBasis), note: T.Optional(Text) },
      { additionalProperties: false },
    ),
    result: T.Union([
      T.Null(),
      T.Object(
        {
          /** 证照类型代码. */
          certificateType: T.String(),
          name: Text,
          validityYears: T.Union([T.Null(), T.Integer({ minimum: 1, maximum: 50 })]),
          fields: T.Array(CertificateField),
        },
        { additionalProperties: false },
      ),
    ]),
    /** What supervisors will check afterwards. */
    supervision: T.Object(
      { points: T.Array(Text), firstCheckDays: T.Integer({ minimum: 0 }) },
      { additionalProperties: false },
    ),
  },
  { additionalProperties: false },
)
export type ItemStandard = Static<typeof ItemStandard>
export type Material = Static<typeof Material>
export type Question = Static<typeof Question>
export type LegalBasis = Static<typeof LegalBasis>

/** Whether a material (or question-dependent part) is asked for under these answers. */
export function isAskedFor(
  when: Static<typeof Condition> | undefined,
  answers: Readonly<Record<string, string>>,
): boolean {
  return when === undefined || when.anyOf.includes(answers[when.question] ?? '')
}

/**
 * The form as it is asked for under these answers: fields whose `x-when` does not hold are neither shown nor accepted.
 * Browser and server derive it from the standard alike, so what is shown is what is checked.
 */
export function formUnder(form: unknown, answers: Readonly<Record<string, string>>): Readonly<Record<string, unknown>> {
  if (!isRecord(form) || !isRecord(form['properties'])) return isRecord(form) ? form : {}
  const properties = Object.fromEntries(
    Object.entries(form['properties']).filter(([, field]) => isAskedFor(conditionOf(field), answers)),
  )
  const required = Array.isArray(form['required']) ? form['required'] : []
  return { ...form, properties, required: required.filter((name) => typeof name === 'string' && name in properties) }
}

/** The condition a form field carries in its own keyword `x-when`. */
export function conditionOf(field: unknown): Static<typeof Condition> | undefined {
  const when = isRecord(field) ? field['x-when'] : undefined
  if (!isRecord(when) || typeof when['question'] !== 'string' || !Array.isArray(when['anyOf'])) return undefined
  return { question: when['question'], anyOf: when['anyOf'].filter((value) => typeof value === 'string') }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
