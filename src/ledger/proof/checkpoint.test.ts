import { createPrivateKey } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { createNoteSigner, createWitness } from '../note-signer.ts'
import {
  checkpointText,
  parseCheckpoint,
  parseVerifierKey,
  sha256,
  utf8,
  verifyCheckpoint,
  verifyCosignature,
} from './index.ts'

/** An Ed25519 key from a seed (RFC 8410 §7): the same signature every time. */
const keyFrom = (seed: string) =>
  createPrivateKey({
    key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), sha256(utf8(seed))]),
    format: 'der',
    type: 'pkcs8',
  })

const log = createNoteSigner('oneseal/test', keyFrom('log'))
const stranger = createNoteSigner('oneseal/test', keyFrom('stranger'))
const elsewhere = createNoteSigner('oneseal/elsewhere', keyFrom('log'))
const witness = createWitness('oversight.example', keyFrom('witness'))
const checkpoint = { origin: 'oneseal/test', size: 3, root: sha256(utf8('root')) }
const text = checkpointText(checkpoint)
const note = `${text}\n${log.sign(text)}`

describe('a checkpoint', () => {
  test('is believed when the log signed it', async () => {
    expect(await verifyCheckpoint(note, log.vkey)).toMatchObject(checkpoint)
  })

  test('is not believed when a foreign key of the same name signed it', async () => {
    expect(await verifyCheckpoint(`${text}\n${stranger.sign(text)}`, log.vkey)).toBeUndefined()
  })

  test('is not believed when a foreign key signed it under the key id of the log', async () => {
    const [, , value = ''] = stranger.sign(text).trim().split(' ')
    const [, , ours = ''] = log.sign(text).trim().split(' ')
    const forged = Buffer.concat([Buffer.from(ours, 'base64').subarray(0, 4), Buffer.from(value, 'base64').subarray(4)])
    expect(await verifyCheckpoint(`${text}\n— oneseal/test ${forged.toString('base64')}\n`, log.vkey)).toBeUndefined()
  })

  test('is not believed when its size or root was changed', async () => {
    expect(await verifyCheckpoint(note.replace('\n3\n', '\n4\n'), log.vkey)).toBeUndefined()
  })

  test('of another installation is not ours, though the key is the same', async () => {
    expect(await verifyCheckpoint(`${text}\n${elsewhere.sign(text)}`, elsewhere.vkey)).toBeUndefined()
  })

  test('carries the cosignature of a witness and its time', async () => {
    const cosigned = note + witness.cosign(text, 1767225600)
    expect(await verifyCosignature(cosigned, witness.vkey)).toBe(1767225600)
    expect(await verifyCheckpoint(cosigned, log.vkey)).toMatchObject(checkpoint)
    expect(await verifyCosignature(note, witness.vkey)).toBeUndefined()
  })

  test.each([
    ['no empty line', text + log.sign(text)],
    ['no signature', `${text}\n`],
    ['a size with a leading zero', `oneseal/test\n03\n${text.split('\n')[2] ?? ''}\n\n${log.sign(text)}`],
    ['a root of another length', `oneseal/test\n3\nAAAA\n\n${log.sign(text)}`],
    ['no final newline', note.slice(0, -1)],
  ])('with %s is no checkpoint', (_, broken) => {
    expect(parseCheckpoint(broken)).toBeUndefined()
  })
})

describe('a verifier key', () => {
  test('is refused when its id does not belong to its key', () => {
    expect(parseVerifierKey(log.vkey)?.name).toBe('oneseal/test')
    expect(parseVerifierKey(log.vkey.replace(/\+[0-9a-f]{8}\+/, '+00000000+'))).toBeUndefined()
  })
})
