import type { Pool } from 'pg'
import type { ApplicationSubmitted, CaseEvent } from '#clouds/approval/events'
import { CASE_EVENT_TYPES, phaseAfter } from '#clouds/approval/events'
import { eventReader } from '#frame'
import type { JsonObject } from '#kernel'
import { BODY_ERASED } from '#ledger'
import type { Projection, ProjectionTx } from '#ledger'
import type { Filed } from '../read-events.ts'

const read = eventReader<CaseEvent>(...CASE_EVENT_TYPES)
type SeenStage = 'OPEN' | 'GRANTED' | 'REFUSED' | 'ENDED'

/** Earlier cases: facts for later ones, and what a new table is tried on. */
export const caseSeenProjection: Projection = {
  name: 'smart.case_seen',
  schema: 'smart',
  tables: ['_private_case_seen'],
  mode: 'following',
  types: [...CASE_EVENT_TYPES, BODY_ERASED],
  apply: async (tx, entries) => {
    const table = `${tx.schema}._private_case_seen`
    for (const entry of entries) {
      const { stream, type } = entry.envelope
      if (type === BODY_ERASED) await tx.query(`delete from ${table} where id = $1`, [stream])
      const event = read(entry)
      if (event?.type === 'ApplicationSubmitted') await begin(tx, stream, event)
      if (event?.type === 'CorrectionSubmitted')
        await tx.query(`update ${table} set form = $2 where id = $1`, [stream, JSON.stringify(event.form)])
      const stage = event === undefined ? null : stageAfter(event)
      if (event !== undefined && stage !== null && event.type !== 'ApplicationSubmitted')
        await tx.query(`update ${table} set stage = $2, automatic = $3, decided_at = $4 where id = $1`, [
          stream,
          stage,
          event.type === 'CaseGranted' && event.basis === 'AUTOMATIC',
          stage === 'OPEN' ? null : event.at,
        ])
    }
  },
}

/** Null when the stage stays, or is the one it was opened with. */
function stageAfter(event: CaseEvent): SeenStage | null {
  switch (phaseAfter(event)) {
    case 'granted':
      return 'GRANTED'
    case 'refused':
      return 'REFUSED'
    case 'notAccepted':
    case 'withdrawn':
    case 'terminated':
    case 'annulled':
      return 'ENDED'
    case 'accepted':
      return event.type === 'ChallengeDecided' ? 'OPEN' : null
    default:
      return null
  }
}

async function begin(tx: ProjectionTx, stream: string, event: ApplicationSubmitted): Promise<void> {
  await tx.query(
    `insert into ${tx.schema}._private_case_seen (id, case_number, item_code, applicant, answers, form, certificate,
       stage, submitted_at)
     values ($1, $2, $3, $4, $5, $6, $7, 'OPEN', $8) on conflict do nothing`,
    [
      stream,
      event.caseNumber,
      event.standard.itemCode,
      JSON.stringify(event.applicant),
      JSON.stringify(event.answers),
      JSON.stringify(event.form),
      event.certificate ?? null,
      event.at,
    ],
  )
}

export interface SeenCase extends Omit<Filed, 'itemVersion' | 'submittedAt'> {
  readonly stage: SeenStage
  readonly submittedAt: Date
  readonly form: JsonObject
}

/** The newest decided cases of an item first, then the open ones: what a new table is held against. */
export async function listSeen(db: Pool, itemCode: string, limit: number): Promise<readonly SeenCase[]> {
  const { rows } = await db.query<SeenCase>(
    `select id as "caseId", case_number as "caseNumber", item_code as "itemCode", applicant, answers, form, certificate,
       stage, submitted_at as "submittedAt"
     from smart._private_case_seen where item_code = $1
     order by submitted_at desc, id desc limit $2`,
    [itemCode, limit],
  )
  return rows
}

/** How many other cases of the item say the same at this place of the form. */
export async function countEarlier(
  db: Pool,
  query: {
    readonly itemCode: string
    readonly not: string
    readonly path: readonly string[]
    readonly value: string
    readonly stage: 'OPEN' | 'GRANTED'
  },
): Promise<number> {
  const { rows } = await db.query<{ found: number }>({
    name: 'smart-count-earlier',
    text: `select count(*)::int as found from smart._private_case_seen
           where item_code = $1 and id <> $2 and stage = $3
             and jsonb_build_object('form', form, 'applicant', applicant, 'answers', answers) #>> $4::text[] = $5`,
    values: [query.itemCode, query.not, query.stage, query.path, query.value],
  })
  return rows[0]?.found ?? 0
}

/** 零时限: seconds from submission to the table's own grant, by item; days would round them all to nothing. */
export async function listMedianSeconds(
  db: Pool,
  since: string,
): Promise<readonly { readonly itemCode: string; readonly seconds: number }[]> {
  const { rows } = await db.query<{ itemCode: string; seconds: number }>({
    name: 'smart-median-seconds',
    text: `select item_code as "itemCode",
             percentile_cont(0.5) within group (order by extract(epoch from decided_at - submitted_at))::float8 as seconds
           from smart._private_case_seen
           where automatic and decided_at is not null and submitted_at >= $1 group by item_code`,
    values: [since],
  })
  return rows
}
