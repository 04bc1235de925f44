import { happened, refused } from '#kernel'
import type { SubmitApplication, TakeOverCase } from './case-command.ts'
import type { CaseState } from './case-state.ts'

/** Rules by which a case begins. */
export type BeginningRefusal =
  | 'ALREADY_SUBMITTED'
  | 'COMMITMENT_NOT_OFFERED'
  | 'COMMITMENT_OUTDATED'
  | 'CERTIFICATE_NOT_NAMED'
  | 'SLIP_IN_THE_FUTURE'
  | 'TAKEOVER_OUT_OF_ORDER'

/** Applications arrive also with materials missing: the bureau must say at once what is wanting. */
export function submit({ type: _, ...application }: SubmitApplication, state: CaseState) {
  if (state.phase !== 'absent') return refused('ALREADY_SUBMITTED')
  const { at, commitment, certificate, slip, standard } = application
  const { mode, changeKind, commitment: offered } = standard.track
  if (commitment !== undefined) {
    if (mode !== 'COMMITMENT' || offered === null) return refused('COMMITMENT_NOT_OFFERED')
    if (commitment.version !== offered.version) return refused('COMMITMENT_OUTDATED', { version: offered.version })
  }
  if (changeKind !== 'NEW' && certificate === undefined) return refused('CERTIFICATE_NOT_NAMED')
  if (slip !== undefined && slip.receivedAt > at) return refused('SLIP_IN_THE_FUTURE')
  return happened({ type: 'ApplicationSubmitted' as const, ...application })
}

/** What an older system says must at least be possible: received, then perhaps accepted, and all of it before now. */
export function takeOver({ type: _, ...running }: TakeOverCase, state: CaseState) {
  if (state.phase !== 'absent') return refused('ALREADY_SUBMITTED')
  const { at, receivedAt, acceptedAt } = running
  const ordered = receivedAt <= (acceptedAt ?? at) && (acceptedAt ?? receivedAt) <= at
  if (!ordered) return refused('TAKEOVER_OUT_OF_ORDER')
  return happened({ type: 'RunningCaseTakenOver' as const, ...running })
}
