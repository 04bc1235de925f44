import { clockEntriesOf, stepsOf, walk } from '#clouds/approval/events'
import type { CaseEvent } from '#clouds/approval/events'
import type { Services } from '#frame'
import { clock } from '#kernel'
import type { PinnedStandard } from '#kernel'
import type { StoredEntry } from '#ledger'
import { limitsOf, readCaseEvent } from '../projections/case-watch.ts'
import { deviationsOf } from '../rules/conformance.ts'
import type { Deviation, DoneAct } from '../rules/conformance.ts'
import type { Hit } from '../rules/facts.ts'
import { subjectOf } from './facts-of.ts'

const isBeginning = (event: CaseEvent) =>
  event.type === 'ApplicationSubmitted' || event.type === 'RunningCaseTakenOver' ? event : undefined

/** A case as the ledger has it, with what it is judged by: its pinned standard and the clock by that standard. */
export async function judgedCase(services: Services, caseId: string) {
  const history = await services.history(caseId)
  const acts = history.flatMap((entry): readonly DoneAct[] => {
    const event = readCaseEvent(entry)
    return event === undefined ? [] : [{ event, entry: entry.leafHash, actor: entry.envelope.actor }]
  })
  const events = acts.map(({ event }) => event)
  const begun = events.map(isBeginning).find((event) => event !== undefined)
  if (begun === undefined) return undefined
  const { standard, caseNumber } = begun
  const promised = events.findLast((event) => event.type === 'CaseReclassified')?.promised ?? null
  const { spans } = events.reduce(walk<PinnedStandard>, { spans: [], standard })
  const limits = { ...limitsOf(standard, promised), steps: stepsOf({ standard, steps: spans }) }
  const entries = events.flatMap(clockEntriesOf)
  const time = clock(entries, services.office.calendar.current(standard.organ), limits, services.now())
  return { acts, standard, caseNumber, clock: time, entries, limits }
}

/** Where this case left the procedure of its standard; for imported and migrated cases just the same. */
export async function deviationsIn(services: Services, caseId: string): Promise<readonly Deviation[]> {
  const judged = await judgedCase(services, caseId)
  return judged === undefined ? [] : deviationsOf(judged.acts, judged.standard, judged.clock)
}

/** What the clock's own rules do not already say. */
export async function deviationHits(services: Services, entry: StoredEntry): Promise<readonly Hit[]> {
  const caseId = subjectOf(entry)
  const judged = await judgedCase(services, caseId)
  if (judged === undefined) return []
  const { acts, standard, caseNumber } = judged
  return deviationsOf(acts, standard, judged.clock).flatMap(({ code, step, expected, entry: at }) => {
    const act = acts.find((one) => one.entry === at)
    if (at === null || act === undefined) return []
    const person = services.office.catalogue.officerName(act.actor) === '' ? null : act.actor
    return [
      {
        ...{ key: `${code} ${expected} ${at}`, case: caseId, number: caseNumber, person, organ: standard.organ },
        ...{ at: act.event.at, entries: [at], figures: { deviation: code, step, expected } },
      },
    ]
  })
}
