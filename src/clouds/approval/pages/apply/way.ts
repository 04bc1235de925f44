import { isAskedFor } from '#catalogue/standard'
import type { ItemStandard } from '#catalogue/standard'

type Answers = Readonly<Record<string, string>>

/** How it will be granted under these answers, read from the standard as the server reads it. */
export function wayUnder(
  { filingWhen, mode = 'ORDINARY' }: ItemStandard,
  answers: Answers,
): NonNullable<ItemStandard['mode']> {
  return filingWhen !== undefined && isAskedFor(filingWhen, answers) ? 'FILING' : mode
}

export const actsOnCertificate = ({ changeKind }: ItemStandard): boolean => (changeKind ?? 'NEW') !== 'NEW'
