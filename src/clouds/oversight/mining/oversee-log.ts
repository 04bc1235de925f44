import type { Hit } from '../rules/facts.ts'
import { impossibleIn } from './impossible.ts'
import type { Impossibility, Oddity } from './impossible.ts'
import type { LogCase } from './log.ts'
import { guessFourEyes, hitsIn } from './log-rules.ts'
import type { FourEyes, LogRuleCode, LogRules } from './log-rules.ts'

const RULE_CODES: readonly LogRuleCode[] = ['TIME_LIMIT', 'FOUR_EYES', 'REWORK', 'SINGLE_PERSON', 'HANDOVER']
const IMPOSSIBLE: readonly Impossibility[] = [
  ...(['ENDS_BEFORE_IT_STARTS', 'DEADLINE_BEFORE_START', 'EVENT_BEFORE_START', 'EVENT_AFTER_END'] as const),
  ...(['ORDER_AGAINST_TIME', 'EVENT_WITHOUT_TIME', 'EVENT_WITHOUT_PERSON', 'EVENT_WITHOUT_NAME'] as const),
  ...(['CASE_WITHOUT_EVENTS', 'CASE_TWICE'] as const),
]

export interface LogReport {
  readonly cases: number
  readonly events: number
  readonly persons: number
  /** Of the first and of the last event. */
  readonly from: string | null
  readonly to: string | null
  readonly fourEyes: readonly FourEyes[]
  readonly rules: readonly { readonly code: LogRuleCode; readonly cases: number; readonly hits: readonly Hit[] }[]
  readonly impossible: readonly {
    readonly code: Impossibility
    readonly cases: number
    readonly count: number
    readonly found: readonly Oddity[]
  }[]
}

const timesOf = (all: readonly LogCase[]): readonly string[] =>
  all.flatMap(({ events }) => events.flatMap(({ at }) => (at === null ? [] : [at]))).toSorted()

/** Whatever a log holds is counted: a case that cannot have been so stays among the cases the rules are asked about. */
export function overseeLog(all: readonly LogCase[], given: LogRules): LogReport {
  const times = timesOf(all)
  const to = times.at(-1) ?? null
  const steps = [...new Set(all.flatMap(({ events }) => events.map(({ step }) => step)))]
  const rules = given.fourEyes.length > 0 ? given : { ...given, fourEyes: guessFourEyes(steps) }
  const hits = new Map<LogRuleCode, Hit[]>(RULE_CODES.map((code) => [code, []]))
  const odd = new Map<Impossibility, Oddity[]>(IMPOSSIBLE.map((code) => [code, []]))
  const seen = new Set<string>()
  const openUntil = all.some(({ ended }) => ended !== null) ? to : null
  for (const one of all) {
    for (const [code, found] of hitsIn(one, rules, openUntil)) hits.get(code)?.push(...found)
    for (const oddity of impossibleIn(one)) odd.get(oddity.code)?.push(oddity)
    if (seen.has(one.id)) odd.get('CASE_TWICE')?.push({ code: 'CASE_TWICE', case: one.id, count: 1, example: one.id })
    seen.add(one.id)
  }
  return {
    cases: all.length,
    events: all.reduce((sum, { events }) => sum + events.length, 0),
    persons: new Set(all.flatMap(({ events }) => events.flatMap(({ person }) => (person === null ? [] : [person]))))
      .size,
    from: times[0] ?? null,
    to,
    fourEyes: rules.fourEyes,
    rules: [...hits].map(([code, found]) => ({
      code,
      cases: new Set(found.map((hit) => hit.number)).size,
      hits: found,
    })),
    impossible: [...odd].map(([code, found]) => ({
      code,
      cases: new Set(found.map((oddity) => oddity.case)).size,
      count: found.reduce((sum, { count }) => sum + count, 0),
      found,
    })),
  }
}
