import type { Pool } from 'pg'
import type { ClockEntry, ClockLimits, JsonObject, TimeClass } from '#kernel'
import { CONCLUDED } from '../domain/case-state.ts'
import type { Applicant, Channel, Defect, SubmittedMaterial } from '../domain/events.ts'
import type { Milestone } from '../milestone.ts'
import type { Examination, Stage } from './case-change.ts'

/** A case as pages read it. */
export interface CaseRow {
  readonly id: string
  readonly version: number
  readonly caseNumber: string
  readonly trackingCode: string
  readonly itemCode: string
  readonly itemVersion: number
  readonly itemName: string
  readonly organ: string
  readonly applicant: string
  readonly applicantName: string
  readonly stage: Stage
  readonly submittedAt: Date
  readonly clock: readonly ClockEntry[]
  readonly limits: ClockLimits
  readonly milestones: readonly Milestone[]
  readonly defects: readonly Defect[]
  readonly examination: Examination | null
  readonly certificate: string | null
  readonly assignee: string | null
  readonly channel: Channel
  readonly express: boolean
  readonly visits: number
  readonly timeClass: TimeClass
}
export interface ApplicationRow {
  readonly applicant: Applicant
  readonly answers: Readonly<Record<string, string>>
  readonly form: JsonObject
  readonly materials: readonly SubmittedMaterial[]
}

export const CASE_COLUMNS = `c.id, c.version, c.case_number as "caseNumber", c.tracking_code as "trackingCode",
  c.item_code as "itemCode", c.item_version as "itemVersion", c.item_name as "itemName", c.organ, c.applicant,
  c.applicant_name as "applicantName", c.stage, c.submitted_at as "submittedAt", c.clock, c.limits, c.milestones,
  c.defects, c.examination, c.certificate, c.assignee, c.channel, c.express, c.visits,
  c.time_class as "timeClass"`

export async function findCase(db: Pool, id: string): Promise<CaseRow | undefined> {
  const { rows } = await db.query<CaseRow>({
    name: 'approval-find-case',
    text: `select ${CASE_COLUMNS} from approval._private_case c where c.id = $1`,
    values: [id],
  })
  return rows[0]
}

export async function findTrackedCase(db: Pool, trackingCode: string): Promise<CaseRow | undefined> {
  const { rows } = await db.query<CaseRow>({
    name: 'approval-find-tracked-case',
    text: `select ${CASE_COLUMNS} from approval._private_case c where c.tracking_code = $1`,
    values: [trackingCode],
  })
  return rows[0]
}

export async function findApplication(db: Pool, id: string): Promise<ApplicationRow | undefined> {
  const { rows } = await db.query<ApplicationRow>({
    name: 'approval-find-application',
    text: 'select applicant, answers, form, materials from approval._private_application where id = $1',
    values: [id],
  })
  return rows[0]
}

/** What this person wrote about himself the last time, so that he need not write it again (AP-30). */
export async function findLastApplicant(db: Pool, aliases: readonly string[]): Promise<Applicant | undefined> {
  const { rows } = await db.query<{ applicant: Applicant }>({
    name: 'approval-find-last-applicant',
    text: `select a.applicant from approval._private_case c join approval._private_application a on a.id = c.id
           where c.applicant = any($1::text[]) order by c.submitted_at desc limit 1`,
    values: [aliases],
  })
  return rows[0]?.applicant
}

export interface CaseKey {
  readonly submittedAt: string
  readonly id: string
}

/** Open cases that were put on this officer's desk. */
export async function openCasesOnDesk(db: Pool, officer: string): Promise<readonly string[]> {
  const { rows } = await db.query<{ id: string }>({
    name: 'approval-open-cases-on-desk',
    text: `select id from approval._private_case where assignee = $1 and stage <> all($2::text[]) order by id`,
    values: [officer, CONCLUDED],
  })
  return rows.map(({ id }) => id)
}

/** An applicant's own cases, newest first. */
export async function listOwnCases(
  db: Pool,
  aliases: readonly string[],
  after: CaseKey | undefined,
  limit: number,
): Promise<readonly CaseRow[]> {
  const { rows } = await db.query<CaseRow>({
    name: 'approval-own-cases',
    text: `select ${CASE_COLUMNS} from approval._private_case c
           where c.applicant = any($1::text[]) and ($2::timestamptz is null or (c.submitted_at, c.id) < ($2, $3::uuid))
           order by c.submitted_at desc, c.id desc limit $4`,
    values: [aliases, after?.submittedAt ?? null, after?.id ?? null, limit],
  })
  return rows
}

/** Cases in which the bureau may have kept silent: received before the given instant and not accepted yet. */
export async function listSilentCases(
  db: Pool,
  receivedBefore: string,
  after: CaseKey | undefined,
  limit: number,
): Promise<readonly { readonly id: string; readonly receivedAt: Date }[]> {
  const { rows } = await db.query<{ id: string; receivedAt: Date }>({
    name: 'approval-silent-cases',
    text: `select id, received_at as "receivedAt" from approval._private_case
           where stage = 'submitted' and received_at < $1
             and ($2::timestamptz is null or (received_at, id) > ($2, $3::uuid))
           order by received_at, id limit $4`,
    values: [receivedBefore, after?.submittedAt ?? null, after?.id ?? null, limit],
  })
  return rows
}

/** Cases waiting or in handling in which something has run out by this day. */
export async function listWatched(
  db: Pool,
  today: string,
  after: string | null,
  limit: number,
): Promise<readonly string[]> {
  const { rows } = await db.query<{ id: string }>({
    name: 'approval-watched-cases',
    text: `select id from approval._private_case
           where watch_on < $1 and stage in ('awaitingCorrection', 'accepted', 'inReview', 'examined') and ($2::uuid is null or id > $2)
           order by id limit $3`,
    values: [today, after, limit],
  })
  return rows.map(({ id }) => id)
}

/** Renewals asked for and not decided although the old certificate has expired. */
export async function listExpiredRenewals(
  db: Pool,
  today: string,
  limit: number,
): Promise<readonly { readonly id: string; readonly expiry: string }[]> {
  const { rows } = await db.query<{ id: string; expiry: string }>({
    name: 'approval-expired-renewals',
    text: `select c.id, h.valid_until::text as expiry
           from approval._private_case c join approval._private_held_certificate h on h.identifier = c.certificate
           where c.stage in ('accepted', 'inReview', 'examined') and h.ended is null and h.valid_until < $1
           order by c.id limit $2`,
    values: [today, limit],
  })
  return rows
}
