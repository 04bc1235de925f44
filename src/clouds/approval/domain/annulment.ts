import { happened, localDate, refused } from '#kernel'
import type { AnnounceAnnulment, AnnulGrant, CheckCommitment } from './case-command.ts'
import { isConcluded } from './case-state.ts'
import type { KnownCase } from './case-state.ts'
import { isBlank } from './due-days.ts'
import { nextNotice } from './notices.ts'
import { annulConflict, checkerConflict } from './separation-of-duties.ts'

/** Rules of checking a promise and of taking back what should not have been granted (行政许可法 7, 69). */
export type AnnulmentRefusal =
  | 'NOT_GRANTED'
  | 'NO_COMMITMENT'
  | 'COMMITMENT_CHECKED_ALREADY'
  | 'COMMITMENT_NOT_BROKEN'
  | 'ANNULMENT_ANNOUNCED_ALREADY'
  | 'ANNULMENT_NOT_ANNOUNCED'
  | 'ANNULMENT_TOO_EARLY'
  | 'REPLY_TIME_MISSING'

export function checkCommitment({ at, by, kept, found }: CheckCommitment, state: KnownCase) {
  if (!isConcluded(state) || state.phase !== 'granted') return refused('NOT_GRANTED')
  if (!state.onCommitment) return refused('NO_COMMITMENT')
  if (state.commitmentCheck !== null) return refused('COMMITMENT_CHECKED_ALREADY')
  const conflict = checkerConflict(state, by)
  if (conflict !== null) return refused(conflict)
  if (isBlank(found)) return refused('REASON_MISSING')
  return happened({ type: 'CommitmentChecked' as const, at, by, kept, found })
}

/** 行政许可法 7: nothing is taken away before its holder could speak. */
export function announceAnnulment({ at, by, ground, reason, replyUntil }: AnnounceAnnulment, state: KnownCase) {
  if (!isConcluded(state) || state.phase !== 'granted') return refused('NOT_GRANTED')
  if (state.annulment !== null) return refused('ANNULMENT_ANNOUNCED_ALREADY')
  if (ground === 'FALSE_COMMITMENT' && state.commitmentCheck?.kept !== false) return refused('COMMITMENT_NOT_BROKEN')
  if (isBlank(reason)) return refused('REASON_MISSING')
  if (replyUntil <= localDate(at)) return refused('REPLY_TIME_MISSING')
  const noticeNumber = nextNotice(state, 'annulmentNotice')
  return happened({ type: 'AnnulmentAnnounced' as const, at, by, noticeNumber, ground, reason, replyUntil })
}

/** On the ground that was announced, after the holder's time to reply. */
export function annul({ at, by, ground, reason }: AnnulGrant, state: KnownCase) {
  if (!isConcluded(state) || state.phase !== 'granted') return refused('NOT_GRANTED')
  if (state.annulment?.ground !== ground) return refused('ANNULMENT_NOT_ANNOUNCED')
  const { replyUntil } = state.annulment
  if (localDate(at) <= replyUntil) return refused('ANNULMENT_TOO_EARLY', { due: replyUntil })
  const conflict = annulConflict(state, by)
  if (conflict !== null) return refused(conflict)
  if (isBlank(reason)) return refused('REASON_MISSING')
  return happened({
    type: 'GrantAnnulled' as const,
    at,
    by,
    noticeNumber: nextNotice(state, 'annulment'),
    ground,
    reason,
  })
}
