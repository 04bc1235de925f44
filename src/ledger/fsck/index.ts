import type { StoredEntry } from '../act.ts'
import type { SqlClient, SqlPool } from '../database.ts'
import { createLifeKeys } from '../life-keys.ts'
import type { Projection } from '../projection.ts'
import { scanLeaves, scanUnsequenced } from '../scan.ts'
import type { EntryRow } from '../stored.ts'
import { checkEntry } from './entry-check.ts'
import type { CheckedEntry, SignatureCheck } from './entry-check.ts'
import { createFindings } from './finding.ts'
import type { Finding, Findings } from './finding.ts'
import { createLifeCheck } from './life-check.ts'
import type { LifeRules } from './life-check.ts'
import { createProjectionCheck } from './projection-check.ts'
import { createTreeCheck } from './tree-check.ts'

/** A rule of someone else's over all entries, e.g. that every use of the seal that began also ended. */
export interface Audit {
  readonly observe: (entry: StoredEntry) => void
  readonly findings: () => readonly { readonly subject: string; readonly detail: string }[]
}

export interface FsckOptions {
  /**
   * Connects as oneseal_owner: projections are rebuilt beside the live ones, in a transaction that is rolled back.
   * Two of its connections are used.
   */
  readonly pool: SqlPool
  readonly masterKey: Uint8Array
  readonly lives: readonly LifeRules[]
  readonly projections: readonly Projection[]
  /** The pinned vkey of the log. */
  readonly verifyKey: string
  readonly witnesses?: readonly string[]
  readonly signatures?: SignatureCheck
  readonly audits?: readonly Audit[]
}

export interface FsckReport {
  readonly ok: boolean
  readonly entries: number
  readonly leaves: number
  /** Committed a moment ago and not under a checkpoint yet; no fault. */
  readonly unsequenced: number
  readonly lives: number
  readonly checkpoints: number
  /** Lives whose erasure the ledger orders and that still have their bodies. */
  readonly erasurePending: number
  readonly findings: readonly Finding[]
  /** May be more than are listed. */
  readonly findingCount: number
}

/**
 * Trusts nothing that is stored: recomputes every leaf, node, root and signature, folds every life and rebuilds every
 * projection, all from one snapshot, so that it may run while the office works.
 */
export async function fsck(options: FsckOptions): Promise<FsckReport> {
  const client = await options.pool.connect()
  const scanner = await options.pool.connect()
  try {
    await client.query('begin isolation level repeatable read')
    const { rows } = await client.query<{ snapshot: string }>('select pg_export_snapshot() as snapshot')
    await scanner.query('begin isolation level repeatable read read only')
    await scanner.query(`set transaction snapshot '${rows[0]?.snapshot ?? ''}'`)
    return await check(client, scanner, options)
  } finally {
    // The rebuilt tables go with the transaction, and the transaction with the connection.
    await client.query('rollback').catch(() => undefined)
    client.release(true)
    scanner.release(true)
  }
}

/** Two connections with one snapshot: the next entries are on their way while these are held against the rest. */
async function check(client: SqlClient, scanner: SqlClient, options: FsckOptions): Promise<FsckReport> {
  const { masterKey, lives, projections, verifyKey, witnesses = [], signatures, audits = [] } = options
  const findings = createFindings()
  const keys = createLifeKeys(masterKey)
  const lifeCheck = createLifeCheck(client, keys, lives, findings)
  const treeCheck = await createTreeCheck(client, verifyKey, witnesses, findings)
  const projectionCheck = await createProjectionCheck(client, projections, findings)

  async function take(rows: readonly EntryRow[]): Promise<readonly CheckedEntry[]> {
    const checked: CheckedEntry[] = []
    for (const row of rows) checked.push(await checkEntry(row, keys, findings, signatures))
    await lifeCheck.fold(rows, checked)
    const entries = checked.map(({ entry }) => entry).filter((entry) => entry !== undefined)
    await projectionCheck.apply(entries)
    for (const audit of audits) entries.forEach(audit.observe)
    return checked
  }

  for await (const rows of scanLeaves(scanner)) await treeCheck.grow(rows, await take(rows))
  let unsequenced = 0
  for await (const rows of scanUnsequenced(scanner)) {
    await take(rows)
    unsequenced += rows.length
  }
  const { leaves, checkpoints } = await treeCheck.finish()
  const counted = await lifeCheck.finish()
  await projectionCheck.finish()
  await findOrphans(client, findings)
  for (const audit of audits) {
    for (const { subject, detail } of audit.findings()) findings.add('AUDIT', subject, detail)
  }
  return {
    ok: findings.count() === 0,
    entries: leaves + unsequenced,
    leaves,
    unsequenced,
    ...counted,
    checkpoints,
    findings: findings.kept,
    findingCount: findings.count(),
  }
}

const ORPHANS = `
  select 'ORPHAN_BODY' as code, 'body ' || entry_id as subject from ledger._private_body b
    where not exists (select from ledger.entry e where e.id = b.entry_id)
  union all select 'ORPHAN_KEY', 'key of life ' || stream from ledger._private_life_key k
    where not exists (select from ledger.life l where l.stream = k.stream)
  union all select 'ORPHAN_LEAF', 'leaf ' || leaf_index from ledger.leaf l
    where not exists (select from ledger.entry e where e.id = l.entry_id)`

async function findOrphans(client: SqlClient, findings: Findings): Promise<void> {
  const { rows } = await client.query<{ code: 'ORPHAN_BODY' | 'ORPHAN_KEY' | 'ORPHAN_LEAF'; subject: string }>(ORPHANS)
  for (const { code, subject } of rows) findings.add(code, subject, 'what it belongs to is not there')
}
