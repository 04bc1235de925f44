import pg from 'pg'
import { createNoteSigner, createSequencer } from '#ledger'
import { StartRefused } from './config.ts'
import type { DatabaseUrls } from './config.ts'
import { initialise, isInitialised, openLogKey, readMasterKey } from './installation.ts'
import { startErasures } from './erasures.ts'
import { migrateJobs } from './jobs.ts'
import type { Beside } from './keeper.ts'
import type { Log } from './log.ts'
import { endQuietly } from './pool.ts'
import { lastProgram, programDigest } from './program.ts'

/** The name over the demo district's door. */
export const DEMO_ORGAN = '示范区行政审批局'

/** The sequencer, in the keeper's own process: its role's password and the log's key never reach the server. */
export async function startBeside(
  urls: DatabaseUrls,
  dataFolder: string,
  options: {
    readonly demo: boolean
    readonly log: Log
    readonly now: () => Date
    readonly say?: (line: string) => void
  },
): Promise<Beside> {
  if (!isInitialised(dataFolder)) {
    if (!options.demo)
      throw new StartRefused(`${dataFolder} holds no installation: run \`oneseal init --data ${dataFolder}\` first.`)
    await initialise(dataFolder, { organName: DEMO_ORGAN, demo: true, now: options.now() })
  }
  await migrateJobs(urls)
  await upgradeIfAnother(urls, dataFolder, options.say ?? (() => undefined))
  const { origin, key } = openLogKey(dataFolder)
  const pool = new pg.Pool({ connectionString: urls.sequencer, max: 3 })
  pool.on('error', (error) => {
    options.log.error('the sequencer lost a connection', { error: error.message })
  })
  const signer = createNoteSigner(origin, key)
  const sequencer = createSequencer({
    pool,
    origin,
    sign: signer.sign,
    onError: (error) => {
      options.log.error('the sequencer will try again', { error: String(error) })
    },
  })
  sequencer.start()
  const erasures = startErasures(urls.eraser, options.log)
  return {
    told: { vkey: signer.vkey },
    stop: async () => {
      await erasures.stop()
      await sequencer.stop()
      // What a command recorded in its last moment is under a checkpoint when it ends.
      await sequencer.runOnce().catch((error: unknown) => {
        options.log.error('the last entries wait for the next start', { error: String(error) })
      })
      await endQuietly(pool)
    },
  }
}

/** The clouds' code is loaded only when there is something to upgrade: the keeper has no other use for it. */
async function upgradeIfAnother(urls: DatabaseUrls, dataFolder: string, say: (line: string) => void): Promise<void> {
  const program = programDigest()
  if (program === undefined) return
  const owner = new pg.Pool({ connectionString: urls.owner, max: 3 })
  owner.on('error', () => undefined)
  try {
    const last = await lastProgram(owner)
    if (last === program) return
    const { upgrade } = await import('./upgrade.ts')
    await upgrade(owner, { masterKey: readMasterKey(dataFolder), program, say })
  } finally {
    await endQuietly(owner)
  }
}
