import { parseUnifiedSocialCreditCode } from '#kernel'
import { compileForm } from './form-schema.ts'
import { isDomain } from './domain.ts'
import { formHazards } from './form-safety.ts'
import type { FormHazard } from './form-safety.ts'
import { referenceFaults } from './reference-faults.ts'
import { conditionOf } from './standard.ts'
import type { StepModule } from './step-modules.ts'
import type { ItemStandard } from './standard.ts'

export type StandardFaultCode =
  | 'SCHEMA'
  | 'DUPLICATE_CODE'
  | 'DUPLICATE_ID'
  | 'UNKNOWN_ORGAN'
  | 'UNKNOWN_REGION'
  | 'UNKNOWN_DOMAIN'
  | 'CONDITION_NOWHERE'
  | 'PROMISED_BEYOND_STATUTORY'
  | 'FORM_INVALID'
  | 'FORM_OPEN'
  | 'FIELD_UNNAMED'
  | 'LAYOUT_UNKNOWN_FIELD'
  | 'POINTER_NOWHERE'
  | 'CERTIFICATE_TYPE'
  | 'VAGUE_MATERIAL'
  | 'FEE_WITHOUT_BASIS'
  | 'FEE_WITHOUT_SCHEDULE'
  | 'UNKNOWN_MATERIAL'
  | 'UNKNOWN_CONDITION'
  | 'UNKNOWN_CRITERION'
  | 'UNKNOWN_ITEM'
  | 'UNKNOWN_POWER'
  | 'UNKNOWN_GENERAL_ITEM'
  | 'UNKNOWN_MODULE'
  | 'COMMITMENT_MISSING'
  | 'DUPLICATE_PROCEDURE'
  | 'PROCEDURE_STOPS'
  | 'STEP_MISSING'
  | 'STEP_UNREACHABLE'
  | FormHazard

/** What is wrong with a standard, and where in it. */
export interface StandardFault {
  readonly place: string
  readonly code: StandardFaultCode
  readonly detail: string
}
/** What a standard may refer to. */
export interface Surroundings {
  readonly organs: ReadonlySet<string>
  readonly regions: ReadonlySet<string>
  /** What follows is judged only where the list is at hand. */
  readonly items?: ReadonlySet<string>
  readonly powers?: ReadonlySet<string>
  readonly generalItems?: ReadonlySet<string>
  readonly modules?: ReadonlyMap<string, Pick<StepModule, 'step' | 'role'>>
}

/** ST-32: a list that ends in 「其他有关材料」 lets the counter ask for anything. */
const VAGUE =
  /其[他它](?:有关|相关|证明|必要|需要|所需)*的?(?:材料|文件|资料|手续|证明)|认为(?:需要|必要|应当)|等(?:材料|资料)$/

/** Everything that is wrong with a standard beyond its shape; empty when it may be published. */
export function standardFaults(standard: ItemStandard, surroundings: Surroundings): readonly StandardFault[] {
  const faults: StandardFault[] = []
  const found = (place: string, code: StandardFaultCode, detail: string): void => {
    faults.push({ place, code, detail })
  }
  for (const [place, organ] of [
    ['/organ', standard.organ],
    ...standard.competentOrgans.map((id, i) => [`/competentOrgans/${i}`, id] as const),
  ] as const) {
    if (!surroundings.organs.has(organ)) found(place, 'UNKNOWN_ORGAN', organ)
  }
  if (!surroundings.regions.has(standard.region)) found('/region', 'UNKNOWN_REGION', standard.region)
  if (!isDomain(standard.domain)) found('/domain', 'UNKNOWN_DOMAIN', standard.domain)
  for (const list of ['conditions', 'questions', 'materials', 'criteria', 'steps'] as const) {
    for (const id of repeated(standard[list].map((entry) => entry.id))) found(`/${list}`, 'DUPLICATE_ID', id)
  }
  standard.materials.forEach(({ name, note, when }, i) => {
    if (VAGUE.test(name.zh) || VAGUE.test(note?.zh ?? '')) found(`/materials/${i}`, 'VAGUE_MATERIAL', name.zh)
    if (when !== undefined && !holdsSomewhere(when, standard))
      found(`/materials/${i}/when`, 'CONDITION_NOWHERE', when.question)
  })
  return [
    ...faults,
    ...whenFaults(standard),
    ...limitFaults(standard),
    ...feeFaults(standard),
    ...referenceFaults(standard, surroundings),
    ...formFaults(standard),
    ...resultFaults(standard),
  ]
}

/** Every condition on an answer must be one that some answer can meet. */
function whenFaults(standard: ItemStandard): readonly StandardFault[] {
  const { fee, procedures = [], collective, filingWhen } = standard
  const conditions = [
    ['/filingWhen', filingWhen] as const,
    ['/collective/when', collective?.when] as const,
    ...(fee.schedule ?? []).map(({ when }, i) => [`/fee/schedule/${i}/when`, when] as const),
    ...procedures.map(
      ({ mandatory }, i) =>
        [`/procedures/${i}/mandatory`, typeof mandatory === 'object' ? mandatory : undefined] as const,
    ),
  ]
  return conditions.flatMap(([place, when]): readonly StandardFault[] =>
    when === undefined || holdsSomewhere(when, standard)
      ? []
      : [{ place, code: 'CONDITION_NOWHERE', detail: when.question }],
  )
}

/** 行政许可法 45: these eight stop the clock by law, so no promise may count them twice. */
const STOPPING = new Set([
  'HEARING',
  'TENDER',
  'AUCTION',
  'INSPECTION',
  'TESTING',
  'QUARANTINE',
  'APPRAISAL',
  'EXPERT_REVIEW',
])

function limitFaults({ limits, complexLimit, procedures = [] }: ItemStandard): readonly StandardFault[] {
  const { statutory, promised } = limits
  const promises = [
    ['/limits/promised', promised] as const,
    ...(complexLimit === undefined ? [] : [['/complexLimit', complexLimit] as const]),
  ]
  const beyond = promises.flatMap(([place, { days, unit }]): readonly StandardFault[] =>
    unit === statutory.unit && days <= statutory.days
      ? []
      : [{ place, code: 'PROMISED_BEYOND_STATUTORY', detail: `${days} ${unit}` }],
  )
  const stopping = procedures.flatMap(({ kind, outsidePromise }, i): readonly StandardFault[] =>
    outsidePromise === true && STOPPING.has(kind)
      ? [{ place: `/procedures/${i}/outsidePromise`, code: 'PROCEDURE_STOPS', detail: kind }]
      : [],
  )
  return [...beyond, ...stopping]
}

/** No basis, no charge (行政许可法 58, 59); a charge without a schedule could be any sum. */
function feeFaults({ fee }: ItemStandard): readonly StandardFault[] {
  if (!fee.charged) return []
  return [
    ...(fee.basis === undefined ? [{ place: '/fee', code: 'FEE_WITHOUT_BASIS', detail: '' } as const] : []),
    ...(fee.schedule === undefined ? [{ place: '/fee', code: 'FEE_WITHOUT_SCHEDULE', detail: '' } as const] : []),
  ]
}

function formFaults(standard: ItemStandard): readonly StandardFault[] {
  const { form } = standard
  const properties = fieldsOf(form)
  if (!isRecord(form) || properties === undefined)
    return [{ place: '/form', code: 'FORM_INVALID', detail: 'properties' }]
  const hazards = formHazards(form)
  if (hazards.length > 0) return hazards
  const faults: StandardFault[] = []
  try {
    compileForm(form)
  } catch (error) {
    // Ajv says by throwing what is wrong with a schema; here it is a finding about data.
    faults.push({
      place: '/form',
      code: 'FORM_INVALID',
      detail: error instanceof Error ? error.message : String(error),
    })
  }
  if (form['additionalProperties'] !== false) faults.push({ place: '/form', code: 'FORM_OPEN', detail: '' })
  for (const [name, field] of Object.entries(properties)) {
    const place = `/form/properties/${name}`
    if (!isRecord(field) || typeof field['title'] !== 'string' || typeof field['x-en'] !== 'string') {
      faults.push({ place, code: 'FIELD_UNNAMED', detail: name })
    }
    const when = conditionOf(field)
    if (isRecord(field) && 'x-when' in field && (when === undefined || !holdsSomewhere(when, standard))) {
      faults.push({ place: `${place}/x-when`, code: 'CONDITION_NOWHERE', detail: when?.question ?? '' })
    }
  }
  standard.conditions.forEach(({ check }, i) => {
    const name = check?.pointer.replace(/^\/form\//, '')
    if (check !== undefined && (name === undefined || !(name in properties)) && !APPLICANT_POINTERS.has(check.pointer))
      faults.push({ place: `/conditions/${i}/check`, code: 'POINTER_NOWHERE', detail: check.pointer })
  })
  const { order, wide } = standard.formLayout
  for (const name of new Set([...order, ...wide])) {
    if (!(name in properties)) faults.push({ place: '/formLayout', code: 'LAYOUT_UNKNOWN_FIELD', detail: name })
  }
  for (const name of Object.keys(properties)) {
    if (!order.includes(name)) faults.push({ place: '/formLayout/order', code: 'LAYOUT_UNKNOWN_FIELD', detail: name })
  }
  return faults
}

const APPLICANT_POINTERS = new Set(['/applicant/name', '/applicant/idNumber', '/applicant/phone', '/applicant/kind'])

/** A certificate shows only what every applicant must have filled in: no blank line on a sealed paper. */
function resultFaults({ form, result }: ItemStandard): readonly StandardFault[] {
  if (result === null) return []
  const faults: StandardFault[] = []
  for (const [place, type] of [
    ['/result/certificateType', result.certificateType],
    ['/result/filing/certificateType', result.filing?.certificateType],
  ] as const) {
    if (type === undefined) continue
    if (!/^\d{3}$/.test(type.slice(18)) || !parseUnifiedSocialCreditCode(type.slice(0, 18)).ok)
      faults.push({ place, code: 'CERTIFICATE_TYPE', detail: type })
  }
  const required = isRecord(form) && Array.isArray(form['required']) ? form['required'] : []
  result.fields.forEach(({ pointer }, i) => {
    const name = pointer.replace(/^\/form\//, '')
    const field = fieldsOf(form)?.[name]
    const always = field !== undefined && conditionOf(field) === undefined && required.includes(name)
    if (APPLICANT_POINTERS.has(pointer) || always) return
    faults.push({ place: `/result/fields/${i}`, code: 'POINTER_NOWHERE', detail: pointer })
  })
  return faults
}

const holdsSomewhere = (when: { question: string; anyOf: readonly string[] }, { questions }: ItemStandard): boolean => {
  const options = questions.find(({ id }) => id === when.question)?.options.map(({ value }) => value)
  return options !== undefined && when.anyOf.every((value) => options.includes(value))
}
const fieldsOf = (form: unknown): Readonly<Record<string, unknown>> | undefined => {
  const properties = isRecord(form) ? form['properties'] : undefined
  return isRecord(properties) ? properties : undefined
}
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const repeated = (ids: readonly string[]): readonly string[] => ids.filter((id, i) => ids.indexOf(id) !== i)
