import { mod37And36 } from './check-digits.ts'
import { faulty, sound } from './finding.ts'
import type { Finding } from './finding.ts'

/** The parts of an electronic certificate's identifier (电子证照标识, GB/T 36904) that its issuer chooses. */
export interface CertificateIdentifierParts {
  /** 证照类型代码: the defining ministry's credit code and three digits. Kept opaque: real ones vary. */
  readonly certificateType: string
  /** 颁发机构代码, usually a credit code; region codes are seen too. */
  readonly organ: string
  /** 流水号; lengths of 10 to 32 are in use. */
  readonly serial: string
  /** 1 to 999; a change of the certificate keeps the serial and raises the version. */
  readonly version: number
}
export interface CertificateIdentifier extends CertificateIdentifierParts {
  readonly identifier: string
}

export type CertificateIdentifierFault = 'LENGTH' | 'CHARACTERS' | 'PREFIX' | 'FORMAT' | 'CHECK_DIGIT'

const ROOT = '1.2.156.3005.2'
const LENGTH_MAX = 128
const PART = /^[0-9A-Z]{1,40}$/

/** The identifier with its check character; throws when a part cannot stand in one, which is a caller's bug. */
export function composeCertificateIdentifier(parts: CertificateIdentifierParts): string {
  const { certificateType, organ, serial, version } = parts
  if (![certificateType, organ, serial].every((part) => PART.test(part))) {
    throw new RangeError('Every part of a certificate identifier is made of 1 to 40 digits and capital letters')
  }
  if (!Number.isInteger(version) || version < 1 || version > 999) throw new RangeError('A version is 1 to 999')
  const digits = String(version).padStart(3, '0')
  const check = mod37And36(certificateType + organ + serial + digits)
  return [ROOT, certificateType, organ, serial, digits, check].join('.')
}

export function parseCertificateIdentifier(text: string): Finding<CertificateIdentifier, CertificateIdentifierFault> {
  const identifier = text.trim().toUpperCase()
  if (identifier.length > LENGTH_MAX) return faulty('LENGTH')
  if (!/^[0-9A-Z.]*$/.test(identifier)) return faulty('CHARACTERS')
  if (!identifier.startsWith(`${ROOT}.`)) return faulty('PREFIX')
  const parts = identifier.slice(ROOT.length + 1).split('.')
  const [certificateType = '', organ = '', serial = '', version = '', check = ''] = parts
  const wellFormed = [certificateType, organ, serial].every((part) => PART.test(part)) && /^\d{3}$/.test(version)
  if (parts.length !== 5 || !wellFormed || version === '000' || check.length !== 1) return faulty('FORMAT')
  if (mod37And36(certificateType + organ + serial + version) !== check) return faulty('CHECK_DIGIT')
  return sound({ identifier, certificateType, organ, serial, version: Number(version) })
}
