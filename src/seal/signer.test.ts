import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { exportKey, generateSigner, importKey, verifySignature } from './signer.ts'
import { assertSmAlgorithms, sm2SpkiOfPoint, sm2Verify, sm3 } from './sm2.ts'

const message = Buffer.from('一枚公章管审批', 'utf8')

describe.each(['p256', 'sm2'] as const)('a %s signer', (kind) => {
  test('signs what everyone who has its public key can verify', async () => {
    const signer = generateSigner(kind)
    expect(verifySignature(signer.spki, message, await signer.sign(message))).toBe(true)
  })

  test('does not sign for another message, nor another key', async () => {
    const signer = generateSigner(kind)
    const signature = await signer.sign(message)
    expect(verifySignature(signer.spki, Buffer.from('另一份文书', 'utf8'), signature)).toBe(false)
    expect(verifySignature(generateSigner(kind).spki, message, signature)).toBe(false)
  })

  test('signs the same way after its key lay encrypted in a file', async () => {
    const signer = generateSigner(kind)
    const restored = importKey(exportKey(signer, 'a passphrase'), 'a passphrase')
    expect(restored.kind).toBe(kind)
    expect(verifySignature(signer.spki, message, await restored.sign(message))).toBe(true)
  })

  test('cannot be opened with another passphrase', () => {
    const pem = exportKey(generateSigner(kind), 'a passphrase')
    expect(() => importKey(pem, 'another passphrase')).toThrow()
  })

  test('is not imitated by a malformed signature', async () => {
    const signer = generateSigner(kind)
    const signature = await signer.sign(message)
    const malformed = [
      Buffer.alloc(0),
      Buffer.alloc(70),
      signature.subarray(0, -1),
      Buffer.concat([signature, Buffer.from([0])]),
    ]
    expect(malformed.map((bytes) => verifySignature(signer.spki, message, bytes))).toEqual([false, false, false, false])
  })
})

test('a key of another curve is no signer’s key', () => {
  expect(verifySignature(Buffer.from('30' + '00'.repeat(90), 'hex'), message, Buffer.alloc(70))).toBe(false)
})

describe('the national algorithms', () => {
  test('are computed by this machine as the standards print them', () => {
    expect(() => {
      assertSmAlgorithms()
    }).not.toThrow()
  })

  // GB/T 32905-2016, annex A.
  test.each([
    ['abc', '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0'],
    ['abcd'.repeat(16), 'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732'],
  ])('SM3 of %s', (text, digest) => {
    expect(sm3(Buffer.from(text)).toString('hex')).toBe(digest)
  })

  test('SM2 binds the signature to the identity', () => {
    const point =
      '09f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020' +
      'ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13'
    const signature =
      '3046022100f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3' +
      '022100b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa'
    const spki = sm2SpkiOfPoint(Buffer.from(point, 'hex'))
    const signed = Buffer.from('message digest')
    expect(sm2Verify(spki, signed, Buffer.from(signature, 'hex'))).toBe(true)
    expect(sm2Verify(spki, signed, Buffer.from(signature, 'hex'), 'ALICE123@YAHOO.COM')).toBe(false)
  })

  const suite = new URL('../../../shared/data/suites/sm3.json', import.meta.url)
  test.skipIf(!existsSync(suite))('SM3 agrees with the whole suite where it is at hand', () => {
    const parsed: unknown = JSON.parse(readFileSync(suite, 'utf8'))
    const tests = typeof parsed === 'object' && parsed !== null && 'tests' in parsed ? parsed.tests : []
    const cases = (Array.isArray(tests) ? tests : []).map(readSm3Case).filter((one) => one !== undefined)
    expect(cases.length).toBeGreaterThan(0)
    for (const { message: bytes, digest } of cases) expect(sm3(bytes).toString('hex')).toBe(digest)
  })
})

/** Cases that give their message in full; the suite's repeated messages are left out. */
function readSm3Case(value: unknown) {
  if (typeof value !== 'object' || value === null || !('msgHex' in value) || !('sm3' in value)) return undefined
  if (typeof value.msgHex !== 'string' || typeof value.sm3 !== 'string') return undefined
  return { message: Buffer.from(value.msgHex, 'hex'), digest: value.sm3 }
}
