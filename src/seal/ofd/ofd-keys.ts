import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { randomUUID } from 'node:crypto'
import { sealSize } from '../impression/seal-impression.ts'
import type { SealText } from '../impression/seal-impression.ts'
import { certifyKey, createBureauPki } from '../pki/bureau-pki.ts'
import type { CertifiedKey } from '../pki/bureau-pki.ts'
import { keepFile, syncFolder } from '../pki/keep-file.ts'
import { addKey, loadKeystore, loadSealKeys, saveKeystore } from '../pki/keystore.ts'
import { parseCertificate } from '../pki/parse-certificate.ts'
import type { Signer } from '../signer.ts'
import { makeSeal } from './ses.ts'
import { sealPicture } from './seal-picture.ts'

interface SealInUse {
  readonly signer: Signer
  /** DER. */
  readonly certificate: Buffer
  /** SESeal, DER. */
  readonly seal: Buffer
}
/** What puts the bureau's seal on an OFD: a key of the national algorithms, and the seal it may use. */
export interface OfdSealing extends SealInUse {
  /** The one before a renewal: what was begun under it is finished under it. */
  readonly before?: SealInUse
  /** What whoever verifies pins. */
  readonly root: Buffer
  /** Certifies the keys, and signs the list of those taken back. */
  readonly authority: CertifiedKey
  /** Of every key that ever sealed, oldest first. */
  readonly certificates: readonly Buffer[]
}
interface OfdSealingRequest {
  readonly text: SealText
  readonly now: Date
}

/** Beside each generation of the key lies the seal it may use. */
const sealFile = (generation: number) => (generation === 1 ? 'seal.esl' : `seal-${String(generation)}.esl`)

/** The seal for one key of its user, made by a key that is not kept: nobody can make a second one. */
async function makeOwnSeal(issuer: CertifiedKey, user: Buffer, request: OfdSealingRequest): Promise<Buffer> {
  const { organName } = request.text
  const about = { organName: `${organName}制章系统`, now: request.now, kind: 'sm2' } as const
  const maker = await certifyKey('seal', issuer, about)
  const { notBefore, notAfter } = parseCertificate(user)
  return makeSeal({
    id: randomUUID().replaceAll('-', ''),
    name: `${organName}${request.text.centreText ?? ''}`,
    png: sealPicture(request.text),
    diameterMm: sealSize.diameterMm,
    users: [user],
    from: notBefore,
    until: notAfter,
    maker: maker.signer,
    makerCertificate: maker.certificate,
    issuer: issuer.certificate,
  })
}

async function found(request: OfdSealingRequest) {
  const pki = await createBureauPki({ organName: request.text.organName, now: request.now, kind: 'sm2' })
  return { pki, seal: await makeOwnSeal(pki.issuingCa, pki.seal.certificate, request) }
}

/** Without a folder, for trials. */
export async function createOfdSealing(request: OfdSealingRequest): Promise<OfdSealing> {
  const { pki, seal } = await found(request)
  const { signer, certificate } = pki.seal
  const root = pki.root.certificate
  return { signer, certificate, seal, root, authority: pki.issuingCa, certificates: [certificate] }
}

/**
 * The keys in this folder, made on first use: an installation from before there were OFDs gets them when it next starts.
 * They are made beside and moved into place whole, so that of two processes that start at once only one is heard.
 */
export async function openOfdSealing(
  folder: string,
  passphrase: string,
  request: OfdSealingRequest,
): Promise<OfdSealing> {
  if (!existsSync(join(folder, sealFile(1)))) await make(folder, passphrase, request)
  const { generations, root, issuingCa } = await loadKeystore(folder, passphrase)
  const sealing = await sealingWith(folder, generations.seal, { root: root.certificate, authority: issuingCa })
  if (sealing === undefined) throw new Error(`${folder} holds no seal`)
  return sealing
}

type Roof = Pick<OfdSealing, 'root' | 'authority'>

/** Undefined while there is no key with a seal. */
async function sealingWith(folder: string, keys: readonly CertifiedKey[], roof: Roof): Promise<OfdSealing | undefined> {
  // A key whose seal was not made any more, because the power failed, is not in use yet.
  const ready = keys.filter((_, i) => existsSync(join(folder, sealFile(i + 1))))
  const inUse = await Promise.all(
    ready.slice(-2).map(async (key, i, last) => {
      const generation = ready.length - last.length + i + 1
      return { ...key, seal: await readFile(join(folder, sealFile(generation))) }
    }),
  )
  const [newest, before] = inUse.reverse()
  if (newest === undefined) return undefined
  const { root, authority } = roof
  const whole = { ...newest, root, authority, certificates: ready.map(({ certificate }) => certificate) }
  return before === undefined ? whole : { ...whole, before }
}

/** Another key under the same authority, with a seal of its own. What the old one sealed stays verifiable. */
export async function renewOfdSealing(folder: string, passphrase: string, request: OfdSealingRequest): Promise<Buffer> {
  const { issuingCa } = await loadKeystore(folder, passphrase)
  return addSealing(folder, passphrase, issuingCa, request)
}

/** The seal of another organ, under the bureau's authority and in a folder of its own; undefined while it has none. */
export async function openOrganSealing(
  folder: string,
  passphrase: string,
  bureau: Roof,
): Promise<OfdSealing | undefined> {
  return existsSync(folder) ? sealingWith(folder, await loadSealKeys(folder, passphrase), bureau) : undefined
}

/** Its first key with a seal, or the next one. */
export async function addSealing(
  folder: string,
  passphrase: string,
  authority: CertifiedKey,
  request: OfdSealingRequest,
): Promise<Buffer> {
  const readKeys = () => (existsSync(folder) ? loadSealKeys(folder, passphrase) : Promise.resolve([]))
  const unfinished = (await readKeys()).findIndex((_, i) => !existsSync(join(folder, sealFile(i + 1))))
  const { organName } = request.text
  if (unfinished < 0) {
    const key = await certifyKey('seal', authority, { organName, now: request.now, kind: 'sm2' })
    await addKey(folder, 'seal', key, { passphrase })
  }
  const keys = await readKeys()
  const generation = unfinished < 0 ? keys.length : unfinished + 1
  const certificate = keys[generation - 1]?.certificate
  if (certificate === undefined) throw new Error('The key that was just made is not there')
  const seal = await makeOwnSeal(authority, certificate, request)
  keepFile(join(folder, sealFile(generation)), seal, 0o644)
  return certificate
}

async function make(folder: string, passphrase: string, request: OfdSealingRequest): Promise<void> {
  const beside = await mkdtemp(join(dirname(folder), `${basename(folder)}.new-`))
  try {
    const { pki, seal } = await found(request)
    await saveKeystore(beside, pki, passphrase)
    keepFile(join(beside, sealFile(1)), seal, 0o644)
    await rename(beside, folder)
    syncFolder(dirname(folder))
  } catch (error) {
    // Somebody else was first, and his keys are the ones.
    if (!existsSync(join(folder, sealFile(1)))) throw error
  } finally {
    await rm(beside, { recursive: true, force: true })
  }
}
