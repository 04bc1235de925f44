import type { Pool } from 'pg'
import { eventReader } from '#frame'
import { BODY_ERASED } from '#ledger'
import type { Projection } from '#ledger'
import { PERMIT_NOTICE_EVENT_TYPES } from '../../domain/register-events.ts'
import type { NeededPermit, PermitNoticeEvent } from '../../domain/register-events.ts'

const read = eventReader<PermitNoticeEvent>(...PERMIT_NOTICE_EVENT_TYPES)

/** 双告知: the notice as the applicant reads it, and one line for every department it went to. */
export const permitNoticeProjection: Projection = {
  name: 'permit-notice',
  schema: 'registers',
  tables: ['_private_permit_notice', 'permit_notice_organ'],
  mode: 'inline',
  types: [...PERMIT_NOTICE_EVENT_TYPES, BODY_ERASED],
  apply: async (tx, entries) => {
    for (const entry of entries) {
      const { stream, type, version } = entry.envelope
      if (type === BODY_ERASED) {
        await tx.query(`delete from ${tx.schema}._private_permit_notice where id = $1`, [stream])
        await tx.query(`delete from ${tx.schema}.permit_notice_organ where notice = $1`, [stream])
      }
      const event = read(entry)
      if (event === undefined) continue
      if (event.type === 'PermitsTold') {
        const { case: from, caseNumber, applicant, holder, scope, permits, at } = event
        await tx.query(
          `insert into ${tx.schema}._private_permit_notice
             (id, case_id, case_number, applicant, holder, scope, permits, told_at)
           values ($1, $2, $3, $4, $5, $6, $7, $8)`,
          [stream, from, caseNumber, applicant, holder, scope, JSON.stringify(permits), at],
        )
        const organs = [...new Set(permits.flatMap((permit) => permit.organs))]
        await tx.query(
          `insert into ${tx.schema}.permit_notice_organ (notice, organ, version, told_at)
           select $1, organ, $3, $4 from unnest($2::uuid[]) as o (organ)`,
          [stream, organs, version, at],
        )
      } else {
        await tx.query(
          `update ${tx.schema}.permit_notice_organ set claimed_at = $3, claimed_by = $4
           where notice = $1 and organ = $2`,
          [stream, event.organ, event.at, event.by],
        )
        await tx.query(`update ${tx.schema}.permit_notice_organ set version = $2 where notice = $1`, [stream, version])
      }
    }
  },
}

export interface NoticeRow {
  readonly id: string
  readonly caseId: string
  readonly caseNumber: string
  readonly holder: string
  readonly scope: string
  readonly permits: readonly NeededPermit[]
  readonly toldAt: Date
}
const NOTICE = `n.id, n.case_id as "caseId", n.case_number as "caseNumber", n.holder, n.scope, n.permits,
  n.told_at as "toldAt"`
const PAGE = 50

export async function noticesOfApplicant(db: Pool, aliases: readonly string[]): Promise<readonly NoticeRow[]> {
  const text = `select ${NOTICE} from registers._private_permit_notice n where n.applicant = any($1::uuid[])
    order by n.told_at desc, n.id limit ${PAGE}`
  return (await db.query<NoticeRow>(text, [aliases])).rows
}

export interface DepartmentNotice extends NoticeRow {
  readonly version: number
  readonly claimedAt: Date | null
  readonly claimedBy: string | null
}
/** What waits first, then what was taken, newest first. */
export async function noticesOfOrgan(db: Pool, organ: string): Promise<readonly DepartmentNotice[]> {
  const text = `select ${NOTICE}, o.version, o.claimed_at as "claimedAt", o.claimed_by as "claimedBy"
    from registers.permit_notice_organ o join registers._private_permit_notice n on n.id = o.notice
    where o.organ = $1 order by o.claimed_at is not null, o.told_at desc, n.id limit ${PAGE}`
  return (await db.query<DepartmentNotice>(text, [organ])).rows
}

export async function noticeForOrgan(db: Pool, id: string, organ: string): Promise<DepartmentNotice | undefined> {
  const text = `select ${NOTICE}, o.version, o.claimed_at as "claimedAt", o.claimed_by as "claimedBy"
    from registers.permit_notice_organ o join registers._private_permit_notice n on n.id = o.notice
    where o.notice = $1 and o.organ = $2`
  return (await db.query<DepartmentNotice>(text, [id, organ])).rows[0]
}
