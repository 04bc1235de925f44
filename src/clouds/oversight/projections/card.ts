import type { Pool } from 'pg'
import { eventReader } from '#frame'
import { BODY_ERASED } from '#ledger'
import type { Projection } from '#ledger'
import type { CardEvent, CardRaised } from '../domain/events.ts'

export const CARD_TYPES = ['CardRaised', 'CardAnswered', 'CardLifted', 'CardEscalated'] as const
const readCard = eventReader<CardEvent>(...CARD_TYPES)

/** Cards with their answers; written with the act itself, so that who answers sees his answer. */
export const cardProjection: Projection = {
  name: 'card',
  schema: 'oversight',
  tables: ['card'],
  mode: 'inline',
  types: [...CARD_TYPES, BODY_ERASED],
  apply: async (tx, entries) => {
    for (const entry of entries) {
      const { stream, type, version } = entry.envelope
      if (type === BODY_ERASED) await tx.query(`delete from ${tx.schema}.card where id = $1`, [stream])
      const event = readCard(entry)
      if (event?.type === 'CardRaised') {
        await tx.query(
          `insert into ${tx.schema}.card
             (id, version, case_id, case_number, rule, colour, organ, due, used_percent, raised_at, step)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
          [
            stream,
            version,
            event.case,
            event.caseNumber,
            event.rule,
            event.colour,
            event.organ,
            event.due,
            event.usedPercent,
            event.at,
            event.step ?? null,
          ],
        )
      }
      if (event?.type === 'CardEscalated') {
        await tx.query(
          `update ${tx.schema}.card set version = $2, escalated_to = $3, escalated_at = $4 where id = $1`,
          [stream, version, event.to, event.at],
        )
      }
      if (event?.type === 'CardLifted') {
        await tx.query(
          `update ${tx.schema}.card set version = $2, lifted_at = $3, lifted_due = $4, lifted_notice = $5 where id = $1`,
          [stream, version, event.at, event.due, event.notice],
        )
      }
      if (event?.type === 'CardAnswered') {
        await tx.query(
          `update ${tx.schema}.card set version = $2, answered_at = $3, answered_by = $4, explanation = $5 where id = $1`,
          [stream, version, event.at, event.by, event.explanation],
        )
      }
    }
  },
}

export interface CardRow {
  readonly id: string
  readonly version: number
  readonly caseId: string
  readonly caseNumber: string
  readonly rule: CardRaised['rule']
  readonly colour: CardRaised['colour']
  readonly organ: string
  readonly due: string
  readonly usedPercent: number
  readonly raisedAt: Date
  readonly answeredAt: Date | null
  readonly answeredBy: string | null
  readonly explanation: string | null
  readonly liftedAt: Date | null
  readonly liftedDue: string | null
  readonly liftedNotice: string | null
  readonly step: string | null
  readonly escalatedTo: 'SECTION_HEAD' | 'LEADER' | null
  readonly escalatedAt: Date | null
}
const CARD = `select id, version, case_id as "caseId", case_number as "caseNumber", rule, colour, organ, due::text,
  used_percent as "usedPercent", raised_at as "raisedAt", answered_at as "answeredAt", answered_by as "answeredBy",
  explanation, lifted_at as "liftedAt", lifted_due::text as "liftedDue", lifted_notice as "liftedNotice", step,
  escalated_to as "escalatedTo", escalated_at as "escalatedAt"
  from oversight.card`

export async function findCard(db: Pool, id: string, organ: string): Promise<CardRow | undefined> {
  return (await db.query<CardRow>(`${CARD} where id = $1 and organ = $2`, [id, organ])).rows[0]
}
export async function cardsOfCase(db: Pool, caseId: string): Promise<readonly CardRow[]> {
  return (await db.query<CardRow>(`${CARD} where case_id = $1 order by raised_at, id`, [caseId])).rows
}
/** Cards nobody has answered yet, of these cases. */
export async function openCardsOf(db: Pool, cases: readonly string[]): Promise<readonly CardRow[]> {
  const text = `${CARD} where case_id = any($1::uuid[]) and answered_at is null and lifted_at is null`
  return (await db.query<CardRow>(text, [cases])).rows
}

/** Red cards nobody has answered, in the order of their ids, after this one. */
export async function openRedCards(db: Pool, after: string | null, limit: number): Promise<readonly CardRow[]> {
  const text = `${CARD} where colour = 'RED' and answered_at is null and lifted_at is null
    and escalated_to is distinct from 'LEADER' and ($1::uuid is null or id > $1) order by id limit $2`
  return (await db.query<CardRow>(text, [after, limit])).rows
}

export interface CardPage {
  /** Only what has gone up to the leader. */
  readonly escalated?: boolean
  readonly organ: string | null
  readonly colour: CardRaised['colour'] | null
  readonly after: readonly [raisedAt: string, id: string] | null
  readonly limit: number
}
/** Newest first. */
export async function listCards(db: Pool, page: CardPage): Promise<readonly CardRow[]> {
  const [raisedAt, id] = page.after ?? [null, null]
  const text = `${CARD} where ($1::uuid is null or organ = $1) and ($2::text is null or colour = $2)
    and (not $6 or escalated_to = 'LEADER')
    and ($3::timestamptz is null or (raised_at, id) < ($3, $4::uuid)) order by raised_at desc, id desc limit $5`
  return (await db.query<CardRow>(text, [page.organ, page.colour, raisedAt, id, page.limit, page.escalated ?? false]))
    .rows
}
