import type { Pool } from 'pg'

/** PostgreSQL may end a connection a moment before its pool does: at the end of everything that is no news. */
export async function endQuietly(pool: Pool): Promise<void> {
  pool.removeAllListeners('error')
  pool.on('error', () => undefined)
  await pool.end()
}
