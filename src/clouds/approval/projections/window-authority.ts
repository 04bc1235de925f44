import type { Pool } from 'pg'
import { eventReader } from '#frame'
import type { RequestContext } from '#frame'
import { localDate } from '#kernel'
import type { Projection } from '#ledger'
import { WINDOW_AUTHORITY_EVENT_TYPES } from '../domain/window-authority.ts'
import type { WindowAuthorityEvent } from '../domain/window-authority.ts'

const read = eventReader<WindowAuthorityEvent>(...WINDOW_AUTHORITY_EVENT_TYPES)

/** Who may decide which item at the window today. */
export const windowAuthorityProjection: Projection = {
  name: 'approval.window_authority',
  schema: 'approval',
  tables: ['window_authority'],
  mode: 'inline',
  types: WINDOW_AUTHORITY_EVENT_TYPES,
  apply: async (tx, entries) => {
    for (const entry of entries) {
      const event = read(entry)
      if (event?.type === 'WindowAuthorised') {
        await tx.query(
          `insert into ${tx.schema}.window_authority (officer, item_code, until, basis, granted_by, granted_at)
           select $1, item, $3, $4, $5, $6 from unnest($2::text[]) as item
           on conflict (officer, item_code) do update
             set until = excluded.until, basis = excluded.basis, granted_by = excluded.granted_by,
                 granted_at = excluded.granted_at`,
          [event.officer, event.items, event.until, event.basis, event.by, event.at],
        )
      }
      if (event?.type === 'WindowAuthorityRevoked') {
        await tx.query(`delete from ${tx.schema}.window_authority where officer = $1 and item_code = any($2::text[])`, [
          event.officer,
          event.items,
        ])
      }
    }
  },
}

export interface WindowAuthorityRow {
  readonly officer: string
  readonly itemCode: string
  readonly until: string
  readonly basis: string
  readonly grantedBy: string
  readonly grantedAt: Date
}

export async function listWindowAuthorities(db: Pool): Promise<readonly WindowAuthorityRow[]> {
  const { rows } = await db.query<WindowAuthorityRow>(
    `select officer, item_code as "itemCode", until::text as until, basis, granted_by as "grantedBy",
       granted_at as "grantedAt" from approval.window_authority order by officer, item_code limit 2000`,
  )
  return rows
}

/** Whether the officer at the door may decide this item at the window today. */
export async function isAuthorisedAtWindow(
  { db, actor, now }: Pick<RequestContext, 'db' | 'actor' | 'now'>,
  itemCode: string,
): Promise<boolean> {
  if (actor.kind !== 'officer') return false
  const { rows } = await db.query({
    name: 'approval-is-authorised-at-window',
    text: 'select 1 from approval.window_authority where officer = $1 and item_code = $2 and until >= $3',
    values: [actor.id, itemCode, localDate(now())],
  })
  return rows.length > 0
}
