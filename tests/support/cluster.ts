import { randomBytes } from 'node:crypto'
import { mkdtempSync, chmodSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import type { Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { connectionTo, startCluster, SUPERUSER } from '../../src/app/database/cluster.ts'
import type { Cluster } from '../../src/app/database/cluster.ts'
import { migrate, readMigrations } from '../../src/app/database/migrate.ts'
import { makeDatabase, makeRoles, ROLES } from '../../src/app/database/roles.ts'

/** How a test file reaches the cluster that all test files share. */
export interface ClusterAddress {
  readonly socketFolder: string
  /** The superuser's and every role's: these databases live for seconds and hold nothing. */
  readonly password: string
}

declare module 'vitest' {
  interface ProvidedContext {
    /** A socket that answers one line: the ClusterAddress as JSON, or the reason why there is none. */
    readonly clusterDoor: string
  }
}

export const TEMPLATE = 'oneseal_template'

async function connected<T>(config: pg.ClientConfig, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(config)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Starts PostgreSQL in a folder of its own and migrates the database every test file gets a copy of. */
async function start(folder: string, password: string): Promise<Cluster> {
  const cluster = await startCluster({
    pgdata: join(folder, 'cluster'),
    logFile: join(folder, 'postgresql.log'),
    superuserPassword: password,
    // Tests kill processes, never the machine: without fsync they run several times faster and prove the same.
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' },
  })
  await connected(connectionTo(cluster, SUPERUSER, password, 'postgres'), async (superuser) => {
    await makeRoles(superuser, { owner: password, app: password, sequencer: password, eraser: password })
    await makeDatabase(superuser, TEMPLATE)
  })
  await connected(connectionTo(cluster, ROLES.owner, password, TEMPLATE), (owner) =>
    migrate(owner, readMigrations('sql')),
  )
  return cluster
}

const listening = (server: Server, path: string) =>
  new Promise<void>((resolve) => {
    server.listen(path, resolve)
  })

/**
 * The cluster starts when the first test file asks for it, so that a run of pure tests does not wait for one.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'oneseal-test-'))
  // PostgreSQL's system account must be able to pass when we are root; its own folders inside are private.
  chmodSync(folder, 0o711)
  const password = randomBytes(12).toString('hex')
  let starting: Promise<Cluster> | undefined
  const door = createServer((socket) => {
    socket.on('error', () => socket.destroy())
    starting ??= start(folder, password)
    starting.then(
      ({ socketFolder }) => socket.end(JSON.stringify({ socketFolder, password } satisfies ClusterAddress)),
      (error: unknown) => socket.end(JSON.stringify({ reason: String(error) })),
    )
  })
  const path = join(folder, 'door')
  await listening(door, path)
  project.provide('clusterDoor', path)
  return async () => {
    door.close()
    const cluster = await starting?.catch(() => undefined)
    await cluster?.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
