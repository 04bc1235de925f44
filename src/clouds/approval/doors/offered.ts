import type { Output } from '#contract'
import type { RequestContext } from '#frame'
import type { ClockProcedure } from '#kernel'
import type { api } from '../api.ts'
import { TERMINATION_GROUNDS } from '../api-shapes.ts'
import { caseDecider } from '../domain/case.ts'
import { isHandled } from '../domain/case-state.ts'
import type { CaseState } from '../domain/case-state.ts'
import { dayAfter } from './at-desk.ts'

type Offered = Output<typeof api.readCase>['offered']

/** 行政许可法 47: whoever asked is heard within twenty days, whatever the standard foresaw. */
const HEARING_MAX = { days: 20, unit: 'working' } as const

/** How long the standard lets a procedure last; of what it does not know, the rules let none begin but a hearing. */
export function lastDayOf(context: RequestContext, state: CaseState, kind: ClockProcedure): string {
  const standard = state.phase === 'absent' ? undefined : state.standard
  const { days, unit } = standard?.track.procedures.find((one) => one.kind === kind)?.max ?? HEARING_MAX
  return dayAfter(context, standard?.organ, days, unit)
}

/** On which grounds the case could be ended today: the guard itself is asked, so that a form cannot offer another. */
const terminationsIn = ({ now }: RequestContext, state: CaseState): Offered['terminations'] =>
  TERMINATION_GROUNDS.filter((ground) => {
    const command = { type: 'TerminateCase', at: now(), by: '$actor', ground, reason: ground } as const
    return caseDecider.decide(command, state).ok
  })

/** What may be set going in a case: the days are reckoned here, so that a form shows the very day the act will name. */
export function offeredIn(context: RequestContext, state: CaseState): Offered {
  if (state.phase === 'absent') return { deferrals: [], procedures: [], terminations: [] }
  const { organ, track } = state.standard
  const { deferrable, procedures } = track
  const foreseen = procedures.map(({ kind, mandatory }) => ({ kind, mandatory }))
  const asked = isHandled(state) && state.handling.hearing.requested
  const onRequest = asked && !foreseen.some(({ kind }) => kind === 'HEARING')
  const possible = onRequest ? [...foreseen, { kind: 'HEARING' as const, mandatory: false }] : foreseen
  return {
    deferrals: deferrable.map(({ material, days }) => ({ material, due: dayAfter(context, organ, days) })),
    procedures: possible.map((one) => ({ ...one, endsBy: lastDayOf(context, state, one.kind) })),
    terminations: terminationsIn(context, state),
  }
}
