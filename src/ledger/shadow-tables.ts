import type { SqlRunner } from './database.ts'
import type { Projection } from './projection.ts'

/**
 * Empty copies of a projection's tables in another schema, with the same constraints, indexes and their names, and
 * the same rights: after the swap nobody can tell from the schema that there ever was one.
 */
export async function createShadow(client: SqlRunner, projection: Projection, shadow: string): Promise<void> {
  await client.query(`create schema ${shadow}`)
  for (const table of projection.tables) {
    const live = `${projection.schema}.${table}`
    await client.query(`create table ${shadow}.${table} (like ${live} including all excluding indexes)`)
    const { rows } = await client.query<{ statement: string }>(COPIES, [live, shadow, table])
    for (const { statement } of rows) await client.query(statement)
  }
}

/** What LIKE does not copy, or would copy under other names. */
const COPIES = `
  select format('alter table %I.%I add constraint %I %s', $2::text, $3::text, conname, pg_get_constraintdef(oid))
      as statement, 1 as step
    from pg_constraint where conrelid = $1::regclass and contype in ('p', 'u', 'x')
  union all
  select regexp_replace(pg_get_indexdef(i.indexrelid), ' ON [^ ]+ USING ', format(' ON %I.%I USING ', $2::text, $3::text)), 2
    from pg_index i where i.indrelid = $1::regclass
      and not exists (select from pg_constraint c where c.conindid = i.indexrelid and c.conrelid = i.indrelid)
  union all
  select format('grant %s on %I.%I to %s', a.privilege_type, $2::text, $3::text,
      case a.grantee when 0 then 'public' else quote_ident(pg_get_userbyid(a.grantee)) end), 3
    from pg_class c, aclexplode(c.relacl) a where c.oid = $1::regclass and a.grantee <> c.relowner
  union all
  select format('alter table %I.%I owner to %I', $2::text, $3::text, pg_get_userbyid(c.relowner)), 4
    from pg_class c where c.oid = $1::regclass
  order by step`

/** The shadow becomes the live one, and the old one is gone. */
export async function putInPlace(client: SqlRunner, projection: Projection, shadow: string): Promise<void> {
  const old = `${projection.schema}_old`
  await client.query(`create schema ${old}`)
  for (const table of projection.tables) {
    await client.query(`alter table ${projection.schema}.${table} set schema ${old}`)
    await client.query(`alter table ${shadow}.${table} set schema ${projection.schema}`)
    // Without cascade: a view over the table must make this fail, not vanish.
    await client.query(`drop table ${old}.${table}`)
  }
  await client.query(`drop schema ${old}`)
  await client.query(`drop schema ${shadow}`)
}

export async function dropSchema(client: SqlRunner, schema: string): Promise<void> {
  await client.query(`drop schema if exists ${schema} cascade`)
}
