import type { ClientBase, Pool } from 'pg'

/** Statements that differ between server versions 15 and 18 are left out or written alike. */
const TABLES = `
  select n.nspname || '.' || c.relname as name, c.relkind::text as kind, c.oid::int8 as oid,
    pg_get_userbyid(c.relowner) as owner, obj_description(c.oid) as remark,
    case when c.relkind in ('v', 'm') then pg_get_viewdef(c.oid, true) end as view
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p', 'v', 'm') and n.nspname !~ '^(pg_|information_schema)'
  order by 1`
const COLUMNS = `
  select a.attname as name, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as required,
    pg_get_expr(d.adbin, d.adrelid) as fallback, a.attidentity::text as identity, a.attgenerated::text as generated
  from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  where a.attrelid = $1 and a.attnum > 0 and not a.attisdropped order by a.attnum`
const CONSTRAINTS = `
  select conname as name, pg_get_constraintdef(oid, true) as text from pg_constraint
  where conrelid = $1 and contype <> 'n' order by contype = 'p' desc, conname`
const INDEXES = `
  select pg_get_indexdef(i.indexrelid) as text from pg_index i
  where i.indrelid = $1 and not exists (select from pg_constraint c where c.conindid = i.indexrelid and c.conrelid = $1)
  order by 1`
const TRIGGERS = `
  select pg_get_triggerdef(oid, true) as text from pg_trigger where tgrelid = $1 and not tgisinternal order by 1`
const GRANTS = `
  select grantee::regrole::text as grantee, string_agg(lower(privilege_type), ', ' order by privilege_type) as rights
  from pg_class c, aclexplode(c.relacl) a where c.oid = $1 and a.grantee <> c.relowner and privilege_type <> 'MAINTAIN'
  group by 1 order by 1`
const FUNCTIONS = `
  select p.oid::regprocedure::text as name, pg_get_functiondef(p.oid) as text, pg_get_userbyid(p.proowner) as owner,
    coalesce((select string_agg(case grantee when 0 then 'public' else grantee::regrole::text end, ', ' order by grantee)
      from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) where grantee <> p.proowner), 'nobody') as callers
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace
  where n.nspname !~ '^(pg_|information_schema)' and p.prokind in ('f', 'p')
    and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
  order by 1`
const SCHEMAS = `
  select nspname as name, pg_get_userbyid(nspowner) as owner,
    coalesce((select string_agg(distinct grantee::regrole::text, ', ' order by grantee::regrole::text)
      from aclexplode(nspacl) where grantee <> nspowner and grantee <> 0), '') as users
  from pg_namespace where nspname !~ '^(pg_|information_schema)' and nspname <> 'public' order by 1`

interface TableRow {
  readonly name: string
  readonly kind: string
  readonly oid: string
  readonly owner: string
  readonly remark: string | null
  readonly view: string | null
}
interface ColumnRow {
  readonly name: string
  readonly type: string
  readonly required: boolean
  readonly fallback: string | null
  readonly identity: string
  readonly generated: string
}

function columnLine({ name, type, required, fallback, identity, generated }: ColumnRow): string {
  const identities: Readonly<Record<string, string>> = { a: 'always', d: 'by default' }
  const value =
    generated !== ''
      ? ` generated always as (${fallback ?? ''}) stored`
      : identity !== ''
        ? ` generated ${identities[identity] ?? ''} as identity`
        : fallback === null
          ? ''
          : ` default ${fallback}`
  return `  ${name} ${type}${required ? ' not null' : ''}${value}`
}

async function tableText(db: Pool | ClientBase, table: TableRow): Promise<string> {
  const lines = async (sql: string) => (await db.query<{ text: string }>(sql, [table.oid])).rows.map(({ text }) => text)
  const columns = (await db.query<ColumnRow>(COLUMNS, [table.oid])).rows.map(columnLine)
  const constraints = (await db.query<{ name: string; text: string }>(CONSTRAINTS, [table.oid])).rows
  const grants = (await db.query<{ grantee: string; rights: string }>(GRANTS, [table.oid])).rows
  const inside = [...columns, ...constraints.map(({ name, text }) => `  constraint ${name} ${text}`)]
  const body = table.view === null ? `(\n${inside.join(',\n')}\n)` : `as\n${table.view}`
  return [
    ...(table.remark === null ? [] : [`-- ${table.remark}`]),
    `${table.view === null ? 'table' : 'view'} ${table.name} ${body} -- of ${table.owner}`,
    ...(await lines(INDEXES)),
    ...(await lines(TRIGGERS)),
    ...grants.map(({ grantee, rights }) => `grant ${rights} to ${grantee}`),
  ].join('\n')
}

/**
 * The whole schema as one readable text, from the catalogues: pg_dump comes with no embedded server, and an older
 * one refuses a newer server. A migration shows up as a difference in sql/schema.sql.
 */
export async function dumpSchema(db: Pool | ClientBase): Promise<string> {
  const schemas = (await db.query<{ name: string; owner: string; users: string }>(SCHEMAS)).rows
  const tables = (await db.query<TableRow>(TABLES)).rows
  const functions = (await db.query<{ name: string; text: string; owner: string; callers: string }>(FUNCTIONS)).rows
  const parts = [
    '-- Written by a test from a freshly migrated database; ONESEAL_UPDATE_GOLDEN=1 writes it anew. Not for running.',
    schemas
      .map(({ name, owner, users }) => `schema ${name} -- of ${owner}, used by ${users || 'nobody else'}`)
      .join('\n'),
  ]
  for (const table of tables) parts.push(await tableText(db, table))
  for (const { text, owner, callers } of functions) parts.push(`${text.trim()}\n-- of ${owner}, called by ${callers}`)
  return `${parts.join('\n\n')}\n`
}
