import { consistencyRuns, inclusionRuns, rootOf, subtreesOf } from './proof/index.ts'
import type { Run, Sha256, Subtree } from './proof/index.ts'
import type { SqlRunner } from './database.ts'

/** A signed note as the sequencer left it, with what witnesses have added since. */
export interface StoredCheckpoint {
  readonly size: number
  readonly note: string
  readonly at: string
}

export interface ProofReader {
  /** The hashes that lead from the leaf to the root of the tree of `size`, as verifyInclusion wants them. */
  readonly inclusionProof: (index: number, size: number) => Promise<readonly Uint8Array[]>
  readonly consistencyProof: (from: number, to: number) => Promise<readonly Uint8Array[]>
  readonly rootAt: (size: number) => Promise<Uint8Array>
  readonly latestCheckpoint: () => Promise<StoredCheckpoint | undefined>
  /** Of the checkpoints over this leaf the one most witnesses put their names under, the newest of those; undefined while none did. */
  readonly cosignedOver: (leaf: number) => Promise<StoredCheckpoint | undefined>
  readonly checkpointAt: (size: number) => Promise<StoredCheckpoint | undefined>
  /** How many leaves the tree has. */
  readonly size: () => Promise<number>
}

const NODES = `select n.level, n.index::text, n.hash
    from unnest($1::smallint[], $2::bigint[]) as w (level, index) join ledger.node n using (level, index)
  union all
  select 0, l.leaf_index::text, e.leaf_hash
    from unnest($3::bigint[]) as w (leaf_index) join ledger.leaf l using (leaf_index) join ledger.entry e on e.id = l.entry_id`

const CHECKPOINT = `select c.size::text, c.at, c.note || coalesce(
    (select string_agg(s.line, '' order by s.witness) from ledger.cosignature s where s.size = c.size), '') as note
  from ledger.checkpoint c`

/** A day of ten witnesses who come every minute. */
const COSIGNED_LOOKED_AT = 15_000
const MOST_COSIGNED = `where c.size = (select size from
    (select s.size from ledger.cosignature s where s.size > $1 order by s.size desc limit $2) newest
  group by size order by count(*) desc, size desc limit 1)`

const nameOf = ({ level, index }: Subtree) => `${String(level)}/${String(index)}`

/** The stored roots of these subtrees. One that is missing means the tree is not that large, or was damaged. */
export async function readSubtrees(db: SqlRunner, subtrees: readonly Subtree[]): Promise<(subtree: Subtree) => Buffer> {
  const inner = subtrees.filter(({ level }) => level > 0)
  const leaves = subtrees.filter(({ level }) => level === 0)
  const { rows } = await db.query<{ level: number; index: string; hash: Buffer }>({
    name: 'ledger-nodes',
    text: NODES,
    values: [inner.map(({ level }) => level), inner.map(({ index }) => index), leaves.map(({ index }) => index)],
  })
  const hashes = new Map(rows.map(({ level, index, hash }) => [`${String(level)}/${index}`, hash]))
  return (subtree) => {
    const hash = hashes.get(nameOf(subtree))
    if (hash === undefined) throw new RangeError(`The tree has no node ${nameOf(subtree)}`)
    return hash
  }
}

export function createProofReader(db: SqlRunner, sha256: Sha256): ProofReader {
  const rootsOf = async (runs: readonly Run[]) => {
    const parts = runs.map(({ from, to }) => subtreesOf(from, to))
    const hashOf = await readSubtrees(db, parts.flat())
    return parts.map((subtrees) => rootOf(subtrees.map(hashOf), sha256))
  }
  const checkpoint = async (clause: string, values: unknown[]) => {
    const { rows } = await db.query<{ size: string; note: string; at: Date }>(`${CHECKPOINT} ${clause}`, values)
    const [row] = rows
    return row === undefined ? undefined : { size: Number(row.size), note: row.note, at: row.at.toISOString() }
  }
  return {
    inclusionProof: (index, size) => rootsOf(inclusionRuns(index, size)),
    consistencyProof: (from, to) => rootsOf(consistencyRuns(from, to)),
    rootAt: async (size) => {
      const subtrees = subtreesOf(0, size)
      return rootOf(subtrees.map(await readSubtrees(db, subtrees)), sha256)
    },
    latestCheckpoint: () => checkpoint('order by c.size desc limit 1', []),
    cosignedOver: (leaf) => checkpoint(MOST_COSIGNED, [leaf, COSIGNED_LOOKED_AT]),
    checkpointAt: (size) => checkpoint('where c.size = $1', [size]),
    size: async () => {
      const { rows } = await db.query<{ size: string }>(
        'select coalesce(max(leaf_index) + 1, 0)::text as size from ledger.leaf',
      )
      return Number(rows[0]?.size ?? 0)
    },
  }
}
