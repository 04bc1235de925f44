import type { Pool } from 'pg'
import { delegatedCode } from '#clouds/organisation/events'
import type { DelegationGranted, DelegationRecalled } from '#clouds/organisation/events'
import { eventReader } from '#frame'
import type { Projection } from '#ledger'

type Delegation = DelegationGranted | DelegationRecalled
const TYPES = ['DelegationGranted', 'DelegationRecalled'] as const satisfies readonly Delegation['type'][]
const read = eventReader<Delegation>(...TYPES)

/** 下放: which item an organ below decides by which document, and until when. */
export const itemDelegationProjection: Projection = {
  name: 'approval.item_delegation',
  schema: 'approval',
  tables: ['item_delegation'],
  mode: 'inline',
  types: TYPES,
  apply: async (tx, entries) => {
    const table = `${tx.schema}.item_delegation`
    for (const entry of entries) {
      const event = read(entry)
      if (event === undefined) continue
      const { stream } = entry.envelope
      if (event.type === 'DelegationRecalled') {
        await tx.query(`update ${table} set ended_on = $2 where delegation = $1`, [stream, event.effectiveOn])
        continue
      }
      const { items, to, region, number, effectiveOn } = event
      await tx.query(
        `insert into ${table} (delegation, item_code, to_organ, number, effective_on)
         select $1, code, $3, $4, $5 from unnest($2::text[]) as code on conflict do nothing`,
        [stream, items.map(({ code }) => delegatedCode(code, region)), to, number, effectiveOn],
      )
    }
  },
}

/** Number of the document by which this organ decides this item on that day. */
export async function findDelegation(db: Pool, itemCode: string, organ: string, day: string) {
  const { rows } = await db.query<{ number: string }>({
    name: 'approval-find-delegation',
    text: `select number from approval.item_delegation where item_code = $1 and to_organ = $2
             and effective_on <= $3::date and (ended_on is null or ended_on > $3::date)
           order by effective_on desc limit 1`,
    values: [itemCode, organ, day],
  })
  return rows[0]?.number
}
