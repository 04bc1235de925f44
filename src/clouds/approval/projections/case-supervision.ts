import type { Pool } from 'pg'
import type { DutyOpened, SupervisionRecorded } from '#clouds/supervision/events'
import { eventReader } from '#frame'
import type { Projection, ProjectionTx, StoredEntry } from '#ledger'
import { BODY_ERASED } from '#ledger'

const readDutyEvent = eventReader<DutyOpened | SupervisionRecorded>('DutyOpened', 'SupervisionRecorded')

/** What the competent departments found about what was approved, told back to the bureau and the applicant (审管互动). */
export const caseSupervisionProjection: Projection = {
  name: 'approval.case_supervision',
  schema: 'approval',
  tables: ['case_duty', '_private_supervision'],
  mode: 'following',
  types: ['DutyOpened', 'SupervisionRecorded', BODY_ERASED],
  apply: async (tx, entries) => {
    for (const entry of entries) await write(tx, entry)
  },
}

async function write(tx: ProjectionTx, entry: StoredEntry): Promise<void> {
  const { stream, version, type } = entry.envelope
  if (type === BODY_ERASED) {
    await tx.query(`delete from ${tx.schema}.case_duty where id = $1`, [stream])
    await tx.query(`delete from ${tx.schema}._private_supervision where duty = $1`, [stream])
    return
  }
  const event = readDutyEvent(entry)
  if (event?.type === 'DutyOpened')
    await tx.query(`insert into ${tx.schema}.case_duty (id, case_id, organ) values ($1, $2, $3)`, [
      stream,
      event.case,
      event.organ,
    ])
  if (event?.type === 'SupervisionRecorded') {
    const { at, by, method, result, found, measure } = event
    await tx.query(
      `insert into ${tx.schema}._private_supervision (duty, version, at, by, method, result, found, measure)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [stream, version, at, by, method, result, found, measure],
    )
  }
}

export interface SupervisionRow {
  readonly at: Date
  readonly organ: string
  readonly by: string
  readonly method: string
  readonly result: string
  readonly found: string
  readonly measure: string
}

export async function supervisionOf(db: Pool, caseId: string): Promise<readonly SupervisionRow[]> {
  const { rows } = await db.query<SupervisionRow>({
    name: 'approval-case-supervision',
    text: `select s.at, d.organ, s.by, s.method, s.result, s.found, s.measure
           from approval.case_duty d join approval._private_supervision s on s.duty = d.id
           where d.case_id = $1 order by s.at, s.duty, s.version`,
    values: [caseId],
  })
  return rows
}
