import { randomBytes } from 'node:crypto'
import { generateSigner } from '../signer.ts'
import type { SignerKind, SoftwareSigner } from '../signer.ts'
import { issueCertificate, issueRoot } from './certificate.ts'
import type { DistinguishedName } from './distinguished-name.ts'

export interface CertifiedKey {
  /** DER. */
  readonly certificate: Buffer
  readonly signer: SoftwareSigner
}

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
}

/** Root and CA outlive many seals; a seal's certificate is renewed within the five years 密评 practice allows. */
const DAYS = { root: 7300, issuingCa: 3650, seal: 1825, timestamp: 1825 } as const
const SERIAL_BYTES = 16

export async function createBureauPki(request: BureauPkiRequest): Promise<BureauPki> {
  const { organName, kind = 'p256' } = request
  // Whole seconds: X.509 knows no finer time, and a key used in its first second must already be valid.
  const validFrom = new Date(Math.floor(request.now.getTime() / 1000) * 1000)
  const name = (commonName: string, unit?: string): DistinguishedName => ({
    ...(request.province === undefined ? {} : { province: request.province }),
    ...(request.locality === undefined ? {} : { locality: request.locality }),
    organization: organName,
    ...(unit === undefined ? {} : { unit }),
    commonName,
  })
  const rootSigner = generateSigner(kind)
  const root = {
    certificate: await issueRoot({
      subject: name(`${organName}根证书`),
      signer: rootSigner,
      validFrom,
      days: DAYS.root,
      serial: randomBytes(SERIAL_BYTES),
    }),
    signer: rootSigner,
  }
  const certify = async (
    usage: 'issuingCa' | 'seal' | 'timestamp',
    subject: DistinguishedName,
    issuer: CertifiedKey,
  ): Promise<CertifiedKey> => {
    const signer = generateSigner(kind)
    const certificate = await issueCertificate({
      subject,
      usage,
      publicKeySpki: signer.spki,
      issuer: issuer.certificate,
      signer: issuer.signer,
      validFrom,
      days: DAYS[usage],
      serial: randomBytes(SERIAL_BYTES),
    })
    return { certificate, signer }
  }
  const issuingCa = await certify('issuingCa', name(`${organName}签发证书`), root)
  const seal = await certify('seal', name(organName, '行政审批专用章'), issuingCa)
  const timestamp = await certify('timestamp', name(`${organName}时间戳`), issuingCa)
  return { root, issuingCa, seal, timestamp }
}

/** What a sealed document carries: the seal's certificate and its issuer. The root stays with whoever checks. */
export const sealChain = (pki: BureauPki): readonly Buffer[] => [pki.seal.certificate, pki.issuingCa.certificate]
