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

/**
 * What the system signs by itself, each with a key of its own: what one of them signed says by its certificate what it
 * was, and a key that is lost in one place answers for nothing elsewhere. 归档 is done by whoever concluded the case
 * (档案法 and GB/T 42727: 立档单位 packs and signs, the archive tests and receives), so its key is the bureau's too.
 */
const TASKS = {
  decisions: { file: 'system-signer', commonName: '智能审批系统（依授权自动决定）' },
  archive: { file: 'archive-signer', commonName: '电子档案归档签名' },
} as const

/** A key of the system's own, and the certificates that say whose it is. */
export interface SystemSigner {
  readonly certSha256: string
  /** Every certificate it ever had, by digest: what was signed under an old one stays good for its time. */
  readonly certificates: ReadonlyMap<string, Buffer>
  /** Raw r‖s in base64url over the bytes, as officers' devices sign. */
  readonly sign: (bytes: Uint8Array) => string
}
export interface SignerOwner {
  readonly task: keyof typeof TASKS
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

const fileOf = ({ folder, task }: SignerOwner, ordinal: number): string =>
  join(folder, `${TASKS[task].file}-${String(ordinal)}.pem`)

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
    subject: { organization: owner.organName, commonName: TASKS[owner.task].commonName },
    spki: signer.spki,
    issuer: issuingCa.certificate,
    signer: issuingCa.signer,
    validFrom: new Date(Math.floor(now.getTime() / 1000) * 1000),
    days: CERTIFICATE_DAYS,
    serial: randomBytes(16),
  })
  const draft = join(owner.folder, `${TASKS[owner.task].file}-${randomBytes(8).toString('hex')}.new`)
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
