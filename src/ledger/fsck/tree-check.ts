import type { SqlRunner } from '../database.ts'
import { opensslSha256 } from '../openssl-hash.ts'
import { createCheckpointVerifier, equalBytes, growTree, verifyCosignature } from '../proof/index.ts'
import type { SubtreeRoot } from '../proof/index.ts'
import type { EntryRow } from '../stored.ts'
import type { CheckedEntry } from './entry-check.ts'
import type { Findings } from './finding.ts'

export interface TreeCheck {
  readonly grow: (rows: readonly EntryRow[], checked: readonly CheckedEntry[]) => Promise<void>
  readonly finish: () => Promise<{ readonly leaves: number; readonly checkpoints: number }>
}

interface CheckpointRow {
  readonly size: string
  readonly note: string
}
const CHECKPOINTS_AT_ONCE = 1000

/** Grows the tree again from the envelopes and holds every stored node and every checkpoint against it. */
export async function createTreeCheck(
  db: SqlRunner,
  verifyKey: string,
  witnesses: readonly string[],
  findings: Findings,
): Promise<TreeCheck> {
  const tree = growTree(0, [], opensslSha256)
  const verify = await createCheckpointVerifier(verifyKey)
  let nodes = 0
  let checkpoints = 0
  let due = await readCheckpoints(db, 0)

  async function checkCheckpoint({ size, note }: CheckpointRow): Promise<void> {
    const subject = `checkpoint ${size}`
    checkpoints++
    const checkpoint = await verify(note)
    if (checkpoint === undefined) {
      findings.add('CHECKPOINT_NOT_SIGNED_BY_THE_LOG', subject, 'the pinned key did not sign it')
    } else if (checkpoint.size !== Number(size) || !equalBytes(checkpoint.root, tree.root())) {
      findings.add('CHECKPOINT_CONTRADICTS_THE_TREE', subject, 'the entries come to another root')
    }
  }

  return {
    grow: async (rows, checked) => {
      const completed: SubtreeRoot[] = []
      for (const [index, row] of rows.entries()) {
        if (Number(row.leaf_index) !== tree.size()) {
          findings.add('LEAF_MISSING', `leaf ${String(tree.size())}`, `the next leaf is ${row.leaf_index ?? 'none'}`)
        }
        completed.push(...tree.add(checked[index]?.leaf ?? row.leaf_hash))
        while (Number(due[0]?.size) === tree.size()) {
          const [checkpoint, ...later] = due
          if (checkpoint !== undefined) await checkCheckpoint(checkpoint)
          due = later.length > 0 ? later : await readCheckpoints(db, tree.size())
        }
      }
      nodes += completed.length
      await compareNodes(db, completed, findings)
    },
    finish: async () => {
      for (const { size } of due) {
        findings.add(
          'CHECKPOINT_CONTRADICTS_THE_TREE',
          `checkpoint ${size}`,
          `the tree has ${String(tree.size())} leaves`,
        )
      }
      await checkEnds(db, tree.size(), nodes, findings)
      await checkCosignatures(db, witnesses, findings)
      return { leaves: tree.size(), checkpoints }
    },
  }
}

async function readCheckpoints(db: SqlRunner, after: number): Promise<readonly CheckpointRow[]> {
  const { rows } = await db.query<CheckpointRow>(
    'select c.size::text, c.note from ledger.checkpoint c where c.size > $1 order by c.size limit $2',
    [after, CHECKPOINTS_AT_ONCE],
  )
  return rows
}

async function compareNodes(db: SqlRunner, nodes: readonly SubtreeRoot[], findings: Findings): Promise<void> {
  const { rows } = await db.query<{ n: string; hash: Buffer | null }>({
    name: 'fsck-nodes',
    text: `select w.n::text, s.hash from unnest($1::smallint[], $2::bigint[]) with ordinality as w (level, index, n)
      left join ledger.node s using (level, index)`,
    values: [nodes.map(({ level }) => level), nodes.map(({ index }) => index)],
  })
  for (const { n, hash } of rows) {
    const node = nodes[Number(n) - 1]
    if (node === undefined) continue
    const subject = `node ${String(node.level)}/${String(node.index)}`
    if (hash === null) findings.add('NODE_MISSING', subject, 'the subtree is complete, its root is not stored')
    else if (!equalBytes(hash, node.hash)) findings.add('NODE_CHANGED', subject, 'the entries come to another hash')
  }
}

async function checkEnds(db: SqlRunner, size: number, nodes: number, findings: Findings): Promise<void> {
  const { rows } = await db.query<{ nodes: string; checkpoint: string | null }>(
    'select (select count(*) from ledger.node)::text as nodes, (select max(size) from ledger.checkpoint)::text as checkpoint',
  )
  const [row] = rows
  if (Number(row?.nodes) > nodes) {
    findings.add('NODE_UNKNOWN', 'ledger.node', `${row?.nodes ?? ''} rows, ${String(nodes)} complete subtrees`)
  }
  if (size > Number(row?.checkpoint ?? 0)) {
    findings.add('CHECKPOINT_MISSING', `checkpoint ${String(size)}`, 'the last leaves are under no checkpoint')
  }
}

async function checkCosignatures(db: SqlRunner, witnesses: readonly string[], findings: Findings): Promise<void> {
  if (witnesses.length === 0) return
  const { rows } = await db.query<{ size: string; witness: string; note: string }>(
    `select c.size::text, s.witness, c.note || s.line as note from ledger.cosignature s join ledger.checkpoint c using (size)`,
  )
  for (const { size, witness, note } of rows) {
    const vkey = witnesses.find((key) => key.startsWith(`${witness}+`))
    const isGood = vkey !== undefined && (await verifyCosignature(note, vkey)) !== undefined
    if (!isGood) findings.add('COSIGNATURE_INVALID', `checkpoint ${size}`, `witness ${witness}`)
  }
}
