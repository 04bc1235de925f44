import type { Services } from './services.ts'

/** One process at a time does this work; a session's lock goes with the session, however it ends. */
export async function alone(services: Pick<Services, 'db'>, name: string, work: () => Promise<void>): Promise<void> {
  const client = await services.db.connect()
  try {
    const { rows } = await client.query<{ mine: boolean }>(
      'select pg_try_advisory_lock(hashtextextended($1, 0)) as mine',
      [name],
    )
    if (rows[0]?.mine !== true) return
    try {
      await work()
    } finally {
      await client.query('select pg_advisory_unlock(hashtextextended($1, 0))', [name])
    }
  } finally {
    client.release()
  }
}
