import type { Clock, WorkingCalendar } from '#kernel'
import type { CardLifted, CardRaised } from './events.ts'

export interface DueCard {
  /** Code of the rule. */
  readonly rule: string
  readonly colour: CardRaised['colour']
  /** Plain date the limit ends; with case and rule it makes the card's stable identity. */
  readonly due: string
  readonly usedPercent: number
  readonly step?: string
}

/** Working days a red card may stand unanswered before it goes up; a rule of the bureau's own, as no law sets one. */
const ESCALATION: readonly { readonly to: 'SECTION_HEAD' | 'LEADER'; readonly after: number }[] = [
  { to: 'SECTION_HEAD', after: 1 },
  { to: 'LEADER', after: 3 },
]

/** To whom an unanswered red card has to go by now, in order. */
export const escalationDue = (openDays: number) => ESCALATION.filter(({ after }) => openDays >= after)

/** A rule over the legal clock: at which share of which limit it speaks. */
export interface ClockRule {
  readonly code: string
  readonly kind: 'CLOCK_PROMISED' | 'CLOCK_STATUTORY' | 'CLOCK_STEP'
  readonly percent: number
  readonly colour: CardRaised['colour']
}

/**
 * Which cards a case deserves now, by its legal clock alone. While a statutory procedure stands still (行政许可法 45)
 * the clock is grey and no new card is due: nobody is warned of a limit that does not run.
 */
export function cardsDue(
  { phase, promised, statutory, steps = [] }: Pick<Clock, 'phase' | 'promised' | 'statutory'> & Partial<Clock>,
  rules: readonly ClockRule[],
): readonly DueCard[] {
  const of = (kind: ClockRule['kind']) => rules.filter((rule) => rule.kind === kind)
  const late = steps.flatMap((one) => deserved(of('CLOCK_STEP'), one, one.to === null, one.step))
  // A step of acceptance is late before any other limit has begun.
  if (phase === 'awaitingAcceptance') return late
  if (phase !== 'running' && phase !== 'concluded') return []
  // A case concluded within its limit was merely close to it: there is nothing left to hurry.
  const runs = phase === 'running'
  return [
    ...late,
    ...(promised === null ? [] : deserved(of('CLOCK_PROMISED'), promised, runs)),
    ...(statutory === null ? [] : deserved(of('CLOCK_STATUTORY'), statutory, runs)),
  ]
}

type Limit = Pick<Clock['steps'][number], 'due' | 'usedShare' | 'over'>

/** What is over deserves the card of those who are late and no warning beside it. */
function deserved(
  rules: readonly ClockRule[],
  { due, usedShare, over }: Limit,
  hurry: boolean,
  step?: string,
): readonly DueCard[] {
  const strikes = ({ percent }: ClockRule) => (percent >= 100 ? over : hurry && !over && usedShare >= percent / 100)
  return rules.filter(strikes).map(({ code, colour }) => ({
    ...{ rule: code, colour, due, usedPercent: Math.floor(usedShare * 100) },
    ...(step === undefined ? {} : { step }),
  }))
}

const MOVED: readonly ClockRule['kind'][] = ['CLOCK_PROMISED', 'CLOCK_STATUTORY']
type Standing = Pick<CardRaised, 'rule' | 'due' | 'at'>

/**
 * Whether a holiday notice took away the day an open card rests on: the rule held by the calendar of the time it was
 * raised and does not hold by the one of today. What a pause or an extension changes lifts nothing.
 */
export function liftingOf(
  card: Standing,
  calendar: WorkingCalendar,
  lookBy: (calendar: WorkingCalendar) => Clock,
  rules: readonly ClockRule[],
): Pick<CardLifted, 'due' | 'notice'> | null {
  const since = calendar.changes.filter(({ publishedAt }) => publishedAt >= card.at)
  const [first, last] = [since[0], since.at(-1)]
  if (first === undefined || last === undefined) return null
  const holds = (time: Clock) => cardsDue(time, rules).some(({ rule, due }) => rule === card.rule && due === card.due)
  const now = lookBy(calendar)
  // Its own step, or an act that was done: no notice moves what was asked for twice.
  const kind = rules.find(({ code }) => code === card.rule)?.kind
  if (kind === undefined || !MOVED.includes(kind)) return null
  if (holds(now) || !holds(lookBy(first.before))) return null
  const due = (kind === 'CLOCK_STATUTORY' ? now.statutory : now.promised)?.due
  return due === undefined ? null : { due, notice: last.notice }
}
