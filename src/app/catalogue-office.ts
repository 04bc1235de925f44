import type { References } from '#catalogue'
import type { CatalogueOffice } from '#frame'
import { localDate } from '#kernel'
import type { Ledger, StoredEntry } from '#ledger'
import { organisationNames } from '#clouds/organisation'
import { followLeaves } from './follow-leaves.ts'
import { keepItems } from './item-book.ts'
import type { Log } from './log.ts'

/** Standards, organs and people in memory, kept current by following the ledger from its first leaf. */
export interface FollowedCatalogue {
  readonly office: CatalogueOffice
  /** Reads on to the newest leaf; pages call nothing else, the follower calls it after every checkpoint. */
  readonly catchUp: () => Promise<void>
}

const TYPES = [
  'StandardPublished',
  'StandardVersionWithdrawn',
  'StandardRetired',
  'OrganRegistered',
  ...(['OrganArranged', 'SectionSet', 'SectionClosed', 'OfficerPlaced'] as const),
  'OfficerAppointed',
] as const

/**
 * A bureau has hundreds of items and an imported county a thousand: reading them at start takes less than a second,
 * and a page that shows twenty needs no query. Old versions stay, for cases are pinned to theirs.
 */
export function followCatalogue(
  ledger: Ledger,
  log: Log,
  { references, now }: { readonly references: References; readonly now: () => string },
): FollowedCatalogue {
  const names = organisationNames()
  const items = keepItems(
    () => localDate(now()),
    // Whoever looks for a department's items finds them by its name, in both languages.
    ({ organ, competentOrgans }) => {
      const concerned = new Set([organ, ...competentOrgans])
      return names.organs().flatMap(({ id, name, nameEn }) => (concerned.has(id) ? [name, nameEn] : []))
    },
  )
  const english = new Map<string, string>()

  const apply = (entry: StoredEntry) => {
    names.apply(entry)
    const item = items.apply(entry)
    if (item === undefined) return
    const { name, parentName, result } = item.standard
    for (const text of [name, parentName, result?.name]) if (text?.en !== undefined) english.set(text.zh, text.en)
  }
  const catchUp = followLeaves(ledger, { name: 'catalogue', types: TYPES, apply, log })
  const office: CatalogueOffice = {
    findItem: (code, version) => Promise.resolve(items.find(code, version)),
    retiredItem: items.retired,
    versionsOf: items.versionsOf,
    inForce: items.inForce,
    ...references,
    organName: names.organName,
    organs: names.organs,
    officerName: names.officerName,
    sectionOf: names.sectionOf,
    nameIn: (language, name) =>
      language === 'zh'
        ? name
        : (english.get(name) ?? names.organs().find((organ) => organ.name === name)?.nameEn ?? name),
    search: (search) => Promise.resolve(items.search(search)),
    count: () => Promise.resolve(items.count()),
  }
  return { office, catchUp }
}
