import type { Pool } from 'pg'
import { eventReader } from '#frame'
import { BODY_ERASED } from '#ledger'
import type { Projection } from '#ledger'
import type { Bundle, PapersHandedOver, Post } from '../domain/events.ts'
import { HANDOVER_EVENT_TYPES } from '../domain/handover.ts'
import type { HandoverEvent } from '../domain/handover.ts'
import type { CaseKey } from './case-row.ts'

const read = eventReader<HandoverEvent>(...HANDOVER_EVENT_TYPES)

/** Papers on their way, and those that arrived. */
export const handoverProjection: Projection = {
  name: 'approval.handover',
  schema: 'approval',
  tables: ['_private_handover'],
  mode: 'inline',
  types: [...HANDOVER_EVENT_TYPES, BODY_ERASED],
  apply: async (tx, entries) => {
    for (const entry of entries) {
      const { stream, type } = entry.envelope
      const table = `${tx.schema}._private_handover`
      if (type === BODY_ERASED) await tx.query(`delete from ${table} where id = $1`, [stream])
      const event = read(entry)
      if (event?.type === 'PapersHandedOver') {
        await tx.query(
          `insert into ${table} (id, number, organ, from_post, to_post, handed_by, handed_at, receiver, bundles, due)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing`,
          [stream, ...columnsOf(event)],
        )
      }
      if (event?.type === 'HandoverDisputed') {
        await tx.query(`update ${table} set disputed = $2 where id = $1`, [stream, event.found])
      }
      if (event?.type === 'PapersReceived') {
        await tx.query(`update ${table} set received_by = $2, received_at = $3, received_pieces = $4 where id = $1`, [
          stream,
          event.by,
          event.at,
          event.pieces,
        ])
      }
    }
  },
}

const columnsOf = ({ number, organ, from, to, by, at, receiver, bundles, due }: PapersHandedOver) => [
  number,
  organ,
  from,
  to,
  by,
  at,
  receiver ?? null,
  JSON.stringify(bundles),
  due,
]

export interface HandoverRow {
  readonly id: string
  readonly number: string
  readonly organ: string
  readonly from: Post
  readonly to: Post
  readonly handedBy: string
  readonly handedAt: Date
  readonly receiver: string | null
  readonly bundles: readonly Bundle[]
  readonly due: string
  readonly receivedBy: string | null
  readonly receivedAt: Date | null
  readonly receivedPieces: number | null
  readonly disputed: string | null
}

const COLUMNS = `h.id, h.number, h.organ, h.from_post as "from", h.to_post as "to", h.handed_by as "handedBy",
  h.handed_at as "handedAt", h.receiver, h.bundles, h.due::text as due, h.received_by as "receivedBy",
  h.received_at as "receivedAt", h.received_pieces as "receivedPieces", h.disputed`

interface HandoverQuery {
  readonly organ: string
  /** Only those nobody has received yet. */
  readonly open: boolean
  /** A slip's number, or a case's. */
  readonly q: string | undefined
  readonly after: CaseKey | undefined
  readonly limit: number
}

export async function listHandovers(
  db: Pool,
  { organ, open, q, after, limit }: HandoverQuery,
): Promise<readonly HandoverRow[]> {
  const { rows } = await db.query<HandoverRow>({
    name: 'approval-list-handovers',
    text: `select ${COLUMNS} from approval._private_handover h
           where h.organ = $1 and (not $2 or h.received_at is null)
             and ($3::text is null or h.number = $3 or h.bundles @> jsonb_build_array(jsonb_build_object('caseNumber', $3)))
             and ($4::timestamptz is null or (h.handed_at, h.id) < ($4, $5::uuid))
           order by h.handed_at desc, h.id desc limit $6`,
    values: [organ, open, q ?? null, after?.submittedAt ?? null, after?.id ?? null, limit],
  })
  return rows
}

export async function findHandover(db: Pool, id: string): Promise<HandoverRow | undefined> {
  const { rows } = await db.query<HandoverRow>({
    name: 'approval-find-handover',
    text: `select ${COLUMNS} from approval._private_handover h where h.id = $1`,
    values: [id],
  })
  return rows[0]
}

export async function findCaseByNumber(db: Pool, caseNumber: string): Promise<string | undefined> {
  const { rows } = await db.query<{ id: string }>({
    name: 'approval-find-case-by-number',
    text: 'select id from approval._private_case where case_number = $1',
    values: [caseNumber],
  })
  return rows[0]?.id
}
