import type { SqlRunner } from './database.ts'
import { SELECT_ENTRIES, SELECT_SEQUENCED } from './stored.ts'
import type { EntryRow } from './stored.ts'

const CHUNK_ROWS = 2000

export interface LeafRange {
  readonly fromLeaf?: number
  /** Before this leaf; all there are when absent. */
  readonly toLeaf?: number
  readonly types?: readonly string[]
}

/** Entries in leaf order, by the chunk; the next chunk is on its way while this one is worked on. */
export async function* scanLeaves(db: SqlRunner, range: LeafRange = {}): AsyncGenerator<readonly EntryRow[]> {
  const { fromLeaf = 0, toLeaf = Number.MAX_SAFE_INTEGER, types } = range
  const fetch = async (from: number) => {
    const { rows } = await db.query<EntryRow>({
      name: 'ledger-scan-leaves',
      text: `${SELECT_SEQUENCED} where l.leaf_index >= $1 and l.leaf_index < $2
        and ($3::text[] is null or e.type = any($3)) order by l.leaf_index limit $4`,
      values: [from, toLeaf, types === undefined ? null : [...types], CHUNK_ROWS],
    })
    return rows
  }
  let rows = await fetch(fromLeaf)
  while (rows.length > 0) {
    const next = rows.length < CHUNK_ROWS ? Promise.resolve([]) : fetch(Number(rows.at(-1)?.leaf_index) + 1)
    // Whoever stops half way leaves this one unawaited.
    next.catch(() => undefined)
    yield rows
    rows = await next
  }
}

/** Entries the sequencer has not seen yet, in order of insertion. */
export async function* scanUnsequenced(db: SqlRunner, types?: readonly string[]): AsyncGenerator<readonly EntryRow[]> {
  let after = '0'
  for (;;) {
    const { rows } = await db.query<EntryRow>(
      `${SELECT_ENTRIES} where l.entry_id is null and e.id > $1 and ($2::text[] is null or e.type = any($2))
       order by e.id limit $3`,
      [after, types === undefined ? null : [...types], CHUNK_ROWS],
    )
    if (rows.length > 0) yield rows
    if (rows.length < CHUNK_ROWS) return
    after = rows.at(-1)?.id ?? after
  }
}
