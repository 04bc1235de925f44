import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { verifyPdf } from '../pdf/verify.ts'
import type { PdfTrust } from '../pdf/verify.ts'
import { toPem } from '../pki/pem.ts'
import { SEALED_AT, aBureauPki, aRevocationList, aSealedPdf, aStamper } from '../testing/seal-fixtures.ts'
import { isInstalled, judgedBy } from '../testing/seal-fixtures.ts'
import { askingTimestamper, createTimestampAuthority } from './authority.ts'
import { encodeTimestampRequest, readTimestampResponse } from './request.ts'
import { verifyTimestamp } from './token.ts'

const pki = await aBureauPki()
const other = await aBureauPki({ organName: '邻州市行政审批局' })
const stamped = await aSealedPdf(pki, {}, aStamper(pki, '2025-07-01T01:30:02Z'))
const trust = { roots: [pki.root.certificate] }
const judge = (pdf: Uint8Array, more: Partial<PdfTrust> = {}) => verifyPdf(pdf, { ...trust, ...more })
const stolen = (certificate: Buffer, since: string) =>
  aRevocationList(pki, [{ certificate, reason: 'KEY_COMPROMISE', since }])
const digest = createHash('sha256').update('a paper').digest()
const authority = createTimestampAuthority(pki.timestamp, () => new Date(SEALED_AT))

describe('a seal with a time stamp', () => {
  test('tells the time that an authority saw, beside the one the sealer states', () => {
    expect(judge(stamped)).toMatchObject({
      verdict: 'valid',
      signedAt: SEALED_AT,
      stampedAt: '2025-07-01T01:30:02.000Z',
    })
  })

  test('is judged by the stamp: sealed by an expired key, it is void whatever time it states', async () => {
    const younger = await aBureauPki({ organName: '省级时间戳机构', now: new Date('2030-06-01T00:00:00Z') })
    const late = await aSealedPdf(pki, {}, aStamper(younger, '2031-01-01T00:00:00Z'))
    expect(judge(late, { timestampRoots: [younger.issuingCa.certificate] }).reasons).toEqual(['EXPIRED'])
  })

  test('made before the key was stolen it stays good; made after, it is void, even dated back', async () => {
    const lists = { revocationLists: [await stolen(pki.seal.certificate, '2025-07-02T00:00:00Z')] }
    expect(judge(stamped, lists).reasons).toEqual([])
    const after = await aSealedPdf(pki, {}, aStamper(pki, '2025-07-03T00:00:00Z'))
    expect(judge(after, lists).reasons).toEqual(['REVOKED'])
  })

  test('a stolen key’s seal without a stamp is believed only when the ledger proves its time', async () => {
    const bare = await aSealedPdf(pki)
    const lists = { revocationLists: [await stolen(pki.seal.certificate, '2025-07-02T00:00:00Z')] }
    expect(judge(bare, lists).reasons).toEqual(['REVOKED'])
    expect(judge(bare, { ...lists, provenAt: new Date('2025-07-01T02:00:00Z') }).reasons).toEqual([])
    expect(judge(bare, { ...lists, provenAt: new Date('2025-07-03T00:00:00Z') }).reasons).toEqual(['REVOKED'])
  })

  test('the stamps of a stolen authority prove nothing', async () => {
    const lists = await aRevocationList(pki, [
      { certificate: pki.timestamp.certificate, reason: 'KEY_COMPROMISE', since: '2025-07-02T00:00:00Z' },
      { certificate: pki.seal.certificate, reason: 'KEY_COMPROMISE', since: '2025-07-02T00:00:00Z' },
    ])
    expect(judge(stamped, { revocationLists: [lists] }).reasons).toEqual(['REVOKED'])
  })

  test('TIMESTAMP_UNTRUSTED: stamped by an authority the reader does not know, until he names its root', async () => {
    const foreign = await aSealedPdf(pki, {}, async (imprint) => {
      const theirs = createTimestampAuthority(other.timestamp, () => new Date('2025-07-01T01:30:02Z'))
      return theirs.stamp(imprint)
    })
    expect(judge(foreign).reasons).toEqual(['TIMESTAMP_UNTRUSTED'])
  })

  test('TIMESTAMP_OF_OTHER_BYTES: the stamp was cut from another signature', async () => {
    const elsewhere = await aStamper(pki, SEALED_AT)(digest)
    const forged = await aSealedPdf(pki, {}, () => Promise.resolve(elsewhere))
    expect(judge(forged).reasons).toEqual(['TIMESTAMP_OF_OTHER_BYTES'])
  })

  test('is refused when any one byte of signature or stamp is another', () => {
    const start = stamped.lastIndexOf('/Contents <') + '/Contents <'.length
    const end = start + 2 * 3600
    fc.assert(
      fc.property(fc.integer({ min: start, max: end }), fc.integer({ min: 1, max: 255 }), (index, mask) => {
        const changed = Buffer.from(stamped)
        changed[index] = (changed[index] ?? 0) ^ mask
        expect(judge(changed).verdict).toBe('invalid')
      }),
      { numRuns: 800 },
    )
  })
})

describe('a time stamp authority', () => {
  test('answers a request over the wire, and the asker holds the answer against his own question', async () => {
    const token = await askingTimestamper(authority.answer)(digest)
    const verdict = verifyTimestamp(token, Buffer.from('a paper'), {
      ...trust,
      between: [pki.issuingCa.certificate],
    })
    expect(verdict).toEqual({ ok: true, at: new Date(SEALED_AT) })
    const replayed = await authority.answer(encodeTimestampRequest(digest, Buffer.from('12345678')))
    await expect(askingTimestamper(() => Promise.resolve(replayed))(digest)).rejects.toThrow('another question')
  })

  test('refuses what it cannot read, without falling over', async () => {
    for (const bad of [
      Buffer.alloc(0),
      Buffer.from('30'),
      Buffer.alloc(5000, 0x30),
      encodeTimestampRequest(Buffer.alloc(3), digest),
    ]) {
      const answer = await authority.answer(bad)
      expect(() => readTimestampResponse(answer)).toThrow('not granted')
    }
  })

  test('never makes a reader stumble, whatever the token', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (noise) => {
        expect(verifyTimestamp(noise, digest, trust)).toEqual({ ok: false, reason: 'TIMESTAMP_MALFORMED' })
      }),
    )
  })

  test('is a key of its own: a seal’s certificate stamps nothing', () => {
    expect(() => createTimestampAuthority(pki.seal, () => new Date())).toThrow('for time stamping')
  })

  test.skipIf(!isInstalled('openssl'))('is believed by OpenSSL', async () => {
    const request = encodeTimestampRequest(digest, Buffer.from('87654321'))
    const files = {
      'request.tsq': request,
      'answer.tsr': await authority.answer(request),
      'root.pem': toPem(pki.root.certificate),
      'ca.pem': toPem(pki.issuingCa.certificate),
    }
    const moment = ['-attime', String(Date.parse(SEALED_AT) / 1000)]
    const words = ['ts', '-verify', '-queryfile', 'request.tsq', '-in', 'answer.tsr', ...moment]
    expect(judgedBy('openssl', [...words, '-CAfile', 'root.pem', '-untrusted', 'ca.pem'], files)).toContain('OK')
  })

  test.skipIf(!isInstalled('pdfsig'))('leaves a PDF that pdfsig calls valid', () => {
    const verdict = judgedBy('pdfsig', ['-nocert', 'sealed.pdf'], { 'sealed.pdf': stamped })
    expect(verdict).toContain('Total document signed')
    expect(verdict).toContain('Signature is Valid')
  })
})
