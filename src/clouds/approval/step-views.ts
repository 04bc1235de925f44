import type { Output } from '#contract'
import type { RequestContext } from '#frame'
import { localDate, NEARLY_USED_SHARE } from '#kernel'
import type { Clock } from '#kernel'
import type { api } from './api.ts'
import type { CaseState } from './domain/case-state.ts'
import type { CaseNow } from './run-case.ts'

type StepView = Output<typeof api.readCase>['steps'][number]

/** 环节时限: the clock of each step as the kernel counts it, which is what cards are raised by. */
function stepView({ step, from, to, due, remaining, used, unit, over, usedShare }: Clock['steps'][number]): StepView {
  const hurry = to === null && usedShare >= NEARLY_USED_SHARE
  const colour = over ? 'red' : hurry ? 'amber' : 'green'
  return { step, from, to, due, remaining, used, unit, colour }
}

const awaitedBy = (state: CaseState): string | null => {
  if (state.phase === 'preAccepted') return state.until
  return state.phase === 'absent' ? null : (state.correction?.until ?? null)
}

/** Everything that ends the waiting for an applicant: what he brings, or that the case is over. */
const ENDS: readonly string[] = ['correctionReceived', 'concluded', 'notAccepted', 'accepted', 'deemedAccepted']

/** 补正: the applicant's own time, measured apart from the bureau's (WF-06); it is in no limit of theirs. */
function waitingSteps({ office, now }: RequestContext, state: CaseState): readonly StepView[] {
  if (state.phase === 'absent') return []
  const calendar = office.calendar.current(state.standard.organ)
  const { clock } = state
  const asked = clock.flatMap(({ type, at }, i) => {
    if (type !== 'correctionRequested') return []
    const end = clock.slice(i + 1).find((later) => ENDS.includes(later.type))
    return [{ from: localDate(at), to: end === undefined ? null : localDate(end.at) }]
  })
  const today = localDate(now())
  return asked.map(({ from, to }, i) => {
    const due = i === asked.length - 1 ? awaitedBy(state) : null
    return {
      ...{ step: 'correction', from, to, due, unit: 'working', colour: 'green' },
      remaining: due === null ? 0 : calendar.countWorkingDays(today, due),
      used: calendar.countWorkingDays(from, to ?? today),
    }
  })
}

/** What each step has taken, in the order in which they began. */
export const stepViews = (context: RequestContext, { state, clock }: CaseNow): StepView[] =>
  [...waitingSteps(context, state), ...clock.steps.map(stepView)].sort((a, b) => a.from.localeCompare(b.from))
