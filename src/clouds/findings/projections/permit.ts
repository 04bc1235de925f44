import type { Pool } from 'pg'
import type { ApplicationSubmitted, CaseGranted, CaseTransferred, RunningCaseTakenOver } from '#clouds/approval/events'
import type { CertificatePrepared } from '#clouds/certificate/events'
import type { CertificateCalled } from '#clouds/reuse/events'
import type { DutyOpened } from '#clouds/supervision/events'
import { eventReader } from '#frame'
import { BODY_ERASED } from '#ledger'
import type { Projection, ProjectionTx, StoredEntry } from '#ledger'
import type { LaterAct, PermitRef } from '../domain/events.ts'

const TYPES = [
  'ApplicationSubmitted',
  'RunningCaseTakenOver',
  'CaseTransferred',
  'CaseGranted',
  'DutyOpened',
  'CertificatePrepared',
  'CertificateCalled',
] as const
type Read =
  | ApplicationSubmitted
  | RunningCaseTakenOver
  | CaseTransferred
  | CaseGranted
  | DutyOpened
  | CertificatePrepared
  | CertificateCalled
const read = eventReader<Read>(...TYPES)

/** What was granted to whom, who supervises it, which certificate it has, and what was later done in reliance on that. */
export const permitProjection: Projection = {
  name: 'findings-permit',
  schema: 'findings',
  tables: ['_private_permit', 'permit_certificate', 'reliance'],
  mode: 'inline',
  types: [...TYPES, BODY_ERASED],
  apply: async (tx, entries) => {
    for (const entry of entries) {
      if (entry.envelope.type === BODY_ERASED) await forget(tx, entry.envelope.stream)
      const event = read(entry)
      if (event !== undefined) await write(tx, entry, event)
    }
  },
}

async function forget(tx: ProjectionTx, stream: string): Promise<void> {
  await tx.query(`delete from ${tx.schema}._private_permit where case_id = $1`, [stream])
  await tx.query(`delete from ${tx.schema}.permit_certificate where id = $1 or case_id = $1`, [stream])
  await tx.query(`delete from ${tx.schema}.reliance where source = $1`, [stream])
}

async function write(tx: ProjectionTx, { envelope: { stream } }: StoredEntry, event: Read): Promise<void> {
  const { schema } = tx
  switch (event.type) {
    case 'ApplicationSubmitted':
    case 'RunningCaseTakenOver': {
      const { caseNumber, standard, applicant, by } = event
      await tx.query(
        `insert into ${schema}._private_permit
           (case_id, case_number, item_code, item_name, organ, holder_name, holder_alias, supervisors, granted)
         values ($1, $2, $3, $4, $5, $6, $7, '{}', false) on conflict (case_id) do nothing`,
        [stream, caseNumber, standard.itemCode, standard.name, standard.organ, applicant.name, by],
      )
      if (event.type === 'ApplicationSubmitted' && event.certificate !== undefined)
        await rely(tx, { source: stream, identifier: event.certificate, caseNumber, via: 'APPLIED' })
      return
    }
    case 'CaseTransferred':
      await tx.query(`update ${schema}._private_permit set organ = $2 where case_id = $1`, [stream, event.to])
      return
    case 'CaseGranted':
      await tx.query(`update ${schema}._private_permit set granted = true where case_id = $1`, [stream])
      return
    case 'DutyOpened':
      await tx.query(
        `update ${schema}._private_permit
         set supervisors = array(select distinct unnest(supervisors || $2::uuid)) where case_id = $1`,
        [event.case, event.organ],
      )
      return
    case 'CertificatePrepared':
      await tx.query(
        `insert into ${schema}.permit_certificate (id, case_id, identifier) values ($1, $2, $3)
         on conflict (id) do nothing`,
        [stream, event.case, event.identifier],
      )
      return
    case 'CertificateCalled':
      // Only what was answered as in force was relied on.
      if (event.identifier !== null && event.purpose === 'APPROVAL' && event.outcome === 'IN_FORCE')
        await rely(tx, { source: stream, identifier: event.identifier, caseNumber: event.caseNumber, via: 'CALLED' })
      return
  }
}

interface Reliance {
  readonly source: string
  readonly identifier: string
  readonly caseNumber: string
  readonly via: LaterAct['via']
}
async function rely(tx: ProjectionTx, { source, identifier, caseNumber, via }: Reliance): Promise<void> {
  await tx.query(
    `insert into ${tx.schema}.reliance (source, identifier, case_number, via) values ($1, $2, $3, $4)
     on conflict do nothing`,
    [source, identifier, caseNumber, via],
  )
}

interface PermitRow extends PermitRef {
  readonly supervisors: readonly string[]
  readonly granted: boolean
}
const PERMIT = `select p.case_id as "case", p.case_number as "caseNumber", p.item_code as "itemCode",
    p.item_name as "itemName", p.organ as bureau, p.holder_name as holder, p.holder_alias as "holderAlias",
    p.supervisors, p.granted, c.id as certificate, c.identifier
  from findings._private_permit p
  left join lateral (select id, identifier from findings.permit_certificate where case_id = p.case_id
    order by id desc limit 1) c on true`

/** By its case, or by a number people know: of the case or of the certificate. */
export async function findPermit(db: Pool, known: string): Promise<PermitRow | undefined> {
  const text = `${PERMIT} where p.case_id::text = $1 or p.case_number = $1
    or p.case_id = (select case_id from findings.permit_certificate where identifier = $1 or id::text = $1) limit 1`
  return (await db.query<PermitRow>(text, [known])).rows[0]
}
export const permitOf = ({ supervisors: _, granted: __, ...permit }: PermitRow): PermitRef => permit

/** Other cases that rest on this certificate. */
export async function actsResting(db: Pool, identifier: string, own: string): Promise<readonly LaterAct[]> {
  const text = `select p.case_id as "case", p.case_number as "caseNumber", p.item_name as "itemName", min(r.via) as via
    from findings.reliance r join findings._private_permit p on p.case_number = r.case_number
    where r.identifier = $1 and p.case_id <> $2 group by 1, 2, 3 order by 2 limit 500`
  return (await db.query<LaterAct>(text, [identifier, own])).rows
}
