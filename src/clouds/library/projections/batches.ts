import type { Pool } from 'pg'
import { eventReader } from '#frame'
import { unreachable } from '#kernel'
import type { Projection } from '#ledger'
import type { BatchPhase } from '../domain/batch.ts'
import { BATCH_TYPES } from '../domain/events.ts'
import type { BatchEvent, BatchReturned } from '../domain/events.ts'

const read = eventReader<BatchEvent>(...BATCH_TYPES)

/** 入库批次台账: written with the act itself. */
export const batchProjection: Projection = {
  name: 'library.batch',
  schema: 'library',
  tables: ['batch'],
  mode: 'inline',
  types: BATCH_TYPES,
  apply: async (tx, entries) => {
    const table = `${tx.schema}.batch`
    for (const entry of entries) {
      const event = read(entry)
      if (event === undefined) continue
      const { stream, version } = entry.envelope
      const set = (changes: string, ...values: readonly unknown[]) =>
        tx.query(`update ${table} set version = $2, changed_at = $3, ${changes} where id = $1`, [
          stream,
          version,
          event.at,
          ...values,
        ])
      switch (event.type) {
        case 'BatchPlanned': {
          const { certificateType, organ, name, expected, from, until, due, by, at } = event
          await tx.query(
            `insert into ${table} (id, version, certificate_type, organ, name, expected, from_date, until_date, due, phase,
               round, rows, faulty, taken, known, sample, wrong, planned_by, planned_at, changed_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'planned', 0, 0, 0, 0, 0, '{}', '[]', $10, $11, $11)`,
            [stream, version, certificateType, organ, name, expected, from, until, due, by, at],
          )
          break
        }
        case 'BatchFileReceived':
          await set(
            `phase = 'received', round = $4, file = $5, received_by = $6, rows = 0, faulty = 0, sample = '{}', wrong = '[]'`,
            event.round,
            event.file,
            event.by,
          )
          break
        case 'BatchStaged':
          await set(`phase = 'staged', rows = $4, faulty = $5, sample = $6`, event.rows, event.faulty, event.sample)
          break
        case 'BatchSignedOff':
          await set(`phase = 'signedOff', signed_by = $4`, event.by)
          break
        case 'BatchReturned':
          await set(`phase = 'returned', wrong = $4`, JSON.stringify(event.wrong))
          break
        case 'BatchTakenIn':
          await set(`phase = 'taken', taken = taken + $4, known = known + $5`, event.taken, event.known)
          break
        default:
          return unreachable(event)
      }
    }
  },
}

export interface BatchRow {
  readonly id: string
  readonly version: number
  readonly certificateType: string
  readonly organ: string
  readonly name: string
  readonly expected: number
  readonly from: string
  readonly until: string
  readonly due: string
  readonly phase: BatchPhase
  readonly round: number
  readonly file: string | null
  readonly rows: number
  readonly faulty: number
  readonly taken: number
  readonly known: number
  readonly sample: readonly number[]
  readonly wrong: BatchReturned['wrong']
  readonly plannedBy: string
  readonly receivedBy: string | null
  readonly signedBy: string | null
  readonly plannedAt: Date
  /** Lines of this round that were looked at and that went in so far: the progress anybody may watch. */
  readonly staged: number
  readonly going: number
}
const BATCH = `select b.id, b.version, b.certificate_type as "certificateType", b.organ, b.name, b.expected,
    b.from_date::text as "from", b.until_date::text as "until", b.due::text, b.phase, b.round, b.file, b.rows, b.faulty,
    b.taken, b.known, b.sample, b.wrong, b.planned_by as "plannedBy", b.received_by as "receivedBy",
    b.signed_by as "signedBy", b.planned_at as "plannedAt",
    coalesce(s.staged, 0)::int as staged, coalesce(s.going, 0)::int as going
  from library.batch b left join lateral (
    select count(*) as staged, count(*) filter (where taken) as going
    from library._private_staged_row r where r.batch = b.id and r.round = b.round and b.phase in ('received', 'signedOff')
  ) s on true`

export async function findBatch(db: Pool, id: string): Promise<BatchRow | undefined> {
  return (await db.query<BatchRow>(`${BATCH} where b.id = $1`, [id])).rows[0]
}
/** Null: of every organ. */
export async function listBatches(db: Pool, organ: string | null): Promise<readonly BatchRow[]> {
  const text = `${BATCH} where $1::uuid is null or b.organ = $1 order by b.planned_at desc, b.id desc limit 200`
  return (await db.query<BatchRow>(text, [organ])).rows
}
export async function batchesToWork(db: Pool): Promise<readonly BatchRow[]> {
  const text = `${BATCH} where b.phase in ('received', 'signedOff') order by b.changed_at limit 20`
  return (await db.query<BatchRow>(text)).rows
}
