import type { Pool } from 'pg'
import type { Projection, ProjectionTx } from '#ledger'
import { BODY_ERASED } from '#ledger'
import type { ApplicationSubmitted, CaseEvent, RunningCaseTakenOver } from '../domain/events.ts'
import { readCaseEvent } from '../read-events.ts'
import type { CaseKey } from './case-row.ts'

/** What has been decided and must still reach the applicant (送达). */
export interface ServiceDue {
  readonly caseId: string
  readonly concludedAt: Date
  readonly delivery: 'DOWNLOAD' | 'COUNTER' | 'COURIER'
  readonly address: string
  readonly courier: string | null
  readonly trackingNumber: string | null
  readonly served: boolean
}

const CONCLUDING: readonly CaseEvent['type'][] = [
  'CaseGranted',
  'CaseRefused',
  'ApplicationNotAccepted',
  'CaseTerminated',
]

export const serviceDueProjection: Projection = {
  name: 'approval.service_due',
  schema: 'approval',
  tables: ['_private_service'],
  mode: 'inline',
  types: [
    'ApplicationSubmitted',
    'RunningCaseTakenOver',
    ...CONCLUDING,
    'ResultDispatched',
    'ResultServed',
    'ChallengeDecided',
    BODY_ERASED,
  ],
  apply: async (tx, entries) => {
    for (const entry of entries) {
      const { stream, type } = entry.envelope
      if (type === BODY_ERASED) await tx.query(`delete from ${tx.schema}._private_service where case_id = $1`, [stream])
      const event = readCaseEvent(entry)
      if (event !== undefined) await follow(tx, stream, event)
    }
  },
}

async function follow(tx: ProjectionTx, stream: string, event: CaseEvent): Promise<void> {
  if (event.type === 'ApplicationSubmitted' || event.type === 'RunningCaseTakenOver') return begin(tx, stream, event)
  if (event.type === 'ResultDispatched') {
    await tx.query(`update ${tx.schema}._private_service set courier = $2, tracking_number = $3 where case_id = $1`, [
      stream,
      event.courier,
      event.trackingNumber,
    ])
  }
  if (event.type === 'ResultServed') {
    await tx.query(`update ${tx.schema}._private_service set served = true where case_id = $1`, [stream])
  }
  // A decision set aside is owed to nobody any longer; the one made in its place will be.
  if (event.type === 'ChallengeDecided' && event.outcome === 'SET_ASIDE') {
    await tx.query(
      `update ${tx.schema}._private_service
       set concluded_at = null, served = false, courier = null, tracking_number = null where case_id = $1`,
      [stream],
    )
  }
  if (CONCLUDING.includes(event.type)) {
    await tx.query(`update ${tx.schema}._private_service set concluded_at = $2, served = false where case_id = $1`, [
      stream,
      event.at,
    ])
  }
}

async function begin(
  tx: ProjectionTx,
  stream: string,
  event: ApplicationSubmitted | RunningCaseTakenOver,
): Promise<void> {
  const delivery = event.type === 'ApplicationSubmitted' ? event.delivery : undefined
  await tx.query(
    `insert into ${tx.schema}._private_service (case_id, organ, delivery, address) values ($1, $2, $3, $4)
     on conflict do nothing`,
    [stream, event.standard.organ, delivery?.means ?? 'DOWNLOAD', delivery?.address ?? ''],
  )
}

interface ServiceQuery {
  readonly organs: readonly string[]
  readonly served: boolean
  /** Beginning of a case number. */
  readonly q: string | undefined
  readonly after: CaseKey | undefined
  readonly limit: number
}

/** The issue desk's list: who has waited longest first. */
export async function listServiceDue(
  db: Pool,
  { organs, served, q, after, limit }: ServiceQuery,
): Promise<readonly ServiceDue[]> {
  const { rows } = await db.query<ServiceDue>({
    name: 'approval-list-service-due',
    text: `select s.case_id as "caseId", s.concluded_at as "concludedAt", s.delivery, s.address, s.courier,
             s.tracking_number as "trackingNumber", s.served
           from approval._private_service s
           where s.organ = any($1::text[]) and s.served = $2 and s.concluded_at is not null
             and ($3::text is null or exists (select from approval._private_case c
                    where c.id = s.case_id and (c.case_number like $3 || '%' or c.applicant_name like $3 || '%')))
             and ($4::timestamptz is null or (s.concluded_at, s.case_id) > ($4, $5::uuid))
           order by s.concluded_at, s.case_id limit $6`,
    values: [organs, served, q ?? null, after?.submittedAt ?? null, after?.id ?? null, limit],
  })
  return rows
}

/** What is with a courier and not yet known to have arrived, longest first. */
export async function listParcelsUnderWay(
  db: Pool,
  limit: number,
): Promise<readonly { readonly caseId: string; readonly trackingNumber: string }[]> {
  const { rows } = await db.query<{ caseId: string; trackingNumber: string }>({
    name: 'approval-parcels-under-way',
    text: `select case_id as "caseId", tracking_number as "trackingNumber" from approval._private_service
           where not served and tracking_number is not null and concluded_at is not null
           order by concluded_at, case_id limit $1`,
    values: [limit],
  })
  return rows
}

export async function findServiceDue(db: Pool, caseId: string): Promise<ServiceDue | undefined> {
  const { rows } = await db.query<ServiceDue>({
    name: 'approval-find-service-due',
    text: `select case_id as "caseId", concluded_at as "concludedAt", delivery, address, courier,
             tracking_number as "trackingNumber", served
           from approval._private_service where case_id = $1`,
    values: [caseId],
  })
  return rows[0]
}
