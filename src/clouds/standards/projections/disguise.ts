import type { Pool } from 'pg'
import { eventReader } from '#frame'
import { BODY_ERASED } from '#ledger'
import type { Projection } from '#ledger'
import { DISGUISE_EVENT_TYPES } from '../domain/events.ts'
import type { DisguiseClosed, DisguiseEvent, DisguiseReported } from '../domain/events.ts'

const read = eventReader<DisguiseEvent>(...DISGUISE_EVENT_TYPES)

/** The register of suspected disguised permits. */
export const disguiseProjection: Projection = {
  name: 'disguise',
  schema: 'standards',
  tables: ['_private_disguise'],
  mode: 'inline',
  types: [...DISGUISE_EVENT_TYPES, BODY_ERASED],
  apply: async (tx, entries) => {
    for (const entry of entries) {
      const { stream, version, type } = entry.envelope
      if (type === BODY_ERASED) await tx.query(`delete from ${tx.schema}._private_disguise where id = $1`, [stream])
      const event = read(entry)
      if (event === undefined) continue
      if (event.type === 'DisguiseReported') {
        const { code, organ, sign, description, source, at, by } = event
        await tx.query(
          `insert into ${tx.schema}._private_disguise
             (id, version, code, organ, sign, description, source, reported_at, reported_by)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
          [stream, version, code, organ, sign, description, source, at, by],
        )
      } else {
        await tx.query(
          `update ${tx.schema}._private_disguise
           set version = $2, finding = $3, measure = $4, closed_at = $5, closed_by = $6 where id = $1`,
          [stream, version, event.finding, event.measure, event.at, event.by],
        )
      }
    }
  },
}

export interface DisguiseRow {
  readonly id: string
  readonly version: number
  readonly code: string | null
  readonly organ: string | null
  readonly sign: DisguiseReported['sign']
  readonly description: string
  readonly source: DisguiseReported['source']
  readonly reportedAt: Date
  readonly finding: DisguiseClosed['finding'] | null
  readonly measure: string | null
  readonly closedAt: Date | null
}

const ROWS_MAX = 200

/** Open ones first, then the newest closed ones. */
export async function listDisguises(db: Pool): Promise<readonly DisguiseRow[]> {
  const text = `select d.id, d.version, d.code, d.organ, d.sign, d.description, d.source,
      d.reported_at as "reportedAt", d.finding, d.measure, d.closed_at as "closedAt"
    from standards._private_disguise d
    order by d.closed_at is not null, d.closed_at desc, d.reported_at, d.id limit $1`
  return (await db.query<DisguiseRow>(text, [ROWS_MAX])).rows
}
