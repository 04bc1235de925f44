import type { Pool } from 'pg'
import type { OfficerActor } from '#policy'
import type { Channel } from '../domain/events.ts'
import type { Stage } from './case-change.ts'
import { CASE_COLUMNS } from './case-row.ts'
import type { CaseKey, CaseRow } from './case-row.ts'

/** What an officer asks the list of cases. `organs` comes from the policy: nothing outside it is ever read. */
export interface WorklistQuery {
  readonly organs: readonly string[]
  readonly officer: OfficerActor
  readonly mine: boolean
  /** Only what was put on this officer's desk. */
  readonly assigned?: boolean
  readonly channel?: Channel
  readonly stage?: Stage
  readonly q?: string
  readonly after?: CaseKey
  readonly limit: number
}

const OPEN_STAGES: readonly Stage[] = [
  'submitted',
  'preAccepted',
  'awaitingCorrection',
  'accepted',
  'inReview',
  'examined',
]

/** Every stage a case can stand at. */
export const ALL_STAGES: readonly Stage[] = [
  ...OPEN_STAGES,
  'granted',
  'refused',
  'notAccepted',
  'withdrawn',
  'terminated',
  'annulled',
]

/** Which stage waits for which post. */
const STAGES_OF_ROLE: readonly (readonly [OfficerActor['roles'][number], Stage])[] = [
  ['intakeOfficer', 'submitted'],
  ['examiner', 'accepted'],
  ['examiner', 'inReview'],
  ['decider', 'examined'],
]

/** An authorisation of the window for this officer and item stands today (WF-16). */
const AUTHORISED = `exists (select from approval.window_authority a
  where a.officer = $2 and a.item_code = c.item_code and a.until >= (now() at time zone 'Asia/Shanghai')::date)`
/**
 * The rule of separated duties as a list may ask it; the decider has the last word on every act, and a test holds the
 * two against each other.
 */
const MAY_ACT = `((c.assignee is null or c.assignee = $2) and (c.stage = 'submitted'
  or (c.stage = 'accepted' and (not c.combined_post or c.acceptor is distinct from $2))
  or (c.stage = 'inReview' and not ($2 = any(c.examiners)))
  or (c.stage = 'examined' and (c.acceptor is distinct from $2 or (c.window_authority and c.time_class = 'IMMEDIATE' and ${AUTHORISED}))
      and (c.combined_post or not ($2 = any(c.examiners))))))`

function stagesOf({ officer, mine, stage }: WorklistQuery): readonly Stage[] {
  const own = STAGES_OF_ROLE.filter(([role]) => officer.roles.includes(role)).map(([, its]) => its)
  const asked = stage === undefined ? (mine ? own : OPEN_STAGES) : [stage]
  return mine ? asked.filter((one) => own.includes(one)) : asked
}

/**
 * One walk of the index (organ, stage, submitted_at, id) per organ and stage, each no longer than the page, then
 * merged: the cost does not grow with the number of cases.
 */
const page = (condition: string): string => `
  select ${CASE_COLUMNS}
  from unnest($1::text[]) as organs (organ)
  cross join unnest($3::text[]) as stages (stage)
  cross join lateral (
    select * from approval._private_case w
    where w.organ = organs.organ and w.stage = stages.stage
      and ($4::timestamptz is null or (w.submitted_at, w.id) > ($4, $5::uuid))
      and ($7::text is null or w.channel = $7) and (not $8::boolean or w.assignee = $2)
      and ${condition.replaceAll('c.', 'w.')}
      and not exists (select from approval.priority p where p.case_id = w.id)
    order by w.submitted_at, w.id limit $6
  ) c
  order by c.submitted_at, c.id limit $6`
const PAGES = {
  all: { name: 'approval-worklist-all', text: page('$2::text is not null') },
  mine: { name: 'approval-worklist-mine', text: page(MAY_ACT) },
} as const

/** Oldest first: who came first is served first. */
export async function listWork(db: Pool, query: WorklistQuery): Promise<readonly CaseRow[]> {
  if (query.q !== undefined && query.q.trim() !== '') return searchCases(db, query, query.q.trim())
  const { rows } = await db.query<CaseRow>({
    ...PAGES[query.mine ? 'mine' : 'all'],
    values: [
      query.organs,
      query.officer.id,
      stagesOf(query),
      query.after?.submittedAt ?? null,
      query.after?.id ?? null,
      query.limit,
      query.channel ?? null,
      query.assigned ?? false,
    ],
  })
  return rows
}

const first = (condition: string): string => `
  select distinct on (c.submitted_at, c.id) ${CASE_COLUMNS}
  from approval.priority p join approval._private_case c on c.id = p.case_id
  where c.organ = any($1::text[]) and c.stage = any($3::text[]) and ${condition}
    and ($4::text is null or c.channel = $4) and (not $5::boolean or c.assignee = $2)
  order by c.submitted_at, c.id`
const FIRST = {
  all: { name: 'approval-worklist-first', text: first('$2::text is not null') },
  mine: { name: 'approval-worklist-first-mine', text: first(MAY_ACT) },
} as const

/** 绿色通道: those that were put before the others, openly and with a reason; the pages of the list leave them out. */
export async function listFirst(db: Pool, query: WorklistQuery): Promise<readonly CaseRow[]> {
  const { organs, officer, channel = null, assigned = false } = query
  const values = [organs, officer.id, stagesOf(query), channel, assigned]
  return (await db.query<CaseRow>({ ...FIRST[query.mine ? 'mine' : 'all'], values })).rows
}

/** More than this is "many": nobody plans his day by the difference. */
export const WAITING_MAX = 1000

/** How many cases wait for this officer, counted up to WAITING_MAX. */
export async function countWaiting(db: Pool, query: Pick<WorklistQuery, 'organs' | 'officer'>): Promise<number> {
  const stages = stagesOf({ ...query, mine: true, limit: 0 })
  const { rows } = await db.query<{ waiting: number }>({
    name: 'approval-worklist-waiting',
    text: `select count(*)::int as waiting from (
             select 1 from approval._private_case c
             where c.organ = any($1::text[]) and c.stage = any($3::text[]) and ${MAY_ACT} limit ${WAITING_MAX}) counted`,
    values: [query.organs, query.officer.id, stages],
  })
  return rows[0]?.waiting ?? 0
}

const CASE_NUMBER_START = /^[0-9A-Z]{1,12}-?[0-9-]*$/

/** Sorts, byte by byte, after everything that begins with the same letters. */
const LAST_CHARACTER = '\u{10ffff}'

/**
 * By the beginning of the case number or of the applicant's name, open and closed cases alike, newest first.
 * A name that fits more than CANDIDATES_MAX cases must be typed further: sorting them all would help nobody.
 * The range is spelt out because a prepared LIKE cannot use the index (measured with a million cases: 94 ms, now 1).
 */
const CANDIDATES_MAX = 2000
async function searchCases(db: Pool, query: WorklistQuery, typed: string): Promise<readonly CaseRow[]> {
  const byNumber = CASE_NUMBER_START.test(typed.toUpperCase())
  const column = byNumber ? 'case_number' : 'applicant_name'
  const { rows } = await db.query<CaseRow>({
    name: `approval-worklist-search-${column}-${query.mine ? 'mine' : 'all'}`,
    text: `select ${CASE_COLUMNS} from (
             select * from approval._private_case f
             where f.organ = any($1::text[]) and f.${column} ~>=~ $4 and f.${column} ~<~ ($4 || '${LAST_CHARACTER}')
             limit ${CANDIDATES_MAX}) c
           where ($3::text[] is null or c.stage = any($3)) and ${query.mine ? MAY_ACT : '$2::text is not null'}
             and ($6::text is null or c.channel = $6) and (not $7::boolean or c.assignee = $2)
           order by c.submitted_at desc, c.id desc limit $5`,
    values: [
      query.organs,
      query.officer.id,
      query.mine || query.stage !== undefined ? stagesOf(query) : null,
      byNumber ? typed.toUpperCase() : typed,
      query.limit,
      query.channel ?? null,
      query.assigned ?? false,
    ],
  })
  return rows
}

interface ExportQuery {
  readonly organ: string
  readonly stage: Stage
  /** Plain dates of receipt, inclusive. */
  readonly from: string | null
  readonly to: string | null
  readonly after: CaseKey | null
  readonly limit: number
}

/** One organ and stage at a time, in the order of its index: a page costs what it shows and no more. */
export async function listForExport(db: Pool, query: ExportQuery): Promise<readonly CaseRow[]> {
  const { organ, stage, from, to, after, limit } = query
  const { rows } = await db.query<CaseRow>({
    name: 'approval-export-cases',
    text: `select ${CASE_COLUMNS} from approval._private_case c
      where c.organ = $1 and c.stage = $2
        and ($3::timestamptz is null or (c.submitted_at, c.id) > ($3, $4::uuid))
        and ($5::date is null or c.submitted_at >= ($5::date)::timestamp at time zone 'Asia/Shanghai')
        and ($6::date is null or c.submitted_at < ($6::date + 1)::timestamp at time zone 'Asia/Shanghai')
      order by c.submitted_at, c.id limit $7`,
    values: [organ, stage, after?.submittedAt ?? null, after?.id ?? null, from, to, limit],
  })
  return rows
}
