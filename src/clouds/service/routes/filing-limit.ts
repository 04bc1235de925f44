import type { RequestContext } from '#frame'

/** Many people share one address behind a bureau's or a village's router; nobody writes more letters than that. */
const PER_HOUR_MAX = 20
const HOUR_MS = 3_600_000

/**
 * Seconds to wait before more may be sent from here; 0 when it may go on, and then it is counted. The same request
 * repeated counts once. Senders wait for one another, so that a hundred sent at once do not all find room.
 */
export async function waitBeforeFiling(context: RequestContext): Promise<number> {
  const { actor, address, idempotency } = context
  const sender = actor.kind === 'stranger' ? context.idFrom('sender', address) : context.idFrom('sender', actor.id)
  const now = new Date(context.now())
  const client = await context.db.connect()
  try {
    await client.query('begin')
    await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`service-filing/${sender}`])
    await client.query('delete from service._private_filing where at < $1', [new Date(now.getTime() - HOUR_MS)])
    const { rows } = await client.query<{ sent: number; oldest: Date | null; known: boolean }>(
      `select count(*)::int as sent, min(at) as oldest, coalesce(bool_or(key = $2), false) as known
       from service._private_filing where sender = $1`,
      [sender, idempotency?.key ?? ''],
    )
    const { sent = 0, oldest = null, known = false } = rows[0] ?? {}
    const full = sent >= PER_HOUR_MAX && !known
    if (!full)
      await client.query(
        'insert into service._private_filing (sender, key, at) values ($1, $2, $3) on conflict do nothing',
        [sender, idempotency?.key ?? context.newId(), now],
      )
    await client.query('commit')
    return full && oldest !== null ? Math.max(1, Math.ceil((oldest.getTime() + HOUR_MS - now.getTime()) / 1000)) : 0
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  } finally {
    client.release()
  }
}
