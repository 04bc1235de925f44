import type { ArrayWriter } from './binary-array.ts'
import type { PreparedAct } from './prepare.ts'
import type { SqlRunner } from './database.ts'

/**
 * A whole batch in one statement and so in one durable commit: unnest of arrays, because the planner guesses their
 * length well (the same rows as JSON were 3 to 7 times slower). A life moves only from the version the command saw,
 * and everything else is written only for lives that moved; one act per life, so the stream names the act.
 *
 * `(… in (…)) is true` keeps the planner from making a join of it: the writer's connection knows nested loops alone,
 * which are right for tables with an index and wrong between two parts of one batch. As it stands it is hashed.
 */
/** What a batch has none of costs nothing: most batches begin no life, and each table not written to is a table less. */
interface Shape {
  readonly beginsLives: boolean
  readonly remembersReplies: boolean
}

const appendStatement = ({ beginsLives, remembersReplies }: Shape) => `
with act as (
  select * from unnest($1::uuid[], $2::text[], $3::int[], $4::int[], $5::bytea[], $6::bytea[],
    $7::text[], $8::text[], $9::text[], $10::bytea[]) with ordinality
    as a (stream, kind, expected, reached, state, wrapped, scope, key, digest, reply, n)
), taken as (
  ${
    remembersReplies
      ? 'select act.n from act join ledger.idempotency i on i.scope = act.scope and i.key = act.key'
      : 'select 0 as n where false'
  }
), free as (
  select act.* from act where act.n not in (select n from taken)
), ${
  beginsLives
    ? `born as (
  insert into ledger.life (stream, kind, version, state)
  select stream, kind, reached, state from free where expected = 0
  on conflict do nothing returning stream
), `
    : ''
}moved as (
  update ledger.life l set version = free.reached, state = free.state from free
  where l.stream = free.stream and l.version = free.expected and l.kind = free.kind and l.state is not null
  returning l.stream
), accepted as materialized (
  select * from free where (stream in (
    select stream from moved ${beginsLives ? 'union all select stream from born' : ''})) is true
), ${
  beginsLives
    ? `keyed as (
  insert into ledger._private_life_key (stream, wrapped)
  select stream, wrapped from accepted where wrapped is not null
), `
    : ''
}${
  remembersReplies
    ? `remembered as (
  insert into ledger.idempotency (scope, key, digest, reply, stream, first_version, last_version)
  select scope, key, digest, reply, stream, expected + 1, reached from accepted where scope is not null
), `
    : ''
}written as materialized (
  select nextval('ledger.entry_id_seq') as id, e.* from (
    select * from unnest($11::uuid[], $12::int[], $13::text[], $14::text[], $15::bytea[], $16::bytea[], $17::bytea[])
      with ordinality as e (stream, version, type, envelope, leaf_hash, salt, sealed, place)
    where (stream in (select stream from accepted)) is true order by place) e
), entries as (
  insert into ledger.entry (id, stream, version, type, envelope, leaf_hash)
  select id, stream, version, type, envelope, leaf_hash from written
), bodies as (
  insert into ledger._private_body (entry_id, salt, sealed) select id, salt, sealed from written
)
select place::int, id::text from written union all select -n::int, null from taken`

/** One prepared statement for each shape. */
const STATEMENTS = [true, false].flatMap((beginsLives) =>
  [true, false].map((remembersReplies) => ({
    beginsLives,
    remembersReplies,
    name: `ledger-append-${beginsLives ? 'begin' : 'go-on'}${remembersReplies ? '-remember' : ''}`,
    text: appendStatement({ beginsLives, remembersReplies }),
  })),
)

function statementFor(acts: readonly PreparedAct[]): { readonly name: string; readonly text: string } {
  const beginsLives = acts.some(({ newKey }) => newKey !== null)
  const remembersReplies = acts.some(({ reply }) => reply !== null)
  const found = STATEMENTS.find(
    (each) => each.beginsLives === beginsLives && each.remembersReplies === remembersReplies,
  )
  if (found === undefined) throw new Error('There is a statement for every shape')
  return { name: found.name, text: found.text }
}

export type Written =
  { readonly kind: 'appended'; readonly ids: readonly string[] } | { readonly kind: 'versionConflict' | 'keyTaken' }

/**
 * One batch at a time may use one array writer. No two acts of a batch may be of one life or carry one idempotency key. Answers in the
 * order of the acts.
 */
export async function writeBatch(
  client: SqlRunner,
  arrays: ArrayWriter,
  acts: readonly PreparedAct[],
): Promise<readonly Written[]> {
  const entries = acts.flatMap((act) => act.entries)
  arrays.reset()
  const { rows } = await client.query<{ place: number; id: string | null }>({
    ...statementFor(acts),
    values: [
      arrays.uuid(acts.map(({ act }) => act.stream)),
      arrays.text(acts.map(({ act }) => act.life)),
      arrays.int4(acts.map(({ act }) => act.expectedVersion)),
      arrays.int4(acts.map(({ reached }) => reached)),
      arrays.bytea(acts.map(({ state }) => state)),
      arrays.bytea(acts.map(({ newKey }) => newKey?.wrapped ?? null)),
      arrays.text(acts.map(({ act }) => act.idempotency?.scope ?? null)),
      arrays.text(acts.map(({ act }) => act.idempotency?.key ?? null)),
      arrays.text(acts.map(({ act }) => act.idempotency?.digest ?? null)),
      arrays.bytea(acts.map(({ reply }) => reply)),
      arrays.uuid(entries.map(({ stored }) => stored.envelope.stream)),
      arrays.int4(entries.map(({ version }) => version)),
      arrays.text(entries.map(({ type }) => type)),
      arrays.text(entries.map(({ text }) => text)),
      arrays.bytea(entries.map(({ leaf }) => leaf)),
      arrays.bytea(entries.map(({ salt }) => salt)),
      arrays.bytea(entries.map(({ sealed }) => sealed)),
    ],
  })
  const idOf = new Map(rows.map(({ place, id }) => [place, id]))
  let place = 0
  return acts.map((act, index) => {
    const ids = act.entries.map(() => idOf.get(++place) ?? undefined).filter((id) => id !== undefined)
    if (ids.length === act.entries.length) return { kind: 'appended', ids }
    return { kind: idOf.has(-(index + 1)) ? 'keyTaken' : 'versionConflict' }
  })
}

/** The ids of an act whose commit was sent but not answered; undefined when it did not persist. */
export async function findWritten(client: SqlRunner, act: PreparedAct): Promise<readonly string[] | undefined> {
  const { rows } = await client.query<{ id: string }>(
    `select id::text from ledger.entry where stream = $1 and version > $2 and version <= $3 and leaf_hash = any($4)
     order by version`,
    [act.act.stream, act.act.expectedVersion, act.reached, act.entries.map(({ leaf }) => leaf)],
  )
  return rows.length === act.entries.length ? rows.map(({ id }) => id) : undefined
}
