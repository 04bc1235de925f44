import { happened, refused } from '#kernel'
import type { Decider } from '#kernel'
import type { PlanAdopted, PlanLine } from './events.ts'

export type PlanCommand = { readonly type: 'AdoptPlan' } & Omit<PlanAdopted, 'type'>
export type PlanState = Omit<PlanAdopted, 'type'>
export type PlanRefusal = 'PLAN_OUT_OF_TURN' | 'PLAN_MONTHS_TURNED' | 'PLAN_LINE_TWICE' | 'PLAN_CHANGED_WITHOUT_REASON'

export const planDecider: Decider<PlanCommand, PlanState | null, PlanAdopted, PlanRefusal> = {
  initial: null,
  decide: (command, state) => {
    const { lines, number, reason } = command
    if (number !== (state?.number ?? 0) + 1) return refused('PLAN_OUT_OF_TURN')
    if (lines.some(({ fromMonth, toMonth }) => toMonth < fromMonth)) return refused('PLAN_MONTHS_TURNED')
    if (new Set(lines.map(({ id }) => id)).size !== lines.length) return refused('PLAN_LINE_TWICE')
    if (state !== null && reason.trim() === '') return refused('PLAN_CHANGED_WITHOUT_REASON')
    return happened({ ...command, type: 'PlanAdopted' })
  },
  evolve: (_, { type: __, ...adopted }) => adopted,
}

/** How a line of the plan stands today (年度监管计划执行率). */
export interface LineExecution {
  readonly objects: number
  /** What the line owes: never less than one where there is anything to check. */
  readonly owed: number
  readonly drawn: number
  readonly done: number
  /** Percent, whole. */
  readonly rate: number
  readonly standing: 'NOT_BEGUN' | 'RUNNING' | 'OVERDUE' | 'FULFILLED'
}
export function executionOf(
  { share, fromMonth, toMonth }: Pick<PlanLine, 'share' | 'fromMonth' | 'toMonth'>,
  counted: { readonly objects: number; readonly drawn: number; readonly done: number },
  when: { readonly year: number; readonly today: string },
): LineExecution {
  const { objects, drawn, done } = counted
  const owed = objects === 0 ? 0 : Math.max(1, Math.ceil((objects * share) / 100))
  const month = (number: number) => `${String(when.year)}-${String(number).padStart(2, '0')}`
  const now = when.today.slice(0, 7)
  const rate = owed === 0 ? 100 : Math.min(100, Math.floor((done * 100) / owed))
  const fulfilled = done >= owed
  const standing = fulfilled
    ? 'FULFILLED'
    : now < month(fromMonth)
      ? 'NOT_BEGUN'
      : now > month(toMonth)
        ? 'OVERDUE'
        : 'RUNNING'
  return { objects, owed, drawn, done, rate, standing }
}
