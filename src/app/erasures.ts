import pg from 'pg'
import { createEraser } from '#ledger'
import type { Log } from './log.ts'
import { endQuietly } from './pool.ts'

/** Ordered in the ledger and not yet carried out. */
const PENDING = `select e.stream from ledger.entry e join ledger.life l on l.stream = e.stream and l.version = e.version
  where e.type = 'BodyErased' and l.state is not null`
const EVERY_MS = 5_000

/** Carries out every order there is; answers how many lives it destroyed. */
export async function carryOutErasures(pool: pg.Pool): Promise<number> {
  const eraser = createEraser({ pool })
  const { rows } = await pool.query<{ stream: string }>(PENDING)
  for (const { stream } of rows) {
    // First what says whose life it was: when the life is gone, nobody looks for it any more.
    await pool.query('delete from app._private_person_alias where stream = $1', [stream])
    await eraser.erase(stream)
  }
  return rows.length
}

/** In the keeper's own process, for the serving process never learns the eraser's password. */
export function startErasures(connectionString: string, log: Log): { readonly stop: () => Promise<void> } {
  const pool = new pg.Pool({ connectionString, max: 1 })
  pool.on('error', (error) => {
    log.error('the eraser lost a connection', { error: error.message })
  })
  let working: Promise<unknown> | undefined
  const timer = setInterval(() => {
    working ??= carryOutErasures(pool)
      .catch((error: unknown) => {
        log.error('the eraser will try again', { error: String(error) })
      })
      .finally(() => {
        working = undefined
      })
  }, EVERY_MS)
  timer.unref()
  return {
    stop: async () => {
      clearInterval(timer)
      await working
      await endQuietly(pool)
    },
  }
}
