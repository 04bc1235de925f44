import { Type as T } from 'typebox'
import type { Static } from 'typebox'
import { ItemStandard, LegalBasis, Text } from './standard.ts'

const { kind, domain, audience, reformMode } = ItemStandard.properties
const { statutory } = ItemStandard.properties.limits.properties

/** What the level above fixes for everybody who handles the item. */
const Fixed = T.Object(
  {
    parentName: T.Optional(T.String()),
    kind: T.Optional(kind),
    domain: T.Optional(domain),
    audience: T.Optional(audience),
    statutory: T.Optional(statutory),
    /** Names (Chinese) of the only materials that may be asked for. */
    materials: T.Optional(T.Array(T.String(), { minItems: 1 })),
    charged: T.Optional(T.Boolean()),
    certificateName: T.Optional(T.String()),
    validityYears: T.Optional(T.Union([T.Null(), T.Integer()])),
    reformMode: T.Optional(reformMode),
  },
  { additionalProperties: false },
)

/** One item of the catalogue from above (通用目录): a local item instantiates it and varies only what it may (ST-22). */
const GeneralCatalogueItem = T.Object(
  {
    id: T.String({ pattern: '^G-\\d{5}$' }),
    name: Text,
    bases: T.Array(LegalBasis, { minItems: 1 }),
    fixed: Fixed,
    /** Told to the localities so that they need not ask: everything not fixed may vary. */
    mayVary: T.Array(
      T.Enum(['PROMISED_LIMIT', 'VISITS', 'CHANNELS', 'FORM', 'QUESTIONS', 'POSTS', 'FEWER_MATERIALS']),
      {
        minItems: 1,
      },
    ),
  },
  { additionalProperties: false },
)

export const GeneralCatalogue = T.Object(
  { about: Text, issuedBy: Text, edition: T.String(), items: T.Array(GeneralCatalogueItem, { minItems: 1 }) },
  { additionalProperties: false },
)
export type GeneralCatalogue = Static<typeof GeneralCatalogue>
export type GeneralCatalogueItem = Static<typeof GeneralCatalogueItem>

/** One field in which a local item is not what the catalogue from above fixes. */
export interface Divergence {
  readonly field: keyof GeneralCatalogueItem['fixed']
  readonly fixed: string
  readonly local: string
}

/** ST-23: the same item has the same elements wherever it is handled. Fewer materials are no divergence, others are. */
export function divergences({ fixed }: GeneralCatalogueItem, standard: ItemStandard): readonly Divergence[] {
  const { statutory, materials, certificateName, validityYears, ...rest } = fixed
  // Who gives a licence up is given none.
  const given = standard.changeKind === 'DEREGISTRATION' ? {} : { certificateName, validityYears }
  const plain = { ...rest, ...given }
  const own = {
    parentName: standard.parentName.zh,
    kind: standard.kind,
    domain: standard.domain,
    audience: standard.audience,
    charged: standard.fee.charged,
    certificateName: standard.result?.name.zh ?? null,
    validityYears: standard.result?.validityYears ?? null,
    reformMode: standard.reformMode ?? null,
  }
  const found = fieldsOf(plain).flatMap(([field, value]): readonly Divergence[] => {
    const wanted = said(value)
    const local = said(own[field])
    return wanted === local ? [] : [{ field, fixed: wanted, local }]
  })
  const limit = standard.limits.statutory
  if (statutory !== undefined && (statutory.days !== limit.days || statutory.unit !== limit.unit)) {
    const words = ({ days, unit }: typeof limit): string => `${days} ${unit}`
    found.push({ field: 'statutory', fixed: words(statutory), local: words(limit) })
  }
  const beyond = standard.materials.filter(({ name }) => materials?.includes(name.zh) === false)
  if (materials !== undefined && beyond.length > 0) {
    found.push({ field: 'materials', fixed: materials.join('、'), local: beyond.map(({ name }) => name.zh).join('、') })
  }
  return found
}

/**
 * ST-22: a local item instantiates the item from above — what is fixed is taken as it is fixed, whatever the model it
 * is copied from says; what may vary stays as the model has it.
 */
export function instantiate({ id, name, fixed }: GeneralCatalogueItem, model: ItemStandard): ItemStandard {
  const {
    parentName,
    kind: fixedKind,
    domain: field,
    audience: whom,
    statutory: limit,
    materials,
    reformMode: mode,
  } = fixed
  const { certificateName, validityYears, charged } = fixed
  const { result, limits } = model
  const promisedFits =
    limit === undefined || (limits.promised.unit === limit.unit && limits.promised.days <= limit.days)
  return {
    ...model,
    generalItem: id,
    parentName: { zh: parentName ?? name.zh, ...(name.en === undefined ? {} : { en: name.en }) },
    ...(fixedKind === undefined ? {} : { kind: fixedKind }),
    ...(field === undefined ? {} : { domain: field }),
    ...(whom === undefined ? {} : { audience: whom }),
    ...(mode === undefined ? {} : { reformMode: mode }),
    ...(limit === undefined
      ? {}
      : { limits: { ...limits, statutory: limit, promised: promisedFits ? limits.promised : limit } }),
    ...(materials === undefined
      ? {}
      : { materials: model.materials.filter((material) => materials.includes(material.name.zh)) }),
    ...(charged === undefined ? {} : { fee: { ...model.fee, charged } }),
    result:
      result === null
        ? null
        : {
            ...result,
            ...(certificateName === undefined ? {} : { name: { zh: certificateName } }),
            ...(validityYears === undefined ? {} : { validityYears }),
          },
  }
}

const said = (value: unknown): string => {
  if (Array.isArray(value)) return value.map(String).sort().join('、')
  return typeof value === 'string' ? value : JSON.stringify(value)
}

const PLAIN_FIELDS = [
  'parentName',
  'kind',
  'domain',
  'audience',
  'charged',
  'certificateName',
  'validityYears',
  'reformMode',
] as const
type PlainField = (typeof PLAIN_FIELDS)[number]
const fieldsOf = (fixed: Readonly<Partial<Record<PlainField, unknown>>>): readonly (readonly [PlainField, unknown])[] =>
  PLAIN_FIELDS.flatMap((field) => (fixed[field] === undefined ? [] : [[field, fixed[field]] as const]))
