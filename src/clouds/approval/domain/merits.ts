import { refused } from '#kernel'
import type { HandledCase } from './case-state.ts'
import { missingMaterials } from './materials.ts'
import { lastConclusion } from './procedures.ts'

const unmetOf = (state: HandledCase): readonly string[] => (state.phase === 'examined' ? state.unmet : [])

const failedProcedures = (state: HandledCase) =>
  [...new Set(state.handling.procedures.map(({ kind }) => kind))].filter(
    (kind) => lastConclusion(state, kind) === 'FAILED',
  )

/** Missing for good: what may still follow within its days is nobody's ground for a refusal. */
const missingForGood = (state: HandledCase): readonly string[] =>
  missingMaterials(state).filter((wanted) => !state.handling.deferred.some(({ material }) => material === wanted))

/** What was found stands against this outcome (行政许可法 38): who meets every condition is granted, nobody else. */
export function meritsAgainst(outcome: 'GRANT' | 'REFUSE', state: HandledCase) {
  const unmet = unmetOf(state)
  if (outcome === 'GRANT') {
    if (unmet.length > 0) return refused('CRITERION_NOT_MET', { criteria: unmet.join('、') })
    return failedProcedures(state).length > 0 ? refused('PROCEDURE_FAILED') : null
  }
  const wanting = unmet.length + missingForGood(state).length + failedProcedures(state).length
  return wanting > 0 || state.standard.criteria.length === 0 ? null : refused('ALL_CRITERIA_MET')
}
