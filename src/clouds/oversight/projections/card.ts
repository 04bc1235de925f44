import type { Pool } from 'pg'
import { eventReader } from '#frame'
import { BODY_ERASED } from '#ledger'
import type { Projection, ProjectionTx } from '#ledger'
import type { CardEscalated, CardEvent, CardFound, CardRaised } from '../domain/events.ts'

export const CARD_TYPES = ['CardRaised', 'CardAcknowledged', 'CardAnswered', 'CardLifted', 'CardEscalated'] as const
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
      if (event?.type === 'CardRaised') await insertCard(tx, stream, version, event)
      if (event?.type === 'CardAcknowledged')
        await tx.query(
          `update ${tx.schema}.card set version = $2, acknowledged_at = $3, acknowledged_by = $4 where id = $1`,
          [stream, version, event.at, event.by],
        )
      if (event?.type === 'CardEscalated') {
        await tx.query(
          `update ${tx.schema}.card set version = $2, escalated_to = $3, escalated_at = $4, escalated_person = $5,
             head = coalesce($6, head) where id = $1`,
          [stream, version, event.to, event.at, event.person ?? null, headIn(event)],
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

/** A leader hears of it; only the head of the section answers for it in the other's place. */
const headIn = ({ to, person, instead }: CardEscalated): string | null =>
  to === 'SECTION_HEAD' && instead !== true ? (person ?? null) : null

async function insertCard(tx: ProjectionTx, id: string, version: number, event: CardRaised): Promise<void> {
  const { found } = event
  await tx.query(
    `insert into ${tx.schema}.card
       (id, version, case_id, case_number, rule, colour, organ, due, used_percent, raised_at, step, rule_version, kind,
        family, name, basis, addressee, person, answer_due, entries, figures)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)`,
    [
      ...[id, version, event.case, event.caseNumber, event.rule, event.colour, event.organ, event.due],
      ...[event.usedPercent, event.at, event.step ?? null, found?.version ?? null, found?.kind ?? null],
      ...[found?.family ?? null, found === undefined ? null : JSON.stringify(found.name), found?.basis ?? null],
      ...[found?.addressee ?? null, found?.person ?? null, found?.answerDue ?? null],
      ...[JSON.stringify(found?.entries ?? []), JSON.stringify(found?.figures ?? {})],
    ],
  )
}

export interface CardRow {
  readonly id: string
  readonly version: number
  readonly caseId: string | null
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
  /** To whom by name. */
  readonly escalatedPerson: string | null
  /** Head of the section to whom it has gone up, who may answer. */
  readonly head: string | null
  /** What the rule said; all null in cards from before rules were data. */
  readonly ruleVersion: number | null
  readonly kind: CardFound['kind'] | null
  readonly family: CardFound['family'] | null
  readonly name: CardFound['name'] | null
  readonly basis: string | null
  readonly addressee: CardFound['addressee'] | null
  readonly person: string | null
  readonly answerDue: string | null
  readonly entries: readonly string[]
  readonly figures: CardFound['figures']
  readonly acknowledgedAt: Date | null
  readonly acknowledgedBy: string | null
}
const CARD = `select id, version, case_id as "caseId", case_number as "caseNumber", rule, colour, organ, due::text,
  used_percent as "usedPercent", raised_at as "raisedAt", answered_at as "answeredAt", answered_by as "answeredBy",
  explanation, lifted_at as "liftedAt", lifted_due::text as "liftedDue", lifted_notice as "liftedNotice", step,
  escalated_to as "escalatedTo", escalated_at as "escalatedAt", escalated_person as "escalatedPerson", head,
  rule_version as "ruleVersion", kind, family, name, basis, addressee, person, answer_due::text as "answerDue", entries,
  figures, acknowledged_at as "acknowledgedAt", acknowledged_by as "acknowledgedBy"
  from oversight.card`

export async function findCard(db: Pool, id: string): Promise<CardRow | undefined> {
  return (await db.query<CardRow>(`${CARD} where id = $1`, [id])).rows[0]
}
/** Which of these are cards already. */
export async function knownCards(db: Pool, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const text = 'select id from oversight.card where id = any($1::uuid[])'
  return new Set((await db.query<{ id: string }>(text, [ids])).rows.map(({ id }) => id))
}
export async function cardsOfCase(db: Pool, caseId: string): Promise<readonly CardRow[]> {
  return (await db.query<CardRow>(`${CARD} where case_id = $1 order by raised_at, id`, [caseId])).rows
}
/** Cards nobody has answered yet, of these cases. */
export async function openCardsOf(db: Pool, cases: readonly string[]): Promise<readonly CardRow[]> {
  const text = `${CARD} where case_id = any($1::uuid[]) and answered_at is null and lifted_at is null`
  return (await db.query<CardRow>(text, [cases])).rows
}
/** Cards nobody has answered yet that rest on this entry. */
export async function openCardsOn(db: Pool, entry: string): Promise<readonly CardRow[]> {
  const text = `${CARD} where answered_at is null and lifted_at is null and entries ? $1`
  return (await db.query<CardRow>(text, [entry])).rows
}

/** Cards that may go up: red ones nobody has answered, and yellow ones whose day to answer has passed. */
export async function cardsToEscalate(
  db: Pool,
  after: string | null,
  today: string,
  limit: number,
): Promise<readonly CardRow[]> {
  const text = `${CARD} where answered_at is null and lifted_at is null
    and escalated_to is distinct from 'LEADER' and ($1::uuid is null or id > $1)
    and (colour = 'RED' or (answer_due < $2 and escalated_to is null)) order by id limit $3`
  return (await db.query<CardRow>(text, [after, today, limit])).rows
}

export type CardPhase = 'OPEN' | 'ANSWERED' | 'ORDERED' | 'AT_RISK' | 'DONE'
export interface CardPage {
  /** Only what has gone up to the leader, or waits for his hand. */
  readonly escalated?: boolean
  /** Cards this officer's organ has to answer, with those put to himself by name. */
  readonly organ: string | null
  readonly colour: CardRaised['colour'] | null
  readonly rule?: string | null
  readonly phase?: CardPhase | null
  readonly after: readonly [raisedAt: string, id: string] | null
  readonly limit: number
}
const OPEN_ORDER = `exists (select from oversight.supervision_order o where o.card = card.id and o.phase <> 'CLOSED')`
const OPEN_RISK = `exists (select from oversight.risk r where r.card = card.id and r.state -> 'closed' = 'null')`
const GONE_UP = `exists (select from oversight.supervision_order o where o.card = card.id and o.phase <> 'CLOSED'
  and (o.state -> 'escalated' @> '[{"to": "LEADER"}]' or o.state -> 'escalated' @> '[{"instead": true}]'))`
/** No section head stood between. */
const AT_ONCE = 'escalated_person is not null and head is null'
const PHASES: Readonly<Record<CardPhase, string>> = {
  OPEN: 'answered_at is null and lifted_at is null',
  ANSWERED: `answered_at is not null and not ${OPEN_ORDER}`,
  ORDERED: OPEN_ORDER,
  AT_RISK: OPEN_RISK,
  DONE: `(answered_at is not null or lifted_at is not null) and not ${OPEN_ORDER} and not ${OPEN_RISK}`,
}

/** Newest first. */
export async function listCards(db: Pool, page: CardPage): Promise<readonly CardRow[]> {
  const [raisedAt, id] = page.after ?? [null, null]
  const phase = page.phase ? PHASES[page.phase] : 'true'
  const text = `${CARD} where ($1::uuid is null or organ = $1) and ($2::text is null or colour = $2)
    and (not $6 or escalated_to = 'LEADER' or ${AT_ONCE} or ${GONE_UP} or ${OPEN_RISK})
    and ($7::text is null or rule = $7) and (${phase})
    and ($3::timestamptz is null or (raised_at, id) < ($3, $4::uuid)) order by raised_at desc, id desc limit $5`
  const { organ, colour, limit, escalated = false, rule = null } = page
  return (await db.query<CardRow>(text, [organ, colour, raisedAt, id, limit, escalated, rule])).rows
}

/** How many cards each rule has raised. */
export async function countCards(db: Pool): Promise<ReadonlyMap<string, number>> {
  const { rows } = await db.query<{ rule: string; count: number }>(
    'select rule, count(*)::int as count from oversight.card group by rule',
  )
  return new Map(rows.map(({ rule, count }) => [rule, count]))
}
