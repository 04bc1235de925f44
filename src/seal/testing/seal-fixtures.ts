import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DocumentData } from '../document/document-data.ts'
import { prepareDocument } from '../document/prepare-document.ts'
import type { DocumentOrder } from '../document/prepare-document.ts'
import { completeSealing } from '../pdf/sealing.ts'
import { createBureauPki, sealChain } from '../pki/bureau-pki.ts'
import type { BureauPki, BureauPkiRequest } from '../pki/bureau-pki.ts'
import { issueRevocationList, serialOf } from '../pki/revocation-list.ts'
import type { RevocationReason } from '../pki/revocation-list.ts'
import { createTimestampAuthority } from '../timestamp/authority.ts'
import type { Timestamper } from '../timestamp/authority.ts'

export const ORGAN_NAME = '云州市行政审批局'
export const PKI_FOUNDED = new Date('2025-01-01T00:00:00Z')
export const SEALED_AT = '2025-07-01T01:30:00.000Z'

export const aBureauPki = (request: Partial<BureauPkiRequest> = {}): Promise<BureauPki> =>
  createBureauPki({ organName: ORGAN_NAME, now: PKI_FOUNDED, ...request })

export const aCertificate = (data: Partial<DocumentData> = {}): DocumentData => ({
  title: '食品经营许可证',
  subtitle: '正本',
  number: 'JY19900990000017',
  organName: ORGAN_NAME,
  date: '2025-07-01',
  qrText: 'https://oneseal.example/v/pY3mXvQw1kT0aB9cD8eFgA',
  rows: [
    ['经营者名称', '云州市青禾便民食品商店'],
    ['法定代表人', '林知远'],
    ['经营场所', '云州市澄江区学府路128号'],
    ['有效期限', '2025年7月1日至2030年6月30日'],
  ],
  ...data,
})

export const anOrder = (order: Partial<DocumentOrder> = {}): DocumentOrder => ({
  template: 'certificate',
  data: aCertificate(),
  seal: { organName: ORGAN_NAME, centreText: '行政审批专用章' },
  reason: '核发食品经营许可证',
  signingTime: SEALED_AT,
  ...order,
})

export async function aSealedPdf(
  pki: BureauPki,
  order: Partial<DocumentOrder> = {},
  stamp?: Timestamper,
): Promise<Buffer> {
  const { prepared, digest } = prepareDocument(anOrder(order))
  return completeSealing(prepared, digest, pki.seal.signer, sealChain(pki), stamp)
}

/** The bureau's own time stamp authority, whose clock stands at an instant. */
export const aStamper = (pki: BureauPki, at: string): Timestamper =>
  createTimestampAuthority(pki.timestamp, () => new Date(at)).stamp

/** A list on which these certificates of the issuing CA stand. */
export const aRevocationList = (
  pki: BureauPki,
  entries: readonly { readonly certificate: Buffer; readonly reason: RevocationReason; readonly since: string }[],
): Promise<Buffer> =>
  issueRevocationList({
    issuer: pki.issuingCa.certificate,
    signer: pki.issuingCa.signer,
    number: 7,
    thisUpdate: new Date('2025-08-01T00:00:00Z'),
    nextUpdate: new Date('2025-08-08T00:00:00Z'),
    revoked: entries.map(({ certificate, reason, since }) => ({
      serial: serialOf(certificate),
      revokedAt: new Date('2025-08-01T00:00:00Z'),
      reason,
      since: new Date(since),
    })),
  })

/** Whether a foreign judge is installed on this machine; its tests are skipped, by name, where it is not. */
export function isInstalled(program: string): boolean {
  try {
    execFileSync('which', [program], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** Runs a foreign program on files of its own, and answers what it printed. Throws when it says no. */
export function judgedBy(program: string, words: readonly string[], files: Readonly<Record<string, string | Buffer>>) {
  const folder = mkdtempSync(join(tmpdir(), 'oneseal-judge-'))
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
    return execFileSync(program, [...words], { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
  } finally {
    rmSync(folder, { recursive: true })
  }
}
