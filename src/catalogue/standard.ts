import { Type as T } from 'typebox'
import type { Static } from 'typebox'
import { SPECIAL_PROCEDURES } from '#kernel'
import { ApplicationCondition } from './eligibility.ts'
import { FeeRules } from './fees.ts'
import { Audience, Condition, FactPointer, isAskedFor, isRecord, LegalBasis, Text } from './standard-parts.ts'

export { isAskedFor, LegalBasis, Text } from './standard-parts.ts'

const DaysLimit = T.Object(
  {
    days: T.Integer({ minimum: 0, maximum: 3650 }),
    unit: T.Enum(['working', 'natural']),
    basis: T.Optional(LegalBasis),
  },
  { additionalProperties: false },
)

/** 即办时限: for items handled at once, in office hours; half a day is half of the hours the office is open. */
const WithinTheDay = T.Object(
  { amount: T.Integer({ minimum: 1, maximum: 16 }), unit: T.Enum(['hour', 'halfDay']) },
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

/** 特殊环节. */
export const SpecialProcedure = T.Object(
  {
    kind: T.Enum([...SPECIAL_PROCEDURES]),
    max: DaysLimit,
    /** No decision before it was held; with a condition: under these answers. */
    mandatory: T.Optional(T.Union([T.Boolean(), Condition])),
    basis: T.Optional(LegalBasis),
    note: T.Optional(Text),
    /** Left out of the promised limit, openly; the statutory limit runs on. Only for those that do not stop the clock. */
    outsidePromise: T.Optional(T.Boolean()),
  },
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
    /** What it is: a form of ours, another department's approval, a proof others hold too, a certificate. */
    kind: T.Optional(T.Enum(['FORM', 'DEPARTMENTAL_APPROVAL', 'SHARED_PROOF', 'CERTIFICATE', 'OTHER'])),
    /** Code of the certificate type whose electronic certificate stands in for it. */
    certificateType: T.Optional(T.String()),
    /** 容缺: may follow within so many working days of acceptance. */
    deferrableDays: T.Optional(T.Integer({ minimum: 1, maximum: 60 })),
    /** Who issues it (来源渠道), where it is not the applicant's own paper. */
    issuer: T.Optional(Text),
    /** What a good one looks like: the lines of a filled sample (示范文本), printed by the system. */
    sample: T.Optional(T.Array(T.Object({ label: Text, value: T.String() }, { additionalProperties: false }))),
    /** A blank of it is printed by the system: its headings. */
    blank: T.Optional(T.Array(Text)),
  },
  { additionalProperties: false },
)

export const Criterion = T.Object(
  {
    id: T.String({ pattern: '^[a-z][A-Za-z0-9]*$' }),
    text: Text,
    basis: T.Optional(LegalBasis),
    /** The material and the condition it is ticked against. */
    material: T.Optional(T.String()),
    condition: T.Optional(T.String()),
  },
  { additionalProperties: false },
)

export const Step = T.Object(
  {
    /** 受理、承办（审查）、审核、风险审查、批准（决定）、办结（送达）, in this order; the last two of the middle are optional. */
    id: T.Enum(['acceptance', 'examination', 'review', 'riskCheck', 'decision', 'service']),
    name: Text,
    /** Which post does it. */
    role: T.Enum(['intakeOfficer', 'issueOfficer', 'examiner', 'decider', 'sealKeeper']),
    limit: T.Optional(DaysLimit),
    /** Reusable step module (车间式模块) it was composed from. */
    module: T.Optional(T.String()),
  },
  { additionalProperties: false },
)

/** What the certificate shows: label, where in the submitted form the value stands, and of what kind it must be. */
export const CertificateField = T.Object(
  { label: Text, pointer: FactPointer, type: T.Optional(T.Enum(['TEXT', 'NUMBER', 'DATE', 'LIST'])) },
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
    audience: T.Array(Audience, { minItems: 1 }),
    /** One of the 16 fields of requirement ST-35. */
    domain: T.String(),
    powerSource: T.Enum(['STATUTORY', 'DELEGATED', 'TRANSFERRED', 'ENTRUSTED']),
    legalBases: T.Array(LegalBasis, { minItems: 1 }),
    /** Words people really say for it (开饭店, 办健身房): searched beside the name. */
    keywords: T.Array(T.String()),
    conditions: T.Array(ApplicationCondition),
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
    fee: FeeRules,
    result: T.Union([
      T.Null(),
      T.Object(
        {
          /** 证照类型代码. */
          certificateType: T.String(),
          name: Text,
          validityYears: T.Union([T.Null(), T.Integer({ minimum: 1, maximum: 50 })]),
          fields: T.Array(CertificateField),
          /** What is given instead where the answers make the item a filing (备案公示卡、备案凭证). */
          filing: T.Optional(
            T.Object(
              {
                certificateType: T.String(),
                name: Text,
                validityYears: T.Union([T.Null(), T.Integer({ minimum: 1, maximum: 50 })]),
              },
              { additionalProperties: false },
            ),
          ),
        },
        { additionalProperties: false },
      ),
    ]),
    /** 监管标准: what supervisors will check afterwards, and how (ST-12). */
    supervision: T.Object(
      {
        points: T.Array(Text),
        firstCheckDays: T.Integer({ minimum: 0 }),
        object: T.Optional(Text),
        measures: T.Optional(T.Array(Text)),
        procedure: T.Optional(T.Array(Text)),
        /** Checks a year (年度监管计划). */
        checksPerYear: T.Optional(T.Integer({ minimum: 0, maximum: 366 })),
        disposal: T.Optional(T.Array(Text)),
      },
      { additionalProperties: false },
    ),
    /** Absent: a first application. */
    changeKind: T.Optional(T.Enum(['NEW', 'ALTERATION', 'RENEWAL', 'REPLACEMENT', 'DEREGISTRATION'])),
    /** How it is granted; absent: ordinarily. A condition turns an ordinary item into a filing (小餐饮 60 平方米以下). */
    mode: T.Optional(T.Enum(['ORDINARY', 'COMMITMENT', 'FILING'])),
    filingWhen: T.Optional(Condition),
    /** 告知承诺书: published conditions and promise; `version` is part of what the applicant signs. */
    commitment: T.Optional(
      T.Object(
        {
          version: T.String({ minLength: 1, maxLength: 20 }),
          text: Text,
          covers: T.Array(T.String()),
          checkDays: T.Integer({ minimum: 1, maximum: 250 }),
          consequences: Text,
          basis: T.Optional(LegalBasis),
        },
        { additionalProperties: false },
      ),
    ),
    timeClass: T.Optional(T.Enum(['IMMEDIATE', 'ORDINARY', 'COMPLEX'])),
    /** How long handling at once takes (即办时限), beside the promise in days. */
    immediateLimit: T.Optional(WithinTheDay),
    /** Promised limit of a case an officer reclassifies as complex, with the reason. */
    complexLimit: T.Optional(DaysLimit),
    /** 补正期限 (WF-06): how long an applicant may take to mend his papers before silence counts as giving up. */
    correctionLimit: T.Optional(
      T.Object(
        { days: T.Integer({ minimum: 5, maximum: 365 }), unit: T.Enum(['working', 'natural']) },
        { additionalProperties: false },
      ),
    ),
    procedures: T.Optional(T.Array(SpecialProcedure)),
    /** 集体研究决定的重大事项. */
    collective: T.Optional(
      T.Object({ basis: LegalBasis, when: T.Optional(Condition) }, { additionalProperties: false }),
    ),
    jointHandling: T.Optional(T.Boolean()),
    /** 闭环确认 (SV-18): departments confirm a result before the certificate goes out; ten working days are all there are. */
    noObjection: T.Optional(
      T.Object(
        { days: T.Integer({ minimum: 1, maximum: 9 }), silence: T.Enum(['AGREES', 'ASKED_AGAIN']) },
        { additionalProperties: false },
      ),
    ),
    /** Items whose result must be held first (前置事项). */
    predecessors: T.Optional(
      T.Array(
        T.Object(
          { item: T.String(), certificateType: T.Optional(T.String()), basis: T.Optional(LegalBasis) },
          { additionalProperties: false },
        ),
      ),
    ),
    /** 相关公共服务事项 of a permit: what its holder usually needs besides (供水、供电报装 …). */
    relatedServices: T.Optional(T.Array(T.String(), { maxItems: 20 })),
    channels: T.Optional(T.Array(T.Enum(['ONLINE', 'MOBILE', 'WINDOW', 'SERVICE_POINT', 'VISIT']), { minItems: 1 })),
    delivery: T.Optional(T.Array(T.Enum(['DOWNLOAD', 'COUNTER', 'COURIER']), { minItems: 1 })),
    /** Where the power came from, apart from where it is exercised (省级下放). */
    originLevel: T.Optional(T.Enum(['STATE', 'PROVINCE', 'CITY', 'COUNTY'])),
    /** 保留、取消、备案、下放乡镇 (ST-13). */
    disposition: T.Optional(T.Enum(['RETAINED', 'CANCELLED', 'FILING', 'DELEGATED'])),
    /** 证照分离 (WF-22): how entry was reformed. */
    reformMode: T.Optional(T.Enum(['DIRECT_CANCEL', 'FILING', 'COMMITMENT', 'OPTIMISED'])),
    /** 提升透明度和可预期性 (WF-20), 强化准入监管 (WF-21). */
    reformTraits: T.Optional(T.Array(T.Enum(['TRANSPARENCY', 'STRENGTHENED_ACCESS']))),
    /** Entry in the power and duty list this item serves (权责清单). */
    powerItem: T.Optional(T.String()),
    /** Entry of the general catalogue from above that this item instantiates (ST-22). */
    generalItem: T.Optional(T.String()),
  },
  { additionalProperties: false },
)
export type ItemStandard = Static<typeof ItemStandard>
export type Material = Static<typeof Material>
export type Question = Static<typeof Question>
export type SpecialProcedure = Static<typeof SpecialProcedure>

/** 时限压缩率: how much of the law's limit the promise leaves out, in whole percent; undefined where the units differ. */
export function compressionOf({ statutory, promised }: ItemStandard['limits']): number | undefined {
  if (statutory.unit !== promised.unit || statutory.days === 0) return undefined
  return Math.round(((statutory.days - promised.days) / statutory.days) * 100)
}

/** 「需提交 N 份，免交 M 份」: one way of counting wherever an item is shown; what may be left out burdens nobody. */
export const burdenOf = (materials: readonly Pick<Material, 'required' | 'source'>[]) => ({
  asked: materials.filter(({ required, source }) => required && source === 'APPLICANT').length,
  spared: materials.filter(({ source }) => source === 'CERTIFICATE_LIBRARY').length,
})

/** What is given under these answers: a filing may yield another paper than the licence of the same item (WF-23). */
export function resultUnder(
  { result, filingWhen }: Pick<ItemStandard, 'result' | 'filingWhen'>,
  answers: Readonly<Record<string, string>>,
): Pick<NonNullable<ItemStandard['result']>, 'certificateType' | 'name' | 'validityYears'> | null {
  if (result?.filing === undefined || filingWhen === undefined) return result
  return isAskedFor(filingWhen, answers) ? result.filing : result
}

/** 已取消的事项: it keeps its supervision standard (ST-13), but nobody may be made to apply for it (优化营商环境条例 40). */
export const isCancelled = ({ disposition }: Pick<ItemStandard, 'disposition'>): boolean => disposition === 'CANCELLED'

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
export function conditionOf(field: unknown): Condition | undefined {
  const when = isRecord(field) ? field['x-when'] : undefined
  if (!isRecord(when) || typeof when['question'] !== 'string' || !Array.isArray(when['anyOf'])) return undefined
  return { question: when['question'], anyOf: when['anyOf'].filter((value) => typeof value === 'string') }
}
