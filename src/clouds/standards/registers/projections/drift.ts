import type { Pool } from 'pg'
import { eventReader } from '#frame'
import type { Projection } from '#ledger'
import { DRIFT_EVENT_TYPES } from '../../domain/register-events.ts'
import type { DriftSettled } from '../../domain/register-events.ts'

const read = eventReader<DriftSettled>(...DRIFT_EVENT_TYPES)

/** What was done about each drift, written with the act itself. */
export const driftProjection: Projection = {
  name: 'drift-settled',
  schema: 'registers',
  tables: ['drift_settled'],
  mode: 'inline',
  types: DRIFT_EVENT_TYPES,
  apply: async (tx, entries) => {
    for (const entry of entries) {
      const event = read(entry)
      if (event === undefined) continue
      const { code, finding, evidence, way, reason, at, by } = event
      await tx.query(
        `insert into ${tx.schema}.drift_settled (item_code, finding, evidence, way, reason, settled_at, settled_by)
         values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (item_code, finding) do update set evidence = $3, way = $4, reason = $5, settled_at = $6,
           settled_by = $7`,
        [code, finding, evidence, way, reason, at, by],
      )
    }
  },
}

export interface SettledRow {
  readonly code: string
  readonly finding: DriftSettled['finding']
  readonly evidence: string
  readonly way: DriftSettled['way']
  readonly reason: string
  readonly at: Date
  readonly by: string
}
export async function settledDrifts(db: Pool): Promise<readonly SettledRow[]> {
  const text = `select d.item_code as code, d.finding, d.evidence, d.way, d.reason, d.settled_at as at, d.settled_by as by
    from registers.drift_settled d`
  return (await db.query<SettledRow>(text)).rows
}
