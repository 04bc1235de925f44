import type { LifeRow, Remembered, StoredEntry } from './act.ts'
import type { SqlRunner } from './database.ts'
import { gather } from './gather.ts'
import { replyContext, stateContext } from './life-keys.ts'
import type { LifeKeys } from './life-keys.ts'
import { parseJson } from './parse-json.ts'
import { open } from './sealing.ts'
import { SELECT_ENTRIES, SELECT_SEQUENCED, storedEntry } from './stored.ts'
import type { EntryRow } from './stored.ts'

export interface ReadRequest {
  readonly fromLeaf: number
  readonly limit: number
  /** Before this leaf; all there are when absent. */
  readonly toLeaf?: number
  readonly types?: readonly string[]
}

export interface Reader {
  /** Whoever has seen the life says how it stood: what has not changed since is not read and opened again. */
  readonly load: (stream: string, seen?: LifeRow) => Promise<LifeRow | undefined>
  readonly loadMany: (streams: readonly string[]) => Promise<ReadonlyMap<string, LifeRow>>
  readonly findIdempotent: (scope: string, key: string) => Promise<Remembered | undefined>
  readonly read: (request: ReadRequest) => Promise<readonly StoredEntry[]>
  readonly readStream: (stream: string) => Promise<readonly StoredEntry[]>
  readonly readLeaf: (index: number) => Promise<StoredEntry | undefined>
  /** The salt that opens a leaf's bodyHash to whoever is given the body; undefined once erased. */
  readonly readSalt: (index: number) => Promise<Uint8Array | undefined>
  /** The key of a life that goes on; undefined when there is no such life, or it was erased. */
  readonly findKey: (stream: string) => Promise<Buffer | undefined>
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** As PostgreSQL writes it back. What is no uuid would spoil the question of all who ask at the same moment. */
function oneForm(stream: string): string {
  const written = stream.toLowerCase()
  if (!UUID.test(written)) throw new Error(`Not a uuid: ${stream}`)
  return written
}

const LOAD = `select l.stream, l.version, l.state, k.wrapped
  from ledger.life l left join ledger._private_life_key k on k.stream = l.stream`
/** Of a life that stands as it was seen come its version alone and that it was not erased since. */
const LOAD_UNSEEN = `select l.stream, l.version, l.state is not null and k.wrapped is not null as stands,
    case when l.version <> asked.seen then l.state end as state,
    case when l.version <> asked.seen then k.wrapped end as wrapped
  from ledger.life l left join ledger._private_life_key k on k.stream = l.stream`
type LoadedRow = { stream: string; version: number; state: Buffer | null; wrapped: Buffer | null }

/**
 * The same for each of many streams. As one question about all of them the planner joins whole tables, and keeps to it
 * while they grow; the offset keeps it from making one question of them again.
 */
const eachOf = (select: string, asked = 'unnest($1::uuid[]) as asked (stream)') =>
  `select its.* from ${asked} cross join lateral (${select} offset 0) its`
/** Of a list the planner cannot know how long it is, and plans anew each time; most ask for one alone. */
const forOne = (select: string) => eachOf(select, '(select $1::uuid as stream) as asked')

/** Leaf indexes stay far below 2^53; PostgreSQL's own largest would not fit a number. */
const LEAF_MAX = Number.MAX_SAFE_INTEGER

export function createReader(db: SqlRunner, keys: LifeKeys): Reader {
  const lifeOf = ({ stream, version, state, wrapped }: LoadedRow): LifeRow => {
    if (state === null || wrapped === null) return { version, state: null, erased: true }
    const text = open(keys.unwrap(stream, wrapped), state, stateContext(stream)).toString()
    return { version, state: parseJson(text), erased: false }
  }
  const loadRows = async (streams: readonly string[]): Promise<ReadonlyMap<string, LoadedRow>> => {
    const { rows } = await db.query<LoadedRow>({
      name: 'ledger-load-many',
      text: eachOf(`${LOAD} where l.stream = asked.stream`),
      values: [[...streams]],
    })
    return new Map(rows.map((row) => [row.stream, row]))
  }
  /** Keys are a stream and the version that was seen of it: `stream/0` when none was. */
  const loadTogether = gather(async (keysAsked: readonly string[]) => {
    const asked = keysAsked.map((key) => key.split('/'))
    const streams = asked.map(([stream = '']) => stream)
    const seen = asked.map(([, version]) => Number(version))
    const isOne = keysAsked.length === 1
    const from = isOne
      ? '(select $1::uuid as stream, $2::int as seen) as asked'
      : 'unnest($1::uuid[], $2::int[]) as asked (stream, seen)'
    const { rows } = await db.query<LoadedRow & { seen: number; stands: boolean }>({
      name: isOne ? 'ledger-load' : 'ledger-load-each',
      text: `select asked.seen, its.* from ${from}
        cross join lateral (${LOAD_UNSEEN} where l.stream = asked.stream offset 0) its`,
      values: isOne ? [streams[0], seen[0]] : [streams, seen],
    })
    const found = new Map(rows.map((row) => [`${row.stream}/${String(row.seen)}`, row]))
    return (key) => found.get(key)
  })
  const readStreams = gather(async (streams: readonly string[]) => {
    const history = `${SELECT_ENTRIES} where e.stream = asked.stream order by e.version`
    const { rows } = await db.query<EntryRow>(
      streams.length === 1
        ? { name: 'ledger-read-stream', text: forOne(history), values: [streams[0]] }
        : { name: 'ledger-read-streams', text: eachOf(history), values: [[...streams]] },
    )
    const histories = new Map<string, EntryRow[]>()
    for (const row of rows) {
      const known = histories.get(row.stream)
      if (known === undefined) histories.set(row.stream, [row])
      else known.push(row)
    }
    return (stream) => histories.get(stream) ?? []
  })
  const entriesOf = (rows: readonly EntryRow[]) => rows.map((row) => storedEntry(row, keys))
  const readVersions = async (stream: string, first: number, last: number) => {
    const { rows } = await db.query<EntryRow>({
      name: 'ledger-read-versions',
      text: `${SELECT_ENTRIES} where e.stream = $1 and e.version between $2 and $3 order by e.version`,
      values: [stream, first, last],
    })
    return entriesOf(rows)
  }
  return {
    // Gathered rows, but each opened by whoever asked for it: one damaged life is the trouble of nobody else.
    load: async (stream, seen) => {
      const row = await loadTogether(`${oneForm(stream)}/${String(seen?.version ?? 0)}`)
      if (row === undefined) return undefined
      return seen !== undefined && row.stands && row.version === seen.version ? seen : lifeOf(row)
    },
    loadMany: async (streams) => {
      const rows = await loadRows(streams)
      return new Map([...rows].map(([stream, row]) => [stream, lifeOf(row)]))
    },
    findIdempotent: async (scope, key) => {
      type Row = {
        digest: string
        reply: Buffer
        stream: string
        first_version: number
        last_version: number
        wrapped: Buffer
      }
      const { rows } = await db.query<Row>({
        name: 'ledger-find-idempotent',
        text: `select i.digest, i.reply, i.stream, i.first_version, i.last_version, k.wrapped
          from ledger.idempotency i join ledger._private_life_key k on k.stream = i.stream
          where i.scope = $1 and i.key = $2`,
        values: [scope, key],
      })
      const [row] = rows
      if (row === undefined) return undefined
      const entries = await readVersions(row.stream, row.first_version, row.last_version)
      const said = { digest: row.digest, stream: row.stream, version: row.last_version, entries }
      if (row.reply.length === 0) return said
      const reply = open(keys.unwrap(row.stream, row.wrapped), row.reply, replyContext(scope, key)).toString()
      return { ...said, reply: parseJson(reply) }
    },
    read: async ({ fromLeaf, limit, toLeaf = LEAF_MAX, types }) => {
      const { rows } = await db.query<EntryRow>({
        name: 'ledger-read',
        text: `${SELECT_SEQUENCED} where l.leaf_index >= $1 and l.leaf_index < $2
          and ($3::text[] is null or e.type = any($3)) order by l.leaf_index limit $4`,
        values: [fromLeaf, toLeaf, types === undefined ? null : [...types], limit],
      })
      return entriesOf(rows)
    },
    readStream: async (stream) => entriesOf(await readStreams(oneForm(stream))),
    readSalt: async (index) => {
      const { rows } = await db.query<{ salt: Buffer }>({
        name: 'ledger-read-salt',
        text: `select b.salt from ledger.leaf l join ledger._private_body b using (entry_id) where l.leaf_index = $1`,
        values: [index],
      })
      return rows[0]?.salt
    },
    readLeaf: async (index) => {
      const { rows } = await db.query<EntryRow>({
        name: 'ledger-read-leaf',
        text: `${SELECT_SEQUENCED} where l.leaf_index = $1`,
        values: [index],
      })
      return rows[0] === undefined ? undefined : storedEntry(rows[0], keys)
    },
    findKey: async (stream) => {
      const known = keys.remembered(stream)
      if (known !== undefined) return known
      const { rows } = await db.query<{ wrapped: Buffer }>({
        name: 'ledger-find-key',
        text: 'select wrapped from ledger._private_life_key where stream = $1',
        values: [stream],
      })
      return rows[0] === undefined ? undefined : keys.unwrap(stream, rows[0].wrapped)
    },
  }
}
