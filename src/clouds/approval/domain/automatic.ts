import { happened, localDate, refused } from '#kernel'
import type { GrantAutomatically } from './case-command.ts'
import { isFiling, isHandled, runningOf } from './case-state.ts'
import type { HandledCase, OpenCase } from './case-state.ts'
import { notIn, validityFault } from './decision.ts'
import { answeredFor } from './liability.ts'

/** Rules of the grant that a decision table makes under an officer's standing authorisation (智能审批). */
export type AutomaticRefusal = 'NOT_FOR_A_TABLE' | 'PEOPLE_HAVE_IT' | 'AUTHORITY_ENDED'

/**
 * What a table may never decide, whatever it says: what the law or the standard gives to more than one pair of eyes
 * (行政许可法 34(3) 核查, 46–48 听证; 集体研究; 审核), what is complex, and what is only recorded.
 */
function notForATable(state: HandledCase): boolean {
  const { track } = state.standard
  const held = state.handling.procedures.length > 0 || runningOf(state).length > 0
  const heldOrAsked = held || state.handling.hearing.until !== null || state.handling.consultations.length > 0
  return (
    isFiling(state) ||
    track.collective ||
    track.reviews.length > 0 ||
    track.procedures.some(({ mandatory }) => mandatory) ||
    state.timeClass === 'COMPLEX' ||
    heldOrAsked
  )
}

/**
 * 行政许可法 34(2): what is complete and can be decided on the spot is decided on the spot. The bureau's rule that who
 * accepts never decides does not bind a table, which has no discretion to divide; instead it grants only, under a named
 * officer's authorisation that holds today, and people look again at a sample of it.
 */
export function grantAutomatically(command: GrantAutomatically, state: OpenCase) {
  const { at, by, authority, verification, opinion, validFrom, validUntil } = command
  if (!isHandled(state)) return refused('NOT_ACCEPTED_YET')
  // Only what the system itself accepted: whatever a person has begun is that person's to finish.
  if (state.phase !== 'accepted' || state.handling.acceptor !== by || state.assignee !== null)
    return refused('PEOPLE_HAVE_IT')
  if (authority.until < localDate(at)) return refused('AUTHORITY_ENDED', { until: authority.until })
  if (notForATable(state)) return refused('NOT_FOR_A_TABLE')
  const obstacle = notIn(state) ?? validityFault(at, { validFrom, validUntil })
  if (obstacle !== null) return obstacle
  const automatic = { authority: authority.id, officer: authority.officer, verification }
  return happened({
    ...{ type: 'CaseGranted' as const, at, by, opinion, validFrom, validUntil },
    // Who authorised the table answers for what it grants.
    ...{ basis: 'AUTOMATIC' as const, automatic, ...answeredFor(command.liable, authority.officer) },
  })
}
