import type { CaseGranted, CaseRefused } from '#clouds/approval/events'
import type { Job, Reaction, Services } from '#frame'
import { clock, jsonObjectOf, localDate } from '#kernel'
import type { ClockEntry, ClockLimits } from '#kernel'
import { answerExplained } from './answer-explained.ts'
import { judgedCase } from './cage/conformity.ts'
import { gatherLooks } from './cage/looks.ts'
import { foundBy } from './cage/raise.ts'
import { clockRulesOf, rulesInForce } from './cage/rule-book.ts'
import { judgeAct, ruleJobs } from './cage/run-rules.ts'
import type { CardCommand } from './domain/card.ts'
import { cardsDue, escalationDue, liftingOf } from './domain/cards-due.ts'
import type { OrderCommand } from './domain/order.ts'
import { raiseReported } from './raise-reported.ts'
import { cardsToEscalate, findCard, openCardsOf } from './projections/card.ts'
import type { CardRow } from './projections/card.ts'
import { listOpenCases, readCaseEvent } from './projections/case-watch.ts'
import type { WatchedCase } from './projections/case-watch.ts'
import { personAbove } from './person-above.ts'
import { evidenceJobs } from './evidence/jobs.ts'
import { outsideJobs } from './outside/jobs.ts'
import { listOverdueOrders } from './projections/orders-and-risks.ts'

type Judged = Pick<WatchedCase, 'id' | 'caseNumber' | 'organ'> & {
  readonly clock: readonly ClockEntry[]
  readonly limits: ClockLimits
}
const bySystem = (services: Services) => ({ kind: 'system', id: services.idFrom('system', 'oversight') }) as const

/** 责任到人: on whose desk the case is, or who of the bureau last touched it. */
async function responsible(services: Services, caseId: string): Promise<string | null> {
  const history = await services.history(caseId)
  const last = history.findLast(({ envelope }) => services.office.catalogue.officerName(envelope.actor) !== '')
  const event = last === undefined ? undefined : readCaseEvent(last)
  return event?.type === 'CaseAssigned' ? event.to : (last?.envelope.actor ?? null)
}

/** The card's id is made of case, rule and due day: however often and by whomever it is raised, it is one card. */
async function judge(judged: Judged, services: Services): Promise<void> {
  const at = services.now()
  const rules = await rulesInForce(services.db)
  const time = clock(judged.clock, services.office.calendar.current(judged.organ), judged.limits, at)
  for (const { step, ...card } of cardsDue(time, clockRulesOf(rules))) {
    const rule = rules.find(({ definition }) => definition.code === card.rule)
    if (rule === undefined) continue
    const person = await responsible(services, judged.id)
    const found = foundBy(services, rule, {
      ...{ person, entries: [], organ: judged.organ },
      figures: { due: card.due, found: card.usedPercent, step: step ?? '' },
    })
    const command: CardCommand = {
      ...{ type: 'RaiseCard', at, case: judged.id, caseNumber: judged.caseNumber, organ: judged.organ, ...card, found },
      ...(step === undefined ? {} : { step }),
    }
    await services.run({
      life: 'card',
      stream: services.idFrom('card', judged.id, card.rule, card.due, ...(step === undefined ? [] : [step])),
      command: jsonObjectOf(command),
      by: bySystem(services),
    })
  }
}

/** After a holiday notice: cards that rest on a last day that is none any more are lifted. */
async function liftCards(cases: readonly WatchedCase[], services: Services): Promise<void> {
  const at = services.now()
  const rules = clockRulesOf(await rulesInForce(services.db))
  const byId = new Map(cases.map((watched) => [watched.id, watched]))
  for (const card of await openCardsOf(services.db, [...byId.keys()])) {
    const watched = card.caseId === null ? undefined : byId.get(card.caseId)
    if (watched === undefined) continue
    const standing = { rule: card.rule, due: card.due, at: card.raisedAt.toISOString() }
    const calendar = services.office.calendar.current(watched.organ)
    const lifting = liftingOf(standing, calendar, (by) => clock(watched.clock, by, watched.limits, at), rules)
    if (lifting === null) continue
    const command: CardCommand = { type: 'LiftCard', at, ...lifting }
    await services.run({ life: 'card', stream: card.id, command: jsonObjectOf(command), by: bySystem(services) })
  }
}

const BATCH = 500

/**
 * Cards are a matter of days: a case is judged again only when something happened in it, the day changed or a holiday
 * notice came. What has been judged is remembered by this process alone; forgetting it costs one needless look, never
 * a second card.
 */
function watchOpenCases(): Job['run'] {
  let seen = new Map<string, number>()
  let day = ''
  let notices: readonly unknown[] = []
  return async (services) => {
    const today = localDate(services.now())
    const known = services.office.calendar.notices()
    const movedDays = known !== notices
    if (day !== today || movedDays) seen = new Map()
    day = today
    notices = known
    let after: string | null = null
    for (;;) {
      const cases: readonly WatchedCase[] = await listOpenCases(services.db, after, BATCH)
      if (movedDays) await liftCards(cases, services)
      for (const watched of cases) {
        if (seen.get(watched.id) === watched.version) continue
        await judge(watched, services)
        seen.set(watched.id, watched.version)
      }
      after = cases.at(-1)?.id ?? null
      if (cases.length < BATCH || after === null) return
    }
  }
}

const DECISIONS = ['CaseGranted', 'CaseRefused'] as const satisfies readonly (CaseGranted | CaseRefused)['type'][]

/** A case decided too late between two looks keeps its card: the decision itself is judged. */
const judgeDecision: Reaction = {
  name: 'oversight.judge-decision',
  types: DECISIONS,
  react: async (entry, services) => {
    const { stream } = entry.envelope
    const judged = await judgedCase(services, stream)
    if (judged === undefined) return
    const { caseNumber, standard, entries, limits } = judged
    await judge({ id: stream, caseNumber, organ: standard.organ, clock: entries, limits }, services)
  },
}

/** 逐级上报 (WF-12): what nobody answers goes to the head of the section, then to the leader, each with an entry. */
async function escalateCards(services: Services): Promise<void> {
  const at = services.now()
  let after: string | null = null
  for (;;) {
    const cards: readonly CardRow[] = await cardsToEscalate(services.db, after, localDate(at), BATCH)
    for (const card of cards) {
      const calendar = services.office.calendar.current(card.organ)
      const openDays = calendar.countWorkingDays(localDate(card.raisedAt.toISOString()), localDate(at))
      for (const { to } of escalationDue(openDays)) {
        const command: CardCommand = {
          ...{ type: 'EscalateCard', at, to, openDays },
          ...(await personAbove(services, card, to)),
        }
        await services.run({ life: 'card', stream: card.id, command: jsonObjectOf(command), by: bySystem(services) })
      }
    }
    after = cards.at(-1)?.id ?? null
    if (cards.length < BATCH || after === null) return
  }
}

/** An order that nobody answers by its last day goes the same way up. */
async function escalateOrders(services: Services): Promise<void> {
  const at = services.now()
  const today = localDate(at)
  for (const { id, state } of await listOverdueOrders(services.db, today)) {
    const { organ, escalated } = state
    const lateDays = services.office.calendar.current(organ).countWorkingDays(state.due, today)
    // Also where the organ was asked, it is the head over whoever did it.
    const person = state.person ?? (await findCard(services.db, state.card))?.person ?? null
    for (const { to } of escalationDue(lateDays).slice(escalated.length)) {
      const above = await personAbove(services, { organ, person }, to)
      const command: OrderCommand = { type: 'EscalateOrder', at, to, lateDays, ...above }
      await services.run({
        ...{ life: 'supervisionOrder', stream: id, command: jsonObjectOf(command), by: bySystem(services) },
      })
    }
  }
}

export const reactions: readonly Reaction[] = [judgeDecision, judgeAct, raiseReported, answerExplained]
export const jobs: readonly Job[] = [
  { name: 'oversight.watch-open-cases', cron: '* * * * *', run: watchOpenCases() },
  ...ruleJobs,
  ...outsideJobs,
  ...evidenceJobs,
  { name: 'oversight.gather-looks', cron: '* * * * *', run: gatherLooks },
  { name: 'oversight.escalate-cards', cron: '20 * * * *', run: escalateCards },
  { name: 'oversight.escalate-orders', cron: '22 * * * *', run: escalateOrders },
]
