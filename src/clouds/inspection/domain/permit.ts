import { parseCertificateIdentifier } from '#kernel'
import type { CertificateIdentifier } from '#kernel'

const readIdentifier = (licence: string): CertificateIdentifier | null => {
  const found = parseCertificateIdentifier(licence)
  return found.ok ? found.value : null
}

/** What of a licence's number stays when its certificate is altered, renewed or replaced (GB/T 36904). */
export function permitOf(licence: string): string {
  const known = readIdentifier(licence)
  return known === null ? licence : [known.certificateType, known.organ, known.serial].join('.')
}

/** Whether the certificate a licence is named after now is this one, or one that came after it. */
export const isNamedAfter = (licence: string, identifier: string): boolean => {
  const [now, other] = [readIdentifier(licence), readIdentifier(identifier)]
  return permitOf(licence) === permitOf(identifier) && (now?.version ?? 0) >= (other?.version ?? 0)
}
