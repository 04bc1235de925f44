import type { Pool } from 'pg'
import { unreachable } from '#kernel'
import type { ProjectionTx } from '#ledger'
import type { StandingEvent, StatusPlace } from '../domain/events.ts'
import type { EndGround } from '../domain/standing.ts'

/** How a certificate stands, written with the act itself: whoever verifies a moment later reads it. */
export async function writeStanding(tx: ProjectionTx, id: string, event: StandingEvent): Promise<void> {
  const set = (assignments: string, ...values: readonly unknown[]) =>
    tx.query(`update ${tx.schema}._private_certificate set ${assignments} where id = $1`, [id, ...values])
  switch (event.type) {
    case 'CertificateSuspended':
      await set('suspended_at = $2, suspended_until = $3', event.at, event.until)
      return
    case 'CertificateResumed':
      await set('suspended_at = null, suspended_until = null')
      return
    case 'MeasureAnnounced':
      await set(
        `measure = $2, measure_until = $3, measure_organ = $4, measure_hearing = 'NONE'`,
        event.measure,
        event.replyUntil,
        event.organ,
      )
      return
    case 'MeasureHearingAsked':
      await set(`measure_hearing = 'ASKED'`)
      return
    case 'MeasureHearingHeld':
      await set(`measure_hearing = 'HELD'`)
      return
    case 'MeasureDropped':
      await set(NO_MEASURE)
      return
    case 'PermitWithdrawn':
      await set(`${NO_MEASURE}, ended = 'WITHDRAWN', ended_at = $2`, event.at)
      return
    case 'PermitRevoked':
      await set(`${NO_MEASURE}, ended = 'REVOKED', ended_at = $2`, event.at)
      return
    case 'CertificateDeregistered':
      await set(
        `${NO_MEASURE}, deregistered_at = $2, ended_at = coalesce(ended_at, $2), ended = coalesce(ended, 'DEREGISTERED')`,
        event.at,
      )
      return
    default:
      return unreachable(event)
  }
}
const NO_MEASURE = 'measure = null, measure_until = null, measure_organ = null, measure_hearing = null'

export interface StandingRow {
  readonly id: string
  readonly caseId: string
  readonly identifier: string
  readonly name: string
  readonly holderName: string
  readonly itemCode: string | null
  readonly validFrom: string
  readonly validUntil: string | null
  readonly ended: EndGround | null
  readonly endedAt: Date | null
  readonly suspendedAt: Date | null
  readonly suspendedUntil: string | null
  readonly deregisteredAt: Date | null
  readonly measure: 'WITHDRAWAL' | 'REVOCATION' | null
  readonly measureUntil: string | null
  readonly hearing: 'NONE' | 'ASKED' | 'HELD' | null
}
const ROW = `c.id, c.case_id as "caseId", c.identifier, c.name, c.holder_name as "holderName", c.item_code as "itemCode",
  c.valid_from::text as "validFrom", c.valid_until::text as "validUntil", c.ended, c.ended_at as "endedAt",
  c.suspended_at as "suspendedAt", c.suspended_until::text as "suspendedUntil", c.deregistered_at as "deregisteredAt",
  c.measure, c.measure_until::text as "measureUntil", c.measure_hearing as hearing`

export const STANDING_LISTS = ['ALL', 'SUSPENDED', 'MEASURE', 'DEREGISTER'] as const
export type StandingList = (typeof STANDING_LISTS)[number]
/** 注销 is owed when a permit was taken back (行政许可法 70), and when it ran out and nothing took its place. */
const LISTS: Readonly<Record<StandingList, string>> = {
  ALL: 'true',
  SUSPENDED:
    'c.suspended_at is not null and c.ended is null and (c.suspended_until is null or c.suspended_until >= $4)',
  MEASURE: 'c.measure is not null',
  DEREGISTER: `c.deregistered_at is null and (c.ended in ('ANNULLED', 'WITHDRAWN', 'REVOKED')
    or (c.ended is null and c.valid_until < $4))`,
}

/** Sealed certificates an organ has a say in, newest first; what is searched for is a number, a name or a holder. */
export async function listStandings(
  db: Pool,
  question: {
    readonly organ: string
    readonly q: string
    readonly list: StandingList
    readonly today: string
    readonly after: string | null
    readonly limit: number
  },
): Promise<readonly StandingRow[]> {
  const { organ, q, list, today, after, limit } = question
  const text = `select ${ROW} from certificate._private_certificate c
    join certificate.party p on p.case_id = c.case_id
    join certificate.document d on d.id = c.id and d.file is not null
    where (p.organ = $1 or $1 = any(p.competent_organs))
      and ($2 = '' or c.identifier = $2 or c.name like '%' || $3 || '%' or c.holder_name like '%' || $3 || '%')
      and $4::date is not null and (${LISTS[list]})
      and ($5::uuid is null or c.id < $5)
    order by c.id desc limit $6`
  const like = q.replace(/[%_\\]/g, (sign) => `\\${sign}`)
  return (await db.query<StandingRow>(text, [organ, q, like, today, after, limit])).rows
}

export async function findStanding(db: Pool, id: string): Promise<StandingRow | undefined> {
  const text = `select ${ROW} from certificate._private_certificate c where c.id = $1`
  return (await db.query<StandingRow>({ name: 'certificate-find-standing', text, values: [id] })).rows[0]
}

type StatusPlaceRow = Pick<StandingRow, 'ended' | 'suspendedAt' | 'suspendedUntil' | 'deregisteredAt'> & {
  readonly index: number
}
/** Places in a list that are not simply valid, by index. */
export async function listStatusPlaces(db: Pool, list: number): Promise<readonly StatusPlaceRow[]> {
  const text = `select status_index as index, ended, suspended_at as "suspendedAt",
      suspended_until::text as "suspendedUntil", deregistered_at as "deregisteredAt"
    from certificate._private_certificate
    where status_list = $1 and (ended is not null or suspended_at is not null) order by 1`
  return (await db.query<StatusPlaceRow>(text, [list])).rows
}

/** The newest list that has a place taken; undefined before the first certificate. */
export async function newestList(db: Pool): Promise<number | undefined> {
  const text = 'select max(status_list) as newest from certificate._private_certificate'
  const { rows } = await db.query<{ newest: number | null }>({ name: 'certificate-newest-list', text })
  return rows[0]?.newest ?? undefined
}
export async function isTakenPlace(db: Pool, { list, index }: StatusPlace): Promise<boolean> {
  const text = 'select 1 from certificate._private_certificate where status_list = $1 and status_index = $2'
  return (await db.query({ name: 'certificate-is-taken-place', text, values: [list, index] })).rows.length > 0
}

export async function certificatesOfCase(db: Pool, caseId: string): Promise<readonly string[]> {
  const text = 'select id from certificate._private_certificate where case_id = $1'
  const { rows } = await db.query<{ id: string }>({ name: 'certificate-of-case', text, values: [caseId] })
  return rows.map(({ id }) => id)
}
