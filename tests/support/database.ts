import { randomBytes } from 'node:crypto'
import { connect } from 'node:net'
import { dirname } from 'node:path'
import { text } from 'node:stream/consumers'
import pg from 'pg'
import { afterAll, inject } from 'vitest'
import { connectionTo, SUPERUSER } from '../../src/app/database/cluster.ts'
import { makeDatabase, ROLES } from '../../src/app/database/roles.ts'
import type { RoleName } from '../../src/app/database/roles.ts'
import { TEMPLATE } from './cluster.ts'
import type { ClusterAddress } from './cluster.ts'

/** A migrated database of one test file's own, seen through each of the roles. */
export interface TestDatabase extends Readonly<Record<RoleName, pg.Pool>> {
  readonly name: string
  /** For a client or pool of the test's own, e.g. one that breaks the nth statement. */
  readonly connection: (role: RoleName) => pg.ClientConfig
  /** The same as a URL, as DATABASE_URL has it. */
  readonly url: (role: RoleName) => string
  /** For what no role of ours may do: tampering, and looking on. */
  readonly superuser: pg.Pool
  /** Every connection ends; the database stays, for instance to be copied. */
  readonly leave: () => Promise<void>
  readonly drop: () => Promise<void>
}

interface DatabaseOptions {
  readonly poolSize?: number
  /** The database it begins as a copy of, to which nobody is connected; the migrated empty one when not given. */
  readonly template?: string
}

/** A folder of this run of the tests: it is swept away when all of them are done. */
export const runFolder = (): string => dirname(inject('clusterDoor'))

function parseAddress(answer: string): ClusterAddress {
  const address: unknown = JSON.parse(answer)
  if (typeof address !== 'object' || address === null || !('socketFolder' in address) || !('password' in address))
    throw new Error(`The test cluster did not start: ${answer}`)
  return { socketFolder: String(address.socketFolder), password: String(address.password) }
}

async function superuserDoes(address: ClusterAddress, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client(connectionTo(address, SUPERUSER, address.password, 'postgres'))
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}

/**
 * `const database = await aDatabase()` at the top of a test file: a copy of the migrated template.
 * It is dropped when the file ends; call `drop` yourself to be rid of it earlier.
 */
export async function aDatabase(options: DatabaseOptions = {}): Promise<TestDatabase> {
  const database = await aLastingDatabase(options)
  afterAll(database.drop)
  return database
}

/** The same, which stays until all tests are done or somebody drops it. */
export async function aLastingDatabase(options: DatabaseOptions = {}): Promise<TestDatabase> {
  const address = parseAddress(await text(connect(inject('clusterDoor'))))
  const name = `test_${randomBytes(6).toString('hex')}`
  await superuserDoes(address, (client) => makeDatabase(client, name, options.template ?? TEMPLATE))
  const pools: pg.Pool[] = []
  const poolOf = (config: pg.ClientConfig) => {
    const pool = new pg.Pool({ ...config, max: options.poolSize ?? 8 })
    // An idle client whose back end a test ended: the next query gets a new one.
    pool.on('error', () => undefined)
    pools.push(pool)
    return pool
  }
  const connection = (role: RoleName) => connectionTo(address, ROLES[role], address.password, name)
  const url = (role: RoleName) =>
    `postgresql://${ROLES[role]}:${address.password}@localhost/${name}?host=${encodeURIComponent(address.socketFolder)}`
  let left: Promise<unknown> | undefined
  const leave = async () => {
    left ??= Promise.all(pools.map((pool) => pool.end()))
    await left
  }
  let dropped = false
  const drop = async () => {
    if (dropped) return
    dropped = true
    await leave()
    await superuserDoes(address, async (client) => {
      await client.query(`drop database if exists "${name}" with (force)`)
    })
  }
  return {
    name,
    connection,
    url,
    owner: poolOf(connection('owner')),
    app: poolOf(connection('app')),
    sequencer: poolOf(connection('sequencer')),
    eraser: poolOf(connection('eraser')),
    superuser: poolOf(connectionTo(address, SUPERUSER, address.password, name)),
    leave,
    drop,
  }
}
