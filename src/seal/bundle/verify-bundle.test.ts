import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Json, JsonObject } from '#kernel'
import { createNoteSigner, createWitness } from '#ledger'
import { base64, bodyHash, checkpointText, envelopeText, leafHash, nodeHash, utf8 } from '#ledger/proof'
import { sealChain } from '../pki/bureau-pki.ts'
import type { BureauPki } from '../pki/bureau-pki.ts'
import { toPem } from '../pki/pem.ts'
import { SEALED_AT, aBureauPki } from '../testing/seal-fixtures.ts'
import { parseTrust } from './trust.ts'
import type { Trust } from './trust.ts'
import { verifyBundle } from './verify-bundle.ts'

const FILE = 'ab'.repeat(32)
const ORIGIN = 'oneseal/0190a0b0'
const ed25519 = () => generateKeyPairSync('ed25519').privateKey
const log = createNoteSigner(ORIGIN, ed25519())
const witness = createWitness('oversight.example', ed25519())
const pki = await aBureauPki()

/** The second of two leaves, and the checkpoint over both. */
function aBundle(bureau: BureauPki, signer: typeof log, origin: string, type = 'CertificateSealed') {
  const body: JsonObject = {
    at: SEALED_AT,
    file: FILE,
    identifier: '1.2.156.3005.2.11100000000013338W009.11990000000000000X.0000000001.001.K',
    certificateType: '11100000000013338W009',
    organName: '云州市行政审批局',
    validFrom: '2025-07-01',
    validUntil: '2030-06-30',
  }
  const salt = utf8('sixteen bytes ok')
  const envelope = {
    v: 1 as const,
    stream: '0190a0b0-0000-4000-8000-000000000001',
    version: 3,
    type,
    occurredAt: SEALED_AT,
    recordedAt: SEALED_AT,
    actor: '0190a0b0-0000-4000-8000-000000000002',
    organ: '0190a0b0-0000-4000-8000-000000000003',
    command: '0190a0b0-0000-4000-8000-000000000004',
    bodyHash: bodyHash(salt, body),
  }
  const first = leafHash(utf8('another entry'))
  const root = nodeHash(first, leafHash(utf8(envelopeText(envelope))))
  const text = checkpointText({ origin, size: 2, root })
  const bundle = {
    v: 1,
    origin,
    entry: { envelope, salt: base64(salt), body },
    leafIndex: 1,
    inclusion: [base64(first)],
    checkpoint: `${text}\n${signer.sign(text)}`,
    vkey: signer.vkey,
    chain: sealChain(bureau).map((der) => toPem(der)),
  }
  return { bundle, text }
}

function trustOf(witnesses: readonly string[] = []): Trust {
  const rootCertificates = [toPem(pki.root.certificate)]
  const trust = parseTrust({ v: 1, origin: ORIGIN, rootCertificates, vkey: log.vkey, witnesses })
  if (trust === undefined) throw new Error('The trust of this test cannot be read')
  return trust
}
const { bundle, text } = aBundle(pki, log, ORIGIN)
const trust = trustOf()
const failed = async (value: Json, question: Parameters<typeof verifyBundle>[1] = { trust }) => {
  const { verdict, checks } = await verifyBundle(value, question)
  expect(verdict).toBe('invalid')
  return checks.filter(({ ok }) => !ok).map(({ name, detail }) => (detail === undefined ? name : `${name}: ${detail}`))
}

describe('a proof bundle', () => {
  test('proves, to whoever pinned the bureau, that it sealed this file', async () => {
    const verdict = await verifyBundle(bundle, { trust, fileSha256: FILE })
    expect(verdict).toMatchObject({ verdict: 'valid', asOf: { origin: ORIGIN, size: 2 }, sealed: { file: FILE } })
    expect(verdict.checks.map(({ name }) => name)).toEqual([
      'FORM',
      'INSTALLATION',
      'EVENT',
      'BODY',
      'CHECKPOINT',
      'INCLUSION',
      'SEAL_CERTIFICATE',
      'FILE',
    ])
  })

  test('is only consistent in itself to whoever pinned nothing', async () => {
    expect((await verifyBundle(bundle, { fileSha256: FILE })).verdict).toBe('issuerNotEstablished')
  })

  test('says when a witness saw its checkpoint', async () => {
    const seconds = 1751342400
    const cosigned = { ...bundle, checkpoint: bundle.checkpoint + witness.cosign(text, seconds) }
    const verdict = await verifyBundle(cosigned, { trust: trustOf([witness.vkey]) })
    expect(verdict).toMatchObject({ verdict: 'valid', asOf: { witnessedAt: '2025-07-01T04:00:00.000Z' } })
  })

  test('WITNESS: a pinned witness did not see it', async () => {
    expect(await failed(bundle, { trust: trustOf([witness.vkey]) })).toEqual(['WITNESS'])
  })

  test('n of m witnesses: as many as were demanded must have seen it, and it stands as of when the last of them had', async () => {
    const others = ['people.example', 'audit.example'].map((name) => createWitness(name, ed25519()))
    const pinned = trustOf([witness, ...others].map(({ vkey }) => vkey))
    const lines = [witness, ...others].map((one, i) => one.cosign(text, 1751342400 + i * 60))
    const by = (count: number) => ({ ...bundle, checkpoint: bundle.checkpoint + lines.slice(0, count).join('') })
    const two = { trust: pinned, witnessesLeast: 2 }
    expect(await failed(by(1), two)).toEqual(['WITNESS: 1 of 2'])
    expect(await verifyBundle(by(3), two)).toMatchObject({
      verdict: 'valid',
      asOf: { witnessedAt: '2025-07-01T04:01:00.000Z' },
    })
    // One who signs twice, or is pinned twice, is one.
    const twice = trustOf([witness.vkey, witness.vkey])
    const again = { ...bundle, checkpoint: bundle.checkpoint + witness.cosign(text, 1751342400).repeat(2) }
    expect(await failed(again, { trust: twice, witnessesLeast: 2 })).toEqual(['WITNESS: 1 of 2'])
    expect(await failed(bundle, { trust, witnessesLeast: 1 })).toEqual(['WITNESS'])
  })

  test('FORM: it is no bundle, and which part of it is none', async () => {
    expect(await failed(null)).toEqual(['FORM: NOT_AN_OBJECT'])
    expect(await failed({ hello: 'world' })).toEqual(['FORM: VERSION'])
    expect(await failed({ ...bundle, origin: 1 })).toEqual(['FORM: ORIGIN'])
    expect(await failed({ ...bundle, entry: {} })).toEqual(['FORM: ENVELOPE'])
    expect(await failed({ ...bundle, entry: { ...bundle.entry, salt: '?' } })).toEqual(['FORM: SALT'])
    expect(await failed({ ...bundle, entry: { ...bundle.entry, body: null } })).toEqual(['FORM: BODY'])
    expect(await failed({ ...bundle, leafIndex: -1 })).toEqual(['FORM: LEAF_INDEX'])
    expect(await failed({ ...bundle, inclusion: ['?'] })).toEqual(['FORM: PATH'])
    expect(await failed({ ...bundle, checkpoint: '' })).toEqual(['FORM: CHECKPOINT'])
    expect(await failed({ ...bundle, vkey: 'none' })).toEqual(['FORM: KEY'])
    expect(await failed({ ...bundle, chain: [] })).toEqual(['FORM: CERTIFICATES'])
  })

  test('INSTALLATION: another bureau’s genuine bundle is refused as such', async () => {
    const elsewhere = 'oneseal/0190ffff'
    const other = aBundle(await aBureauPki(), createNoteSigner(elsewhere, ed25519()), elsewhere).bundle
    expect(await failed(other)).toContain('INSTALLATION: ANOTHER_INSTALLATION')
  })

  test('INSTALLATION: a key of its own under our name', async () => {
    const forged = aBundle(pki, createNoteSigner(ORIGIN, ed25519()), ORIGIN).bundle
    expect(await failed(forged)).toEqual(['INSTALLATION: ANOTHER_INSTALLATION', 'CHECKPOINT'])
    expect((await verifyBundle(forged)).verdict).toBe('issuerNotEstablished')
  })

  test('INSTALLATION: it says another origin than its checkpoint', async () => {
    expect(await failed({ ...bundle, origin: 'oneseal/other' })).toEqual(['INSTALLATION: ORIGINS_DIFFER'])
  })

  test('EVENT: the entry says something else than that a seal was put', async () => {
    expect(await failed(aBundle(pki, log, ORIGIN, 'CertificatePrepared').bundle)).toEqual([
      'EVENT: CertificatePrepared',
    ])
  })

  test('BODY: its words were changed', async () => {
    const body = { ...bundle.entry.body, validUntil: '2099-12-31' }
    expect(await failed({ ...bundle, entry: { ...bundle.entry, body } })).toEqual(['BODY'])
  })

  test('CHECKPOINT: its size was changed under the signature', async () => {
    const changed = { ...bundle, checkpoint: bundle.checkpoint.replace('\n2\n', '\n3\n') }
    expect(await failed(changed)).toContain('CHECKPOINT')
  })

  test('INCLUSION: the entry is not where it claims to be', async () => {
    expect(await failed({ ...bundle, leafIndex: 0 })).toEqual(['INCLUSION'])
    const envelope = { ...bundle.entry.envelope, version: 4 }
    expect(await failed({ ...bundle, entry: { ...bundle.entry, envelope } })).toEqual(['INCLUSION'])
  })

  test('SEAL_CERTIFICATE: sealed under certificates of somebody else', async () => {
    const chain = sealChain(await aBureauPki()).map((der) => toPem(der))
    expect(await failed({ ...bundle, chain })).toEqual(['SEAL_CERTIFICATE: BAD_SIGNATURE'])
  })

  test('FILE: it is about another file', async () => {
    expect(await failed(bundle, { trust, fileSha256: 'cd'.repeat(32) })).toEqual(['FILE'])
  })
})

describe('a trust file', () => {
  const whole = { v: 1, origin: ORIGIN, rootCertificates: [toPem(pki.root.certificate)], vkey: log.vkey, witnesses: [] }
  test.each([
    ['no root', { ...whole, rootCertificates: [] }],
    ['a root that is none', { ...whole, rootCertificates: ['-----BEGIN CERTIFICATE-----'] }],
    ['a key of another log', { ...whole, origin: 'oneseal/other' }],
    ['a witness that is none', { ...whole, witnesses: ['nobody'] }],
    ['another version', { ...whole, v: 2 }],
  ])('with %s is none', (_, value) => {
    expect(parseTrust(value)).toBeUndefined()
  })
})
