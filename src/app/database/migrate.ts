import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { ClientBase } from 'pg'

/** One numbered file of SQL, applied once and never edited after. */
export interface Migration {
  readonly number: number
  readonly name: string
  readonly sql: string
  readonly sha256: string
}

const NAME = /^(\d{6})_[a-z0-9_]+\.sql$/

export function readMigrations(folder: string): readonly Migration[] {
  const names = readdirSync(folder).filter((name) => NAME.test(name))
  return names.sort().map((name) => {
    const sql = readFileSync(join(folder, name), 'utf8')
    const sha256 = createHash('sha256').update(sql).digest('hex')
    return { number: Number(name.slice(0, 6)), name, sql, sha256 }
  })
}

/** A landed file was edited, or one is missing: the database and the program no longer tell the same story. */
export class MigrationRefused extends Error {}

/** Any number will do, as long as nobody else uses it: 'oneseal' in the letters of a telephone. */
const MIGRATION_LOCK = 6637325

/**
 * Brings the database to the newest migration, all in one transaction under one lock: twenty at once are harmless,
 * and a file that fails leaves the database as it was. Answers the names of the files it applied.
 */
export async function migrate(owner: ClientBase, migrations: readonly Migration[]): Promise<readonly string[]> {
  await owner.query('begin')
  try {
    await owner.query('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK])
    await owner.query('create schema if not exists app')
    await owner.query(
      `create table if not exists app.migration (
         number int primary key, name text not null, sha256 text not null, applied_at timestamptz not null default now())`,
    )
    const { rows } = await owner.query<{ number: number; name: string; sha256: string }>(
      'select number, name, sha256 from app.migration order by number',
    )
    for (const landed of rows) check(landed, migrations)
    const due = migrations.filter(({ number }) => !rows.some((landed) => landed.number === number))
    for (const { number, name, sql, sha256 } of due) {
      await owner.query(sql)
      await owner.query('insert into app.migration (number, name, sha256) values ($1, $2, $3)', [number, name, sha256])
    }
    await owner.query('commit')
    return due.map(({ name }) => name)
  } catch (error) {
    await owner.query('rollback')
    throw error
  }
}

function check(landed: Pick<Migration, 'number' | 'name' | 'sha256'>, migrations: readonly Migration[]): void {
  const file = migrations.find(({ number }) => number === landed.number)
  if (file === undefined)
    throw new MigrationRefused(`The database is newer than this program: it has ${landed.name}, which is not here.`)
  if (file.sha256 !== landed.sha256)
    throw new MigrationRefused(`${file.name} was edited after it had been applied; write a new migration instead.`)
}
