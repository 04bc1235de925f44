import type { ItemStandard } from '#catalogue/standard'
import type { LibraryCertificate, Services } from '#frame'
import { addDays, localDate } from '#kernel'
import type { Finding } from './application-check.ts'
import { lastDayOfValidity } from './domain/validity.ts'
import { predecessorsOf } from './fetched-proofs.ts'
import { findHeldCertificate } from './projections/held-certificate.ts'

const at = '/certificate'
const finding = (message: string, messageEn: string): readonly Finding[] => [{ path: at, message, messageEn }]

/**
 * 变更、延续、补发、注销 act on a certificate that is really there, stands, is of this kind and is the applicant's own.
 * A certificate of somebody else is answered like one that does not exist.
 */
export async function checkCertificate(
  { db, office }: Services,
  standard: ItemStandard,
  identifier: string | undefined,
  holderId: string,
): Promise<readonly Finding[]> {
  if ((standard.changeKind ?? 'NEW') === 'NEW') return []
  if (identifier === undefined || identifier === '')
    return finding('请选择要办理的证照', 'Choose the certificate this is about')
  const held = await findHeldCertificate(db, identifier)
  const own = await office.library.certificatesOf(holderId)
  // Whoever holds it under a new code is still its holder; what is not sealed yet is known by its case alone.
  const holds = held?.holderId === holderId.trim().toUpperCase() || own.some((one) => one.identifier === identifier)
  if (held === undefined || !holds)
    return finding('没有找到该申请人名下的这本证照', 'The applicant holds no certificate with this number')
  if (held.ended !== null) return finding('这本证照已经失效', 'This certificate is no longer valid')
  // Giving up yields no paper: what may be given up is what the item asks for.
  const asked = standard.materials.flatMap(({ certificateType }) => certificateType ?? [])
  const types = standard.result === null ? asked : [standard.result.certificateType]
  if (types.length > 0 && !types.includes(held.certificateType))
    return finding('这本证照不属于本事项', 'This certificate is not of the kind this item deals with')
  if (held.organ !== standard.organ)
    return finding('这本证照由其他机关核发，请向核发机关申请', 'Another organ granted this certificate: apply there')
  return []
}

/** 前置事项 (WF-30): whoever lacks the result this item builds on learns so before he applies, not weeks later. */
export async function checkPredecessors(
  { office }: Services,
  standard: ItemStandard,
  held: readonly LibraryCertificate[],
): Promise<readonly Finding[]> {
  // Where the standard asks for the result as a document, the document is what is fetched or checked.
  const asked = new Set(standard.materials.map(({ certificateType }) => certificateType))
  const types = new Set(held.map(({ certificateType }) => certificateType))
  return (await predecessorsOf(office, standard)).flatMap(({ name, type }) => {
    if (type === null || asked.has(type) || types.has(type)) return []
    return [
      {
        path: '/applicant/idNumber',
        message: `办理本事项须先取得「${name.zh}」的结果`,
        messageEn: `This needs the result of “${name.en ?? name.zh}” first`,
      },
    ]
  })
}

/** How long what is granted holds: a change keeps the old last day, a renewal goes on from it, anything else begins now. */
export async function validityOf(
  { db, now }: Pick<Services, 'db' | 'now'>,
  standard: ItemStandard,
  certificate: string | null,
  validFrom = localDate(now()),
): Promise<{ readonly validFrom: string; readonly validUntil: string | null }> {
  const years = standard.result?.validityYears ?? null
  const changeKind = standard.changeKind ?? 'NEW'
  const held = certificate === null ? undefined : await findHeldCertificate(db, certificate)
  if (held !== undefined && (changeKind === 'ALTERATION' || changeKind === 'REPLACEMENT')) {
    return { validFrom, validUntil: held.validUntil }
  }
  if (years === null) return { validFrom, validUntil: null }
  const expiry = held?.validUntil ?? null
  const renewed = changeKind === 'RENEWAL' && expiry !== null && expiry >= validFrom
  return { validFrom, validUntil: lastDayOfValidity(renewed ? addDays(expiry, 1) : validFrom, years) }
}
