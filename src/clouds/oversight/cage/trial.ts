import type { Services } from '#frame'
import { clock } from '#kernel'
import { cardsDue } from '../domain/cards-due.ts'
import type { RuleDefinition } from '../domain/rule-definition.ts'
import { listCases } from '../projections/case-watch.ts'
import type { WatchedCase } from '../projections/case-watch.ts'
import type { Hit } from '../rules/facts.ts'
import { deviationsIn } from './conformity.ts'
import { gatherLooks } from './looks.ts'
import { clockRulesOf } from './rule-book.ts'
import { hitsSince } from './run-rules.ts'

export interface Trial {
  /** Acts or cases it was held against. */
  readonly looked: number
  readonly hits: readonly Hit[]
}
const CASES_MAX = 2000
const BATCH = 200

/** 先试后用: the same computation that will run on what happens, over what has happened. Nothing is written. */
export async function tryRule(services: Services, rule: RuleDefinition, since: string): Promise<Trial> {
  await gatherLooks(services)
  const [asClock] = clockRulesOf([{ number: 0, definition: rule }])
  if (asClock !== undefined) {
    return overCases(services, since, (watched) => {
      const calendar = services.office.calendar.current(watched.organ)
      const time = clock(watched.clock, calendar, watched.limits, services.now())
      const hits = cardsDue(time, [asClock]).map(({ due, usedPercent, step }): Hit => ({
        ...{ ...ofCase(watched), key: `${watched.id} ${due} ${step ?? ''}`, entries: [] },
        figures: { due, found: usedPercent, step: step ?? '' },
      }))
      return Promise.resolve(hits)
    })
  }
  if (rule.kind === 'DEVIATION') {
    return overCases(services, since, async (watched) =>
      (await deviationsIn(services, watched.id)).map(({ code, step, expected, entry }): Hit => ({
        ...{ ...ofCase(watched), key: `${watched.id} ${code} ${step}`, entries: entry === null ? [] : [entry] },
        figures: { deviation: code, step, expected },
      })),
    )
  }
  return hitsSince(services, rule, since)
}

const ofCase = ({ id, caseNumber, organ, submittedAt }: WatchedCase) => ({
  ...{ case: id, number: caseNumber, person: null, organ, at: submittedAt.toISOString() },
})

async function overCases(
  services: Services,
  since: string,
  judge: (watched: WatchedCase) => Promise<readonly Hit[]>,
): Promise<Trial> {
  const hits: Hit[] = []
  let looked = 0
  let after: readonly [string, string] | null = null
  while (looked < CASES_MAX) {
    const cases: readonly WatchedCase[] = await listCases(services.db, { q: null, after, limit: BATCH })
    for (const watched of cases) {
      if (watched.submittedAt.toISOString() < since) return { looked, hits }
      hits.push(...(await judge(watched)))
      looked += 1
    }
    const last = cases.at(-1)
    if (last === undefined || cases.length < BATCH) break
    after = [last.submittedAt.toISOString(), last.id]
  }
  return { looked, hits }
}
