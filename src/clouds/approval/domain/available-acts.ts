import type { Refusal } from '#kernel'
import { caseDecider } from './case.ts'
import type { CaseRefusalCode } from './case.ts'
import type { CaseState } from './case-state.ts'
import { probes } from './probe-commands.ts'
import type { DeskAct, Probe } from './probe-commands.ts'

/** What a desk can do to a case, named as the doors of the HTTP interface are. */
export const DESK_ACTS = [
  'accept',
  'requestCorrection',
  'refuseToAccept',
  'preAccept',
  'presentOriginals',
  'correctAtWindow',
  'supplyAtWindow',
  'withdrawAtWindow',
  'terminate',
  'assign',
  'reclassify',
  'orderFee',
  'examine',
  'review',
  'startProcedure',
  'endProcedure',
  'prepareUpperLevel',
  'chaseUpperLevel',
  'tellHearingRight',
  'recordHearingRequest',
  'announceHearing',
  'openConsultation',
  'issueOpinion',
  'recordCollective',
  'returnCase',
  'extend',
  'grant',
  'refuse',
  'serveAtCounter',
  'dispatch',
  'confirmCourier',
  'challenge',
  'decideChallenge',
  'correctClericalError',
  'checkCommitment',
  'announceAnnulment',
  'annul',
  'recordVisit',
  'note',
] as const satisfies readonly DeskAct[]

export interface ActAnswer {
  readonly act: DeskAct
  /** Null: it may be done. */
  readonly refusal: Refusal<CaseRefusalCode> | null
}

/** What this person may do now, and why not the rest: the guard itself is asked, so the button cannot disagree with it. */
export function availableActs(
  state: CaseState,
  probe: Probe,
  acts: readonly DeskAct[] = DESK_ACTS,
): readonly ActAnswer[] {
  return acts.map((act) => {
    const decisions = probes(act, probe, state).map((command) => caseDecider.decide(command, state))
    const first = decisions[0]
    const lawful = first === undefined || decisions.some(({ ok }) => ok)
    return { act, refusal: lawful || first.ok ? null : first.refusal }
  })
}
