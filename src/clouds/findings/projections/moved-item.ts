import type { Pool } from 'pg'
import type { DelegationGranted, TransferAgreed } from '#clouds/organisation/events'
import { delegatedCode } from '#clouds/organisation/events'
import type { StandardRetired } from '#clouds/standards/events'
import { eventReader } from '#frame'
import type { Projection } from '#ledger'
import type { VacuumFound } from '../domain/events.ts'

const TYPES = ['TransferAgreed', 'DelegationGranted', 'StandardRetired'] as const
const read = eventReader<TransferAgreed | DelegationGranted | StandardRetired>(...TYPES)

export interface MovedItem {
  readonly code: string
  readonly occasion: VacuumFound['occasion']
}
function movedBy(event: TransferAgreed | DelegationGranted | StandardRetired): readonly MovedItem[] {
  switch (event.type) {
    case 'TransferAgreed':
      return event.items.map(({ code }) => ({ code, occasion: 'TRANSFERRED' }))
    case 'DelegationGranted':
      return event.items.map(({ code }) => ({ code: delegatedCode(code, event.region), occasion: 'DELEGATED' }))
    case 'StandardRetired':
      return [{ code: event.code, occasion: 'RETIRED' }]
  }
}

/** 一划了之: items that were moved, handed down or cancelled, whose supervision nobody may forget. */
export const movedItemProjection: Projection = {
  name: 'findings-moved-item',
  schema: 'findings',
  tables: ['moved_item'],
  mode: 'inline',
  types: TYPES,
  apply: async (tx, entries) => {
    for (const event of entries.map(read)) {
      for (const { code, occasion } of event === undefined ? [] : movedBy(event)) {
        await tx.query(
          `insert into ${tx.schema}.moved_item (item_code, occasion) values ($1, $2)
           on conflict (item_code) do update set occasion = excluded.occasion`,
          [code, occasion],
        )
      }
    }
  },
}

export async function movedItems(db: Pool): Promise<readonly MovedItem[]> {
  const text = 'select item_code as code, occasion from findings.moved_item order by item_code limit 2000'
  return (await db.query<MovedItem>(text)).rows
}
