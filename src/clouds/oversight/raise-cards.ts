import type { CaseGranted, CaseRefused, CorrectionRequested, StepSpan } from '#clouds/approval/events'
import { clockEntriesOf, stepSpans, stepsOf } from '#clouds/approval/events'
import type { HeldProofAsked } from '#clouds/reuse/events'
import { eventReader } from '#frame'
import type { Job, Reaction, Services } from '#frame'
import { clock, localDate } from '#kernel'
import type { ClockEntry, ClockLimits } from '#kernel'
import type { CardCommand } from './domain/card.ts'
import { cardsDue, escalationDue, liftingOf } from './domain/cards-due.ts'
import { openCardsOf, openRedCards } from './projections/card.ts'
import type { CardRow } from './projections/card.ts'
import { findCase, limitsOf, listOpenCases, readCaseEvent } from './projections/case-watch.ts'
import type { WatchedCase } from './projections/case-watch.ts'

type Judged = Pick<WatchedCase, 'id' | 'caseNumber' | 'organ'> & {
  readonly clock: readonly ClockEntry[]
  readonly limits: ClockLimits
}

/** The card's id is made of case, rule and due day: however often and by whomever it is raised, it is one card. */
async function judge(judged: Judged, services: Services): Promise<void> {
  const at = services.now()
  const time = clock(judged.clock, services.office.calendar.current(judged.organ), judged.limits, at)
  for (const card of cardsDue(time)) {
    await services.run({
      life: 'card',
      stream: services.idFrom('card', judged.id, card.rule, card.due, ...(card.step === undefined ? [] : [card.step])),
      command: {
        type: 'RaiseCard',
        at,
        case: judged.id,
        caseNumber: judged.caseNumber,
        organ: judged.organ,
        ...card,
      } satisfies CardCommand,
      by: { kind: 'system', id: services.idFrom('system', 'oversight') },
    })
  }
}

/** After a holiday notice: cards that rest on a last day that is none any more are lifted. */
async function liftCards(cases: readonly WatchedCase[], services: Services): Promise<void> {
  const at = services.now()
  const byId = new Map(cases.map((watched) => [watched.id, watched]))
  for (const card of await openCardsOf(services.db, [...byId.keys()])) {
    const watched = byId.get(card.caseId)
    if (watched === undefined) continue
    const standing = { rule: card.rule, due: card.due, at: card.raisedAt.toISOString() }
    const calendar = services.office.calendar.current(watched.organ)
    const lifting = liftingOf(standing, calendar, (by) => clock(watched.clock, by, watched.limits, at))
    if (lifting === null) continue
    await services.run({
      life: 'card',
      stream: card.id,
      command: { type: 'LiftCard', at, ...lifting } satisfies CardCommand,
      by: { kind: 'system', id: services.idFrom('system', 'oversight') },
    })
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
    const history = await services.history(entry.envelope.stream)
    const events = history.map(readCaseEvent).filter((event) => event !== undefined)
    const submitted = events.find(
      (event) => event.type === 'ApplicationSubmitted' || event.type === 'RunningCaseTakenOver',
    )
    if (submitted === undefined) return
    const { caseNumber, standard } = submitted
    const entries = events.flatMap(clockEntriesOf)
    const judged = { id: entry.envelope.stream, caseNumber, organ: standard.organ, clock: entries }
    const promised = events.findLast((event) => event.type === 'CaseReclassified')?.promised ?? null
    const spans = events.reduce((known, event) => stepSpans(known, event, standard), NO_SPANS)
    const limits = { ...limitsOf(standard, promised), steps: stepsOf({ standard, steps: spans }) }
    await judge({ ...judged, limits }, services)
  },
}

const NO_SPANS: readonly StepSpan[] = []
const readAgain = eventReader<CorrectionRequested>('CorrectionRequested')

/** 行政许可法 32, 72: corrections are asked for once. Who asks again answers for it. */
const flagSecondRequest: Reaction = {
  name: 'oversight.flag-second-correction',
  types: ['CorrectionRequested'],
  react: async (entry, services) => {
    if (readAgain(entry)?.again === undefined) return
    const { stream } = entry.envelope
    const watched = await findCase(services.db, stream)
    const known = watched ?? (await begunAs(services, stream))
    if (known === undefined) return
    const at = services.now()
    const due = localDate(at)
    await services.run({
      life: 'card',
      stream: services.idFrom('card', stream, 'CORRECTION_AGAIN', entry.leafHash),
      command: {
        ...{ type: 'RaiseCard', at, case: stream, caseNumber: known.caseNumber, organ: known.organ },
        ...{ rule: 'CORRECTION_AGAIN', colour: 'YELLOW', due, usedPercent: 100 },
      } satisfies CardCommand,
      by: { kind: 'system', id: services.idFrom('system', 'oversight') },
    })
  },
}

const readHeldProof = eventReader<HeldProofAsked>('HeldProofAsked')

/** CE-11: an officer tried to ask for a paper that the library holds. He was refused; why he asked, he answers for. */
const flagHeldProof: Reaction = {
  name: 'oversight.flag-held-proof',
  types: ['HeldProofAsked'],
  react: async (entry, services) => {
    const asked = readHeldProof(entry)
    if (asked === undefined) return
    const at = services.now()
    await services.run({
      life: 'card',
      stream: services.idFrom('card', asked.case, 'HELD_PROOF_ASKED', entry.leafHash),
      command: {
        ...{ type: 'RaiseCard', at, case: asked.case, caseNumber: asked.caseNumber, organ: asked.organ },
        ...{ rule: 'HELD_PROOF_ASKED', colour: 'YELLOW', due: localDate(at), usedPercent: 100 },
      } satisfies CardCommand,
      by: { kind: 'system', id: services.idFrom('system', 'oversight') },
    })
  },
}

/** The projection may be behind the reaction: the first entry of the case says the same. */
async function begunAs(services: Services, stream: string) {
  for (const event of (await services.history(stream)).map(readCaseEvent)) {
    if (event?.type === 'ApplicationSubmitted' || event?.type === 'RunningCaseTakenOver')
      return { caseNumber: event.caseNumber, organ: event.standard.organ }
  }
  return undefined
}

/** 逐级上报 (WF-12): what nobody answers goes to the head of the section, then to the leader, each with an entry. */
async function escalateCards(services: Services): Promise<void> {
  const at = services.now()
  let after: string | null = null
  for (;;) {
    const cards: readonly CardRow[] = await openRedCards(services.db, after, BATCH)
    for (const card of cards) {
      const calendar = services.office.calendar.current(card.organ)
      const openDays = calendar.countWorkingDays(localDate(card.raisedAt.toISOString()), localDate(at))
      for (const { to } of escalationDue(openDays)) {
        await services.run({
          life: 'card',
          stream: card.id,
          command: { type: 'EscalateCard', at, to, openDays } satisfies CardCommand,
          by: { kind: 'system', id: services.idFrom('system', 'oversight') },
        })
      }
    }
    after = cards.at(-1)?.id ?? null
    if (cards.length < BATCH || after === null) return
  }
}

export const reactions: readonly Reaction[] = [judgeDecision, flagSecondRequest, flagHeldProof]
export const jobs: readonly Job[] = [
  { name: 'oversight.watch-open-cases', cron: '* * * * *', run: watchOpenCases() },
  { name: 'oversight.escalate-cards', cron: '20 * * * *', run: escalateCards },
]
