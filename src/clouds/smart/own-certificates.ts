import type { ItemStandard } from '#catalogue/standard'
import type { Output } from '#contract'
import type { LibraryCertificate, RequestContext } from '#frame'
import { isJsonObject, parseJson } from '#kernel'
import type { Json, JsonObject } from '#kernel'
import type { api } from './api.ts'

type View = Output<typeof api.ownCertificates>
type Prefill = View['items'][number]['prefill']

/** Full-width brackets and blanks are how titles are typed, not what they mean. */
const tidy = (text: string): string => text.normalize('NFKC').replaceAll(/\s+/g, '')

/** A choice has values of its own, and a day of an old paper is not the day of a new application. */
const isFreeText = ({ type, oneOf, enum: listed, format }: JsonObject): boolean =>
  type === 'string' && oneOf === undefined && listed === undefined && format !== 'date'

/** Fields of the form whose title is a line of the certificate: 店铺名称 is 店铺名称 on both. */
function prefillOf(standard: ItemStandard, { rows }: LibraryCertificate): Prefill {
  const schema: Json = parseJson(JSON.stringify(standard.form ?? {}))
  const properties = isJsonObject(schema) ? schema['properties'] : undefined
  if (!isJsonObject(properties)) return []
  return Object.entries(properties).flatMap(([field, definition]) => {
    const title = isJsonObject(definition) ? definition['title'] : undefined
    if (typeof title !== 'string' || !isJsonObject(definition) || !isFreeText(definition)) return []
    const line = rows.find(([label]) => tidy(label) === tidy(title))
    return line === undefined || line[1] === '—' ? [] : [{ field, title, value: line[1] }]
  })
}

/**
 * 系统自动调取申请人名下证照: for whom the account was verified, the certificates this item asks for or is about. What
 * expired or ended is listed as what it is and stands in for nothing.
 */
export async function ownCertificates(
  context: RequestContext,
  account: string,
  code: string,
): Promise<View | undefined> {
  const item = await context.office.catalogue.findItem(code)
  if (item === undefined) return undefined
  const { standard } = item
  const likely = await context.office.parties.likelyApplicant(account)
  const asked = standard.materials.flatMap(({ certificateType, name, source }) =>
    certificateType === undefined || source !== 'CERTIFICATE_LIBRARY' ? [] : [{ certificateType, name: name.zh }],
  )
  // A first application is not about the certificate it asks for; every other one is.
  const own = (standard.changeKind ?? 'NEW') === 'NEW' ? undefined : standard.result?.certificateType
  const types = [
    ...new Set([...asked.map(({ certificateType }) => certificateType), ...(own === undefined ? [] : [own])]),
  ]
  if (likely === null) return { holder: null, items: [], missing: asked.map(({ name }) => name) }
  const held = await context.office.library.certificatesOf(likely.idNumber, types)
  const items = held.map((certificate): View['items'][number] => {
    const { state } = certificate
    const standsFor = asked.filter(({ certificateType }) => certificateType === certificate.certificateType)
    return {
      identifier: certificate.identifier,
      name: context.office.catalogue.nameIn(context.language, certificate.name),
      state,
      validUntil: certificate.validUntil,
      usable: state === 'IN_FORCE',
      standsFor: state === 'IN_FORCE' ? standsFor.map(({ name }) => name) : [],
      prefill: state === 'IN_FORCE' ? prefillOf(standard, certificate) : [],
      verifiedAt: context.now(),
    }
  })
  const covered = new Set(items.flatMap(({ standsFor }) => standsFor))
  return { holder: likely.name, items, missing: asked.map(({ name }) => name).filter((name) => !covered.has(name)) }
}
