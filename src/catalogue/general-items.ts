import { Type as T } from 'typebox'
import type { Static } from 'typebox'
import type { GeneralForm } from './general-form.ts'
import { ItemStandard, LegalBasis, Text } from './standard.ts'
import type { Material } from './standard.ts'

const Limit = ItemStandard.properties.limits.properties.statutory
const shared = {
  bases: T.Optional(T.Array(LegalBasis, { minItems: 1 })),
  materials: T.Optional(T.Array(T.String())),
  /** Only where a law sets another limit than the general one. */
  limit: T.Optional(Limit),
}
const SubItem = T.Object(
  {
    ...shared,
    action: T.Optional(T.Enum(['NEW', 'CHANGE', 'RENEWAL', 'CANCELLATION'])),
    /** The sub-item's own name, where it is not one of the four actions. */
    name: T.Optional(Text),
    certificate: T.Optional(T.Null()),
  },
  { additionalProperties: false },
)
const Item = T.Object(
  {
    ...shared,
    number: T.String({ pattern: '^\\d{5}$' }),
    /** Sub-items are numbered from here; more than 1 where the first ones are authored in full. */
    firstSubItem: T.Optional(T.Integer({ minimum: 1 })),
    kind: ItemStandard.properties.kind,
    /** Entry of the list of powers and duties. */
    power: T.Optional(T.String()),
    /** How the bureau got the power; set by law where nothing else is said. */
    powerSource: T.Optional(ItemStandard.properties.powerSource),
    name: Text,
    competent: T.Array(T.String(), { minItems: 1 }),
    /** Who still decides it, where the reform has not reached it yet; the bureau otherwise. */
    organ: T.Optional(T.String()),
    audience: ItemStandard.properties.audience,
    bases: T.Array(LegalBasis, { minItems: 1 }),
    certificate: T.Union([
      T.Null(),
      T.Object(
        { name: Text, validityYears: T.Union([T.Null(), T.Integer({ minimum: 1, maximum: 50 })]) },
        { additionalProperties: false },
      ),
    ]),
    keywords: T.Array(T.String()),
    subItems: T.Array(SubItem, { minItems: 1 }),
  },
  { additionalProperties: false },
)

/** Items (大项) of one field with their sub-items (小项), named after the laws that set them. */
export const GeneralItems = T.Object({ domain: T.String(), items: T.Array(Item) }, { additionalProperties: false })
export type GeneralItems = Static<typeof GeneralItems>
type Item = Static<typeof Item>
type SubItem = Static<typeof SubItem>

/** What expansion draws on beside the item itself. */
export interface Expansion {
  readonly region: string
  readonly bureau: string
  readonly general: GeneralForm
  readonly materials: ReadonlyMap<string, Material>
  /** Organ by the key matters files use: its id and credit code. */
  readonly organ: (key: string) => { readonly id: string; readonly creditCode: string; readonly region: string }
}

/** 事项类型 as two digits of the basic code (GB/T 39554.1); filings are counted among other powers (10). */
const KIND_DIGITS: Readonly<Record<ItemStandard['kind'], string>> = {
  PERMIT: '01',
  PAYMENT: '05',
  CONFIRMATION: '07',
  REWARD: '08',
  ADJUDICATION: '09',
  OTHER_POWER: '10',
  FILING: '10',
  PUBLIC_SERVICE: '20',
}
/** The bureau promises half of what the law allows; a filing is settled while one waits. */
const PROMISED_SHARE = 0.5
const FILING_DAYS = 1

/** Every sub-item of a field as a whole standard with the general form. A material that is not listed throws: a bug of the data. */
export function expandItems({ domain, items }: GeneralItems, expansion: Expansion): readonly ItemStandard[] {
  return items.flatMap((item) =>
    item.subItems.map((subItem, i) => expand(domain, item, subItem, i + (item.firstSubItem ?? 1), expansion)),
  )
}

function expand(domain: string, item: Item, subItem: SubItem, number: number, expansion: Expansion): ItemStandard {
  const { general, region } = expansion
  const action = subItem.action === undefined ? undefined : general.actions[subItem.action]
  const own = subItem.name ?? action?.name
  const name =
    own === undefined
      ? item.name
      : { zh: `${item.name.zh}（${own.zh}）`, en: `${item.name.en ?? item.name.zh} (${own.en ?? own.zh})` }
  const bases = [...(subItem.bases ?? item.bases), ...(action?.basis === undefined ? [] : [action.basis])]
  const parentCode = `${region.slice(0, 2)}${KIND_DIGITS[item.kind]}${item.number}000`
  return {
    code: `${parentCode.slice(0, 9)}${String(number).padStart(3, '0')}`,
    parentCode,
    parentName: item.name,
    name,
    kind: item.kind,
    depth: 'GENERAL',
    source: 'DEMO_DISTRICT',
    organ: item.organ === undefined ? expansion.bureau : expansion.organ(item.organ).id,
    competentOrgans: item.competent.map((key) => expansion.organ(key).id),
    region,
    exerciseLevel: 'COUNTY',
    audience: item.audience,
    domain,
    powerSource: item.powerSource ?? 'STATUTORY',
    legalBases: bases,
    // Who says 开饭店 is beginning; who wants to change or give up says that, and the parent's name finds the rest.
    keywords: number === (item.firstSubItem ?? 1) ? item.keywords : [],
    conditions: bases.map((basis, i) => ({ id: `basis${i + 1}`, text: conditionText(basis), basis })),
    questions: [],
    materials: materialsOf(item, subItem, action?.materials ?? [], expansion),
    form: general.form,
    formLayout: general.formLayout,
    steps: general.steps,
    criteria: [
      ...general.criteria,
      ...bases.map((basis, i) => ({ id: `basis${i + 1}`, text: conditionText(basis), basis })),
    ],
    limits: limitsOf(item, subItem, general),
    postModel: item.kind === 'PERMIT' ? 'ONE_EXAMINER_ONE_VERIFIER' : 'COMBINED',
    windowAuthority: false,
    visits: 0,
    fee: general.fee,
    result: resultOf(item, subItem, expansion),
    supervision: {
      points: [{ zh: `持续符合${nameOf(item.bases)}规定的条件`, en: 'The conditions set by law continue to be met' }],
      firstCheckDays: general.supervision.firstCheckDays,
    },
    ...(item.power === undefined ? {} : { powerItem: item.power }),
  }
}

type Basis = Static<typeof LegalBasis>
const cited = ({ law, article }: Basis): string => `《${law}》${article ?? ''}`
const nameOf = (bases: readonly Basis[]): string => bases.map(cited).join('、')
const conditionText = (basis: Basis): { zh: string; en: string } =>
  basis.unverified === true
    ? {
        zh: `符合${cited(basis)}规定的条件（条文待核）`,
        en: `Meets the conditions of ${cited(basis)} (text not verified)`,
      }
    : { zh: `符合${cited(basis)}规定的条件`, en: `Meets the conditions of ${cited(basis)}` }

function materialsOf(
  item: Item,
  subItem: SubItem,
  ofAction: readonly string[],
  { general, materials }: Expansion,
): Material[] {
  const { application, person, organisation } = general.materials
  const named = [...new Set([...(subItem.materials ?? item.materials ?? []), ...ofAction])].map((id) => {
    const material = materials.get(id)
    if (material === undefined) throw new RangeError(`${item.name.zh}: no material is called ${id}`)
    return material
  })
  const people = item.audience.includes('PERSON')
  const organisations = item.audience.some((who) => who !== 'PERSON')
  // Where both may apply, each has only one of the two papers: neither is compulsory by itself.
  const identities =
    people && organisations
      ? [person, organisation].map((material) => ({ ...material, required: false }))
      : people
        ? [person]
        : [organisation]
  return [application, ...identities, ...named]
}

function limitsOf(item: Item, subItem: SubItem, general: GeneralForm): ItemStandard['limits'] {
  const statutory =
    subItem.limit ?? item.limit ?? (item.kind === 'PERMIT' ? general.limits.permit : general.limits.other)
  const days =
    item.kind === 'FILING' ? Math.min(FILING_DAYS, statutory.days) : Math.ceil(statutory.days * PROMISED_SHARE)
  return { acceptance: general.acceptance, statutory, promised: { days, unit: statutory.unit } }
}

function resultOf(item: Item, subItem: SubItem, { general, organ }: Expansion): ItemStandard['result'] {
  const { certificate } = item
  const [competent] = item.competent
  if (
    certificate === null ||
    competent === undefined ||
    subItem.action === 'CANCELLATION' ||
    subItem.certificate === null
  )
    return null
  return {
    // 证照类型代码: 18 characters of the organ that defines the type, then three digits.
    certificateType: organ(competent).creditCode + item.number.slice(-3),
    name: certificate.name,
    validityYears: certificate.validityYears,
    fields: general.certificateFields,
  }
}
