import type { RefusalAnswer, RequestContext } from '#frame'
import { localDate } from '#kernel'

/** What a day allows: enough for slips of the pen, too little for guessing or for filling somebody's telephone. */
const ATTEMPTS_A_DAY = { IDENTITY: 10, REGISTER: 20, CODE: 10 } as const

/** Counts one attempt of today; a refusal when there were too many. */
export async function countAttempt(
  { db, now }: RequestContext,
  account: string,
  kind: keyof typeof ATTEMPTS_A_DAY,
): Promise<RefusalAnswer | undefined> {
  const { rows } = await db.query<{ attempts: number }>(
    `insert into parties._private_attempt as a (account, kind, day, attempts) values ($1, $2, $3, 1)
     on conflict (account, kind, day) do update set attempts = a.attempts + 1 returning attempts`,
    [account, kind, localDate(now())],
  )
  const max = ATTEMPTS_A_DAY[kind]
  return (rows[0]?.attempts ?? 0) > max ? { refusal: { code: 'TOO_MANY_TODAY', facts: { max } } } : undefined
}
