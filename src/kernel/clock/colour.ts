import type { Clock, ClockColour } from './clock-state.ts'
import type { Countdown } from './countdown.ts'

/** Warn early enough to act, alarm on the last tenth: the bureau's own rule, measured on its promise. */
const AMBER_FROM = 0.7
const RED_FROM = 0.9

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
  if (limit.over || limit.usedShare >= RED_FROM) return 'red'
  return limit.usedShare >= AMBER_FROM ? 'amber' : 'green'
}
