import { NEARLY_USED_SHARE } from '#kernel'
import type { Clock, WorkingCalendar } from '#kernel'
import type { CardLifted, CardRaised, CardRule } from './events.ts'

export interface DueCard {
  readonly rule: CardRule
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

const percent = (share: number) => Math.floor(share * 100)

/**
 * Which cards a case deserves now, by its legal clock alone. While a statutory procedure stands still (行政许可法 45)
 * the clock is grey and no new card is due: nobody is warned of a limit that does not run.
 */
export function cardsDue({
  phase,
  promised,
  statutory,
  steps = [],
}: Pick<Clock, 'phase' | 'promised' | 'statutory'> & Partial<Pick<Clock, 'steps'>>): readonly DueCard[] {
  const late = steps.flatMap(stepCards)
  // A step of acceptance is late before any other limit has begun.
  if (phase === 'awaitingAcceptance') return late
  if (phase !== 'running' && phase !== 'concluded') return []
  const cards: DueCard[] = [...late]
  if (promised !== null) {
    const facts = { due: promised.due, usedPercent: percent(promised.usedShare) }
    if (promised.over) cards.push({ rule: 'PROMISED_EXCEEDED', colour: 'RED', ...facts })
    // A case concluded within its promise was merely close to it: there is nothing left to hurry.
    else if (promised.usedShare >= NEARLY_USED_SHARE && phase === 'running') {
      cards.push({ rule: 'PROMISED_NEARLY_USED', colour: 'YELLOW', ...facts })
    }
  }
  if (statutory?.over === true) {
    const facts = { due: statutory.due, usedPercent: percent(statutory.usedShare) }
    cards.push({ rule: 'STATUTORY_EXCEEDED', colour: 'RED', ...facts })
  }
  return cards
}

/** A step of one or two days is nearly used on its last day; one that is done has nothing left to hurry. */
function stepCards({ step, due, usedShare, over, to }: Clock['steps'][number]): readonly DueCard[] {
  const facts = { due, usedPercent: percent(usedShare), step }
  if (over) return [{ rule: 'STEP_EXCEEDED', colour: 'RED', ...facts }]
  const hurry = to === null && usedShare >= NEARLY_USED_SHARE
  return hurry ? [{ rule: 'STEP_NEARLY_USED', colour: 'YELLOW', ...facts }] : []
}

const UNMOVED: readonly CardRule[] = ['STEP_NEARLY_USED', 'STEP_EXCEEDED', 'CORRECTION_AGAIN', 'HELD_PROOF_ASKED']
type Standing = Pick<CardRaised, 'rule' | 'due' | 'at'>

/**
 * Whether a holiday notice took away the day an open card rests on: the rule held by the calendar of the time it was
 * raised and does not hold by the one of today. What a pause or an extension changes lifts nothing.
 */
export function liftingOf(
  card: Standing,
  calendar: WorkingCalendar,
  lookBy: (calendar: WorkingCalendar) => Clock,
): Pick<CardLifted, 'due' | 'notice'> | null {
  const since = calendar.changes.filter(({ publishedAt }) => publishedAt >= card.at)
  const [first, last] = [since[0], since.at(-1)]
  if (first === undefined || last === undefined) return null
  const holds = (time: Clock) => cardsDue(time).some(({ rule, due }) => rule === card.rule && due === card.due)
  const now = lookBy(calendar)
  // Its own step, or an act that was done: no notice moves what was asked for twice.
  if (UNMOVED.includes(card.rule)) return null
  if (holds(now) || !holds(lookBy(first.before))) return null
  const due = (card.rule === 'STATUTORY_EXCEEDED' ? now.statutory : now.promised)?.due
  return due === undefined ? null : { due, notice: last.notice }
}
