import type { Pool } from 'pg'
import type { ApplicationSubmitted, RunningCaseTakenOver } from '#clouds/approval/events'
import type { CertificatePrepared } from '#clouds/certificate/events'
import type { OfficerAppointed, RolesGranted } from '#clouds/organisation/events'
import type { FindingAnswerMissed, ProcedureLimitMissed, VacuumFound } from '#clouds/findings/events'
import type { DutyEvent } from '#clouds/supervision/events'
import { eventReader } from '#frame'
import { BODY_ERASED } from '#ledger'
import type { Projection, StoredEntry } from '#ledger'
import type { Role } from '#policy'
import type { AccountUsedTwice } from '../domain/account-use.ts'
import type { PermitSeenElsewhere } from '../domain/outside-permit.ts'
import type { ActReported, SystemFellSilent } from '../domain/reporting-system.ts'
import type { Fact } from '../rules/facts.ts'

type Beginning = ApplicationSubmitted | RunningCaseTakenOver
const readBeginning = eventReader<Beginning>('ApplicationSubmitted', 'RunningCaseTakenOver')
type Marked =
  | (CertificatePrepared | OfficerAppointed | RolesGranted | DutyEvent | ApplicationSubmitted)
  | (FindingAnswerMissed | ProcedureLimitMissed | VacuumFound)
  | (PermitSeenElsewhere | SystemFellSilent | ActReported | AccountUsedTwice)
const MARKED = [
  'CertificatePrepared',
  'OfficerAppointed',
  'RolesGranted',
  'DutyOpened',
  'ApplicationSubmitted',
  'FindingAnswerMissed',
  'ProcedureLimitMissed',
  'VacuumFound',
  'PermitSeenElsewhere',
  'SystemFellSilent',
  'ActReported',
  'AccountUsedTwice',
] as const satisfies readonly Marked['type'][]
/** What these tell of is no case of ours. */
export const ELSEWHERE: readonly string[] = [
  ...(['PermitSeenElsewhere', 'SystemFellSilent', 'ActReported', 'AccountUsedTwice', 'VacuumFound'] as const),
]
const readMarked = eventReader<Marked>(...MARKED)

/** What an act says beside its envelope, as far as a rule asks for it. */
export interface ActMark {
  readonly series: string | null
  readonly serial: number | null
  readonly roles: readonly string[] | null
  readonly organ: string | null
  /** What people call it, where no case number does. */
  readonly title: string | null
  /** What was done, where the entry only tells of it. */
  readonly step: string | null
  /** About whom it is, where that is not who wrote it. */
  readonly person: string | null
  /** Of a case elsewhere: its item, and whether that takes its time. */
  readonly item: string | null
  readonly slow: boolean | null
}
const NOTHING = { series: null, serial: null, roles: null, organ: null }
const NO_MARK: ActMark = { ...NOTHING, title: null, step: null, person: null, item: null, slow: null }

/** 990101-20260303-000001: the day's series, and the place in it. */
const CASE_NUMBER = /^(.+)-(\d{1,9})$/

export function markOf(entry: StoredEntry): ActMark | undefined {
  const event = readMarked(entry)
  switch (event?.type) {
    case 'CertificatePrepared':
      return {
        ...{ ...NO_MARK, series: `${event.certificateType} ${event.organ}`, serial: event.serial },
        title: event.identifier.toUpperCase(),
      }
    case 'ApplicationSubmitted': {
      const [, series, serial] = CASE_NUMBER.exec(event.caseNumber) ?? []
      return series === undefined ? undefined : { ...NO_MARK, series, serial: Number(serial) }
    }
    case 'OfficerAppointed':
      return { ...NO_MARK, roles: event.roles, organ: event.organ }
    case 'RolesGranted':
      return { ...NO_MARK, roles: event.roles }
    case 'VacuumFound':
      return { ...NO_MARK, organ: event.organ, title: event.itemName }
    case 'FindingAnswerMissed':
    case 'ProcedureLimitMissed':
    case 'DutyOpened':
      return { ...NO_MARK, organ: event.organ }
    case 'PermitSeenElsewhere':
      return { ...NO_MARK, organ: event.organ, title: event.number }
    case 'SystemFellSilent':
      return { ...NO_MARK, organ: event.organ, title: event.name }
    case 'ActReported':
      return {
        ...{ ...NO_MARK, organ: event.organ, title: event.number, step: event.step },
        ...{ item: event.item, slow: event.slow },
      }
    case 'AccountUsedTwice':
      return { ...NO_MARK, organ: event.organ, person: event.officer }
    default:
      return undefined
  }
}

export interface CaseProfile {
  readonly caseNumber: string
  readonly item: string
  readonly slow: boolean
  readonly combined: boolean
  readonly applicant: string
}
export function profileOf(entry: StoredEntry): CaseProfile | undefined {
  const event = readBeginning(entry)
  if (event === undefined) return undefined
  const { caseNumber, standard, applicant } = event
  const slow = standard.track.timeClass !== 'IMMEDIATE'
  const combined = standard.postModel === 'COMBINED'
  return { caseNumber, item: standard.itemCode, slow, combined, applicant: applicant.idNumber }
}

/** What detectors ask of a case and of an act that the river of envelopes does not show. */
export const caseFactsProjection: Projection = {
  name: 'case-facts',
  schema: 'oversight',
  tables: ['_private_case_profile', 'act_mark'],
  mode: 'following',
  types: [...MARKED, 'RunningCaseTakenOver', BODY_ERASED],
  apply: async (tx, entries) => {
    for (const entry of entries) {
      const { stream, type, actor } = entry.envelope
      if (type === BODY_ERASED) {
        await tx.query(`delete from ${tx.schema}._private_case_profile where case_id = $1`, [stream])
        await tx.query(`delete from ${tx.schema}.act_mark where stream = $1`, [stream])
        continue
      }
      const profile = profileOf(entry)
      if (profile !== undefined) {
        const { caseNumber, item, slow, combined, applicant } = profile
        await tx.query(
          `insert into ${tx.schema}._private_case_profile
             (case_id, case_number, item, slow, combined, applicant, applicant_alias)
           values ($1, $2, $3, $4, $5, $6, $7)`,
          [stream, caseNumber, item, slow, combined, applicant, actor],
        )
      }
      const mark = markOf(entry)
      if (mark !== undefined)
        await tx.query(
          `insert into ${tx.schema}.act_mark
             (leaf_hash, stream, series, serial, roles, organ, title, step, person, item, slow)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
          [
            ...[entry.leafHash, stream, mark.series, mark.serial, mark.roles, mark.organ],
            ...[mark.title, mark.step, mark.person, mark.item, mark.slow],
          ],
        )
    }
  },
}

export interface FactRow extends Omit<Fact, 'at' | 'recordedAt' | 'series' | 'person'> {
  readonly stream: string
  readonly actor: string
  readonly at: Date
  readonly recordedAt: Date
  readonly seriesName: string | null
  readonly serial: string | null
}

/**
 * Acts of these types since an instant, as detectors want them. Lives of duties and notices are each a case of their
 * own where the rule waits for their own next act; otherwise they belong to the case they are about.
 */
export async function listFacts(
  db: Pool,
  asked: { readonly types: readonly string[]; readonly since: string; readonly limit: number },
): Promise<readonly FactRow[]> {
  const text = `select coalesce(l.case_id, a.stream) as case, a.stream, coalesce(p.case_number, case when m.series is null then m.title end, '') as number,
      a.type = any($4::text[]) as elsewhere,
      coalesce(m.step, a.type) as step, coalesce(m.person, a.actor) as actor, coalesce(m.organ, a.organ) as organ, a.occurred_at as at,
      a.recorded_at as "recordedAt", a.leaf_hash as entry, coalesce(p.item, m.item) as item,
      coalesce(p.slow, m.slow) as slow, p.combined, p.applicant,
      m.series as "seriesName", m.serial, m.roles
    from oversight.act a
    left join oversight.life_case l on l.stream = a.stream
    left join oversight._private_case_profile p on p.case_id = coalesce(l.case_id, a.stream)
    left join oversight.act_mark m on m.leaf_hash = a.leaf_hash
    where (a.type = any($1::text[]) or (a.type = 'ActReported' and m.step = any($1::text[]))) and a.recorded_at >= $2
    order by a.leaf_index desc limit $3`
  return (await db.query<FactRow>(text, [asked.types, asked.since, asked.limit, ELSEWHERE])).rows
}

export async function findProfile(db: Pool, caseId: string): Promise<CaseProfile | undefined> {
  const text = `select case_number as "caseNumber", item, slow, combined, applicant
    from oversight._private_case_profile where case_id = $1`
  return (await db.query<CaseProfile>(text, [caseId])).rows[0]
}
/** Under which opaque id the applicant stands in the entries of his case. */
export async function findApplicantAlias(db: Pool, caseId: string): Promise<string | undefined> {
  const text = 'select applicant_alias as alias from oversight._private_case_profile where case_id = $1'
  return (await db.query<{ alias: string }>(text, [caseId])).rows[0]?.alias
}

/** Who holds a role, by the roles everybody was last given, and in which organ. */
export async function holdersOf(
  db: Pool,
  role: Role,
): Promise<readonly { readonly officer: string; readonly organ: string }[]> {
  const text = `select stream as officer, organ from (
      select distinct on (m.stream) m.stream, m.roles,
        (select o.organ from oversight.act_mark o where o.stream = m.stream and o.organ is not null limit 1) as organ
      from oversight.act_mark m join oversight.act a on a.leaf_hash = m.leaf_hash
      where m.roles is not null order by m.stream, a.leaf_index desc) held
    where organ is not null and $1 = any(roles) order by stream`
  return (await db.query<{ officer: string; organ: string }>(text, [role])).rows
}
/** To whom a case of this organ can be handed. */
export async function examinersOf(db: Pool, organ: string): Promise<readonly string[]> {
  return (await holdersOf(db, 'examiner')).filter((one) => one.organ === organ).map(({ officer }) => officer)
}

/** The organ an officer was last appointed in. */
export async function organOfOfficer(db: Pool, officer: string): Promise<string | null> {
  const text = `select m.organ from oversight.act_mark m join oversight.act a on a.leaf_hash = m.leaf_hash
    where m.stream = $1 and m.organ is not null order by a.leaf_index desc limit 1`
  return (await db.query<{ organ: string }>(text, [officer])).rows[0]?.organ ?? null
}
