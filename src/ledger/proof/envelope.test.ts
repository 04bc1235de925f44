import { describe, expect, test } from 'vitest'
import type { JsonObject } from '#kernel'
import { bodyHash, hex, parseEnvelope, parseHex, sha256, signedBytes, utf8 } from './index.ts'

const signature = { alg: 'ES256', certSha256: 'ab'.repeat(32), value: 'c2lnbmF0dXJl' }
const envelope: JsonObject = {
  v: 1,
  stream: '7d9f1c8e-52a4-4f0b-9a53-3a1de0c9f001',
  version: 3,
  type: 'PermitGranted',
  occurredAt: '2026-01-05T01:30:00.000Z',
  recordedAt: '2026-01-05T01:30:00.250Z',
  actor: '0b4e7a52-9f43-4c2c-8f2b-d0f7d5b8a002',
  organ: 'e2b7f3c4-1c6d-4b59-8d57-5f0a9b1cd003',
  command: 'GrantPermit',
  bodyHash: '00'.repeat(32),
}

describe('an envelope from outside', () => {
  test('is what it is, with and without a signature', () => {
    expect(parseEnvelope(envelope)).toEqual(envelope)
    expect(parseEnvelope({ ...envelope, signature })).toEqual({ ...envelope, signature })
  })

  test.each<readonly [string, JsonObject | null]>([
    ['nothing', null],
    ['another version of the format', { ...envelope, v: 2 }],
    ['version nought', { ...envelope, version: 0 }],
    ['a number where a text belongs', { ...envelope, actor: 7 }],
    ['one member more', { ...envelope, name: '王小试' }],
    ['a signature with one member more', { ...envelope, signature: { ...signature, name: '王小试' } }],
    ['a signature of another algorithm', { ...envelope, signature: { ...signature, alg: 'none' } }],
  ])('with %s is none', (_, value) => {
    expect(parseEnvelope(value)).toBeUndefined()
  })

  test.each(Object.keys(envelope))('without %s is none', (name) => {
    expect(
      parseEnvelope(Object.fromEntries(Object.entries(envelope).filter(([each]) => each !== name))),
    ).toBeUndefined()
  })
})

describe('what an officer signs', () => {
  test('is everything but the time of recording and the signature', () => {
    const parsed = parseEnvelope({ ...envelope, signature })
    const later = parseEnvelope({ ...envelope, recordedAt: '2026-01-05T01:31:00.000Z' })
    if (parsed === undefined || later === undefined) throw new Error('Both are envelopes')
    expect(hex(signedBytes(parsed))).toBe(hex(signedBytes(later)))
    expect(hex(signedBytes(parsed))).not.toBe(hex(signedBytes({ ...parsed, version: 4 })))
  })
})

describe('the hash of a body', () => {
  test('is SHA-256 of the salt and the canonical text', () => {
    const salt = parseHex('000102030405060708090a0b0c0d0e0f') ?? utf8('')
    expect(bodyHash(salt, { b: 1, a: '许可' })).toBe(
      hex(sha256(new Uint8Array([...salt, ...utf8('{"a":"许可","b":1}')]))),
    )
  })
})
