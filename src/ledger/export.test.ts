import { createHash, randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aDatabase } from '../../tests/support/database.ts'
import { exportLedger } from './index.ts'
import { closed, errandAct, erased, newErrand, noted, opened } from './testing/errand.ts'
import { anOffice, MASTER_KEY } from './testing/office.ts'

const office = await anOffice(await aDatabase())
const { ledger, sequencer, eraser, signer, database } = office
const folder = mkdtempSync(join(tmpdir(), 'oneseal-export-'))
const gone = randomUUID()

beforeAll(async () => {
  await Promise.all(Array.from({ length: 9 }, () => ledger.append(newErrand())))
  await ledger.append(errandAct(gone, [], opened, noted(2), closed))
  await ledger.append(errandAct(gone, [opened, noted(2), closed], erased))
  await eraser.erase(gone)
  await sequencer.runOnce()
  // Not under a checkpoint yet, so not in the export.
  await ledger.append(newErrand())
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await office.close()
})

const run = (withBodies: boolean) =>
  exportLedger(folder, { pool: database.app, masterKey: MASTER_KEY, verifyKey: signer.vkey, withBodies })
const readLines = () => readFileSync(join(folder, 'entries.jsonl'), 'utf8').trimEnd().split('\n')

/** What a stranger would write: SHA-256 and string search, nothing of ours. */
function strangersRoot(lines: readonly string[]): string {
  const sha256 = (...parts: readonly (Buffer | string)[]) =>
    parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest()
  const leaves = lines.map((line) => {
    const start = line.indexOf('"envelope":') + '"envelope":'.length
    return sha256(Buffer.of(0), line.slice(start, line.lastIndexOf(',"index":')))
  })
  const root = (hashes: readonly Buffer[]): Buffer => {
    const [only] = hashes
    if (hashes.length === 1 && only !== undefined) return only
    let split = 1
    while (split * 2 < hashes.length) split *= 2
    return sha256(Buffer.of(1), root(hashes.slice(0, split)), root(hashes.slice(split)))
  }
  return root(leaves).toString('base64')
}

describe('an export', () => {
  test('is enough to compute the root of its checkpoint', async () => {
    expect(await run(false)).toEqual({ entries: 13 })
    const [origin, size, root] = readFileSync(join(folder, 'checkpoint'), 'utf8').split('\n')
    expect([origin, size]).toEqual(['oneseal/test', '13'])
    expect(strangersRoot(readLines())).toBe(root)
    expect(readFileSync(join(folder, 'vkey'), 'utf8')).toBe(`${signer.vkey}\n`)
  })

  test('names nobody unless bodies are asked for', async () => {
    await run(false)
    const lines = readLines()
    expect(lines.join('')).not.toContain('王小试')
    for (const line of lines) expect(JSON.parse(line)).toMatchObject({ salt: null, body: null })
  })

  test('with bodies lets anyone check what each envelope promises, save what was erased', async () => {
    await run(true)
    const lines = readLines()
    expect(readFileSync(join(folder, 'checkpoint'), 'utf8')).toContain(strangersRoot(lines))
    for (const line of lines) {
      const entry = JSON.parse(line) as {
        envelope: { stream: string; bodyHash: string; type: string }
        salt: string | null
      }
      const isErased = entry.envelope.stream === gone && entry.envelope.type !== 'BodyErased'
      expect(entry.salt === null).toBe(isErased)
      if (entry.salt === null) continue
      const body = line.slice('{"body":'.length, line.indexOf(',"envelope":'))
      const hash = createHash('sha256').update(Buffer.from(entry.salt, 'base64')).update(body).digest('hex')
      expect(hash).toBe(entry.envelope.bodyHash)
    }
  })
})
