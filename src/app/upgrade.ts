import type pg from 'pg'
import { rebuildProjection, refoldLives, RefoldRefused } from '#ledger'
import { CLOUDS } from './clouds.ts'
import { StartRefused } from './config.ts'
import { lastProgram } from './program.ts'

export interface Upgraded {
  readonly lives: number
  readonly livesChanged: number
  readonly projections: number
}

/** Any number will do, as long as nobody else uses it: two nodes that start at once upgrade one after the other. */
const UPGRADE_LOCK = 6637326
const PROGRESS_LIVES = 20_000

/**
 * Makes lives and projections anew where another program made them, and says so. Entries are never touched. Cut off
 * anywhere, it is simply done again at the next start.
 */
export async function upgrade(
  owner: pg.Pool,
  options: {
    readonly masterKey: Uint8Array
    readonly program: string
    readonly say: (line: string) => void
    /** Whatever program was here last. */
    readonly force?: boolean
  },
): Promise<Upgraded | undefined> {
  const { program, say, force = false } = options
  const lock = await owner.connect()
  try {
    await lock.query('select pg_advisory_lock($1)', [UPGRADE_LOCK])
    if ((await lastProgram(lock)) === program && !force) return undefined
    const { rowCount } = await lock.query('select from ledger.entry limit 1')
    const told = rowCount === 0 ? NOTHING_YET : await remake(owner, options.masterKey, say)
    await lock.query('insert into app.upgrade (program, lives, lives_changed, projections) values ($1, $2, $3, $4)', [
      program,
      told.lives,
      told.livesChanged,
      told.projections,
    ])
    return told
  } finally {
    // The lock goes with the connection.
    lock.release(true)
  }
}

const NOTHING_YET: Upgraded = { lives: 0, livesChanged: 0, projections: 0 }

async function remake(owner: pg.Pool, masterKey: Uint8Array, say: (line: string) => void): Promise<Upgraded> {
  say('This program is another than the one of the last start: what it stores is made anew from the ledger …')
  const { lives, changed } = await refoldAll(owner, masterKey, say)
  const projections = CLOUDS.flatMap((cloud) => cloud.projections)
  for (const projection of projections) await rebuildProjection({ pool: owner, masterKey, projection })
  say(
    `${String(lives)} lives folded again, ${String(changed)} of them differently; ${String(projections.length)} projections rebuilt.`,
  )
  return { lives, livesChanged: changed, projections: projections.length }
}

async function refoldAll(owner: pg.Pool, masterKey: Uint8Array, say: (line: string) => void) {
  const onProgress = (lives: number) => {
    if (lives % PROGRESS_LIVES === 0) say(`  ${String(lives)} lives …`)
  }
  try {
    return await refoldLives({ pool: owner, masterKey, lives: CLOUDS.flatMap((cloud) => cloud.lives), onProgress })
  } catch (error) {
    if (!(error instanceof RefoldRefused)) throw error
    throw new StartRefused(`The data folder cannot be upgraded: ${error.message} Nothing was changed.`)
  }
}
