import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { prepareDocument } from '../document/prepare-document.ts'
import { bitString, children, octetString, readDer, sequence } from '../der.ts'
import { completeSealing } from '../pdf/sealing.ts'
import { sealChain } from '../pki/bureau-pki.ts'
import { generateSigner, isSoftwareSigner } from '../signer.ts'
import { sm2DistinguishingValue, sm2Sign, sm3 } from '../sm2.ts'
import { PKI_FOUNDED, SEALED_AT, aBureauPki, aCertificate, anOrder } from '../testing/seal-fixtures.ts'
import { isInstalled, judgedBy } from '../testing/seal-fixtures.ts'
import { createOfdSealing } from './ofd-keys.ts'
import { readPackage, writePackage } from './package.ts'
import { PATHS } from './paths.ts'
import { prepareOfdOf } from './prepare-ofd.ts'
import { readSignature } from './ses.ts'
import { showOfd } from './show-ofd.ts'
import { verifyOfd } from './verify-ofd.ts'
import { completeOfd } from './write-ofd.ts'

const text = { organName: '云州市行政审批局', centreText: '行政审批专用章' }
const made = await createOfdSealing({ text, now: PKI_FOUNDED })
const { signer: ownSigner } = made
if (!isSoftwareSigner(ownSigner)) throw new Error('A trial has software keys')
const sealing = { ...made, signer: ownSigner }
const impostor = await createOfdSealing({ text, now: PKI_FOUNDED })
const pki = await aBureauPki()
const sealedPdf = async (order = anOrder()) => {
  const { prepared, digest } = prepareDocument(order)
  return completeSealing(prepared, digest, pki.seal.signer, sealChain(pki))
}
const pdf = await sealedPdf()
const order = { pdf, seal: sealing.seal, number: 'JY19900990000017', signingTime: SEALED_AT }
const prepared = prepareOfdOf(order)
const sealed = await completeOfd(prepared.prepared, prepared.digest, sealing)
const trust = { roots: [sealing.root] }
const reasons = (ofd: Uint8Array, more: { at?: Date; revokedSince?: Date; roots?: Buffer[] } = {}) =>
  verifyOfd(ofd, { ...trust, ...more }).reasons

const files = readPackage(sealed)
const fileOf = (path: string, from = files): Buffer => from.get(path) ?? Buffer.alloc(0)
/** The same OFD with some files other, more or fewer, packed as we pack. */
const withFiles = (changes: Readonly<Record<string, Buffer | null>>): Buffer => {
  const changed = new Map(files)
  for (const [path, bytes] of Object.entries(changes))
    if (bytes === null) changed.delete(path)
    else changed.set(path, bytes)
  return writePackage(changed)
}
const replaced = (path: string, from: string, to: string): Buffer =>
  withFiles({ [path]: Buffer.from(fileOf(path).toString('utf8').replace(from, to), 'utf8') })

describe('an OFD under the seal', () => {
  test('is valid, and says who sealed it, when, and what the register of the seal holds for it', () => {
    expect(verifyOfd(sealed, trust)).toMatchObject({
      verdict: 'valid',
      reasons: [],
      signer: 'C=CN, O=云州市行政审批局, OU=行政审批专用章, CN=云州市行政审批局',
      signedAt: SEALED_AT,
      sealedDigest: prepared.digest,
    })
  })

  test('is made from the sealed PDF alike every time, letters and all', () => {
    expect(prepareOfdOf(order)).toEqual(prepared)
    const words = [
      ...fileOf(PATHS.page(0))
        .toString('utf8')
        .matchAll(/<ofd:TextCode[^>]*>([^<]*)</g),
    ].map(([, word]) => word)
    const { rows = [] } = aCertificate()
    expect(words).toEqual(expect.arrayContaining(['食品经营许可证', ...rows.map(([, value]) => value)]))
  })

  test('is shown as pages with every letter drawn and the seal of 42 mm where the PDF has it', () => {
    const [page] = showOfd(sealed)
    expect([page?.width, page?.height]).toEqual([297, 210])
    const [stamp] = page?.stamps ?? []
    expect(stamp?.width).toBeCloseTo(42, 1)
    expect(stamp?.height).toBeCloseTo(42, 1)
    expect(page?.svg).toContain('<title>食品经营许可证</title>')
    expect(page?.svg).not.toMatch(/<script|href="http|NaN/)
  })

  test('of several pages carries a slice of the seal at the edge of each, and the slices make the whole', async () => {
    const paragraphs = Array.from({ length: 30 }, (_, at) =>
      `第${String(at)}段：根据行政许可法第三十二条，现予受理。`.repeat(3),
    )
    const long = await sealedPdf(
      anOrder({ template: 'notice', data: aCertificate({ paragraphs, closing: ['特此告知。'] }) }),
    )
    const made = prepareOfdOf({ ...order, pdf: long })
    const pages = showOfd(await completeOfd(made.prepared, made.digest, sealing))
    const edges = pages.map(({ stamps, width }) =>
      stamps.find(({ x, width: wide }) => Math.abs(x + wide - width) < 0.1),
    )
    expect(pages.length).toBeGreaterThan(1)
    expect(edges.reduce((sum, edge) => sum + (edge?.width ?? 0), 0)).toBeCloseTo(42, 0)
    expect(new Set(edges.map((edge) => edge?.y)).size).toBe(1)
  })

  test('never ends on other bytes than it began with', async () => {
    const other = prepareOfdOf({ ...order, number: 'JY19900990000018' })
    await expect(completeOfd(other.prepared, prepared.digest, sealing)).rejects.toThrow('not the one')
  })
})

describe('an attacked OFD is refused', () => {
  test('NOT_AN_OFD: something else', () => {
    expect(reasons(Buffer.from('食品经营许可证'))).toEqual(['NOT_AN_OFD'])
    expect(reasons(Buffer.alloc(0))).toEqual(['NOT_AN_OFD'])
    expect(reasons(writePackage(new Map([['a.txt', Buffer.from('a')]])))).toEqual(['NOT_AN_OFD'])
  })
  test('NOT_SEALED: prepared, or with its list of signatures taken out', () => {
    expect(reasons(withFiles({ [PATHS.signatures]: null }))).toEqual(['NOT_SEALED'])
    expect(reasons(prepared.prepared)).toEqual(['SIGNATURE_MALFORMED'])
  })
  test('BYTES_APPENDED and TRUNCATED', () => {
    expect(reasons(Buffer.concat([sealed, Buffer.from('\n')]))).toEqual(['BYTES_APPENDED'])
    expect(reasons(sealed.subarray(0, sealed.length / 2))).toEqual(['TRUNCATED'])
  })
  test('RESAVED: packed anew, with data hidden behind the compressed data or between the files', () => {
    const name = Buffer.from(PATHS.root)
    const [nameAt, dataAt] = [sealed.indexOf(name), sealed.indexOf(name) + name.length]
    const length = sealed.readUInt32LE(nameAt - 12)
    const hidden = Buffer.concat([
      sealed.subarray(0, dataAt + length),
      Buffer.from('hidden'),
      sealed.subarray(dataAt + length),
    ])
    expect(reasons(hidden)).toEqual(['RESAVED'])
    const commented = Buffer.from(sealed)
    commented.writeUInt16LE(0x5a21, sealed.indexOf(Buffer.from('504b0102', 'hex')) + 14)
    expect(reasons(commented)).toEqual(['RESAVED'])
  })
  test('PATH_REFUSED: out of the folder, absolute, by another name for the same', () => {
    for (const path of [
      '../outside.xml',
      '/etc/passwd',
      'Doc_0\\Document.xml',
      'doc_0/document.xml',
      'C:evil',
      'a//b',
      '证.xml',
    ])
      expect(reasons(withFiles({ [path]: Buffer.from('x') })), path).toEqual(['PATH_REFUSED'])
  })
  test('TOO_LARGE: a ZIP bomb, refused by what it claims', () => {
    const bomb = withFiles({ 'Doc_0/bomb.bin': Buffer.alloc(9 * 1024 * 1024) })
    expect(bomb.length).toBeLessThan(200_000)
    expect(reasons(bomb)).toEqual(['TOO_LARGE'])
  })
  test('RESAVED: a ZIP bomb that lies about its size', () => {
    const bomb = withFiles({ 'Doc_0/bomb.bin': Buffer.alloc(4 * 1024 * 1024) })
    const small = Buffer.from(bomb)
    for (let at = bomb.indexOf('Doc_0/bomb.bin'); at >= 0; at = bomb.indexOf('Doc_0/bomb.bin', at + 1)) {
      const isLocal = bomb.readUInt32LE(at - 30) === 0x04034b50
      small.writeUInt32LE(10, at - (isLocal ? 8 : 22))
    }
    expect(reasons(small)).toEqual(['RESAVED'])
    expect(deflateRawSync(Buffer.alloc(4 * 1024 * 1024)).length).toBeLessThan(10_000)
  })
  test('XML_REFUSED: document types, entities of another file, entities that grow', () => {
    for (const evil of [
      '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><ofd:OFD/>',
      '<ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016">&a;</ofd:OFD>',
      '<?xml-stylesheet href="http://example.org"?><ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016"/>',
      '<ofd:OFD xmlns:ofd="http://example.org/other"/>',
      '<ofd:A>'.repeat(100),
    ])
      expect(reasons(withFiles({ [PATHS.root]: Buffer.from(evil) })), evil).toEqual(['XML_REFUSED'])
  })
  test('DIGEST_MISMATCH: a word, a glyph or the place of the seal was changed', () => {
    expect(reasons(replaced(PATHS.page(0), '2030年', '2090年'))).toEqual(['DIGEST_MISMATCH'])
    const font = Buffer.from(fileOf(PATHS.font(0)))
    font[2000] = (font[2000] ?? 0) ^ 1
    expect(reasons(withFiles({ [PATHS.font(0)]: font }))).toEqual(['DIGEST_MISMATCH'])
    expect(reasons(replaced(PATHS.signature, 'PageRef="100"', 'PageRef="101"'))).toEqual(['SIGNATURE_OF_ANOTHER_FILE'])
  })
  test('DIGEST_MISMATCH and SIGNATURE_OF_ANOTHER_FILE: changed, and the list of digests with it', () => {
    const page = Buffer.from(fileOf(PATHS.page(0)).toString('utf8').replace('2030年', '2090年'))
    const [old, fresh] = [fileOf(PATHS.page(0)), page].map((bytes) => sm3(bytes).toString('base64'))
    const list = Buffer.from(
      fileOf(PATHS.signature)
        .toString('utf8')
        .replace(old ?? '', fresh ?? ''),
    )
    expect(reasons(withFiles({ [PATHS.page(0)]: page, [PATHS.signature]: list }))).toEqual([
      'SIGNATURE_OF_ANOTHER_FILE',
    ])
  })
  test('FILE_NOT_UNDER_SEAL and FILE_MISSING: a file more, a file fewer', () => {
    expect(reasons(withFiles({ 'Doc_0/Attachs.xml': Buffer.from('<x/>') }))).toEqual(['FILE_NOT_UNDER_SEAL'])
    expect(reasons(withFiles({ [PATHS.font(0)]: null }))).toEqual(['FILE_MISSING'])
  })
  test('MORE_THAN_ONE_SIGNATURE: somebody else signed after the seal', () => {
    const again = replaced(
      PATHS.signatures,
      '</ofd:Signatures>',
      '<ofd:Signature ID="2" BaseLoc="/x.xml"/></ofd:Signatures>',
    )
    expect(reasons(again)).toEqual(['MORE_THAN_ONE_SIGNATURE'])
  })
  test('SIGNATURE_OF_ANOTHER_FILE: the seal was cut from another certificate', async () => {
    const other = prepareOfdOf({ ...order, number: 'JY19900990000018' })
    const donor = readPackage(await completeOfd(other.prepared, other.digest, sealing))
    const value = fileOf(PATHS.signedValue, donor)
    expect(reasons(withFiles({ [PATHS.signedValue]: value }))).toEqual(['SIGNATURE_OF_ANOTHER_FILE'])
  })
})

/** The signature's four parts, with some of them other. */
const resigned = (change: (parts: readonly Buffer[]) => readonly Buffer[]): Buffer => {
  const parts = children(readDer(fileOf(PATHS.signedValue))).map(({ whole }) => whole)
  return withFiles({ [PATHS.signedValue]: sequence(...change(parts)) })
}
const found = readSignature(fileOf(PATHS.signedValue))

describe('SM2 is held to the letter', () => {
  test('SIGNATURE_MALFORMED: bytes behind the signature, inside and outside', () => {
    const value = fileOf(PATHS.signedValue)
    expect(reasons(withFiles({ [PATHS.signedValue]: Buffer.concat([value, Buffer.from([0])]) }))).toEqual([
      'SIGNATURE_MALFORMED',
    ])
    const longer = Buffer.concat([found.signature, Buffer.from([0])])
    expect(reasons(resigned(([a, b, c]) => [a, b, c].flatMap((one) => one ?? []).concat(bitString(longer))))).toEqual([
      'SIGNATURE_MALFORMED',
    ])
  })
  test('SIGNATURE_INVALID: made under another identity than the one everyone uses', () => {
    const { key, spki } = sealing.signer
    const foreign = sm2Sign(key, sm2DistinguishingValue(spki, 'ALICE123@YAHOO.COM'), found.toSign)
    expect(reasons(resigned(([a, b, c]) => [a, b, c, bitString(foreign)].flatMap((one) => one ?? [])))).toEqual([
      'SIGNATURE_INVALID',
    ])
  })
  test('SIGNER_NOT_OF_SEAL and SIGNATURE_INVALID: the certificate of another key was put in', () => {
    const swapped = resigned(([a, , c, d]) => [a, octetString(impostor.certificate), c, d].flatMap((one) => one ?? []))
    expect(reasons(swapped)).toEqual(expect.arrayContaining(['SIGNATURE_INVALID', 'SIGNER_NOT_OF_SEAL']))
  })
  test('BAD_SIGNATURE: a whole bureau of our name, with keys of its own', async () => {
    const made = prepareOfdOf({ ...order, seal: impostor.seal })
    const forged = await completeOfd(made.prepared, made.digest, impostor)
    expect(reasons(forged)).toEqual(['BAD_SIGNATURE'])
    expect(reasons(forged, { roots: [impostor.root] })).toEqual([])
  })
  test('SIGNER_NOT_OF_SEAL: our seal, used by a key that may not', async () => {
    const stolen = await completeOfd(prepared.prepared, prepared.digest, impostor)
    expect(reasons(stolen)).toContain('SIGNER_NOT_OF_SEAL')
  })
  test('UNKNOWN_ISSUER: nobody pinned', () => {
    expect(reasons(sealed, { roots: [] })).toEqual(['UNKNOWN_ISSUER'])
  })
  test('EXPIRED and REVOKED: but not what was sealed before', () => {
    expect(reasons(sealed, { at: new Date('2040-01-01') })).toEqual(['EXPIRED'])
    expect(reasons(sealed, { revokedSince: new Date('2025-06-30') })).toEqual(['REVOKED'])
    expect(reasons(sealed, { revokedSince: new Date('2025-07-02') })).toEqual([])
  })
  test('SEAL_EXPIRED: dated outside the seal’s own days', async () => {
    const late = prepareOfdOf({ ...order, signingTime: '2035-01-01T00:00:00Z' })
    expect(reasons(await completeOfd(late.prepared, late.digest, sealing))).toEqual(['EXPIRED', 'SEAL_EXPIRED'])
  })
  test('is refused when any one byte is another, wherever it lies, and never makes the verifier stumble', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: sealed.length - 1 }), fc.integer({ min: 1, max: 255 }), (index, mask) => {
        const changed = Buffer.from(sealed)
        changed[index] = (changed[index] ?? 0) ^ mask
        expect(verifyOfd(changed, trust).verdict).toBe('invalid')
      }),
      { numRuns: 150 },
    )
  })
})

describe('foreign judges', () => {
  test.skipIf(!isInstalled('unzip'))('unzip finds no fault in the package', () => {
    expect(judgedBy('unzip', ['-t', 'a.ofd'], { 'a.ofd': sealed })).toContain('No errors detected')
  })
  test.skipIf(!isInstalled('xmllint'))('xmllint finds every XML well formed', () => {
    const xml = Object.fromEntries(
      [...files].filter(([path]) => path.endsWith('.xml')).map(([path, bytes]) => [path.replaceAll('/', '_'), bytes]),
    )
    expect(() => judgedBy('xmllint', ['--noout', ...Object.keys(xml)], xml)).not.toThrow()
  })
  test.skipIf(!isInstalled('openssl'))(
    'OpenSSL accepts the SM2 signature under the usual identity, and under no other',
    () => {
      const spki = Buffer.from(sealing.signer.spki)
      const key = `-----BEGIN PUBLIC KEY-----\n${spki.toString('base64')}\n-----END PUBLIC KEY-----\n`
      const given = { 'tbs.bin': found.toSign, 'sig.der': found.signature, 'key.pem': key }
      const words = (id: string) => [
        'pkeyutl',
        '-verify',
        '-pubin',
        '-inkey',
        'key.pem',
        '-in',
        'tbs.bin',
        '-rawin',
        '-digest',
        'sm3',
        '-sigfile',
        'sig.der',
        '-pkeyopt',
        `distid:${id}`,
      ]
      expect(judgedBy('openssl', words('1234567812345678'), given)).toContain('Signature Verified Successfully')
      expect(() => judgedBy('openssl', words('ALICE123@YAHOO.COM'), given)).toThrow()
    },
  )
  test.skipIf(!isInstalled('fc-scan'))('fontconfig reads the embedded font with its letters', () => {
    expect(judgedBy('fc-scan', ['--format', '%{charset}', 'f.ttf'], { 'f.ttf': fileOf(PATHS.font(0)) })).toContain(
      '98df',
    )
  })
})

test('a key of another kind signs no OFD', async () => {
  const signer = generateSigner('p256')
  const wrong = await completeOfd(prepared.prepared, prepared.digest, { signer, certificate: pki.seal.certificate })
  expect(reasons(wrong)).not.toEqual([])
})
