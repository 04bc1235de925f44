import { canonicalJson } from '#kernel'
import type { Json } from '#kernel'
import { inTransaction } from './database.ts'
import type { SqlPool, SqlRunner } from './database.ts'
import type { LifeRules } from './fsck/life-check.ts'
import { BODY_ERASED, createLifeKeys, stateContext } from './life-keys.ts'
import type { LifeKeys } from './life-keys.ts'
import { parseJson } from './parse-json.ts'
import { open, seal } from './sealing.ts'
import { SELECT_ENTRIES, storedEntry } from './stored.ts'
import type { EntryRow } from './stored.ts'

export interface RefoldOptions {
  /** Connects as oneseal_owner. Nobody may serve the database meanwhile. */
  readonly pool: SqlPool
  readonly masterKey: Uint8Array
  readonly lives: readonly LifeRules[]
  readonly onProgress?: (lives: number) => void
}

/** A life whose entries this program cannot fold; nothing was changed. */
export class RefoldRefused extends Error {}

const CHUNK_LIVES = 200
const FIRST = '00000000-0000-0000-0000-000000000000'

interface LifeRow {
  readonly stream: string
  readonly kind: string
  readonly state: Buffer
  readonly wrapped: Buffer
}

/**
 * Folds every living life anew from its entries, because a newer program may fold them to something else than the one
 * that wrote the rows. All in one transaction: a program that cannot read an entry leaves the database as it was.
 */
export function refoldLives(options: RefoldOptions): Promise<{ readonly lives: number; readonly changed: number }> {
  const { pool, lives, onProgress = () => undefined } = options
  const keys = createLifeKeys(options.masterKey)
  const rulesOf = new Map(lives.map((rules) => [rules.kind, rules]))
  return inTransaction(pool, async (client) => {
    await client.query('lock table ledger.life in share row exclusive mode')
    const told = { lives: 0, changed: 0 }
    for await (const rows of livingLives(client)) {
      told.changed += await refoldChunk(client, rows, rulesOf, keys)
      told.lives += rows.length
      onProgress(told.lives)
    }
    return told
  })
}

async function* livingLives(client: SqlRunner): AsyncGenerator<readonly LifeRow[]> {
  let after = FIRST
  for (;;) {
    const { rows } = await client.query<{ stream: string; kind: string; state: Buffer; wrapped: Buffer }>({
      name: 'refold-lives',
      text: `select l.stream, l.kind, l.state, k.wrapped from ledger.life l
        join ledger._private_life_key k on k.stream = l.stream
        where l.stream > $1 and l.state is not null order by l.stream limit $2`,
      values: [after, CHUNK_LIVES],
    })
    if (rows.length > 0) yield rows
    if (rows.length < CHUNK_LIVES) return
    after = rows.at(-1)?.stream ?? after
  }
}

async function refoldChunk(
  client: SqlRunner,
  rows: readonly LifeRow[],
  rulesOf: ReadonlyMap<string, LifeRules>,
  keys: LifeKeys,
): Promise<number> {
  const { rows: entries } = await client.query<EntryRow>({
    name: 'refold-entries',
    text: `${SELECT_ENTRIES} where e.stream = any($1::uuid[]) order by e.stream, e.version`,
    values: [rows.map(({ stream }) => stream)],
  })
  const historyOf = new Map<string, EntryRow[]>()
  for (const entry of entries) {
    const known = historyOf.get(entry.stream)
    if (known === undefined) historyOf.set(entry.stream, [entry])
    else known.push(entry)
  }
  const streams: string[] = []
  const states: Buffer[] = []
  for (const row of rows) {
    const text = differing(row, historyOf.get(row.stream) ?? [], rulesOf.get(row.kind), keys)
    if (text === undefined) continue
    streams.push(row.stream)
    states.push(seal(keys.unwrap(row.stream, row.wrapped), text, stateContext(row.stream)))
  }
  if (streams.length > 0)
    await client.query({
      name: 'refold-write',
      text: `update ledger.life l set state = n.state
        from unnest($1::uuid[], $2::bytea[]) as n (stream, state) where l.stream = n.stream`,
      values: [streams, states],
    })
  return streams.length
}

/** What the row should say, where it says something else. What is damaged is left as it is: fsck names it. */
function differing(
  row: LifeRow,
  entries: readonly EntryRow[],
  rules: LifeRules | undefined,
  keys: LifeKeys,
): string | undefined {
  const { stream, kind } = row
  if (rules === undefined)
    throw new RefoldRefused(`This program keeps no lives of the kind ${kind}; the ledger has one, ${stream}.`)
  const bodies = entries.filter(({ type }) => type !== BODY_ERASED)
  if (bodies.some(({ sealed }) => sealed === null)) return undefined
  const folded = JSON.stringify(fold(rules, bodies, keys))
  const stored = open(keys.unwrap(stream, row.wrapped), row.state, stateContext(stream)).toString()
  if (stored === folded || canonicalJson(parseJson(stored)) === canonicalJson(parseJson(folded))) return undefined
  return folded
}

function fold(rules: LifeRules, rows: readonly EntryRow[], keys: LifeKeys): Json {
  let state = rules.decider.initial
  for (const row of rows) {
    if (!rules.eventTypes.includes(row.type))
      throw new RefoldRefused(`This program knows no ${row.type} in a ${rules.kind}; life ${row.stream} has one.`)
    try {
      state = rules.decider.evolve(state, { ...storedEntry(row, keys).body, type: row.type })
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      throw new RefoldRefused(`This program cannot read entry ${row.id} (${row.type}) of the ${rules.kind}: ${reason}`)
    }
  }
  return state
}
