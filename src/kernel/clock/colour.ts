import type { Clock, ClockColour } from './clock-state.ts'
import type { Countdown } from './countdown.ts'

/** Warn early enough to act, alarm on the last tenth (黄牌 at nine tenths): a local rule (榆林), as no law sets one. */
const AMBER_FROM = 0.7
export const NEARLY_USED_SHARE = 0.9

/** A limit that has passed is red even while the clock stands: a stop heals nothing. */
export function colourOf(
  { phase, statutory, promised, immediate }: Pick<Clock, 'phase' | 'statutory' | 'promised' | 'immediate'>,
  acceptance: Countdown | null,
): ClockColour {
  const over = [statutory, promised, immediate].some((limit) => limit?.over === true)
  switch (phase) {
    case 'notReceived':
    case 'awaitingApplicant':
      return 'grey'
    case 'awaitingAcceptance':
      return shade(acceptance)
    case 'stopped':
      return over ? 'red' : 'grey'
    case 'running':
      return over ? 'red' : shade(immediate ?? promised)
    case 'concluded':
      return over || (promised === null && acceptance?.over === true) ? 'red' : 'green'
  }
}

function shade(limit: Pick<Countdown, 'over' | 'usedShare'> | null): ClockColour {
  if (limit === null) return 'grey'
  if (limit.over || limit.usedShare >= NEARLY_USED_SHARE) return 'red'
  return limit.usedShare >= AMBER_FROM ? 'amber' : 'green'
}
