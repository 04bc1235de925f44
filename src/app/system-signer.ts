import { randomBytes, sign } from 'node:crypto'
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  certSha256,
  exportKey,
  fromPem,
  generateSigner,
  importKey,
  issueOfficerCertificate,
  parseCertificate,
  toPem,
} from '#seal'
import { syncFolder } from '#seal/keep-file'
import type { BureauPki, SoftwareSigner } from '#seal'

/** The key with which automatic decisions are signed, and the certificates that say whose it is. */
export interface SystemSigner {
  readonly certSha256: string
  /** Every certificate it ever had, by digest: what was signed under an old one stays good for its time. */
  readonly certificates: ReadonlyMap<string, Buffer>
  /** Raw r‖s in base64url over the bytes, as officers' devices sign. */
  readonly sign: (bytes: Uint8Array) => string
}
export interface SignerOwner {
  /** Where the installation keeps its secrets. */
  readonly folder: string
  readonly organName: string
  readonly pki: BureauPki
  readonly passphrase: string
}

const CERTIFICATE_DAYS = 730
/** A new key is made while the old certificate still has this long to go. */
const RENEW_DAYS = 30
const DAY_MS = 86_400_000
/** Two years each: more than a century. */
const KEYS_MAX = 64

interface KeptKey {
  readonly signer: SoftwareSigner
  readonly certificate: Buffer
}

const fileOf = ({ folder }: SignerOwner, ordinal: number): string =>
  join(folder, `system-signer-${String(ordinal)}.pem`)

function readKey(owner: SignerOwner, ordinal: number): KeptKey | undefined {
  const file = fileOf(owner, ordinal)
  if (!existsSync(file)) return undefined
  const text = readFileSync(file, 'utf8')
  const [certificate] = fromPem(text)
  if (certificate === undefined) throw new Error(`${file} holds no certificate`)
  return { signer: importKey(text, owner.passphrase), certificate }
}

/** Written beside and linked into place: of two processes that need it at once one makes it, and both read the same. */
async function makeKey(owner: SignerOwner, ordinal: number, now: Date): Promise<void> {
  const signer = generateSigner('p256')
  const { issuingCa } = owner.pki
  const { der } = await issueOfficerCertificate({
    subject: { organization: owner.organName, commonName: '智能审批系统（依授权自动决定）' },
    spki: signer.spki,
    issuer: issuingCa.certificate,
    signer: issuingCa.signer,
    validFrom: new Date(Math.floor(now.getTime() / 1000) * 1000),
    days: CERTIFICATE_DAYS,
    serial: randomBytes(16),
  })
  const draft = join(owner.folder, `system-signer-${randomBytes(8).toString('hex')}.new`)
  writeFileSync(draft, `${toPem(der)}\n${exportKey(signer, owner.passphrase)}`, { mode: 0o600, flush: true })
  try {
    linkSync(draft, fileOf(owner, ordinal))
    syncFolder(owner.folder)
  } catch (error) {
    if (!existsSync(fileOf(owner, ordinal))) throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

/**
 * Made when an installation first needs it, so that standing installations get one too. It has an officer's kind of
 * certificate whose subject says that no person signs, but the system under an officer's authorisation.
 */
export async function openSystemSigner(owner: SignerOwner, now: Date): Promise<SystemSigner> {
  const kept: KeptKey[] = []
  for (let ordinal = 1; ordinal <= KEYS_MAX; ordinal += 1) {
    const known = readKey(owner, ordinal)
    if (known !== undefined) {
      kept.push(known)
      continue
    }
    const last = kept.at(-1)
    if (last !== undefined && !isAged(last, now)) break
    await makeKey(owner, ordinal, now)
    ordinal -= 1
  }
  const current = kept.at(-1)
  if (current === undefined) throw new Error('The system has no key to sign with')
  return {
    certSha256: certSha256(current.certificate),
    certificates: new Map(kept.map(({ certificate }) => [certSha256(certificate), certificate])),
    sign: (bytes) =>
      sign('sha256', bytes, { key: current.signer.key, dsaEncoding: 'ieee-p1363' }).toString('base64url'),
  }
}

const isAged = ({ certificate }: KeptKey, now: Date): boolean =>
  parseCertificate(certificate).notAfter.getTime() - now.getTime() < RENEW_DAYS * DAY_MS
