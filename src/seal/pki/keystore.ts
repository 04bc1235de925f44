import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { exportKey, importKey } from '../signer.ts'
import type { BureauPki, CertifiedKey } from './bureau-pki.ts'
import { fromPem, toPem } from './pem.ts'

/** Readable by the serving user alone; the passphrase lies in a secret file elsewhere, so neither is enough. */
const FILE_MODE = 0o600
const FOLDER_MODE = 0o700

const FILES = { root: 'root', issuingCa: 'issuing-ca', seal: 'seal', timestamp: 'timestamp' } as const

/** Writes new files only: keys that sealed something are never overwritten. */
export async function saveKeystore(folder: string, pki: BureauPki, passphrase: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: FOLDER_MODE })
  const write = async (name: string, { certificate, signer }: CertifiedKey) => {
    await writeFile(join(folder, `${name}.key.pem`), exportKey(signer, passphrase), { mode: FILE_MODE, flag: 'wx' })
    await writeFile(join(folder, `${name}.crt.pem`), toPem(certificate), { mode: FILE_MODE, flag: 'wx' })
  }
  await write(FILES.root, pki.root)
  await write(FILES.issuingCa, pki.issuingCa)
  await write(FILES.seal, pki.seal)
  await write(FILES.timestamp, pki.timestamp)
}

async function readCertifiedKey(folder: string, name: string, passphrase: string): Promise<CertifiedKey> {
  const signer = importKey(await readFile(join(folder, `${name}.key.pem`), 'utf8'), passphrase)
  const [certificate] = fromPem(await readFile(join(folder, `${name}.crt.pem`), 'utf8'))
  if (certificate === undefined) throw new Error(`${name}.crt.pem holds no certificate`)
  return { certificate, signer }
}

export const loadKeystore = async (folder: string, passphrase: string): Promise<BureauPki> => ({
  root: await readCertifiedKey(folder, FILES.root, passphrase),
  issuingCa: await readCertifiedKey(folder, FILES.issuingCa, passphrase),
  seal: await readCertifiedKey(folder, FILES.seal, passphrase),
  timestamp: await readCertifiedKey(folder, FILES.timestamp, passphrase),
})
