import type { Pool } from 'pg'
import type {
  DutyClaimed,
  DutyOpened,
  DutyRerouted,
  DutyReturnDeclined,
  DutyReturned,
  OwnSystemDeclared,
  SystemConnected,
  SystemDisconnected,
} from '#clouds/supervision/events'
import { eventReader } from '#frame'
import { BODY_ERASED } from '#ledger'
import type { Projection, ProjectionTx, StoredEntry } from '#ledger'
import type { ClaimRow } from '../domain/claim-figures.ts'

type Followed =
  | DutyClaimed
  | DutyOpened
  | DutyRerouted
  | DutyReturnDeclined
  | DutyReturned
  | OwnSystemDeclared
  | SystemConnected
  | SystemDisconnected
const TYPES = [
  'DutyOpened',
  'DutyClaimed',
  'DutyReturned',
  'DutyReturnDeclined',
  'DutyRerouted',
  'OwnSystemDeclared',
  'SystemConnected',
  'SystemDisconnected',
] as const satisfies readonly Followed['type'][]
const read = eventReader<Followed>(...TYPES)

/** When each duty was sent, due, claimed, returned and sent on: all a bulletin on claiming is counted from. */
export const claimProjection: Projection = {
  name: 'claim',
  schema: 'interplay',
  tables: ['claim', 'own_system'],
  mode: 'following',
  types: [...TYPES, BODY_ERASED],
  apply: async (tx, entries) => {
    for (const entry of entries) {
      if (entry.envelope.type === BODY_ERASED)
        await tx.query(`delete from ${tx.schema}.claim where duty = $1`, [entry.envelope.stream])
      const event = read(entry)
      if (event !== undefined) await follow(tx, entry, event)
    }
  },
}

async function follow(tx: ProjectionTx, { envelope: { stream } }: StoredEntry, event: Followed): Promise<void> {
  const claim = `${tx.schema}.claim`
  switch (event.type) {
    case 'DutyOpened':
      // What was pushed before limits were kept has no day to be late for.
      if (event.push === undefined) return
      await tx.query(`insert into ${claim} (duty, organ, case_id, opened_at, due) values ($1, $2, $3, $4, $5)`, [
        stream,
        event.organ,
        event.case,
        event.at,
        event.push.claimDue,
      ])
      return
    case 'DutyClaimed':
      await tx.query(
        `update ${claim} set claimed_at = coalesce(claimed_at, $2), claimed_by = $3,
           twice = twice or exists (select 1 from ${tx.schema}.own_system s where s.organ = claim.organ)
         where duty = $1`,
        [stream, event.at, event.by],
      )
      return
    case 'DutyReturned':
      await tx.query(`update ${claim} set returned_at = returned_at || $2::timestamptz where duty = $1`, [
        stream,
        event.at,
      ])
      return
    case 'DutyReturnDeclined':
      await tx.query(`update ${claim} set declined_at = declined_at || $2::timestamptz where duty = $1`, [
        stream,
        event.at,
      ])
      return
    case 'DutyRerouted':
      await tx.query(`update ${claim} set rerouted_at = $2 where duty = $1`, [stream, event.at])
      return
    case 'OwnSystemDeclared':
    case 'SystemDisconnected':
      await tx.query(`insert into ${tx.schema}.own_system (organ) values ($1) on conflict do nothing`, [event.organ])
      return
    case 'SystemConnected':
      await tx.query(`delete from ${tx.schema}.own_system where organ = $1`, [event.organ])
  }
}

interface Kept {
  readonly duty: string
  readonly organ: string
  readonly openedAt: Date
  readonly due: Date
  readonly claimedAt: Date | null
  readonly returnedAt: readonly Date[]
  readonly declinedAt: readonly Date[]
  readonly reroutedAt: Date | null
  readonly twice: boolean
}
/** Duties due in a quarter, as they stood at an instant: asked again for the same instant it answers the same. */
export async function claimsDue(
  db: Pool,
  bounds: { readonly from: string; readonly until: string },
  asOf: string,
): Promise<readonly ClaimRow[]> {
  const text = `select duty, organ, opened_at as "openedAt", due, claimed_at as "claimedAt", returned_at as "returnedAt",
      declined_at as "declinedAt", rerouted_at as "reroutedAt", twice
    from interplay.claim where due >= $1 and due < $2 and opened_at <= $3 order by duty`
  const { rows } = await db.query<Kept>(text, [bounds.from, bounds.until, asOf])
  return rows.map((row) => rowAsOf(row, asOf))
}
const until = (at: Date | null, asOf: string): string | null =>
  at === null || at.toISOString() > asOf ? null : at.toISOString()
function rowAsOf({ duty, organ, openedAt, due, ...row }: Kept, asOf: string): ClaimRow {
  const returns = row.returnedAt.filter((at) => until(at, asOf) !== null)
  const claimedAt = until(row.claimedAt, asOf)
  return {
    ...{ duty, organ, openedAt: openedAt.toISOString(), due: due.toISOString(), claimedAt },
    returns: returns.length,
    wrongReturns: row.declinedAt.filter((at) => until(at, asOf) !== null).length,
    rerouted: until(row.reroutedAt, asOf) !== null,
    returnedAt: until(returns[0] ?? null, asOf),
    twice: claimedAt !== null && row.twice,
  }
}

export interface ClaimerRow {
  readonly organ: string
  readonly claimedBy: string | null
}
/** Who took on the supervision of a case, by department. */
export async function claimersOf(db: Pool, caseId: string): Promise<readonly ClaimerRow[]> {
  const text = `select organ, claimed_by as "claimedBy" from interplay.claim
    where case_id = $1 and rerouted_at is null order by opened_at, duty`
  return (await db.query<{ organ: string; claimedBy: string | null }>(text, [caseId])).rows
}
