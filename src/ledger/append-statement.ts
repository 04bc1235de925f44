import type { PreparedAct } from './prepare.ts'
import type { SqlRunner } from './database.ts'

/**
 * A whole batch in one statement and so in one durable commit: unnest of arrays, because the planner guesses their
 * length well (the same rows as JSON were 3 to 7 times slower). A life moves only from the version the command saw,
 * and everything else is written only for lives that moved.
 */
const APPEND = `
with act as (
  select * from unnest($1::uuid[], $2::text[], $3::int[], $4::int[], $5::bytea[], $6::bytea[],
    $7::text[], $8::text[], $9::text[], $10::bytea[]) with ordinality
    as a (stream, kind, expected, reached, state, wrapped, scope, key, digest, reply, n)
), taken as (
  select act.n from act join ledger.idempotency i on i.scope = act.scope and i.key = act.key
), free as (
  select act.* from act where act.n not in (select n from taken)
), born as (
  insert into ledger.life (stream, kind, version, state)
  select stream, kind, reached, state from free where expected = 0
  on conflict do nothing returning stream
), moved as (
  update ledger.life l set version = free.reached, state = free.state from free
  where l.stream = free.stream and l.version = free.expected and l.kind = free.kind and l.state is not null
  returning l.stream
), accepted as (
  select free.* from free join (select stream from born union all select stream from moved) m using (stream)
), keyed as (
  insert into ledger._private_life_key (stream, wrapped)
  select stream, wrapped from accepted where wrapped is not null
), remembered as (
  insert into ledger.idempotency (scope, key, digest, reply, stream, first_version, last_version)
  select scope, key, digest, reply, stream, expected + 1, reached from accepted where scope is not null
), written as materialized (
  select nextval('ledger.entry_id_seq') as id, s.* from (
    select e.*, a.stream from unnest($11::int[], $12::int[], $13::text[], $14::text[], $15::bytea[], $16::bytea[],
      $17::bytea[]) with ordinality as e (act, version, type, envelope, leaf_hash, salt, sealed, place)
    join accepted a on a.n = e.act order by e.place) s
), entries as (
  insert into ledger.entry (id, stream, version, type, envelope, leaf_hash)
  select id, stream, version, type, envelope, leaf_hash from written
), bodies as (
  insert into ledger._private_body (entry_id, salt, sealed) select id, salt, sealed from written
)
select place::int, id::text from written union all select -n::int, null from taken`

export type Written =
  { readonly kind: 'appended'; readonly ids: readonly string[] } | { readonly kind: 'versionConflict' | 'keyTaken' }

/** No two acts of a batch may be of one life or carry one idempotency key. Answers in the order of the acts. */
export async function writeBatch(client: SqlRunner, acts: readonly PreparedAct[]): Promise<readonly Written[]> {
  const entries = acts.flatMap((act, index) => act.entries.map((entry) => ({ ...entry, n: index + 1 })))
  const { rows } = await client.query<{ place: number; id: string | null }>({
    name: 'ledger-append',
    text: APPEND,
    values: [
      acts.map(({ act }) => act.stream),
      acts.map(({ act }) => act.life),
      acts.map(({ act }) => act.expectedVersion),
      acts.map(({ reached }) => reached),
      acts.map(({ state }) => state),
      acts.map(({ newKey }) => newKey?.wrapped ?? null),
      acts.map(({ act }) => act.idempotency?.scope ?? null),
      acts.map(({ act }) => act.idempotency?.key ?? null),
      acts.map(({ act }) => act.idempotency?.digest ?? null),
      acts.map(({ reply }) => reply),
      entries.map(({ n }) => n),
      entries.map(({ version }) => version),
      entries.map(({ type }) => type),
      entries.map(({ text }) => text),
      entries.map(({ leaf }) => leaf),
      entries.map(({ salt }) => salt),
      entries.map(({ sealed }) => sealed),
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
