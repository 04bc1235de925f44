import type { Pool } from 'pg'
import type { Projection, ProjectionTx } from '#ledger'
import type {
  AnsweringUnit,
  ConsolidatedOpinionIssued,
  ConsultationOpened,
  DepartmentOpinionGiven,
  OpinionHandedOn,
} from '../domain/events.ts'
import { readCaseEvent } from '../read-events.ts'
import type { CaseKey } from './case-row.ts'

/** One department asked one question about one case. */
export interface OpinionAsked {
  readonly caseId: string
  readonly id: string
  readonly organ: string
  readonly question: string
  readonly askedAt: Date
  readonly due: string
  readonly stance: DepartmentOpinionGiven['stance'] | null
  readonly opinion: string
  /** Section or body that has the question, or has answered it; null where the department itself does. */
  readonly unit: AnsweringUnit | null
  /** 退回: which unit gave it back and why; null once the department has handed it on again or answered. */
  readonly givenBack: { readonly unit: AnsweringUnit; readonly reason: string } | null
}

/** 征求意见 as the departments asked see it: by department, newest first. */
export const opinionAskedProjection: Projection = {
  name: 'approval.opinion_asked',
  schema: 'approval',
  tables: ['_private_opinion_asked', 'opinion_handed_on'],
  mode: 'inline',
  types: ['ConsultationOpened', 'OpinionHandedOn', 'DepartmentOpinionGiven', 'ConsolidatedOpinionIssued'],
  apply: async (tx, entries) => {
    for (const entry of entries) {
      const event = readCaseEvent(entry)
      const { stream } = entry.envelope
      if (event?.type === 'ConsultationOpened') await ask(tx, stream, event)
      if (event?.type === 'OpinionHandedOn') await handOn(tx, stream, event)
      if (event?.type === 'DepartmentOpinionGiven') await answer(tx, stream, event)
      if (event?.type === 'ConsolidatedOpinionIssued') await close(tx, stream, event)
    }
  },
}

async function ask(tx: ProjectionTx, stream: string, { id, organs, question, due, at }: ConsultationOpened) {
  await tx.query(
    `insert into ${tx.schema}._private_opinion_asked (case_id, id, organ, question, asked_at, due)
     select $1, $2, organ, $3, $4, $5 from unnest($6::text[]) as organ on conflict do nothing`,
    [stream, id, question, at, due, organs],
  )
}

async function handOn(tx: ProjectionTx, stream: string, { id, organ, unit, givenBack, at }: OpinionHandedOn) {
  const key = [stream, id, organ]
  await tx.query(
    `update ${tx.schema}._private_opinion_asked set unit = $4, unit_organ = $5, given_back = $6
     where case_id = $1 and id = $2 and organ = $3`,
    [
      ...[...key, unit === null ? null : JSON.stringify(unit), unit?.kind === 'BODY' ? unit.id : null],
      givenBack === undefined ? null : JSON.stringify(givenBack),
    ],
  )
  await tx.query(
    `update ${tx.schema}.opinion_handed_on set left_at = $4
     where case_id = $1 and id = $2 and organ = $3 and left_at is null`,
    [...key, at],
  )
  if (unit === null) return
  await tx.query(
    `insert into ${tx.schema}.opinion_handed_on (case_id, id, organ, unit_kind, unit_id, unit_name, handed_at)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
    [...key, unit.kind, unit.id, JSON.stringify(unit.name), at],
  )
}

async function answer(tx: ProjectionTx, stream: string, { id, organ, stance, opinion, at }: DepartmentOpinionGiven) {
  await tx.query(
    `update ${tx.schema}._private_opinion_asked set stance = $4, opinion = $5, answered_at = $6, given_back = null
     where case_id = $1 and id = $2 and organ = $3`,
    [stream, id, organ, stance, opinion, at],
  )
  await tx.query(
    `update ${tx.schema}.opinion_handed_on set answered_at = $4
     where case_id = $1 and id = $2 and organ = $3 and left_at is null`,
    [stream, id, organ, at],
  )
}

/** Who has not answered is asked no longer. */
async function close(tx: ProjectionTx, stream: string, { id }: ConsolidatedOpinionIssued) {
  await tx.query(`update ${tx.schema}._private_opinion_asked set closed = true where case_id = $1 and id = $2`, [
    stream,
    id,
  ])
}

const COLUMNS = `o.case_id as "caseId", o.id, o.organ, o.question, o.asked_at as "askedAt", o.due::text as due,
  o.stance, o.opinion, o.unit, o.given_back as "givenBack"`

export async function findOpinionAsked(
  db: Pool,
  caseId: string,
  id: string,
  organ: string,
): Promise<OpinionAsked | undefined> {
  const { rows } = await db.query<OpinionAsked>({
    name: 'approval-find-opinion-asked',
    text: `select ${COLUMNS} from approval._private_opinion_asked o
           where o.case_id = $1 and o.id = $2 and (o.organ = $3 or o.unit_organ = $3)`,
    values: [caseId, id, organ],
  })
  return rows[0]
}

interface OpinionQuery {
  readonly organ: string
  /** Only those still waiting for an answer. */
  readonly open: boolean
  readonly after: CaseKey | undefined
  readonly limit: number
}

export async function listOpinionsAsked(
  db: Pool,
  { organ, open, after, limit }: OpinionQuery,
): Promise<readonly OpinionAsked[]> {
  const { rows } = await db.query<OpinionAsked>({
    name: 'approval-list-opinions-asked',
    text: `select ${COLUMNS} from approval._private_opinion_asked o
           where (o.organ = $1 or o.unit_organ = $1) and (not $2 or (o.stance is null and not o.closed))
             and ($3::timestamptz is null or (o.asked_at, o.case_id) < ($3, $4::uuid))
           order by o.asked_at desc, o.case_id desc limit $5`,
    values: [organ, open, after?.submittedAt ?? null, after?.id ?? null, limit],
  })
  return rows
}

/** Whether this organ has been asked about this case, or been handed the question: then it may see the papers. */
export async function isAskedAbout(db: Pool, caseId: string, organ: string): Promise<boolean> {
  const { rows } = await db.query({
    name: 'approval-is-asked-about',
    text: `select 1 from approval._private_opinion_asked
           where case_id = $1 and (organ = $2 or unit_organ = $2) limit 1`,
    values: [caseId, organ],
  })
  return rows.length > 0
}
