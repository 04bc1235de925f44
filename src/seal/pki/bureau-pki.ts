import { randomBytes } from 'node:crypto'
import { generateSigner } from '../signer.ts'
import type { Signer, SignerKind } from '../signer.ts'
import { issueCertificate, issueRoot } from './certificate.ts'
import type { DistinguishedName } from './distinguished-name.ts'

export interface CertifiedKey {
  /** DER. */
  readonly certificate: Buffer
  readonly signer: Signer
}
export type KeyRole = 'root' | 'issuingCa' | 'seal' | 'timestamp'

/** Everything one bureau needs to seal and to certify its officers. */
export interface BureauPki {
  readonly root: CertifiedKey
  readonly issuingCa: CertifiedKey
  readonly seal: CertifiedKey
  readonly timestamp: CertifiedKey
}

export interface BureauPkiRequest {
  readonly organName: string
  readonly now: Date
  readonly kind?: SignerKind
  readonly province?: string
  readonly locality?: string
  /** Keys that were made elsewhere, in a device; the others are made here. */
  readonly signers?: Readonly<Partial<Record<KeyRole, Signer>>>
  /** Where revocation lists are published, when the bureau already knows its address. */
  readonly crlUrl?: string
}

/** Root and CA outlive many seals; a seal's certificate is renewed within the five years 密评 practice allows. */
const DAYS = { root: 7300, issuingCa: 3650, seal: 1825, timestamp: 1825 } as const
const SERIAL_BYTES = 16

/** Whole seconds: X.509 knows no finer time, and a key used in its first second must already be valid. */
const firstSecond = (now: Date): Date => new Date(Math.floor(now.getTime() / 1000) * 1000)

type CertifiedRole = Exclude<KeyRole, 'root'>
/** What the certificate of each key calls its holder. */
function subjectOf(role: KeyRole, request: Omit<BureauPkiRequest, 'now'>): DistinguishedName {
  const { organName } = request
  const place = {
    ...(request.province === undefined ? {} : { province: request.province }),
    ...(request.locality === undefined ? {} : { locality: request.locality }),
    organization: organName,
  }
  switch (role) {
    case 'root':
      return { ...place, commonName: `${organName}根证书` }
    case 'issuingCa':
      return { ...place, commonName: `${organName}签发证书` }
    case 'seal':
      return { ...place, unit: '行政审批专用章', commonName: organName }
    case 'timestamp':
      return { ...place, commonName: `${organName}时间戳` }
  }
}

/** A key's certificate by the authority above it: at the founding, and whenever a key is replaced. */
export async function certifyKey(
  role: CertifiedRole,
  issuer: CertifiedKey,
  request: BureauPkiRequest,
): Promise<CertifiedKey> {
  const signer = request.signers?.[role] ?? generateSigner(request.kind ?? 'p256')
  const certificate = await issueCertificate({
    subject: subjectOf(role, request),
    usage: role,
    publicKeySpki: signer.spki,
    issuer: issuer.certificate,
    signer: issuer.signer,
    validFrom: firstSecond(request.now),
    days: DAYS[role],
    serial: randomBytes(SERIAL_BYTES),
    ...(request.crlUrl === undefined ? {} : { crlUrl: request.crlUrl }),
  })
  return { certificate, signer }
}

/** A new anchor of trust; whoever verifies must be given it. */
export async function foundRoot(request: BureauPkiRequest): Promise<CertifiedKey> {
  const signer = request.signers?.root ?? generateSigner(request.kind ?? 'p256')
  const validFrom = firstSecond(request.now)
  const serial = randomBytes(SERIAL_BYTES)
  const subject = subjectOf('root', request)
  return { certificate: await issueRoot({ subject, signer, validFrom, days: DAYS.root, serial }), signer }
}

export async function createBureauPki(request: BureauPkiRequest): Promise<BureauPki> {
  const root = await foundRoot(request)
  const issuingCa = await certifyKey('issuingCa', root, request)
  const seal = await certifyKey('seal', issuingCa, request)
  const timestamp = await certifyKey('timestamp', issuingCa, request)
  return { root, issuingCa, seal, timestamp }
}

/** What a sealed document carries: the seal's certificate and its issuer. The root stays with whoever checks. */
export const sealChain = (pki: BureauPki): readonly Buffer[] => [pki.seal.certificate, pki.issuingCa.certificate]
