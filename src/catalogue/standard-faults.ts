import { parseUnifiedSocialCreditCode } from '#kernel'
import { compileForm } from './form-schema.ts'
import { isDomain } from './domain.ts'
import { conditionOf } from './standard.ts'
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
  const { statutory, promised } = standard.limits
  if (promised.unit !== statutory.unit || promised.days > statutory.days) {
    found('/limits/promised', 'PROMISED_BEYOND_STATUTORY', `${promised.days} ${promised.unit}`)
  }
  if (standard.fee.charged && standard.fee.basis === undefined) found('/fee', 'FEE_WITHOUT_BASIS', '')
  return [...faults, ...formFaults(standard), ...resultFaults(standard)]
}

function formFaults(standard: ItemStandard): readonly StandardFault[] {
  const { form } = standard
  const properties = fieldsOf(form)
  if (!isRecord(form) || properties === undefined)
    return [{ place: '/form', code: 'FORM_INVALID', detail: 'properties' }]
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
  const type = result.certificateType
  if (!/^\d{3}$/.test(type.slice(18)) || !parseUnifiedSocialCreditCode(type.slice(0, 18)).ok) {
    faults.push({ place: '/result/certificateType', code: 'CERTIFICATE_TYPE', detail: type })
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
