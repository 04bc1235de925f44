import { generateKeyPairSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { createNoteSigner } from '../note-signer.ts'
import { checkpointText, verifyCheckpoint } from './checkpoint.ts'
import { isSameLog, parseLogKeys, withNewLogKey } from './log-keys.ts'

const signer = (name = 'oneseal/1') => createNoteSigner(name, generateKeyPairSync('ed25519').privateKey)
const [first, second, third] = [signer(), signer(), signer()]
const root = new Uint8Array(32).fill(7)
function note(by: ReturnType<typeof signer>, size: number, origin = 'oneseal/1'): string {
  const text = checkpointText({ origin, size, root })
  return `${text}\n${by.sign(text)}`
}
const keys = withNewLogKey(withNewLogKey(first.vkey, second.vkey, 100), third.vkey, 250)
const accepted = async (text: string, vkeys = keys) => (await verifyCheckpoint(text, vkeys)) !== undefined

test('what a replaced key signed up to its last checkpoint stays proven, and nothing it signs later', async () => {
  expect(parseLogKeys(keys)?.map(({ until }) => until)).toEqual([null, 250, 100])
  expect(await accepted(note(first, 100))).toBe(true)
  expect(await accepted(note(first, 101))).toBe(false)
  expect(await accepted(note(second, 250))).toBe(true)
  expect(await accepted(note(second, 251))).toBe(false)
  expect(await accepted(note(third, 100_000))).toBe(true)
})

test('a key that was stolen is not pinned any more: its old notes prove nothing', async () => {
  expect(await accepted(note(first, 50), second.vkey)).toBe(false)
  expect(await accepted(note(second, 50), second.vkey)).toBe(true)
})

test('another log’s key, a note of another origin and a stranger’s signature are nobody’s', async () => {
  expect(await accepted(note(signer(), 5))).toBe(false)
  expect(await accepted(note(third, 5, 'oneseal/2'))).toBe(false)
  const other = signer('oneseal/2')
  expect(await accepted(note(other, 5, 'oneseal/2'))).toBe(false)
})

test.each([
  ['nothing', ''],
  ['the newest with an end', `${second.vkey}<=5 ${first.vkey}<=4`],
  ['an old one without an end', `${second.vkey} ${first.vkey}`],
  ['an end that is none', `${second.vkey} ${first.vkey}<=-1`],
  ['keys of two logs', `${second.vkey} ${signer('oneseal/2').vkey}<=4`],
  ['half a key', `${second.vkey} oneseal/1+abcdef`],
])('%s is no list of keys', async (_what, text) => {
  expect(parseLogKeys(text)).toBeUndefined()
  await expect(verifyCheckpoint(note(second, 1), text)).rejects.toThrow('not the verifier keys')
})

test('two texts speak of one log when they share a key', () => {
  expect(isSameLog(first.vkey, keys)).toBe(true)
  expect(isSameLog(keys, third.vkey)).toBe(true)
  expect(isSameLog(signer().vkey, keys)).toBe(false)
  expect(isSameLog('', keys)).toBe(false)
})
