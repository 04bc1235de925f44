import type { Pool } from 'pg'
import type { TransferAgreed } from '#clouds/organisation/events'
import { eventReader } from '#frame'
import type { Projection } from '#ledger'
import { CONCLUDED } from '../domain/case-state.ts'

const read = eventReader<TransferAgreed>('TransferAgreed')

/** 事项划转: which item goes from which organ to which, and from which day, as both have signed it. */
export const itemTransferProjection: Projection = {
  name: 'approval.item_transfer',
  schema: 'approval',
  tables: ['item_transfer'],
  mode: 'inline',
  types: ['TransferAgreed'],
  apply: async (tx, entries) => {
    for (const entry of entries) {
      const agreed = read(entry)
      if (agreed === undefined) continue
      const { items, to, number, basis, effectiveOn, openCases } = agreed
      await tx.query(
        `insert into ${tx.schema}.item_transfer (transfer, item_code, from_organ, to_organ, number, basis, effective_on, moves)
         select $1, code, organ, $4, $5, $6, $7, $8 from unnest($2::text[], $3::text[]) as t (code, organ)
         on conflict do nothing`,
        [
          entry.envelope.stream,
          items.map(({ code }) => code),
          items.map(({ from }) => from),
          ...[to, number, basis, effectiveOn, openCases === 'MOVE'],
        ],
      )
    }
  },
}

interface ItemTransferRow {
  readonly from: string
  readonly to: string
  readonly number: string
  readonly basis: string
  readonly effectiveOn: string
}
const TRANSFER = `t.from_organ as "from", t.to_organ as "to", t.number, t.basis, t.effective_on::text as "effectiveOn"`
/** A case received before the day stays with an organ that is to finish what it had begun. */
const IS_DUE = `t.effective_on <= $1::date and (t.moves or (c.received_at at time zone 'Asia/Shanghai')::date >= t.effective_on)`

/** The transfer by which a case has become another organ's, though nobody has written it down in the case yet. */
export async function findDueTransfer(db: Pool, caseId: string, today: string): Promise<ItemTransferRow | undefined> {
  const { rows } = await db.query<ItemTransferRow>({
    name: 'approval-find-due-transfer',
    text: `select ${TRANSFER} from approval._private_case c
           join approval.item_transfer t on t.item_code = c.item_code and t.from_organ = c.organ
           where ${IS_DUE} and c.id = $2 order by t.effective_on limit 1`,
    values: [today, caseId],
  })
  return rows[0]
}

/** Open cases whose organ has changed by a day that has come; in the order of their ids. */
export async function listDueCases(
  db: Pool,
  today: string,
  after: string | null,
  limit: number,
): Promise<readonly string[]> {
  const { rows } = await db.query<{ id: string }>({
    name: 'approval-list-due-cases',
    text: `select distinct c.id from approval.item_transfer t
           join approval._private_case c on t.item_code = c.item_code and t.from_organ = c.organ
           where ${IS_DUE} and c.stage <> all($4::text[]) and ($2::uuid is null or c.id > $2)
           order by c.id limit $3`,
    values: [today, after, limit, CONCLUDED],
  })
  return rows.map(({ id }) => id)
}

/** Why a case is not this organ's any more; undefined when it never was. */
export async function findLostItem(db: Pool, itemCode: string, organ: string, today: string) {
  const { rows } = await db.query<ItemTransferRow>({
    name: 'approval-find-lost-item',
    text: `select ${TRANSFER} from approval.item_transfer t
           where t.item_code = $1 and t.from_organ = $2 and t.effective_on <= $3::date
           order by t.effective_on desc limit 1`,
    values: [itemCode, organ, today],
  })
  return rows[0]
}

/** Number of the transfer by which this organ has the item's power on that day. */
export async function findGain(db: Pool, itemCode: string, organ: string, day: string) {
  const { rows } = await db.query<{ number: string }>({
    name: 'approval-find-gain',
    text: `select number from approval.item_transfer where item_code = $1 and to_organ = $2 and effective_on <= $3::date
           order by effective_on desc limit 1`,
    values: [itemCode, organ, day],
  })
  return rows[0]?.number
}
