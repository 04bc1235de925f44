import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { connectionTo, startCluster, SUPERUSER } from '../src/app/database/cluster.ts'
import { migrate, readMigrations } from '../src/app/database/migrate.ts'
import { makeDatabase, makeRoles, ROLES } from '../src/app/database/roles.ts'
import type { RoleName } from '../src/app/database/roles.ts'

/** A cluster as production has it, fsync on, that is gone when the measurement is over. */
export interface ThrowawayCluster {
  readonly socketFolder: string
  readonly password: string
  readonly pool: (role: RoleName, connections?: number) => pg.Pool
  readonly superuser: pg.Pool
  readonly close: () => Promise<void>
}

const DATABASE = 'bench'

export async function startThrowawayCluster(): Promise<ThrowawayCluster> {
  const folder = mkdtempSync(join(tmpdir(), 'oneseal-bench-'))
  // PostgreSQL's system account must be able to pass when we are root.
  chmodSync(folder, 0o711)
  const password = randomBytes(12).toString('hex')
  const cluster = await startCluster({
    pgdata: join(folder, 'cluster'),
    logFile: join(folder, 'postgresql.log'),
    superuserPassword: password,
  })
  const first = new pg.Client(connectionTo(cluster, SUPERUSER, password, 'postgres'))
  await first.connect()
  await makeRoles(first, { owner: password, app: password, sequencer: password, eraser: password })
  await makeDatabase(first, DATABASE)
  await first.end()
  const owner = new pg.Client(connectionTo(cluster, ROLES.owner, password, DATABASE))
  await owner.connect()
  await migrate(owner, readMigrations('sql'))
  await owner.end()
  const pools: pg.Pool[] = []
  const open = (user: string, max: number) => {
    const pool = new pg.Pool({ ...connectionTo(cluster, user, password, DATABASE), max })
    // Connections that are closing when PostgreSQL stops hear of it as an error.
    pool.on('error', () => undefined)
    pools.push(pool)
    return pool
  }
  return {
    socketFolder: cluster.socketFolder,
    password,
    pool: (role, connections = 4) => open(ROLES[role], connections),
    superuser: open(SUPERUSER, 2),
    close: async () => {
      await Promise.all(pools.map((pool) => pool.end()))
      await cluster.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
