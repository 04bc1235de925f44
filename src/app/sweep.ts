import type { Pool } from 'pg'
import type { Job } from '#frame'

/**
 * How long a repeated request is answered as it was the first time. A browser repeats within seconds; a page left open
 * over a weekend, or a programme that was down for it, within three days. After that the rules alone stand guard: the
 * life has moved on, and an act on a version that is gone, or a second beginning of one life, is refused.
 */
const REPLIES_KEPT_DAYS = 3
const DAY_MS = 86_400_000
/** Short enough that nobody who appends meanwhile waits for it. */
const ROWS_PER_STATEMENT = 5000

/**
 * Keys of requests only: `<who> <METHOD> /<path>`. What the house itself does once and for all (a demo district sown, a
 * download counted) has scopes of another form and is remembered for ever.
 */
const FORGET_REPLIES = `delete from ledger.idempotency where ctid in (
  select ctid from ledger.idempotency where at < $1 and scope ~ '^[^ ]+ (POST|PUT|PATCH|DELETE) /' limit ${String(ROWS_PER_STATEMENT)})`

async function forgetReplies(db: Pool, before: string): Promise<void> {
  for (;;) {
    const { rowCount } = await db.query(FORGET_REPLIES, [before])
    if ((rowCount ?? 0) < ROWS_PER_STATEMENT) return
  }
}

/** What is of no use to anyone any more: replies nobody will ask for again, and acts prepared but never signed. */
export const sweep: Job = {
  name: 'app.sweep',
  cron: '23 * * * *',
  run: async ({ db, now }) => {
    await forgetReplies(db, new Date(Date.parse(now()) - REPLIES_KEPT_DAYS * DAY_MS).toISOString())
    await db.query('delete from app._private_prepared_act where expires_at < $1', [now()])
    await db.query('delete from app._private_spent_challenge where expires_at < $1', [now()])
  },
}
