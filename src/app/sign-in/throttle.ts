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

/** Not now: attempts wait for one another here, and a later one's now would shut out an earlier one. */
const NEVER = new Date(0)

/**
 * Counts an attempt before its password is looked at, and answers the seconds to wait instead: 0 when it may go on.
 * Counted only afterwards, a hundred guesses sent at once would all pass before the first of them had failed.
 */
export async function beginAttempt(db: Pool, { subject, patience }: Throttled, now: Date): Promise<number> {
  const client = await db.connect()
  try {
    await client.query('begin')
    await client.query(
      `insert into app._private_failed_sign_in (subject, failures, last_at, blocked_until) values ($1, 0, $2, $3)
       on conflict (subject) do nothing`,
      [digest(subject), now, NEVER],
    )
    const { rows } = await client.query<{ failures: number; last_at: Date; blocked_until: Date }>(
      'select failures, last_at, blocked_until from app._private_failed_sign_in where subject = $1 for update',
      [digest(subject)],
    )
    const [known] = rows
    const seconds = Math.ceil(((known?.blocked_until.getTime() ?? 0) - now.getTime()) / 1000)
    if (seconds <= 0) {
      const remembered = known !== undefined && now.getTime() - known.last_at.getTime() <= MEMORY_SECONDS * 1000
      const failures = (remembered ? known.failures : 0) + 1
      const delay = delaySeconds(failures, patience)
      const blockedUntil = delay === 0 ? NEVER : new Date(now.getTime() + delay * 1000)
      await client.query(
        `update app._private_failed_sign_in set failures = $2, last_at = $3, blocked_until = $4 where subject = $1`,
        [digest(subject), failures, now, blockedUntil],
      )
    }
    await client.query('commit')
    return Math.max(0, seconds)
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  } finally {
    client.release()
  }
}

/** Seconds until whoever has failed so far may try again; counts nothing. */
export async function findWaitSeconds(db: Pool, { subject }: Throttled, now: Date): Promise<number> {
  const { rows } = await db.query<{ blocked_until: Date }>(
    'select blocked_until from app._private_failed_sign_in where subject = $1',
    [digest(subject)],
  )
  const until = rows[0]?.blocked_until.getTime() ?? 0
  return Math.max(0, Math.ceil((until - now.getTime()) / 1000))
}

/** Passwords of one address that are looked at side by side: so many guesses at most pass beyond the free ones. */
const LANES = 4

/** Lets work for one subject go on side by side up to LANES, and the rest wait its turn. */
export function lanes(): <T>(subject: string, work: () => Promise<T>) => Promise<T> {
  const open = new Map<string, { running: number; readonly waiting: (() => void)[] }>()
  return async (subject, work) => {
    const lane = open.get(subject) ?? { running: 0, waiting: [] }
    open.set(subject, lane)
    if (lane.running >= LANES) await new Promise<void>((resolve) => lane.waiting.push(resolve))
    else lane.running += 1
    try {
      return await work()
    } finally {
      const next = lane.waiting.shift()
      if (next !== undefined) next()
      else lane.running -= 1
      if (lane.running === 0) open.delete(subject)
    }
  }
}

/** A success forgives the account, never the address: a thief with one account of his own could buy guesses. */
export async function forgive(db: Pool, subject: string, now: Date): Promise<void> {
  await db.query('delete from app._private_failed_sign_in where subject = $1 or last_at < $2', [
    digest(subject),
    new Date(now.getTime() - MEMORY_SECONDS * 1000),
  ])
}
