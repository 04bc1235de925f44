import { eventReader } from '#frame'
import { BODY_ERASED } from '#ledger'
import type { Projection } from '#ledger'
import type { ProvinceInformed } from '../domain/events.ts'
import { PROVINCE_EVENT_TYPES } from '../domain/events.ts'

const read = eventReader<ProvinceInformed>(...PROVINCE_EVENT_TYPES)

/** Which steps of a case the provincial portal has answered. */
export const provinceReportProjection: Projection = {
  name: 'province-report',
  schema: 'parties',
  tables: ['province_report'],
  mode: 'following',
  types: [...PROVINCE_EVENT_TYPES, BODY_ERASED],
  apply: async (tx, entries) => {
    for (const entry of entries) {
      const { stream, type } = entry.envelope
      if (type === BODY_ERASED) await tx.query(`delete from ${tx.schema}.province_report where id = $1`, [stream])
      const event = read(entry)
      if (event === undefined) continue
      await tx.query(
        `insert into ${tx.schema}.province_report (id, case_id, cause, outcome, reference, at)
         values ($1, $2, $3, $4, $5, $6)`,
        [stream, event.case, event.cause, event.outcome, event.reference, event.at],
      )
    }
  },
}
