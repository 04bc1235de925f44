import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { exportLedger } from '#ledger'
import { findCertificateByIdentifier } from '#clouds/certificate'
import { parseArguments, UsageError } from './arguments.ts'
import type { Arguments } from './arguments.ts'
import { dataFolderOf, print } from './data-folder.ts'
import { withOffice } from './standing-office.ts'
import { callsOf } from './usage.ts'

const USAGE = callsOf('ledger')
/** `oneseal ledger export|proof`. */
export async function ledger(words: readonly string[]): Promise<number> {
  const given = parseArguments(words, { flags: ['--json', '--with-bodies'], values: ['--data', '--out'] })
  const [verb, subject, ...rest] = given.positional
  if (verb === 'export' && subject === undefined) return exportTo(given)
  if (verb === 'proof' && subject !== undefined && rest.length === 0) return proof(given, subject)
  throw new UsageError(USAGE)
}

/** Bodies are for an inspector alone, and taking them out is itself an entry before the first byte is written. */
async function exportTo(given: Arguments): Promise<number> {
  const out = given.values.get('--out')
  if (out === undefined) throw new UsageError(USAGE)
  const withBodies = given.flags.has('--with-bodies')
  return withOffice(dataFolderOf(given), async ({ owner, installation, open }) => {
    if (withBodies) {
      const office = await open()
      const { services } = office
      const at = services.now()
      const result = await services.run({
        life: 'inspection',
        stream: randomUUID(),
        command: { type: 'TakeBodies', at, by: '$actor', scope: 'LEDGER' },
        by: { kind: 'system', id: installation.systemActor },
      })
      if (!result.ok) throw new Error(`The export could not be recorded: ${result.refusal.code}`)
    }
    const { masterKey, vkey } = installation
    const { entries } = await exportLedger(out, { pool: owner, masterKey, verifyKey: vkey, withBodies })
    if (given.flags.has('--json')) print(JSON.stringify({ out, entries, withBodies }))
    else print(`${String(entries)} entries in ${out}: entries.jsonl, checkpoint, vkey`)
    return 0
  })
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The leaves a word names: a leaf index, a leaf hash, a stream, or a certificate's identifier. */
async function leavesOf(owner: pg.Pool, subject: string): Promise<readonly number[]> {
  if (/^\d{1,15}$/.test(subject)) return [Number(subject)]
  if (/^[0-9a-f]{64}$/.test(subject)) return leavesWhere(owner, "e.leaf_hash = decode($1, 'hex')", subject)
  if (UUID.test(subject)) return leavesWhere(owner, 'e.stream = $1', subject)
  const certificate = await findCertificateByIdentifier(owner, subject)
  return certificate === undefined ? [] : leavesWhere(owner, 'e.stream = $1', certificate.id)
}

async function leavesWhere(owner: pg.Pool, clause: string, value: string): Promise<readonly number[]> {
  const { rows } = await owner.query<{ leaf_index: string }>(
    `SELECT l.leaf_index::text FROM ledger.entry e JOIN ledger.leaf l ON l.entry_id = e.id
     WHERE ${clause} ORDER BY l.leaf_index`,
    [value],
  )
  return rows.map(({ leaf_index }) => Number(leaf_index))
}

async function proof(given: Arguments, subject: string): Promise<number> {
  return withOffice(dataFolderOf(given), async ({ owner, open }) => {
    const office = await open()
    const { proofs } = office.services.office
    const checkpoint = await proofs.checkpoint()
    const leaves = (await leavesOf(owner, subject)).filter((leaf) => leaf < checkpoint.size)
    const proved = await Promise.all(
      leaves.map(async (leaf) => {
        const entry = await office.ledger.readLeaf(leaf)
        return {
          leaf,
          leafHash: entry?.leafHash,
          envelope: entry?.envelope,
          inclusion: await proofs.inclusion(leaf, checkpoint.size),
        }
      }),
    )
    print(JSON.stringify({ checkpoint: checkpoint.note, leaves: proved }, null, given.flags.has('--json') ? 0 : 2))
    return proved.length > 0 ? 0 : 1
  })
}
