import type { Hit } from '../rules/facts.ts'
import { byTime, groupBy, hitOn, secondsBetween } from '../rules/facts.ts'
import type { Fact } from '../rules/facts.ts'
import { repeated, samePerson } from '../rules/in-a-case.ts'
import type { LogCase } from './log.ts'

/** The rules a log of another system can be asked; four-eyes and rework are the very detectors of the bureau's cage. */
export type LogRuleCode = 'TIME_LIMIT' | 'FOUR_EYES' | 'REWORK' | 'SINGLE_PERSON' | 'HANDOVER'

export interface FourEyes {
  readonly first: string
  readonly second: string
}
export interface LogRules {
  /** Days a case may take where the log names no deadline of its own. */
  readonly limitDays: number | null
  readonly fourEyes: readonly FourEyes[]
  /** A step done so often is rework. */
  readonly rework: number
  /** A case with so many different steps is not one person's. */
  readonly singlePerson: number
  /** Passed from hand to hand so often, a case has no owner. */
  readonly handovers: number
}
export const LOG_RULES: LogRules = { limitDays: null, fourEyes: [], rework: 2, singlePerson: 3, handovers: 5 }

/** Only what was completed is an act; that it was scheduled or begun is not. */
export function factsOf({ id, events }: LogCase): readonly Fact[] {
  return events.flatMap(({ step, person, group, at, transition }, i) =>
    at === null || transition !== 'complete'
      ? []
      : [{ case: id, number: id, step, person, organ: group, at, recordedAt: at, entry: `${id}#${String(i + 1)}` }],
  )
}

const DAY_S = 86_400

/**
 * 超时办理: later than the log's own deadline, or open beyond it when the log ends. Where a log tells no ends at all
 * (`now` is null), a case ends with its last event.
 */
export function pastDeadline(
  { deadline, ended, begun }: LogCase,
  acts: readonly Fact[],
  rules: LogRules,
  now: string | null,
) {
  const ordered = acts.toSorted(byTime)
  const last = ordered.at(-1)
  const first = begun ?? ordered[0]?.at
  if (last === undefined || first === undefined) return []
  const due =
    deadline ??
    (rules.limitDays === null ? null : new Date(Date.parse(first) + rules.limitDays * DAY_S * 1000).toISOString())
  const end = ended ?? now ?? last.at
  if (due === null || end <= due) return []
  const late = Math.ceil(secondsBetween(due, end) / DAY_S)
  return [hitOn(last, last.case, { due, found: late, open: ended === null && now !== null ? 'yes' : 'no' })]
}

/** 一人包办: several different steps, and one person did them all. */
export function singlePerson(acts: readonly Fact[], { singlePerson: least }: LogRules): readonly Hit[] {
  const people = new Set(acts.map(({ person }) => person))
  const steps = new Set(acts.map(({ step }) => step))
  const [only] = acts
  if (only === undefined || only.person === null || people.size !== 1 || steps.size < least) return []
  return [
    hitOn(
      only,
      only.case,
      { found: steps.size, limit: least },
      acts.slice(1).map(({ entry }) => entry),
    ),
  ]
}

/** 多次转手. */
export function passedOn(acts: readonly Fact[], { handovers }: LogRules): readonly Hit[] {
  const known = acts.toSorted(byTime).filter(({ person }) => person !== null)
  const passes = known.filter(({ person }, i) => i > 0 && person !== known[i - 1]?.person)
  const last = passes.at(-1)
  if (last === undefined || passes.length < handovers) return []
  const before = passes.slice(0, -1).map(({ entry }) => entry)
  return [hitOn(last, last.case, { found: passes.length, limit: handovers }, before)]
}

export function hitsIn(
  one: LogCase,
  rules: LogRules,
  now: string | null,
): readonly (readonly [code: LogRuleCode, hits: readonly Hit[]])[] {
  const acts = factsOf(one)
  const steps = [...groupBy(acts, ({ step }) => step).keys()]
  const rework = { against: [], threshold: { count: rules.rework } }
  return [
    ['TIME_LIMIT', pastDeadline(one, acts, rules, now)],
    [
      'FOUR_EYES',
      rules.fourEyes.flatMap(({ first, second }) =>
        samePerson({ steps: [first], against: [second], threshold: {} }, acts),
      ),
    ],
    ['REWORK', steps.flatMap((step) => repeated({ ...rework, steps: [step] }, acts))],
    ['SINGLE_PERSON', singlePerson(acts, rules)],
    ['HANDOVER', passedOn(acts, rules)],
  ]
}

const CODE = /^[A-Z]{1,3}\d+[-\d]*\s+/i
const CHECK = /\b(?:check|verify|review|approve|audit|re-?check)\s+|复核|审核|核查|校验/i

/**
 * Which steps check which, where nobody said it: "Check X" checks "X". A guess, so it is always printed beside what it
 * found.
 */
export function guessFourEyes(steps: readonly string[]): readonly FourEyes[] {
  const plain = (step: string) => step.replace(CODE, '').trim()
  return steps
    .filter((step) => CHECK.test(plain(step)))
    .flatMap((second) => {
      const base = plain(second).replace(CHECK, '').trim().toLowerCase()
      if (base === '') return []
      return steps
        .filter((step) => step !== second && !CHECK.test(plain(step)) && plain(step).toLowerCase().endsWith(base))
        .map((first) => ({ first, second }))
    })
}
