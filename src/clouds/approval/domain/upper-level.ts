import { happened, refused } from '#kernel'
import type { ChaseUpperLevel, PrepareUpperLevel } from './case-command.ts'
import { isFiling, isHandled, runningOf } from './case-state.ts'
import type { OpenCase } from './case-state.ts'
import { isBlank } from './due-days.ts'

/**
 * Rules of what a higher authority decides (上级审批协助报批, WF-31): prepared here, sent under a document number as a
 * procedure with a last day of its own, chased by letter, ended with the number of the reply.
 */

/** Prepared anew, the newer counts; once it is out, another is prepared only after the reply. */
export function prepareUpperLevel({ type: _, ...order }: PrepareUpperLevel, state: OpenCase) {
  if (!isHandled(state)) return refused('NOT_ACCEPTED_YET')
  if (isFiling(state)) return refused('FILING_IS_NOT_EXAMINED')
  if (!state.standard.track.procedures.some(({ kind }) => kind === 'UPPER_LEVEL'))
    return refused('PROCEDURE_NOT_IN_STANDARD')
  if (runningOf(state).some(({ kind }) => kind === 'UPPER_LEVEL')) return refused('SAME_PROCEDURE_RUNNING')
  if (isBlank(order.authority)) return refused('PARTIES_MISSING')
  if (isBlank(order.summary)) return refused('REASON_MISSING')
  if (order.papers.length === 0) return refused('SUBMISSION_WITHOUT_PAPERS')
  return happened({ type: 'UpperLevelPrepared' as const, ...order })
}

/** Also before the last day: who needs the answer may ask for it. Each letter has a number of its own. */
export function chaseUpperLevel({ type: _, ...order }: ChaseUpperLevel, state: OpenCase) {
  if (!isHandled(state)) return refused('NOT_ACCEPTED_YET')
  const upper = runningOf(state).find(({ id }) => id === order.id)?.upper ?? null
  if (upper === null) return refused('NOT_WITH_UPPER_LEVEL')
  if (isBlank(order.letter)) return refused('REFERENCE_MISSING')
  if (upper.letters.some(({ letter }) => letter === order.letter))
    return refused('LETTER_SENT_ALREADY', { letter: order.letter })
  if (isBlank(order.text)) return refused('REASON_MISSING')
  return happened({ type: 'UpperLevelChased' as const, ...order })
}
