import { isStoppingProcedure } from '#kernel'
import { compileForm } from './form-schema.ts'
import { isDomain } from './domain.ts'
import { formHazards } from './form-safety.ts'
import type { FormHazard } from './form-safety.ts'
import { feeFaults } from './fee-faults.ts'
import type { PredecessorsOf } from './item-graph.ts'
import { referenceFaults } from './reference-faults.ts'
import { kindFaults } from './kind-faults.ts'
import { mappingFaults } from './mapping-faults.ts'
import { fieldsOf } from './form-fields.ts'
import { conditionOf, isCancelled } from './standard.ts'
import { isRecord } from './standard-parts.ts'
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
  | 'PREDECESSOR_CYCLE'
  | 'ASKS_FOR_HELD'
  | 'FIELD_TYPE'
  | 'FEE_DATES'
  | 'FEE_BRACKETS'
  | 'RISK_CHECK_MISSING'
  | 'CLASS_LIMIT'
  | 'CLASS_ROUTE'
  | 'KIND_RULE'
  | 'UNKNOWN_SERVICE'
  | 'CRITERIA_MISSING'
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
  /** Of what kind every item of the list is. */
  readonly kindOf?: ReadonlyMap<string, ItemStandard['kind']>
  /** Which items the others need: a circle through this one could never be begun. */
  readonly predecessorsOf?: PredecessorsOf
  /** Names of the certificates our own library holds, by type: what it holds is fetched and not asked for (ST-34). */
  readonly library?: ReadonlyMap<string, string>
}

/** What the items there are say about each other: which needs which, and what our library holds because we issue it. */
export function catalogueSurroundings(
  items: readonly ItemStandard[],
): Required<Pick<Surroundings, 'predecessorsOf' | 'library' | 'kindOf'>> {
  const needed = new Map(items.map(({ code, predecessors = [] }) => [code, predecessors.map(({ item }) => item)]))
  const library = new Map(
    items.flatMap(({ result }) => (result === null ? [] : [[result.certificateType, result.name.zh] as const])),
  )
  const kindOf = new Map(items.map(({ code, kind }) => [code, kind] as const))
  return { predecessorsOf: (code) => needed.get(code) ?? [], library, kindOf }
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
    ...classFaults(standard),
    ...criteriaFaults(standard),
    ...kindFaults(standard, surroundings),
    ...referenceFaults(standard, surroundings),
    ...formFaults(standard),
    ...mappingFaults(standard),
  ]
}

/** Every condition on an answer must be one that some answer can meet. */
function whenFaults(standard: ItemStandard): readonly StandardFault[] {
  const { fee, procedures = [], collective, filingWhen } = standard
  const conditions = [
    ['/filingWhen', filingWhen] as const,
    ['/collective/when', collective?.when] as const,
    ...(fee.schedule ?? []).map(({ when }, i) => [`/fee/schedule/${i}/when`, when] as const),
    ...(fee.reductions ?? []).map(({ when }, i) => [`/fee/reductions/${i}/when`, when] as const),
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
    // These stop the clock by law, so no promise may count them twice.
    outsidePromise === true && isStoppingProcedure(kind)
      ? [{ place: `/procedures/${i}/outsidePromise`, code: 'PROCEDURE_STOPS', detail: kind }]
      : [],
  )
  return [...beyond, ...stopping]
}

/**
 * 即办、普通、复杂 (WF-09): a class that changes nothing would be a label. What is handled at once is promised within a
 * day and waits for no second post; nothing else is decided at the window; a complex case is given longer than the
 * ordinary one.
 */
function classFaults(standard: ItemStandard): readonly StandardFault[] {
  const { timeClass = 'ORDINARY', complexLimit, windowAuthority } = standard
  const { promised } = standard.limits
  const faults: StandardFault[] = []
  if (timeClass === 'IMMEDIATE' && promised.days > 1)
    faults.push({ place: '/timeClass', code: 'CLASS_LIMIT', detail: 'IMMEDIATE' })
  if (complexLimit !== undefined && timeClass !== 'COMPLEX' && complexLimit.days <= promised.days)
    faults.push({ place: '/complexLimit', code: 'CLASS_LIMIT', detail: 'COMPLEX' })
  if (timeClass === 'IMMEDIATE' && waitsForOthers(standard))
    faults.push({ place: '/timeClass', code: 'CLASS_ROUTE', detail: 'IMMEDIATE' })
  if (timeClass !== 'IMMEDIATE' && windowAuthority)
    faults.push({ place: '/windowAuthority', code: 'CLASS_ROUTE', detail: timeClass })
  return faults
}

/** Reviews, meetings and procedures that must be held are nobody's within the hour. */
const waitsForOthers = ({ steps, collective, procedures = [] }: ItemStandard): boolean =>
  steps.some(({ id }) => id === 'review' || id === 'riskCheck') ||
  (collective !== undefined && collective.when === undefined) ||
  procedures.some(({ mandatory }) => mandatory === true)

/** 审查标准 (ST-02): whoever examines says beforehand by what; what is only recorded, or no longer given, is not examined. */
function criteriaFaults(standard: ItemStandard): readonly StandardFault[] {
  const { depth, criteria, kind, mode } = standard
  const examined = depth === 'FULL' && kind !== 'FILING' && mode !== 'FILING' && !isCancelled(standard)
  return examined && criteria.length === 0 ? [{ place: '/criteria', code: 'CRITERIA_MISSING', detail: '' }] : []
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
  const { order, wide } = standard.formLayout
  for (const name of new Set([...order, ...wide])) {
    if (!(name in properties)) faults.push({ place: '/formLayout', code: 'LAYOUT_UNKNOWN_FIELD', detail: name })
  }
  for (const name of Object.keys(properties)) {
    if (!order.includes(name)) faults.push({ place: '/formLayout/order', code: 'LAYOUT_UNKNOWN_FIELD', detail: name })
  }
  return faults
}

const holdsSomewhere = (when: { question: string; anyOf: readonly string[] }, { questions }: ItemStandard): boolean => {
  const options = questions.find(({ id }) => id === when.question)?.options.map(({ value }) => value)
  return options !== undefined && when.anyOf.every((value) => options.includes(value))
}
const repeated = (ids: readonly string[]): readonly string[] => ids.filter((id, i) => ids.indexOf(id) !== i)
