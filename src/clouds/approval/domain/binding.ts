import { happened, refused } from '#kernel'
import type { BindCase, CaseCommand, UnbindCase } from './case-command.ts'
import { isConcluded } from './case-state.ts'
import type { KnownCase } from './case-state.ts'

/** 联席会议议定事项 bind the case: it is not decided before they are carried out. */
export type BindingRefusal = 'CASE_BOUND_ALREADY' | 'CASE_NOT_BOUND' | 'MEETING_DECISION_NOT_CARRIED_OUT'

const DECIDES: readonly CaseCommand['type'][] = ['GrantCase', 'GrantAutomatically', 'RecordFiling', 'RefuseCase']

/** What the law brings about by itself (行政许可法 50) asks no meeting. */
export const awaitsMeeting = (command: CaseCommand, { bound = [] }: KnownCase) => {
  const [first] = bound
  return first !== undefined && DECIDES.includes(command.type)
    ? refused('MEETING_DECISION_NOT_CARRIED_OUT', { decision: first.text })
    : null
}

const isBound = ({ bound = [] }: KnownCase, { exchange, decision }: Pick<BindCase, 'exchange' | 'decision'>) =>
  bound.some((one) => one.exchange === exchange && one.decision === decision)

export function bind(command: BindCase, state: KnownCase) {
  if (isConcluded(state)) return refused('CONCLUDED')
  return isBound(state, command) ? refused('CASE_BOUND_ALREADY') : happened({ ...command, type: 'CaseBound' as const })
}
export function unbind(command: UnbindCase, state: KnownCase) {
  if (isConcluded(state)) return refused('CONCLUDED')
  return isBound(state, command) ? happened({ ...command, type: 'CaseUnbound' as const }) : refused('CASE_NOT_BOUND')
}
