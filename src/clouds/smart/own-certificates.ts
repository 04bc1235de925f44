import { sharedLines } from '#catalogue'
import type { Output } from '#contract'
import type { RequestContext } from '#frame'
import type { api } from './api.ts'

type View = Output<typeof api.ownCertificates>

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
      version: certificate.version,
      name: context.office.catalogue.nameIn(context.language, certificate.name),
      state,
      validUntil: certificate.validUntil,
      usable: state === 'IN_FORCE',
      standsFor: state === 'IN_FORCE' ? standsFor.map(({ name }) => name) : [],
      prefill: state === 'IN_FORCE' ? sharedLines(standard, certificate.rows) : [],
      verifiedAt: context.now(),
    }
  })
  const covered = new Set(items.flatMap(({ standsFor }) => standsFor))
  return { holder: likely.name, items, missing: asked.map(({ name }) => name).filter((name) => !covered.has(name)) }
}
