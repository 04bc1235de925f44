import { happened, refused, unreachable } from '#kernel'
import type { Decider } from '#kernel'

/** 取证: an inspector took a package; written before a byte of it leaves the house. */
export interface EvidenceTaken {
  readonly type: 'EvidenceTaken'
  readonly at: string
  readonly by: string
  readonly scope: 'CASE' | 'OFFICER' | 'PERIOD'
  /** Stream of the case or of the officer; null for a period. */
  readonly subject: string | null
  /** Plain dates, inclusive; null for a whole case. */
  readonly from: string | null
  readonly to: string | null
  /** What people call the subject: a case's number, an officer's name, a period. */
  readonly title: string
  readonly purpose: string
  readonly entries: number
  readonly files: number
  /** Leaves under the checkpoint it was proved by. */
  readonly checkpoint: number
  readonly file: string
  readonly sm3: string
  readonly sizeBytes: number
  readonly manifest: string
  /** Plain date until which it can be fetched here; its digests stay. */
  readonly keptUntil: string
}
/** The copy here is gone; whoever has one can still hold it against the digests. */
export interface EvidenceCopyRemoved {
  readonly type: 'EvidenceCopyRemoved'
  readonly at: string
}
export type EvidenceEvent = EvidenceTaken | EvidenceCopyRemoved
export const EVIDENCE_EVENT_TYPES = ['EvidenceTaken', 'EvidenceCopyRemoved'] as const

export type EvidenceCommand =
  | ({ readonly type: 'TakeEvidence' } & Omit<EvidenceTaken, 'type'>)
  | ({ readonly type: 'RemoveEvidenceCopy' } & Omit<EvidenceCopyRemoved, 'type'>)
export type EvidenceState = Omit<EvidenceTaken, 'type'> & { readonly removedAt: string | null }
export type EvidenceRefusalCode =
  | 'EVIDENCE_ALREADY_TAKEN'
  | 'EVIDENCE_UNKNOWN'
  | 'EVIDENCE_GONE'
  | 'EVIDENCE_WITHOUT_PURPOSE'
  | 'EVIDENCE_EMPTY'
  | 'EVIDENCE_TOO_LARGE'
  | 'EVIDENCE_PERIOD_WRONG'

export const evidenceDecider: Decider<EvidenceCommand, EvidenceState | null, EvidenceEvent, EvidenceRefusalCode> = {
  initial: null,
  decide: (command, state) => {
    switch (command.type) {
      case 'TakeEvidence':
        if (state !== null) return refused('EVIDENCE_ALREADY_TAKEN')
        if (command.purpose.trim().length < 2) return refused('EVIDENCE_WITHOUT_PURPOSE')
        if (command.entries === 0) return refused('EVIDENCE_EMPTY')
        return happened({ ...command, type: 'EvidenceTaken' as const })
      case 'RemoveEvidenceCopy':
        if (state === null) return refused('EVIDENCE_UNKNOWN')
        if (state.removedAt !== null) return refused('EVIDENCE_GONE')
        return happened({ ...command, type: 'EvidenceCopyRemoved' as const })
      default:
        return unreachable(command)
    }
  },
  evolve: (state, event) => {
    if (event.type === 'EvidenceTaken') {
      const { type: _, ...taken } = event
      return { ...taken, removedAt: null }
    }
    return state === null ? state : { ...state, removedAt: event.at }
  },
}
