import { happened, localDate, refused } from '#kernel'
import type { TerminateCase, WithdrawApplication } from './case-command.ts'
import { isHandled } from './case-state.ts'
import type { OpenCase } from './case-state.ts'
import { isBlank } from './due-days.ts'
import { handedInByAnother } from './materials.ts'
import { nextNotice } from './notices.ts'

/** Rules of what ends a case without a decision on its merits. */
export type EndingRefusal = 'TERMINATION_GROUND_MISSING' | 'TERMINATION_TOO_EARLY'

export function withdraw(command: WithdrawApplication, state: OpenCase) {
  if (handedInByAnother(command, state)) return refused('NOT_THE_APPLICANT')
  const { at, by, reason } = command
  return happened({ type: 'ApplicationWithdrawn' as const, at, by, reason })
}

/** Whether what is given as the ground is really so; whoever still has time is given it. */
function groundFault({ at, ground }: TerminateCase, state: OpenCase) {
  const tooEarly = (until: string) => (localDate(at) > until ? null : refused('TERMINATION_TOO_EARLY', { due: until }))
  const groundMissing = refused('TERMINATION_GROUND_MISSING')
  switch (ground) {
    case 'NOT_CORRECTED': {
      const until = state.phase === 'awaitingCorrection' ? (state.correction?.until ?? null) : null
      return until === null ? groundMissing : tooEarly(until)
    }
    case 'ORIGINALS_NOT_PRESENTED':
      return state.phase === 'preAccepted' ? tooEarly(state.until) : groundMissing
    case 'DEFERRAL_BREACHED':
      return isHandled(state) && state.handling.deferralBreached ? null : groundMissing
    case 'FEE_NOT_PAID':
      return state.fee?.paid === false ? null : groundMissing
    case 'NO_LONGER_POSSIBLE':
      return null
  }
}

export function terminate(command: TerminateCase, state: OpenCase) {
  const fault = groundFault(command, state)
  if (fault !== null) return fault
  const { at, by, ground, reason } = command
  if (isBlank(reason)) return refused('REASON_MISSING')
  const noticeNumber = nextNotice(state, 'termination')
  return happened({ type: 'CaseTerminated' as const, at, by, noticeNumber, ground, reason })
}
