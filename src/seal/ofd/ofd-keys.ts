import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { randomUUID } from 'node:crypto'
import { sealSize } from '../impression/seal-impression.ts'
import type { SealText } from '../impression/seal-impression.ts'
import { certifyKey, createBureauPki } from '../pki/bureau-pki.ts'
import { loadKeystore, saveKeystore } from '../pki/keystore.ts'
import { parseCertificate } from '../pki/parse-certificate.ts'
import type { Signer } from '../signer.ts'
import { makeSeal } from './ses.ts'
import { sealPicture } from './seal-picture.ts'

/** What puts the bureau's seal on an OFD: a key of the national algorithms, and the seal it may use. */
export interface OfdSealing {
  readonly signer: Signer
  /** DER. */
  readonly certificate: Buffer
  /** SESeal, DER. */
  readonly seal: Buffer
  /** What whoever verifies pins. */
  readonly root: Buffer
}
interface OfdSealingRequest {
  readonly text: SealText
  readonly now: Date
}

const SEAL_FILE = 'seal.esl'

/** The seal is made once, by a key that is not kept: nobody can make a second one. */
async function found(request: OfdSealingRequest) {
  const { organName } = request.text
  const pki = await createBureauPki({ organName, now: request.now, kind: 'sm2' })
  const about = { organName: `${organName}制章系统`, now: request.now, kind: 'sm2' } as const
  const maker = await certifyKey('seal', pki.issuingCa, about)
  const { notBefore, notAfter } = parseCertificate(pki.seal.certificate)
  const seal = await makeSeal({
    id: randomUUID().replaceAll('-', ''),
    name: `${organName}${request.text.centreText ?? ''}`,
    png: sealPicture(request.text),
    diameterMm: sealSize.diameterMm,
    users: [pki.seal.certificate],
    from: notBefore,
    until: notAfter,
    maker: maker.signer,
    makerCertificate: maker.certificate,
    issuer: pki.issuingCa.certificate,
  })
  return { pki, seal }
}

/** Without a folder, for trials. */
export async function createOfdSealing(request: OfdSealingRequest): Promise<OfdSealing> {
  const { pki, seal } = await found(request)
  return { signer: pki.seal.signer, certificate: pki.seal.certificate, seal, root: pki.root.certificate }
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
  if (!existsSync(join(folder, SEAL_FILE))) await make(folder, passphrase, request)
  const pki = await loadKeystore(folder, passphrase)
  const seal = await readFile(join(folder, SEAL_FILE))
  return { signer: pki.seal.signer, certificate: pki.seal.certificate, seal, root: pki.root.certificate }
}

async function make(folder: string, passphrase: string, request: OfdSealingRequest): Promise<void> {
  const beside = await mkdtemp(join(dirname(folder), `${basename(folder)}.new-`))
  try {
    const { pki, seal } = await found(request)
    await saveKeystore(beside, pki, passphrase)
    await writeFile(join(beside, SEAL_FILE), seal, { flush: true })
    await rename(beside, folder)
  } catch (error) {
    // Somebody else was first, and his keys are the ones.
    if (!existsSync(join(folder, SEAL_FILE))) throw error
  } finally {
    await rm(beside, { recursive: true, force: true })
  }
}
