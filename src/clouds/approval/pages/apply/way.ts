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

type FeeLine = NonNullable<ItemStandard['fee']['schedule']>[number]

/** What will be asked for, line by line, before anybody submits (行政许可法 59: by published items and rates). */
export const feesUnder = ({ fee }: ItemStandard, answers: Answers): readonly FeeLine[] =>
  fee.charged ? (fee.schedule ?? []).filter(({ when }) => isAskedFor(when, answers)) : []

export const actsOnCertificate = ({ changeKind }: ItemStandard): boolean => (changeKind ?? 'NEW') !== 'NEW'
