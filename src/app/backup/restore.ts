import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { StartRefused } from '../config.ts'
import { createFileStore } from '../files/file-store.ts'
import { migrate, readMigrations } from '../database/migrate.ts'
import type { Manifest } from './manifest.ts'
import { readSheaf } from './vault.ts'
import type { Vault } from './vault.ts'

/** A folder with only those migrations the backup's tables had: rows fit the tables they were taken from. */
export async function withMigrationsOf<T>(
  manifest: Manifest,
  sqlFolder: string,
  work: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'oneseal-sql-'))
  try {
    for (const name of manifest.migrations) {
      if (!/^[\w.]+$/.test(name) || !existsSync(join(sqlFolder, name)))
        throw new StartRefused(`The backup is of a newer program: it has ${name}, which is not here.`)
      copyFileSync(join(sqlFolder, name), join(folder, name))
    }
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Only into a house without history: nothing that was recorded is ever written over. */
export async function assertEmpty(owner: pg.Pool): Promise<void> {
  const { rowCount } = await owner.query('select from ledger.entry limit 1')
  if (rowCount !== 0) throw new StartRefused('The database already holds entries; restore into an empty one.')
}

/** All tables in one transaction, parents before those that refer to them; then this program's own migrations. */
export async function loadTables(
  owner: pg.Pool,
  options: { readonly folder: string; readonly manifest: Manifest; readonly vault: Vault; readonly sqlFolder: string },
): Promise<void> {
  const { folder, manifest, vault } = options
  const tables = manifest.sheaves.filter(({ name }) => name !== 'papers')
  const client = await owner.connect()
  try {
    await client.query('begin')
    for (const { name, rows } of await parentsFirst(client, tables)) {
      await client.query(`delete from ${name}`)
      let loaded = 0
      for await (const sheet of readSheaf(join(folder, name), name, vault)) {
        await client.query(
          `insert into ${name} overriding system value select (r).* from (select unnest($1::text[])::${name} as r) s`,
          [sheet],
        )
        loaded += sheet.length
      }
      if (loaded !== rows)
        throw new StartRefused(`${name} of the backup has ${String(loaded)} of ${String(rows)} rows.`)
    }
    await client.query(SEQUENCES_ON)
    await client.query('commit')
  } finally {
    client.release(true)
  }
  const migrating = await owner.connect()
  try {
    await migrate(migrating, readMigrations(options.sqlFolder))
  } finally {
    migrating.release(true)
  }
}

/** What counted by itself goes on after the highest number that is there. */
const SEQUENCES_ON = `do $$
declare
  counted record;
  highest bigint;
begin
  for counted in
    select format('%I.%I', n.nspname, c.relname) as t, a.attname as col,
      pg_get_serial_sequence(format('%I.%I', n.nspname, c.relname), a.attname) as seq
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where a.attidentity <> '' and pg_get_userbyid(c.relowner) = 'oneseal_owner'
  loop
    execute format('select max(%I)::bigint from %s', counted.col, counted.t) into highest;
    if highest is not null then perform setval(counted.seq, highest); end if;
  end loop;
end $$`

type Table = Manifest['sheaves'][number]

async function parentsFirst(client: pg.PoolClient, tables: readonly Table[]): Promise<readonly Table[]> {
  const { rows } = await client.query<{ child: string; parent: string }>(
    `select conrelid::regclass::text as child, confrelid::regclass::text as parent from pg_constraint
     where contype = 'f' and conrelid <> confrelid`,
  )
  const ordered: Table[] = []
  const place = (table: Table) => {
    if (ordered.includes(table)) return
    for (const { child, parent } of rows)
      if (child === table.name) tables.filter(({ name }) => name === parent).forEach(place)
    if (!ordered.includes(table)) ordered.push(table)
  }
  tables.forEach(place)
  return ordered
}

/** Papers come back only when they are what their digest says. */
export async function loadPapers(
  from: { readonly out: string; readonly folder: string },
  dataFolder: string,
  vault: Vault,
): Promise<number> {
  mkdirSync(join(dataFolder, 'files'), { recursive: true, mode: 0o700 })
  const store = createFileStore(join(dataFolder, 'files'))
  let papers = 0
  for await (const digests of readSheaf(join(from.folder, 'papers'), 'papers', vault))
    for (const digest of digests) {
      const place = join(from.out, 'files', digest.slice(0, 2), digest.slice(2))
      if (!existsSync(place)) throw new StartRefused(`The paper ${digest} is missing from the backup.`)
      const bytes = vault.open(readFileSync(place), `paper/${digest}`)
      if (createHash('sha256').update(bytes).digest('hex') !== digest)
        throw new StartRefused(`The paper ${digest} of the backup is not what its digest says.`)
      await store.put(bytes)
      papers += 1
    }
  return papers
}

export const isFreeFolder = (folder: string): boolean => !existsSync(folder) || readdirSync(folder).length === 0
