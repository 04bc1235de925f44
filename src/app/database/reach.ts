import { readFileSync } from 'node:fs'
import type { Server } from 'node:net'
import { join } from 'node:path'
import { databaseUrlsFrom, StartRefused } from '../config.ts'
import { getDatabaseSecrets, lockDataFolder, openDataFolder, placeOfCluster } from '../data-folder.ts'
import { openCluster, openServer, urlsTo } from './open.ts'
import type { OpenDatabase } from './open.ts'

/** For commands beside a server: the database of a data folder, whether someone serves it at the moment or not. */
export interface ReachedDatabase extends OpenDatabase {
  readonly dataFolder: string
  /** True when another process serves the folder, and with it runs sequencer and reactions. */
  readonly served: boolean
}

/** The folder in which the running PostgreSQL listens: the fifth line of its pid file. */
function socketFolderOf(pgdata: string): string {
  const folder = readFileSync(join(pgdata, 'postmaster.pid'), 'utf8').split('\n')[4]?.trim()
  if (folder === undefined || folder === '') throw new StartRefused('PostgreSQL of this data folder is just starting.')
  return folder
}

async function tryLock(folder: string): Promise<Server | 'taken' | undefined> {
  try {
    return await lockDataFolder(folder)
  } catch (error) {
    if (error instanceof StartRefused) return 'taken'
    throw error
  }
}

/** Joins the running PostgreSQL, or starts it for as long as the command lasts. */
export async function reachDatabase(
  folder: string,
  sqlFolder: string,
  environment: NodeJS.ProcessEnv,
): Promise<ReachedDatabase> {
  const dataFolder = openDataFolder(folder)
  const given = databaseUrlsFrom(environment)
  const lock = await tryLock(dataFolder)
  if (lock === 'taken') {
    const pgdata = join(placeOfCluster(dataFolder), 'cluster')
    const urls = given ?? urlsTo(socketFolderOf(pgdata), getDatabaseSecrets(dataFolder))
    return { dataFolder, served: true, urls, gone: new Promise(() => undefined), stop: () => Promise.resolve() }
  }
  const open = given === undefined ? await openCluster(dataFolder, sqlFolder) : await openServer(given, sqlFolder)
  const stop = async () => {
    await open.stop()
    lock?.close()
  }
  return { ...open, dataFolder, served: false, stop }
}
