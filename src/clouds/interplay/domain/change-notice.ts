/** A retirement has no text: the day from which it holds tells it from another. */
export const retirementDigest = (effectiveFrom: string): string => `retirement ${effectiveFrom}`

/** What of an item's standard says who is to be told of its change. */
export interface Concerned {
  readonly organ: string
  readonly competentOrgans: readonly string[]
}

/**
 * 提前函告 (SV-27): every department that supervises the item, before or after the change, is told of it; neither the one
 * that drafted it nor the organ that decides under it, which speaks.
 */
export function toBeTold(
  { current, next }: { readonly current: Concerned | null; readonly next: Concerned | null },
  drafter: string,
): { readonly from: string; readonly to: readonly string[] } | undefined {
  const from = (current ?? next)?.organ
  if (from === undefined) return undefined
  const all = [...new Set([...(current?.competentOrgans ?? []), ...(next?.competentOrgans ?? [])])]
  const to = all.filter((organ) => organ !== drafter && organ !== from)
  return to.length === 0 ? undefined : { from, to }
}
