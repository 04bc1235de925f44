import { describe, expect, test } from 'vitest'
import {
  bodyHash,
  checkpointText,
  createNoteSigner,
  createWitness,
  envelopeText,
  growTree,
  hex,
  leafHash,
  parseHex,
  prepareAct,
  utf8,
} from '#ledger'
import type { Envelope } from '#ledger'
import { exportLine } from '../../src/ledger/export.ts'
import { keyFromSeed, ORIGIN } from '../../src/ledger/testing/office.ts'

/**
 * Bytes that may never change: every proof, signature and checkpoint given out rests on them. When a test here fails,
 * the program is wrong, not the file.
 */
const salt = parseHex('000102030405060708090a0b0c0d0e0f') ?? utf8('')
const body = { result: '准予许可', feeFen: 0, attachments: [{ name: '营业执照.pdf', pages: 2 }], note: 'café ☃ \u{1F4DC}' }
const envelope: Envelope = {
  v: 1,
  stream: '7d9f1c8e-52a4-4f0b-9a53-3a1de0c9f001',
  version: 3,
  type: 'PermitGranted',
  occurredAt: '2026-01-05T01:30:00.000Z',
  recordedAt: '2026-01-05T01:30:00.250Z',
  actor: '0b4e7a52-9f43-4c2c-8f2b-d0f7d5b8a002',
  organ: 'e2b7f3c4-1c6d-4b59-8d57-5f0a9b1cd003',
  command: 'GrantPermit',
  bodyHash: bodyHash(salt, body),
}
const signed: Envelope = {
  ...envelope,
  signature: { alg: 'ES256', certSha256: 'ab'.repeat(32), value: 'c2lnbmF0dXJl' },
}
const golden = (name: string) => `ledger/${name}`

describe('the bytes that may never change', () => {
  test('leaf bytes', async () => {
    await expect(envelopeText(envelope)).toMatchFileSnapshot(golden('leaf.json'))
    await expect(envelopeText(signed)).toMatchFileSnapshot(golden('signed-leaf.json'))
  })

  test('leaf hash and body hash', async () => {
    const lines = [envelope, signed].map((each) => hex(leafHash(utf8(envelopeText(each)))))
    await expect(`${[...lines, envelope.bodyHash].join('\n')}\n`).toMatchFileSnapshot(golden('hashes.txt'))
  })

  test('the bytes an officer signs', async () => {
    const { stream, version, type, occurredAt, actor, organ, command } = envelope
    const { toBeSigned } = prepareAct({ stream, version, type, occurredAt, actor, organ, command, body }, salt)
    await expect(`${hex(toBeSigned)}\n`).toMatchFileSnapshot(golden('signed-act.hex'))
  })

  test('a checkpoint with the log’s signature and a witness’s cosignature', async () => {
    const tree = growTree(0, [])
    for (const each of [envelope, signed, envelope]) tree.add(leafHash(utf8(envelopeText(each))))
    const text = checkpointText({ origin: ORIGIN, size: 3, root: tree.root() })
    const log = createNoteSigner(ORIGIN, keyFromSeed('log'))
    const witness = createWitness('oversight.example', keyFromSeed('witness'))
    const note = `${text}\n${log.sign(text)}${witness.cosign(text, 1767576600)}`
    await expect(note).toMatchFileSnapshot(golden('checkpoint.txt'))
    await expect(`${log.vkey}\n${witness.vkey}\n`).toMatchFileSnapshot(golden('vkeys.txt'))
  })

  test('an export line, with and without the body', async () => {
    const row = {
      id: '1',
      leaf_index: '0',
      stream: envelope.stream,
      version: envelope.version,
      type: envelope.type,
      envelope: envelopeText(envelope),
      leaf_hash: Buffer.from(leafHash(utf8(envelopeText(envelope)))),
      salt: Buffer.from(salt),
      sealed: null,
      wrapped: null,
    }
    const lines = [exportLine(row, JSON.stringify(body), true), exportLine(row, null, false)]
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(golden('entries.jsonl'))
  })
})
