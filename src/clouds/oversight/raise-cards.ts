import type { CaseGranted, CaseRefused } from '#clouds/approval/events'
import { clockEntryOf, clockLimits } from '#clouds/approval/events'
import type { Job, Reaction, Services } from '#frame'
import { clock, localDate } from '#kernel'
import type { ClockEntry, ClockLimits } from '#kernel'
import type { CardCommand } from './domain/card.ts'
import { cardsDue } from './domain/cards-due.ts'
import { listOpenCases, readCaseEvent } from './projections/case-watch.ts'
import type { WatchedCase } from './projections/case-watch.ts'

type Judged = Pick<WatchedCase, 'id' | 'caseNumber' | 'organ'> & {
  readonly clock: readonly ClockEntry[]
  readonly limits: ClockLimits
}

/** The card's id is made of case, rule and due day: however often and by whomever it is raised, it is one card. */
async function judge(judged: Judged, services: Services): Promise<void> {
  const at = services.now()
  const time = clock(judged.clock, services.office.calendar.current(), judged.limits, at)
  for (const card of cardsDue(time)) {
    await services.run({
      life: 'card',
      stream: services.idFrom('card', judged.id, card.rule, card.due),
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

const BATCH = 500

/**
 * Cards are a matter of days: a case is judged again only when something happened in it or the day changed. What has
 * been judged is remembered by this process alone; forgetting it costs one needless look, never a second card.
 */
function watchOpenCases(): Job['run'] {
  let seen = new Map<string, number>()
  let day = ''
  return async (services) => {
    const today = localDate(services.now())
    if (day !== today) seen = new Map()
    day = today
    let after: string | null = null
    for (;;) {
      const cases: readonly WatchedCase[] = await listOpenCases(services.db, after, BATCH)
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
    const submitted = events.find((event) => event.type === 'ApplicationSubmitted')
    if (submitted === undefined) return
    const { caseNumber, standard } = submitted
    const entries = events.map(clockEntryOf).filter((clockEntry) => clockEntry !== null)
    const judged = { id: entry.envelope.stream, caseNumber, organ: standard.organ, clock: entries }
    await judge({ ...judged, limits: clockLimits(standard) }, services)
  },
}

export const reactions: readonly Reaction[] = [judgeDecision]
export const jobs: readonly Job[] = [{ name: 'oversight.watch-open-cases', cron: '* * * * *', run: watchOpenCases() }]
