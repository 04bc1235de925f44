import { localDate, refused } from '#kernel'
import type { Refusal } from '#kernel'
import type { SealUseBegan } from './events.ts'
import type { SealAuthorisation, SealStep } from './seal.ts'

export type SealKey = {
  readonly certSha256: string
  /** ISO instants. */
  readonly validFrom: string
  readonly validUntil: string
  readonly compromised: boolean
}
/** What every document says before the seal is put on it. */
export type SealRequest = {
  readonly at: string
  /** Stream of the seal. */
  readonly seal: string
  /** The keeper's standing authorisation for the item as it stands; null when there is none. */
  readonly authorisation: SealAuthorisation | null
  /** The key the seal is used with: until when its certificate holds, and whether it rests after a loss. */
  readonly key: SealKey
  /** The officer whose decision the document carries. */
  readonly decidedBy: string
  readonly number: string
  /** SHA-256 of the bytes to be sealed. */
  readonly digest: string
  readonly preparedFile: string
}
export type CompleteSealing = {
  readonly type: 'CompleteSealing'
  readonly at: string
  /** SHA-256 of the bytes that were sealed. */
  readonly digest: string
  /** SHA-256 of the sealed file. */
  readonly file: string
}
/** Where a document stands between the two halves of its sealing. */
export type SealingStage =
  | { readonly phase: 'absent' }
  | { readonly phase: 'prepared'; readonly preparedFile: string }
  | { readonly phase: 'begun'; readonly digest: string; readonly preparedFile: string }
  | { readonly phase: 'sealed'; readonly file: string }

export type SealingRefusalCode =
  | 'SEALING_ALREADY_BEGUN'
  | 'SEALING_NOT_BEGUN'
  | 'ALREADY_SEALED'
  | 'SEALED_BYTES_DIFFER'
  | 'SEAL_NOT_AUTHORISED'
  | 'SEAL_AUTHORISATION_ENDED'
  | 'KEEPER_IS_DECIDER'
  | 'SEAL_CERTIFICATE_EXPIRED'
  | 'SEAL_RESTS_AFTER_COMPROMISE'
type Refused = { readonly ok: false; readonly refusal: Refusal<SealingRefusalCode> }

/** Decisions on the matter itself; the other notices only tell how a case proceeds. */
const DECISIONS: readonly SealStep[] = ['CERTIFICATE', 'REFUSAL_NOTICE', 'GRANT_DECISION', 'ANNULMENT_DECISION']

/** May the seal be put on this document now? Answers the use that may begin, or why not. */
export function beginUse(request: SealRequest, step: SealStep, stage: SealingStage): Refused | SealUseBegan {
  const { at, seal, authorisation, number, digest, key } = request
  if (stage.phase === 'sealed') return refused('ALREADY_SEALED')
  if (stage.phase !== 'absent') return refused('SEALING_ALREADY_BEGUN')
  if (key.compromised) return refused('SEAL_RESTS_AFTER_COMPROMISE')
  if (at < key.validFrom || at > key.validUntil)
    return refused('SEAL_CERTIFICATE_EXPIRED', { until: localDate(key.validUntil) })
  if (!authorisation?.steps.includes(step)) return refused('SEAL_NOT_AUTHORISED', { step })
  if (localDate(at) > authorisation.until) return refused('SEAL_AUTHORISATION_ENDED', { until: authorisation.until })
  // The bureau's own rule (design §8): whoever keeps the seal does not decide what it is put on.
  if (DECISIONS.includes(step) && authorisation.keeper === request.decidedBy) return refused('KEEPER_IS_DECIDER')
  const { keeper } = authorisation
  return { type: 'SealUseBegan', at, seal, keeper, step, number, digest, certSha256: key.certSha256 }
}

/** May this use of the seal be recorded as ended? Undefined when it may. */
export function refusalToComplete(command: CompleteSealing, stage: SealingStage): Refused | undefined {
  if (stage.phase === 'sealed') return refused('ALREADY_SEALED')
  if (stage.phase !== 'begun') return refused('SEALING_NOT_BEGUN')
  if (command.digest !== stage.digest) return refused('SEALED_BYTES_DIFFER')
  return undefined
}

/** The use that began goes with the preparation in one act; only then is it known what may be sealed. */
export const withUse = (stage: SealingStage, use: SealUseBegan): SealingStage =>
  stage.phase === 'prepared' ? { phase: 'begun', digest: use.digest, preparedFile: stage.preparedFile } : stage
