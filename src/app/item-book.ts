import { createItemIndex } from '#catalogue'
import type { ItemIndex } from '#catalogue'
import { readPublishedItem, readStandardEvent, versionOn } from '#clouds/standards'
import type { ItemHits, ItemSearch, PublishedItem, RetiredItem } from '#frame'
import type { StoredEntry } from '#ledger'

interface Kept {
  readonly versions: PublishedItem[]
  readonly withdrawn: Set<number>
  retirement: Omit<RetiredItem, 'last'> | null
}

/** Every published version of every item, and which of them binds people today. */
export interface ItemBook {
  /** Takes note of what an entry says about an item; answers the version it published. */
  readonly apply: (entry: StoredEntry) => PublishedItem | undefined
  /** Without a version: the one in force today; undefined when there is none, or when the item has left the list. */
  readonly find: (code: string, version?: number) => PublishedItem | undefined
  /** An item that has left the list by today, as it last stood. */
  readonly retired: (code: string) => RetiredItem | undefined
  /** Every version that was not withdrawn, oldest first, the scheduled ones last. */
  readonly versionsOf: (code: string) => readonly PublishedItem[]
  readonly inForce: () => readonly PublishedItem[]
  readonly search: (search: ItemSearch) => ItemHits
  readonly count: ItemIndex['count']
}

/** A version becomes current by date alone: whoever asks on a new day is answered by that day's list. */
export function keepItems(
  today: () => string,
  organNamesOf: (standard: PublishedItem['standard']) => readonly string[] = () => [],
): ItemBook {
  const items = new Map<string, Kept>()
  const index = createItemIndex<PublishedItem>()
  /** Items whose list changes on some day to come. */
  const dated = new Set<string>()
  let day = today()

  const current = (kept: Kept, on: string): PublishedItem | undefined => {
    const rows = kept.versions.map((item) => ({ ...item, withdrawn: kept.withdrawn.has(item.version) }))
    const found = versionOn(rows, kept.retirement?.effectiveFrom ?? null, on)
    return found === undefined ? undefined : kept.versions.find(({ version }) => version === found.version)
  }
  const show = (code: string, kept: Kept) => {
    const item = current(kept, day)
    if (item === undefined) index.remove(code)
    else index.put(item, organNamesOf(item.standard))
  }
  const waits = ({ versions, withdrawn, retirement }: Kept): boolean =>
    (retirement !== null && retirement.effectiveFrom > day) ||
    versions.some(({ effectiveFrom, version }) => effectiveFrom > day && !withdrawn.has(version))
  const settle = (code: string, kept: Kept) => {
    show(code, kept)
    if (waits(kept)) dated.add(code)
    else dated.delete(code)
  }
  const turnPage = () => {
    const now = today()
    if (now === day) return
    day = now
    for (const code of [...dated]) {
      const kept = items.get(code)
      if (kept !== undefined) settle(code, kept)
    }
  }
  const keptOf = (code: string): Kept => {
    const known = items.get(code) ?? { versions: [], withdrawn: new Set(), retirement: null }
    items.set(code, known)
    return known
  }
  return {
    apply: (entry) => {
      const event = readStandardEvent(entry)
      if (event === undefined) return undefined
      const published = readPublishedItem(entry)
      const kept = keptOf(event.code)
      if (published !== undefined) kept.versions.push(published)
      else if (event.type === 'StandardVersionWithdrawn') kept.withdrawn.add(event.version)
      else if (event.type === 'StandardRetired') kept.retirement = event
      else return undefined
      settle(event.code, kept)
      return published
    },
    find: (code, version) => {
      const kept = items.get(code)
      if (kept === undefined) return undefined
      return version === undefined ? current(kept, today()) : kept.versions.findLast((item) => item.version === version)
    },
    retired: (code) => {
      const kept = items.get(code)
      if (kept === undefined || kept.retirement === null || kept.retirement.effectiveFrom > today()) return undefined
      const { way, reason, basis, effectiveFrom, successors } = kept.retirement
      const last = current({ ...kept, retirement: null }, today())
      return last && { last, way, reason, basis, effectiveFrom, successors }
    },
    versionsOf: (code) => {
      const kept = items.get(code)
      return kept === undefined ? [] : kept.versions.filter(({ version }) => !kept.withdrawn.has(version))
    },
    inForce: () => {
      const on = today()
      return [...items.values()].flatMap((kept) => current(kept, on) ?? [])
    },
    search: (query) => {
      turnPage()
      return index.search(query)
    },
    count: () => {
      turnPage()
      return index.count()
    },
  }
}
