import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { canonicalJson } from '#kernel'
import type { SqlPool } from './database.ts'
import { inTransaction } from './database.ts'
import { createLifeKeys } from './life-keys.ts'
import type { LifeKeys } from './life-keys.ts'
import { parseJson } from './parse-json.ts'
import { createProofReader } from './proof-reader.ts'
import { opensslSha256 } from './openssl-hash.ts'
import { scanLeaves } from './scan.ts'
import { openBody } from './stored.ts'
import type { EntryRow } from './stored.ts'

export interface ExportOptions {
  readonly pool: SqlPool
  readonly masterKey: Uint8Array
  readonly verifyKey: string
  /** Salts and bodies too: for an inspector alone, and itself an entry. */
  readonly withBodies: boolean
}

/**
 * One line of entries.jsonl. The line as a whole is canonical JSON (RFC 8785), so the bytes of the leaf stand in it
 * as they were hashed: the text of the member "envelope".
 */
export function exportLine(row: EntryRow, body: string | null, withBodies: boolean): string {
  return canonicalJson({
    index: Number(row.leaf_index),
    envelope: parseJson(row.envelope),
    salt: withBodies && body !== null ? (row.salt?.toString('base64') ?? null) : null,
    body: withBodies && body !== null ? parseJson(body) : null,
  })
}

/** Everything up to the newest checkpoint, as anyone can check it: entries.jsonl, checkpoint, vkey. */
export async function exportLedger(folder: string, options: ExportOptions): Promise<{ readonly entries: number }> {
  const keys = createLifeKeys(options.masterKey)
  await mkdir(folder, { recursive: true })
  return inTransaction(
    options.pool,
    async (client) => {
      const checkpoint = await createProofReader(client, opensslSha256).latestCheckpoint()
      const file = createWriteStream(join(folder, 'entries.jsonl'))
      let entries = 0
      for await (const rows of scanLeaves(client, { toLeaf: checkpoint?.size ?? 0 })) {
        const lines = rows.map((row) => `${exportLine(row, readBody(row, keys, options), options.withBodies)}\n`)
        entries += rows.length
        if (!file.write(lines.join(''))) await once(file, 'drain')
      }
      file.end()
      await finished(file)
      await writeFile(join(folder, 'checkpoint'), checkpoint?.note ?? '')
      await writeFile(join(folder, 'vkey'), `${options.verifyKey}\n`)
      return { entries }
    },
    'begin isolation level repeatable read read only',
  )
}

const readBody = (row: EntryRow, keys: LifeKeys, { withBodies }: ExportOptions) =>
  withBodies ? openBody(row, keys) : null
