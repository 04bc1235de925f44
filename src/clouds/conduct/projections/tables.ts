import type { Pool } from 'pg'
import { findLifeRows, lifeTable } from '#frame'
import type { LifeRow } from '#frame'
import type { Projection } from '#ledger'
import type { CheckState } from '../domain/check.ts'
import type { ContactState } from '../domain/contact.ts'
import type { PriorityState } from '../domain/priority.ts'
import { checkLife, contactLife, priorityLife } from '../lives.ts'

const schema = 'conduct'
const CONTACTS = 'conduct._private_contact'
const CHECKS = 'conduct.performance_check'
const MARKS = 'conduct.priority_mark'

export const tables: readonly Projection[] = [
  lifeTable(contactLife, {
    schema,
    name: 'first-contact',
    table: '_private_contact',
    columnsOf: ({ owner, organ, offer, due, at, answered }: ContactState) => ({
      ...{ owner, organ, due, taken_at: at, offered_to: offer?.to ?? null, answered_at: answered?.at ?? null },
    }),
  }),
  lifeTable(checkLife, {
    schema,
    name: 'performance-check',
    table: 'performance_check',
    columnsOf: ({ organ, inspector, on, phase, finished, after, every }: CheckState) => ({
      ...{ organ, inspector, planned_on: on, phase, after, every, finished_at: finished?.at ?? null },
    }),
  }),
  lifeTable(priorityLife, {
    schema,
    name: 'priority-mark',
    table: 'priority_mark',
    columnsOf: ({ organ, case: caseId, at, audit }: PriorityState) => ({
      ...{ organ, case_id: caseId, given_at: at, audited: audit !== null },
    }),
  }),
]

type Rows<State> = Promise<readonly LifeRow<State>[]>
const LIST_MAX = 200

export const findContact = async (db: Pool, id: string): Promise<LifeRow<ContactState> | undefined> =>
  (await findLifeRows<ContactState>(db, CONTACTS, 'id = $1', [id]))[0]
/** Mine, and those I am asked to take over; open ones first, by the day they are due. */
export const listContacts = (db: Pool, officer: string): Rows<ContactState> =>
  findLifeRows(
    db,
    CONTACTS,
    `owner = $1 or offered_to = $1 order by answered_at is not null, due, taken_at desc, id limit $2`,
    [officer, LIST_MAX],
  )
/** Taken since, of one organ or of all. */
export const contactsSince = (db: Pool, since: string, organ: string | null): Rows<ContactState> =>
  findLifeRows(db, CONTACTS, `taken_at >= $1 and ($2::uuid is null or organ = $2) order by taken_at, id limit $3`, [
    since,
    organ,
    COUNTED_MAX,
  ])
/** More than a bureau's windows take in a quarter. */
const COUNTED_MAX = 50_000

export const findCheck = async (db: Pool, id: string): Promise<LifeRow<CheckState> | undefined> =>
  (await findLifeRows<CheckState>(db, CHECKS, 'id = $1', [id]))[0]
/** Every check; an organ sees those about itself once they are finished: nobody is warned of a visit. */
export const listChecks = (db: Pool, organ: string | null): Rows<CheckState> =>
  findLifeRows(
    db,
    CHECKS,
    `$1::uuid is null or (organ = $1 and finished_at is not null)
     order by phase in ('CLOSED', 'CALLED_OFF'), planned_on desc, id limit $2`,
    [organ, LIST_MAX],
  )
/** Whose day has come and whose rhythm asks for another one that is not planned yet. */
export const checksToFollow = (db: Pool, today: string): Rows<CheckState> =>
  findLifeRows(
    db,
    CHECKS,
    `every is not null and phase <> 'CALLED_OFF' and planned_on <= $1
     and not exists (select from conduct.performance_check later where later.after = performance_check.id)
     order by planned_on, id limit $2`,
    [today, LIST_MAX],
  )
/** Planned, finished or put right within these days, or still open. */
export const checksBetween = (db: Pool, from: string, to: string): Rows<CheckState> =>
  findLifeRows(
    db,
    CHECKS,
    `planned_on between $1 and $2 or (finished_at at time zone 'Asia/Shanghai')::date between $1 and $2
     or phase = 'RECTIFYING' order by planned_on, id limit $3`,
    [from, to, LIST_MAX],
  )

export const findMark = async (db: Pool, id: string): Promise<LifeRow<PriorityState> | undefined> =>
  (await findLifeRows<PriorityState>(db, MARKS, 'id = $1', [id]))[0]
export const listMarks = (db: Pool, organ: string | null): Rows<PriorityState> =>
  findLifeRows(db, MARKS, '$1::uuid is null or organ = $1 order by audited, given_at desc, id limit $2', [
    organ,
    LIST_MAX,
  ])
export const marksOf = (db: Pool, cases: readonly string[]): Rows<PriorityState> =>
  findLifeRows(db, MARKS, 'case_id = any($1::uuid[])', [cases])
