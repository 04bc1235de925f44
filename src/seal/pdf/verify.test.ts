import { PDFDocument } from '@cantoo/pdf-lib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { prepareDocument } from '../document/prepare-document.ts'
import { issueOfficerCertificate } from '../officer-key.ts'
import { sealChain } from '../pki/bureau-pki.ts'
import { toPem } from '../pki/pem.ts'
import { generateSigner } from '../signer.ts'
import {
  ORGAN_NAME,
  PKI_FOUNDED,
  SEALED_AT,
  aBureauPki,
  aCertificate,
  aRevocationList,
  aSealedPdf,
  anOrder,
} from '../testing/seal-fixtures.ts'
import { isInstalled, judgedBy } from '../testing/seal-fixtures.ts'
import { completeSealing } from './sealing.ts'
import { verifyPdf } from './verify.ts'
import type { PdfTrust } from './verify.ts'

const pki = await aBureauPki()
const sealed = await aSealedPdf(pki)
const trust = { roots: [pki.root.certificate] }
const reasons = (pdf: Uint8Array, more: Partial<PdfTrust> = {}) => verifyPdf(pdf, { ...trust, ...more }).reasons

/** Where the hex of the signature starts and ends. */
const contentsStart = sealed.lastIndexOf('/Contents <') + '/Contents <'.length
const contentsEnd = sealed.indexOf('>', contentsStart)
const changedAt = (index: number, byte: number): Buffer => {
  const changed = Buffer.from(sealed)
  changed[index] = byte
  return changed
}
const cmsOf = (pdf: Buffer): Buffer => {
  const padded = Buffer.from(pdf.toString('latin1', contentsStart, contentsEnd), 'hex')
  return padded.subarray(0, 4 + padded.readUInt16BE(2))
}

describe('a sealed PDF', () => {
  test('is valid, and says who sealed it, when, and which bytes', () => {
    const { digest } = prepareDocument(anOrder())
    expect(verifyPdf(sealed, trust)).toMatchObject({
      verdict: 'valid',
      reasons: [],
      signer: 'C=CN, O=云州市行政审批局, OU=行政审批专用章, CN=云州市行政审批局',
      signedAt: SEALED_AT,
      sealedDigest: digest,
    })
  })

  test('stays valid when it is checked years later, at the time it was sealed', () => {
    expect(reasons(sealed)).toEqual([])
    expect(reasons(sealed, { at: new Date('2040-01-01') })).toEqual(['EXPIRED'])
  })

  test('NOT_A_PDF', () => {
    expect(reasons(Buffer.from('食品经营许可证'))).toEqual(['NOT_A_PDF'])
    expect(reasons(Buffer.alloc(0))).toEqual(['NOT_A_PDF'])
  })

  test('NOT_SEALED', async () => {
    const empty = await PDFDocument.create()
    empty.addPage()
    expect(reasons(await empty.save())).toEqual(['NOT_SEALED'])
  })

  test('BYTES_APPENDED: anything put behind the sealed bytes', () => {
    expect(reasons(Buffer.concat([sealed, Buffer.from('\n')]))).toEqual(['BYTES_APPENDED'])
  })

  test('TRUNCATED: the end is missing', () => {
    expect(reasons(sealed.subarray(0, sealed.length - 1))).toEqual(['TRUNCATED'])
    expect(reasons(sealed.subarray(0, contentsStart + 100))).toEqual(['TRUNCATED'])
  })

  test('RESAVED: a program opened it and wrote it anew', async () => {
    const document = await PDFDocument.load(sealed, { updateMetadata: false })
    const resaved = await document.save({ useObjectStreams: false })
    expect(verifyPdf(resaved, trust).verdict).toBe('invalid')
    expect(reasons(resaved)).toContain('RESAVED')
  })

  test('MORE_THAN_ONE_SIGNATURE: somebody else signed after the seal', () => {
    const again = Buffer.concat([sealed, Buffer.from('9 0 obj\n<< /Type /Sig /ByteRange [0 1 2 3] >>\nendobj\n')])
    expect(reasons(again)).toEqual(['MORE_THAN_ONE_SIGNATURE', 'BYTES_APPENDED'])
  })

  test('DIGEST_MISMATCH: a word under the seal was changed', () => {
    expect(reasons(changedAt(2000, (sealed[2000] ?? 0) ^ 1))).toEqual(['DIGEST_MISMATCH'])
  })

  test('DIGEST_MISMATCH: the seal was cut from another document', async () => {
    const other = await aSealedPdf(pki, { data: aCertificate({ number: 'JY19900990000018' }) })
    const start = other.lastIndexOf('/Contents <') + '/Contents <'.length
    const forged = Buffer.from(other)
    sealed.copy(forged, start, contentsStart, contentsEnd)
    expect(reasons(forged)).toEqual(['DIGEST_MISMATCH'])
  })

  test('SIGNATURE_INVALID: the signature itself was changed', () => {
    const lastDigit = contentsStart + cmsOf(sealed).length * 2 - 1
    const digit = sealed.toString('latin1', lastDigit, lastDigit + 1) === '0' ? '1' : '0'
    expect(reasons(changedAt(lastDigit, digit.charCodeAt(0)))).toEqual(['SIGNATURE_INVALID'])
  })

  test('SIGNATURE_MALFORMED: the same signature in other spelling', () => {
    const upper = Buffer.from(sealed)
    upper.write(sealed.toString('latin1', contentsStart, contentsEnd).toUpperCase(), contentsStart, 'latin1')
    expect(reasons(upper)).toEqual(['SIGNATURE_MALFORMED'])
  })

  test('SIGNATURE_MALFORMED: something hidden in the room behind the signature', () => {
    expect(reasons(changedAt(contentsEnd - 1, '1'.charCodeAt(0)))).toEqual(['SIGNATURE_MALFORMED'])
  })

  test('UNKNOWN_ISSUER: sealed by another bureau', async () => {
    const other = await aBureauPki({ organName: '邻州市行政审批局' })
    expect(reasons(await aSealedPdf(other))).toEqual(['UNKNOWN_ISSUER'])
  })

  test('BAD_SIGNATURE: sealed by someone who took our name', async () => {
    const impostor = await aBureauPki()
    expect(reasons(await aSealedPdf(impostor))).toEqual(['BAD_SIGNATURE'])
  })

  test('WRONG_USAGE: signed with an officer’s key', async () => {
    const signer = generateSigner('p256')
    const { der } = await issueOfficerCertificate({
      subject: { organization: ORGAN_NAME, commonName: '林知远' },
      spki: signer.spki,
      issuer: pki.issuingCa.certificate,
      signer: pki.issuingCa.signer,
      validFrom: PKI_FOUNDED,
      days: 730,
      serial: Buffer.alloc(16, 1),
    })
    const { prepared, digest } = prepareDocument(anOrder())
    const signed = await completeSealing(prepared, digest, signer, [der, pki.issuingCa.certificate])
    expect(reasons(signed)).toEqual(['WRONG_USAGE'])
  })

  test('NOT_YET_VALID: dated before the seal existed', async () => {
    expect(reasons(await aSealedPdf(pki, { signingTime: '2024-12-31T00:00:00Z' }))).toEqual(['NOT_YET_VALID'])
  })

  test('REVOKED: sealed after the seal was given up, but not what was sealed before', async () => {
    const given = (since: string) =>
      aRevocationList(pki, [{ certificate: pki.seal.certificate, reason: 'CESSATION', since }])
    expect(reasons(sealed, { revocationLists: [await given('2025-06-30T00:00:00Z')] })).toEqual(['REVOKED'])
    expect(reasons(sealed, { revocationLists: [await given('2025-07-02T00:00:00Z')] })).toEqual([])
  })

  test('is refused when any one of its bytes is another, wherever it lies', () => {
    const anywhere = fc.integer({ min: 0, max: sealed.length - 1 })
    const signature = fc.integer({ min: contentsStart - 12, max: contentsEnd + 1 })
    fc.assert(
      fc.property(fc.oneof(anywhere, signature), fc.integer({ min: 1, max: 255 }), (index, mask) => {
        expect(verifyPdf(changedAt(index, (sealed[index] ?? 0) ^ mask), trust).verdict).toBe('invalid')
      }),
      { numRuns: 600 },
    )
  })

  test('never makes the verifier stumble, whatever the bytes', () => {
    const start = Buffer.from('%PDF-1.7\n/ByteRange [0 ')
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (noise) => {
        expect(verifyPdf(Buffer.concat([start, noise]), trust).verdict).toBe('invalid')
      }),
    )
  })
})

describe('sealing', () => {
  test('begins the same way every time', () => {
    expect(prepareDocument(anOrder())).toEqual(prepareDocument(anOrder()))
  })

  test('never ends on other bytes than it began with', async () => {
    const began = prepareDocument(anOrder())
    const other = prepareDocument(anOrder({ data: aCertificate({ number: 'JY19900990000018' }) }))
    await expect(completeSealing(other.prepared, began.digest, pki.seal.signer, sealChain(pki))).rejects.toThrow()
  })

  test('is refused when the certificate is not the key’s own', async () => {
    const { prepared, digest } = prepareDocument(anOrder())
    await expect(completeSealing(prepared, digest, pki.issuingCa.signer, sealChain(pki))).rejects.toThrow()
  })
})

describe('foreign judges', () => {
  test.skipIf(!isInstalled('pdfsig'))('pdfsig calls the signature valid and the whole document signed', () => {
    const verdict = judgedBy('pdfsig', ['-nocert', 'sealed.pdf'], { 'sealed.pdf': sealed })
    expect(verdict).toContain('ETSI.CAdES.detached')
    expect(verdict).toContain('Total document signed')
    expect(verdict).toContain('Signature is Valid')
  })

  test.skipIf(!isInstalled('pdfsig'))('pdfsig sees a changed word', () => {
    const changed = changedAt(2000, (sealed[2000] ?? 0) ^ 1)
    expect(judgedBy('pdfsig', ['-nocert', 'sealed.pdf'], { 'sealed.pdf': changed })).toContain('Digest Mismatch')
  })

  test.skipIf(!isInstalled('qpdf'))('qpdf finds no fault in the file', () => {
    expect(judgedBy('qpdf', ['--check', 'sealed.pdf'], { 'sealed.pdf': sealed })).toContain('No syntax or stream')
  })

  test.skipIf(!isInstalled('openssl'))('OpenSSL accepts the signature as CAdES', () => {
    const content = Buffer.concat([sealed.subarray(0, contentsStart - 1), sealed.subarray(contentsEnd + 1)])
    const files = { 'cms.der': cmsOf(sealed), 'content.bin': content, 'root.pem': toPem(pki.root.certificate) }
    const moment = ['-attime', String(Date.parse(SEALED_AT) / 1000)]
    const input = ['-inform', 'DER', '-in', 'cms.der', '-content', 'content.bin', '-CAfile', 'root.pem', '-out', 'out']
    expect(() => judgedBy('openssl', ['cms', '-verify', '-cades', '-binary', ...moment, ...input], files)).not.toThrow()
    const other = { ...files, 'content.bin': Buffer.from('another document') }
    expect(() => judgedBy('openssl', ['cms', '-verify', '-cades', '-binary', ...moment, ...input], other)).toThrow()
  })
})
