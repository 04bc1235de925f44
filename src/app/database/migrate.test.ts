import pg from 'pg'
import { describe, expect, test } from 'vitest'
import { aDatabase } from '../../../tests/support/database.ts'
import { migrate, MigrationRefused, readMigrations } from './migrate.ts'
import type { Migration } from './migrate.ts'

const database = await aDatabase()

const migration = (number: number, sql: string): Migration => ({
  number,
  name: `${String(number)}_test.sql`,
  sql,
  sha256: String(sql.length).padStart(64, '0'),
})
const landed = readMigrations('sql')
const extra = migration(900001, 'create schema wonder; create table wonder.first (id int)')

async function asOwner<T>(work: (owner: pg.Client) => Promise<T>): Promise<T> {
  const owner = new pg.Client(database.connection('owner'))
  await owner.connect()
  try {
    return await work(owner)
  } finally {
    await owner.end()
  }
}

describe('migrating', () => {
  test('a second run changes nothing', async () => {
    expect(await asOwner((owner) => migrate(owner, landed))).toEqual([])
  })

  test('twenty at once apply a file exactly once', async () => {
    const runs = await Promise.all(
      Array.from({ length: 20 }, () => asOwner((owner) => migrate(owner, [...landed, extra]))),
    )
    expect(runs.flat()).toEqual([extra.name])
  })

  test('a file that fails leaves the database as it was', async () => {
    const broken = migration(900002, 'create table wonder.second (id int); select 1/0')
    await expect(asOwner((owner) => migrate(owner, [...landed, extra, broken]))).rejects.toThrow('division by zero')
    const { rows } = await database.owner.query("select to_regclass('wonder.second') as found")
    expect(rows).toEqual([{ found: null }])
  })

  test('an edited file that has landed is refused', async () => {
    const edited = migration(900001, `${extra.sql};`)
    await expect(asOwner((owner) => migrate(owner, [...landed, edited]))).rejects.toThrow(MigrationRefused)
  })

  test('a database newer than the program is refused', async () => {
    await expect(asOwner((owner) => migrate(owner, landed))).rejects.toThrow(/newer than this program/)
  })
})
