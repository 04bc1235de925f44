import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import type { JsonObject } from '#kernel'
import { createNoteSigner } from '#ledger'
import { base64, bodyHash, checkpointText, envelopeText, leafHash, nodeHash, utf8 } from '#ledger/proof'
import type { ArchiveContent, ArchiveKeys } from '../archive/write-archive.ts'
import { parseTrust } from '../bundle/trust.ts'
import { issueOfficerCertificate } from '../officer-key.ts'
import type { BureauPki } from '../pki/bureau-pki.ts'
import { toPem } from '../pki/pem.ts'
import { generateSigner } from '../signer.ts'
import { aStamper, ORGAN_NAME, PKI_FOUNDED, SEALED_AT } from './seal-fixtures.ts'

const ORIGIN = 'oneseal/0190a0b0'
const CASE = '0190a0b0-0000-4000-8000-000000000001'
export const ARCHIVED_AT = '2025-08-01T01:00:00.000Z'

export const sha256Of = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest()

/** A log of one case of two acts and one material, and everything a package of it is made of. */
export function anArchivedCase(material: Buffer, stream = CASE) {
  const log = createNoteSigner(ORIGIN, generateKeyPairSync('ed25519').privateKey)
  const described = {
    material: 'm1',
    sha256: sha256Of(material).toString('hex'),
    fileName: '身份证.png',
    mediaType: 'image/png',
    sizeBytes: material.length,
  }
  const acts: readonly (readonly [string, JsonObject])[] = [
    ['ApplicationSubmitted', { at: SEALED_AT, caseNumber: '990101-20250701-000001', materials: [described] }],
    ['ApplicationWithdrawn', { at: SEALED_AT, reason: '不再需要' }],
  ]
  const opened = acts.map(([type, body], index) => {
    const salt = utf8(`sixteen bytes ${String(index)}k`)
    const envelope = {
      v: 1 as const,
      stream,
      version: index + 1,
      type,
      occurredAt: SEALED_AT,
      recordedAt: SEALED_AT,
      actor: '0190a0b0-0000-4000-8000-000000000002',
      organ: '0190a0b0-0000-4000-8000-000000000003',
      command: '0190a0b0-0000-4000-8000-000000000004',
      bodyHash: bodyHash(salt, body),
    }
    return { envelope, salt: base64(salt), body, leaf: leafHash(utf8(envelopeText(envelope))) }
  })
  const leaves = opened.map(({ leaf }) => leaf)
  const [first = utf8(''), second = utf8('')] = leaves
  const text = checkpointText({ origin: ORIGIN, size: 2, root: nodeHash(first, second) })
  const entries = opened.map(({ leaf: _, ...entry }, index) => ({
    ...entry,
    leafIndex: index,
    inclusion: [base64(index === 0 ? second : first)],
  }))
  const content: ArchiveContent = {
    case: stream,
    caseNumber: '990101-20250701-000001',
    version: 1,
    supplements: null,
    createdAt: ARCHIVED_AT,
    metadata: [
      ['事项名称', '食品经营许可 <&> "新办"'],
      ['保管期限', '30年'],
    ],
    files: [{ path: 'materials/001.png', role: 'MATERIAL', name: '身份证.png', bytes: material }],
    entries,
    checkpoint: `${text}\n${log.sign(text)}`,
    vkey: log.vkey,
  }
  return { content, vkey: log.vkey }
}

export async function archiveKeysOf(pki: BureauPki, at = ARCHIVED_AT): Promise<ArchiveKeys> {
  const signer = generateSigner('p256')
  const { der } = await issueOfficerCertificate({
    subject: { organization: ORGAN_NAME, commonName: '电子档案系统' },
    spki: signer.spki,
    issuer: pki.issuingCa.certificate,
    signer: pki.issuingCa.signer,
    validFrom: PKI_FOUNDED,
    days: 730,
    serial: randomBytes(16),
  })
  return {
    sign: (bytes) => ({
      value: sign('sha256', bytes, { key: signer.key, dsaEncoding: 'ieee-p1363' }).toString('base64url'),
      chain: [toPem(der), toPem(pki.issuingCa.certificate)],
    }),
    stamp: (bytes) => aStamper(pki, at)(sha256Of(bytes)),
  }
}

export function archiveTrust(pki: BureauPki, vkey: string) {
  const rootCertificates = [toPem(pki.root.certificate)]
  const trust = parseTrust({ v: 1, origin: ORIGIN, rootCertificates, vkey, witnesses: [] })
  if (trust === undefined) throw new Error('A trust file of a test can be read')
  return trust
}
