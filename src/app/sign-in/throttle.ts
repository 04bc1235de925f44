import { createHash } from 'node:crypto'
import type { Pool } from 'pg'

/** How often an account or an address may fail before it has to wait, and how the wait grows. */
export interface Patience {
  readonly freeFailures: number
  readonly firstDelaySeconds: number
  readonly delaySecondsMax: number
}
/** Many people share one address behind a bureau's router, nobody shares an account. */
export const ACCOUNT_PATIENCE: Patience = { freeFailures: 5, firstDelaySeconds: 2, delaySecondsMax: 900 }
export const ADDRESS_PATIENCE: Patience = { freeFailures: 30, firstDelaySeconds: 2, delaySecondsMax: 900 }

/** Failures this long ago are forgotten. */
const MEMORY_SECONDS = 3600

/** Doubles with every failure beyond the free ones: a person waits seconds, a machine's guesses take years. */
export function delaySeconds(failures: number, patience: Patience): number {
  const over = failures - patience.freeFailures
  return over <= 0 ? 0 : Math.min(patience.firstDelaySeconds * 2 ** (over - 1), patience.delaySecondsMax)
}

export interface Throttled {
  readonly subject: string
  readonly patience: Patience
}

const digest = (subject: string) => createHash('sha256').update(subject).digest()

/** Seconds until these may try again; 0 when they may now. */
export async function findWaitSeconds(db: Pool, throttled: readonly Throttled[], now: Date): Promise<number> {
  const { rows } = await db.query<{ blocked_until: Date }>(
    'select blocked_until from app._private_failed_sign_in where subject = any($1) and blocked_until > $2',
    [throttled.map(({ subject }) => digest(subject)), now],
  )
  const waits = rows.map(({ blocked_until }) => Math.ceil((blocked_until.getTime() - now.getTime()) / 1000))
  return Math.max(0, ...waits)
}

export async function recordFailure(db: Pool, throttled: readonly Throttled[], now: Date): Promise<void> {
  for (const { subject, patience } of throttled) {
    const { rows } = await db.query<{ failures: number }>(
      `insert into app._private_failed_sign_in as f (subject, failures, last_at, blocked_until) values ($1, 1, $2, $2)
       on conflict (subject) do update set
         failures = case when f.last_at < $3 then 1 else f.failures + 1 end, last_at = excluded.last_at
       returning failures`,
      [digest(subject), now, new Date(now.getTime() - MEMORY_SECONDS * 1000)],
    )
    const delay = delaySeconds(rows[0]?.failures ?? 1, patience)
    if (delay === 0) continue
    await db.query('update app._private_failed_sign_in set blocked_until = $2 where subject = $1', [
      digest(subject),
      new Date(now.getTime() + delay * 1000),
    ])
  }
}

/** A success forgives the account, never the address: a thief with one account of his own could buy guesses. */
export async function forgive(db: Pool, subject: string, now: Date): Promise<void> {
  await db.query('delete from app._private_failed_sign_in where subject = $1 or last_at < $2', [
    digest(subject),
    new Date(now.getTime() - MEMORY_SECONDS * 1000),
  ])
}
