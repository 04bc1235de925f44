import pg from 'pg'
import { startBeside } from '../app/beside.ts'
import { StartRefused } from '../app/config.ts'
import { reachDatabase } from '../app/database/reach.ts'
import type { ReachedDatabase } from '../app/database/reach.ts'
import { isInitialised, openInstallation } from '../app/installation.ts'
import type { Installation } from '../app/installation.ts'
import { createLog } from '../app/log.ts'
import { openOffice } from '../app/office.ts'
import type { WholeOffice } from '../app/office.ts'
import { PLACES } from '../app/place.ts'
import { endQuietly } from '../app/pool.ts'

/** What a command beside the server works with. */
export interface StandingOffice {
  readonly database: ReachedDatabase
  readonly installation: Installation
  readonly owner: pg.Pool
  /** The office itself, opened when a command first asks: fsck and export need none. */
  readonly open: () => Promise<WholeOffice>
}

/**
 * Opens a data folder for one command and closes it whatever happens. Where nobody serves the folder, the sequencer
 * runs for as long as the command does, so that what it recorded is under a checkpoint when it ends.
 */
export async function withOffice<T>(dataFolder: string, work: (standing: StandingOffice) => Promise<T>): Promise<T> {
  if (!isInitialised(dataFolder)) throw new StartRefused(`${dataFolder} holds no installation.`)
  const log = createLog((line) => process.stderr.write(line), { quiet: true })
  const database = await reachDatabase(dataFolder, PLACES.sql, process.env)
  const closing: (() => Promise<void>)[] = [database.stop]
  try {
    const installation = await openInstallation(database.dataFolder)
    const owner = new pg.Pool({ connectionString: database.urls.owner, max: 4 })
    owner.on('error', (error) => {
      log.error('a database connection broke', { error: error.message })
    })
    closing.push(() => endQuietly(owner))
    if (!database.served) {
      const beside = await startBeside(database.urls, database.dataFolder, { demo: false, log, now: () => new Date() })
      closing.push(beside.stop)
    }
    const open = async () => {
      const office = await openOffice({
        databaseUrl: database.urls.app,
        dataFolder: database.dataFolder,
        installation,
        publicAddress: '',
        renderThreads: 0,
        log,
      })
      closing.push(office.stop)
      return office
    }
    return await work({ database, installation, owner, open })
  } finally {
    for (const close of closing.reverse()) await close()
  }
}
