import { join } from 'node:path'
import pg from 'pg'
import { StartRefused } from '../config.ts'
import type { DatabaseUrls } from '../config.ts'
import { getDatabaseSecrets, placeOfCluster } from '../data-folder.ts'
import { connectionTo, startCluster, SUPERUSER } from './cluster.ts'
import { migrate, MigrationRefused, readMigrations } from './migrate.ts'
import { makeDatabase, makeRoles, ROLES, roleNames } from './roles.ts'
import type { RoleName, RolePasswords } from './roles.ts'

/** A migrated database, ours or the operator's. */
export interface OpenDatabase {
  readonly urls: DatabaseUrls
  /** Never resolves for a server that is not ours: its pools reconnect by themselves. */
  readonly gone: Promise<void>
  readonly stop: () => Promise<void>
}

const DATABASE = 'oneseal'

async function connected<T>(config: string | pg.ClientConfig, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(config)
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Brings a reachable database to this program's migrations; a refusal is one sentence for the operator. */
async function migrated(ownerUrl: string, sqlFolder: string): Promise<void> {
  try {
    await connected(ownerUrl, (owner) => migrate(owner, readMigrations(sqlFolder)))
  } catch (error) {
    if (error instanceof MigrationRefused) throw new StartRefused(error.message)
    throw error
  }
}

/** The operator's own server. */
export async function openServer(urls: DatabaseUrls, sqlFolder: string): Promise<OpenDatabase> {
  for (const name of roleNames) {
    try {
      await connected(urls[name], (client) => client.query('select 1'))
    } catch (error) {
      const variable = urls[name] === urls.app ? 'DATABASE_URL' : `ONESEAL_${name.toUpperCase()}_URL`
      throw new StartRefused(`The database that ${variable} names cannot be used: ${sentenceOf(error)}.`)
    }
  }
  await migrated(urls.owner, sqlFolder)
  return { urls, gone: new Promise(() => undefined), stop: () => Promise.resolve() }
}

/** A refused connection to several addresses has an empty message of its own. */
function sentenceOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(sentenceOf).join('; ')
  return error instanceof Error ? error.message : String(error)
}

/** PostgreSQL of our own: started, its roles given their passwords, its database made and migrated. */
export async function openCluster(dataFolder: string, sqlFolder: string): Promise<OpenDatabase> {
  const secrets = getDatabaseSecrets(dataFolder)
  const place = placeOfCluster(dataFolder)
  const cluster = await startCluster({
    pgdata: join(place, 'cluster'),
    logFile: join(dataFolder, 'postgresql.log'),
    superuserPassword: secrets.superuser,
  })
  try {
    await connected(connectionTo(cluster, SUPERUSER, secrets.superuser, 'postgres'), async (superuser) => {
      await makeRoles(superuser, secrets)
      const { rowCount } = await superuser.query('select from pg_database where datname = $1', [DATABASE])
      if (rowCount === 0) await makeDatabase(superuser, DATABASE)
    })
    const urls = urlsTo(cluster.socketFolder, secrets)
    await migrated(urls.owner, sqlFolder)
    return { urls, gone: cluster.gone, stop: cluster.stop }
  } catch (error) {
    await cluster.stop()
    throw error
  }
}

/** How each role reaches our own PostgreSQL through its socket. */
export function urlsTo(socketFolder: string, secrets: RolePasswords): DatabaseUrls {
  const urlOf = (role: RoleName) =>
    `postgresql://${ROLES[role]}:${secrets[role]}@localhost/${DATABASE}?host=${encodeURIComponent(socketFolder)}`
  return { owner: urlOf('owner'), app: urlOf('app'), sequencer: urlOf('sequencer'), eraser: urlOf('eraser') }
}
