import { cycleThrough } from './item-graph.ts'
import type { StandardFault, Surroundings } from './standard-faults.ts'
import type { ItemStandard } from './standard.ts'

type Fault = readonly [place: string, code: StandardFault['code'], detail: string]

/** Whatever a standard points at must be there: in itself, in the catalogue, or in the district's lists. */
export function referenceFaults(standard: ItemStandard, surroundings: Surroundings): readonly StandardFault[] {
  return [
    ...withinItself(standard),
    ...intoLists(standard, surroundings),
    ...inCircle(standard, surroundings),
    ...heldByLibrary(standard, surroundings),
    ...stepFaults(standard, surroundings),
  ].map(([place, code, detail]) => ({ place, code, detail }))
}

function withinItself({ conditions, criteria, materials, commitment, procedures = [], mode }: ItemStandard): Fault[] {
  const ids = (list: readonly { readonly id: string }[]): ReadonlySet<string> => new Set(list.map(({ id }) => id))
  const [knownMaterials, knownConditions, knownCriteria] = [ids(materials), ids(conditions), ids(criteria)]
  const missing = (
    known: ReadonlySet<string>,
    id: string | undefined,
    place: string,
    code: StandardFault['code'],
  ): Fault[] => (id === undefined || known.has(id) ? [] : [[place, code, id]])
  const kinds = procedures.map(({ kind }) => kind)
  return [
    ...conditions.flatMap(({ material }, i) =>
      missing(knownMaterials, material, `/conditions/${i}/material`, 'UNKNOWN_MATERIAL'),
    ),
    ...criteria.flatMap(({ material, condition }, i) => [
      ...missing(knownMaterials, material, `/criteria/${i}/material`, 'UNKNOWN_MATERIAL'),
      ...missing(knownConditions, condition, `/criteria/${i}/condition`, 'UNKNOWN_CONDITION'),
    ]),
    ...(commitment?.covers ?? []).flatMap((id, i) =>
      missing(knownCriteria, id, `/commitment/covers/${i}`, 'UNKNOWN_CRITERION'),
    ),
    ...(mode === 'COMMITMENT' && commitment === undefined
      ? ([['/commitment', 'COMMITMENT_MISSING', '']] satisfies Fault[])
      : []),
    ...kinds.flatMap((kind, i): Fault[] =>
      kinds.indexOf(kind) === i ? [] : [[`/procedures/${i}`, 'DUPLICATE_PROCEDURE', kind]],
    ),
  ]
}

function intoLists(standard: ItemStandard, { items, powers, generalItems }: Surroundings): Fault[] {
  const { predecessors = [], powerItem, generalItem } = standard
  const unknown = (known: ReadonlySet<string> | undefined, id: string | undefined): boolean =>
    known !== undefined && id !== undefined && !known.has(id)
  return [
    ...predecessors.flatMap(({ item }, i): Fault[] =>
      unknown(items, item) || item === standard.code ? [[`/predecessors/${i}`, 'UNKNOWN_ITEM', item]] : [],
    ),
    ...(unknown(powers, powerItem) ? ([['/powerItem', 'UNKNOWN_POWER', powerItem ?? '']] satisfies Fault[]) : []),
    ...(unknown(generalItems, generalItem)
      ? ([['/generalItem', 'UNKNOWN_GENERAL_ITEM', generalItem ?? '']] satisfies Fault[])
      : []),
  ]
}

/** A needs B, B needs C, C needs A: nobody could begin with any of them (WF-30). */
function inCircle({ code, predecessors = [] }: ItemStandard, { predecessorsOf }: Surroundings): Fault[] {
  if (predecessorsOf === undefined) return []
  const own = predecessors.map(({ item }) => item).filter((item) => item !== code)
  const circle = cycleThrough(code, (at) => (at === code ? own : predecessorsOf(at)))
  return circle === undefined ? [] : [['/predecessors', 'PREDECESSOR_CYCLE', circle.join(' → ')]]
}

/** ST-34: an approval or a proof our own library holds is fetched; it is not asked for again, under any name of ours. */
function heldByLibrary({ materials }: ItemStandard, { library }: Surroundings): Fault[] {
  if (library === undefined) return []
  const names = new Set(library.values())
  return materials.flatMap(({ kind, source, name, certificateType }, i): Fault[] => {
    if (source !== 'APPLICANT' || (kind !== 'DEPARTMENTAL_APPROVAL' && kind !== 'SHARED_PROOF')) return []
    const held = (certificateType !== undefined && library.has(certificateType)) || names.has(name.zh)
    return held ? [[`/materials/${i}/source`, 'ASKS_FOR_HELD', name.zh]] : []
  })
}

const ORDER: readonly ItemStandard['steps'][number]['id'][] = [
  'acceptance',
  'examination',
  'review',
  'riskCheck',
  'decision',
  'service',
]
/** 备案 is recorded on sight: nobody examines, so a step for it would never be reached (WF-19). */
const NEVER_IN_FILING: ReadonlySet<string> = new Set(['examination', 'review', 'riskCheck'])

/** A case moves along the steps in order; a step out of order, or behind the end, would never be reached (ST-30). */
function stepFaults({ steps, mode, reformTraits = [] }: ItemStandard, { modules }: Surroundings): Fault[] {
  const filing = mode === 'FILING'
  const needed = filing ? (['acceptance'] as const) : (['acceptance', 'examination', 'decision'] as const)
  const present = new Set(steps.map(({ id }) => id))
  const absent = needed.filter((id) => !present.has(id)).map((id): Fault => ['/steps', 'STEP_MISSING', id])
  // 强化准入监管 (WF-21): somebody else looks for risks and signs before anything is granted, and no promise skips it.
  const strengthened: Fault[] =
    reformTraits.includes('STRENGTHENED_ACCESS') && (!present.has('riskCheck') || mode === 'COMMITMENT')
      ? [['/steps', 'RISK_CHECK_MISSING', '']]
      : []
  const misplaced = steps.flatMap(({ id, role, module }, i): Fault[] => {
    const place = `/steps/${i}`
    const before = steps[i - 1]?.id
    const reached = before === undefined || ORDER.indexOf(before) < ORDER.indexOf(id)
    if (!reached) return [[place, 'STEP_UNREACHABLE', `${id} after ${before}`]]
    if (filing && NEVER_IN_FILING.has(id)) return [[place, 'STEP_UNREACHABLE', `${id} in a filing`]]
    if (module === undefined || modules === undefined) return []
    const found = modules.get(module)
    return found?.step === id && found.role === role ? [] : [[`${place}/module`, 'UNKNOWN_MODULE', module]]
  })
  return [...absent, ...misplaced, ...strengthened]
}
