import { isCancelled } from '#catalogue/standard'
import type { ScopePermits } from '#catalogue'
import type { PublishedItem } from '#frame'
import type { NeededPermit } from '../domain/register-events.ts'

const FIRST: readonly (string | undefined)[] = [undefined, 'NEW']

/**
 * 证照分离 and 双告知: which permits the words of a business scope ask for. Cancelled items ask for nothing, an item
 * that is altered or renewed is no first permit, and a commitment or filing item stands for the examined one beside it.
 */
export function permitsFor(
  scope: string,
  entries: ScopePermits['entries'],
  items: readonly PublishedItem[],
): readonly NeededPermit[] {
  return entries.flatMap(({ words, item: wanted }): readonly NeededPermit[] => {
    const found = words.filter((word) => scope.includes(word))
    if (found.length === 0) return []
    const item = items.find(({ code }) => code === wanted)
    if (item === undefined || isCancelled(item.standard) || !FIRST.includes(item.standard.changeKind)) return []
    const { reformMode, name, competentOrgans, organ } = item.standard
    if (reformMode === 'DIRECT_CANCEL') return []
    const organs = competentOrgans.length === 0 ? [organ] : competentOrgans
    return [{ code: item.code, name: name.zh, mode: reformMode ?? null, words: found, organs }]
  })
}
