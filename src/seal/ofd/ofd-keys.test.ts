import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { prepareDocument } from '../document/prepare-document.ts'
import { certSha256 } from '../pki/certificate.ts'
import { parseCertificate } from '../pki/parse-certificate.ts'
import { issueRevocationList, serialOf } from '../pki/revocation-list.ts'
import { PKI_FOUNDED, SEALED_AT, anOrder } from '../testing/seal-fixtures.ts'
import { openOfdSealing, renewOfdSealing } from './ofd-keys.ts'
import type { OfdSealing } from './ofd-keys.ts'
import { prepareOfdOf } from './prepare-ofd.ts'
import { verifyOfd } from './verify-ofd.ts'
import { completeOfd } from './write-ofd.ts'

const folder = mkdtempSync(join(tmpdir(), 'oneseal-ofd-keys-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})
const PASSPHRASE = 'a passphrase that opens nothing else'
const request = { text: { organName: '云州市行政审批局', centreText: '行政审批专用章' }, now: PKI_FOUNDED }
const open = () => openOfdSealing(join(folder, 'keys'), PASSPHRASE, request)
const pdf = prepareDocument(anOrder()).prepared
const begun = (sealing: OfdSealing) =>
  prepareOfdOf({ pdf, seal: sealing.seal, number: 'JY19900990000017', signingTime: SEALED_AT })
async function sealedBy(sealing: OfdSealing): Promise<Buffer> {
  const { prepared, digest } = begun(sealing)
  return completeOfd(prepared, digest, sealing)
}

test('another SM2 key takes over under the same authority: old OFDs stay verifiable, and what was begun is finished', async () => {
  const before = await open()
  const old = await sealedBy(before)
  const waiting = begun(before)
  const renewed = await renewOfdSealing(join(folder, 'keys'), PASSPHRASE, request)
  const after = await open()
  expect(after.certificate.equals(renewed)).toBe(true)
  expect(after.certificates.map(certSha256)).toEqual([before.certificate, renewed].map(certSha256))
  expect(parseCertificate(renewed).signatureKind).toBe('sm2')
  const roots = [after.root]
  const fresh = await sealedBy(after)
  expect([old, fresh].map((ofd) => verifyOfd(ofd, { roots }).reasons)).toEqual([[], []])
  expect(verifyOfd(fresh, { roots }).certSha256).toBe(certSha256(renewed))
  const finished = await completeOfd(waiting.prepared, waiting.digest, after)
  expect(verifyOfd(finished, { roots })).toMatchObject({ reasons: [], certSha256: certSha256(before.certificate) })
})

test('a list of the SM2 authority takes a key back: what it sealed since is void unless the time is proven', async () => {
  const sealing = await open()
  const ofd = await sealedBy(sealing)
  const { certificate: issuer, signer } = sealing.authority
  const since = new Date(Date.parse(SEALED_AT) - 3_600_000)
  const serial = serialOf(sealing.certificate)
  const listOf = (revokedSince: Date) =>
    issueRevocationList({
      ...{ issuer, signer, number: 1, thisUpdate: since, nextUpdate: new Date('2039-01-01') },
      revoked: [{ serial, revokedAt: revokedSince, reason: 'KEY_COMPROMISE', since: revokedSince }],
    })
  const judged = async (list: Promise<Buffer>, provenAt?: Date) =>
    verifyOfd(ofd, {
      roots: [sealing.root],
      revocationLists: [await list],
      ...(provenAt === undefined ? {} : { provenAt }),
    }).reasons
  expect(await judged(listOf(since))).toEqual(['REVOKED'])
  const later = listOf(new Date(Date.parse(SEALED_AT) + 3_600_000))
  // A thief writes any time he likes: an unproven one before the theft helps nobody.
  expect(await judged(later)).toEqual(['REVOKED'])
  expect(await judged(later, new Date(SEALED_AT))).toEqual([])
  expect(await judged(listOf(since), new Date(SEALED_AT))).toEqual(['REVOKED'])
})
