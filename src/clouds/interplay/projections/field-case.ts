import type { Pool } from 'pg'
import type { ApplicationSubmitted, CaseEvent, CaseTransferred, RunningCaseTakenOver } from '#clouds/approval/events'
import type { OfficerAppointed, RolesGranted } from '#clouds/organisation/events'
import { eventReader } from '#frame'
import { BODY_ERASED } from '#ledger'
import type { Projection } from '#ledger'
import type { Role } from '#policy'

type Ending = Extract<
  CaseEvent,
  {
    type:
      | 'CaseGranted'
      | 'CaseRefused'
      | 'ApplicationNotAccepted'
      | 'ApplicationWithdrawn'
      | 'CaseTerminated'
      | 'GrantAnnulled'
  }
>
type Followed = ApplicationSubmitted | RunningCaseTakenOver | CaseTransferred | Ending
const TYPES = [
  'ApplicationSubmitted',
  'RunningCaseTakenOver',
  'CaseTransferred',
  'CaseGranted',
  'CaseRefused',
  'ApplicationNotAccepted',
  'ApplicationWithdrawn',
  'CaseTerminated',
  'GrantAnnulled',
] as const satisfies readonly Followed['type'][]
const read = eventReader<Followed>(...TYPES)

/** Cases by field (SV-42): what a competent department may look at and ask about. */
export const fieldCaseProjection: Projection = {
  name: 'field-case',
  schema: 'interplay',
  tables: ['field_case'],
  mode: 'following',
  types: [...TYPES, BODY_ERASED],
  apply: async (tx, entries) => {
    const table = `${tx.schema}.field_case`
    for (const entry of entries) {
      const { stream, type } = entry.envelope
      if (type === BODY_ERASED) await tx.query(`delete from ${table} where id = $1`, [stream])
      const event = read(entry)
      if (event === undefined) continue
      if (event.type === 'ApplicationSubmitted' || event.type === 'RunningCaseTakenOver') {
        const { standard, caseNumber, at } = event
        await tx.query(
          `insert into ${table} (id, case_number, item_code, item_name, organ, competent_organs, submitted_at)
           values ($1, $2, $3, $4, $5, $6, $7)`,
          [stream, caseNumber, standard.itemCode, standard.name, standard.organ, standard.competentOrgans, at],
        )
      } else if (event.type === 'CaseTransferred')
        await tx.query(`update ${table} set organ = $2 where id = $1`, [stream, event.to])
      else await tx.query(`update ${table} set outcome = $2 where id = $1`, [stream, event.type])
    }
  },
}

export interface FieldCaseRow {
  readonly id: string
  readonly caseNumber: string
  readonly itemCode: string
  readonly itemName: string
  readonly organ: string
  readonly competentOrgans: readonly string[]
  readonly submittedAt: Date
  readonly outcome: Ending['type'] | null
}
const FIELD_CASE = `select id, case_number as "caseNumber", item_code as "itemCode", item_name as "itemName", organ,
    competent_organs as "competentOrgans", submitted_at as "submittedAt", outcome from interplay.field_case`
export async function findFieldCase(db: Pool, id: string): Promise<FieldCaseRow | undefined> {
  return (await db.query<FieldCaseRow>(`${FIELD_CASE} where id = $1`, [id])).rows[0]
}
export interface FieldPage {
  /** Null: whoever watches over all. */
  readonly organ: string | null
  readonly q: string | null
  readonly after: readonly [at: string, id: string] | null
  readonly limit: number
}
/** Newest first. */
export async function listFieldCases(db: Pool, page: FieldPage): Promise<readonly FieldCaseRow[]> {
  const [at, id] = page.after ?? [null, null]
  const text = `${FIELD_CASE} where ($1::uuid is null or organ = $1 or competent_organs @> array[$1::uuid])
    and ($2::text is null or case_number like $2 || '%' or position($2 in item_name) > 0)
    and ($3::timestamptz is null or (submitted_at, id) < ($3, $4::uuid))
    order by submitted_at desc, id desc limit $5`
  const q = page.q === null ? null : page.q.replace(/[\\%_]/g, '')
  return (await db.query<FieldCaseRow>(text, [page.organ, q, at, id, page.limit])).rows
}

const readOfficer = eventReader<OfficerAppointed | RolesGranted>('OfficerAppointed', 'RolesGranted')
/** Who works for which organ, and as what: the names behind 谁审批谁负责、谁主管谁监管. */
export const officerProjection: Projection = {
  name: 'interplay-officer',
  schema: 'interplay',
  tables: ['officer'],
  mode: 'following',
  types: ['OfficerAppointed', 'RolesGranted'],
  apply: async (tx, entries) => {
    for (const entry of entries) {
      const event = readOfficer(entry)
      const { stream } = entry.envelope
      if (event?.type === 'RolesGranted')
        await tx.query(`update ${tx.schema}.officer set roles = $2 where id = $1`, [stream, event.roles])
      if (event?.type === 'OfficerAppointed')
        await tx.query(`insert into ${tx.schema}.officer (id, organ, roles) values ($1, $2, $3)`, [
          stream,
          event.organ,
          event.roles,
        ])
    }
  },
}
interface OfficerRow {
  readonly id: string
  readonly organ: string
  readonly roles: readonly Role[]
}
export async function officersIn(db: Pool, organs: readonly string[]): Promise<readonly OfficerRow[]> {
  const text = 'select id, organ, roles from interplay.officer where organ = any($1) order by id'
  return (await db.query<OfficerRow>(text, [[...organs]])).rows
}
