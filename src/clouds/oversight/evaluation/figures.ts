import type { Services } from '#frame'
import { clock } from '#kernel'
import type { ClockEntry, ClockLimits } from '#kernel'
import { instantsOf } from '../evidence/scope.ts'
import type { EvaluationFigures } from '../domain/evaluation.ts'

interface Period {
  readonly organ: string
  /** Plain dates, inclusive. */
  readonly from: string
  readonly to: string
}

/** Acts of this organ's cases in the period, by type; a case counts once for each. */
async function countActs({ db }: Services, { organ, ...period }: Period): Promise<ReadonlyMap<string, number>> {
  const { from, to } = instantsOf(period)
  const text = `select a.type, count(distinct a.stream)::int as count from oversight.act a
    join oversight.case_watch w on w.case_id = a.stream
    where w.organ = $1 and a.recorded_at >= $2 and a.recorded_at < $3
      and a.type in ('ApplicationSubmitted', 'CaseGranted', 'CaseRefused', 'CorrectionRequested')
    group by a.type`
  const { rows } = await db.query<{ type: string; count: number }>(text, [organ, from, to])
  return new Map(rows.map(({ type, count }) => [type, count]))
}

interface Decided {
  readonly clock: readonly ClockEntry[]
  readonly limits: ClockLimits
  readonly decidedAt: Date
}
/** Share of what was decided in the period within the promise, by the legal clock. */
async function inTime({ db, office }: Services, { organ, ...period }: Period): Promise<number | null> {
  const { from, to } = instantsOf(period)
  const text = `select w.clock, w.limits, max(a.recorded_at) as "decidedAt" from oversight.act a
    join oversight.case_watch w on w.case_id = a.stream
    where w.organ = $1 and a.recorded_at >= $2 and a.recorded_at < $3 and a.type in ('CaseGranted', 'CaseRefused')
    group by w.case_id, w.clock, w.limits`
  const { rows } = await db.query<Decided>(text, [organ, from, to])
  const calendar = office.calendar.current(organ)
  const judged = rows.flatMap(({ clock: entries, limits, decidedAt }) => {
    const { promised } = clock(entries, calendar, limits, decidedAt.toISOString())
    return promised === null ? [] : [promised.over]
  })
  if (judged.length === 0) return null
  return Math.round((judged.filter((over) => !over).length / judged.length) * 1000) / 10
}

interface Cards {
  readonly yellow: number
  readonly red: number
  readonly unanswered: number
}
async function countCards({ db }: Services, { organ, ...period }: Period): Promise<Cards> {
  const { from, to } = instantsOf(period)
  const text = `select (count(*) filter (where colour = 'YELLOW'))::int as yellow,
      (count(*) filter (where colour = 'RED'))::int as red,
      (count(*) filter (where answered_at is null))::int as unanswered
    from oversight.card where organ = $1 and raised_at >= $2 and raised_at < $3 and lifted_at is null`
  const [row] = (await db.query<Cards>(text, [organ, from, to])).rows
  return row ?? { yellow: 0, red: 0, unanswered: 0 }
}

async function overdueOrders({ db }: Services, { organ, from, to }: Period): Promise<number> {
  const text = `select count(*)::int as count from oversight.supervision_order
    where organ = $1 and due >= $2 and due < $3 and phase in ('ISSUED', 'REOPENED')`
  return (await db.query<{ count: number }>(text, [organ, from, to])).rows[0]?.count ?? 0
}

/** Counted from the ledger's own tables; nobody types a figure. */
export async function figuresOf(services: Services, period: Period): Promise<EvaluationFigures> {
  const [acts, share, cards, ordersOverdue] = await Promise.all([
    countActs(services, period),
    inTime(services, period),
    countCards(services, period),
    overdueOrders(services, period),
  ])
  const count = (type: string) => acts.get(type) ?? 0
  return {
    submitted: count('ApplicationSubmitted'),
    decided: count('CaseGranted') + count('CaseRefused'),
    inTime: share,
    corrections: count('CorrectionRequested'),
    refused: count('CaseRefused'),
    yellowCards: cards.yellow,
    redCards: cards.red,
    unanswered: cards.unanswered,
    ordersOverdue,
  }
}
