import { createItemIndex } from '#catalogue'
import type { CatalogueOffice, PublishedItem } from '#frame'
import type { Ledger, StoredEntry } from '#ledger'
import { organisationNames } from '#clouds/organisation'
import { readPublishedItem } from '#clouds/approval'
import type { Log } from './log.ts'

/** Standards, organs and people in memory, kept current by following the ledger from its first leaf. */
export interface FollowedCatalogue {
  readonly office: CatalogueOffice
  /** Reads on to the newest leaf; pages call nothing else, the follower calls it after every checkpoint. */
  readonly catchUp: () => Promise<void>
}

const TYPES = ['StandardPublished', 'OrganRegistered', 'OfficerAppointed'] as const
const BATCH = 2000

/**
 * A bureau has hundreds of items and an imported county a thousand: reading them at start takes less than a second,
 * and a page that shows twenty needs no query. Old versions stay, for cases are pinned to theirs.
 */
export function followCatalogue(ledger: Ledger, log: Log): FollowedCatalogue {
  const versions = new Map<string, PublishedItem[]>()
  const names = organisationNames()
  const index = createItemIndex()
  let position = 0
  let running: Promise<void> | undefined

  const apply = (entry: StoredEntry) => {
    names.apply(entry)
    const item = readPublishedItem(entry)
    if (item === undefined) return
    const known = versions.get(item.code)
    if (known === undefined) versions.set(item.code, [item])
    else known.push(item)
    index.put(item)
  }
  const read = async () => {
    const size = await ledger.size()
    while (position < size) {
      const entries = await ledger.read({ fromLeaf: position, toLeaf: size, limit: BATCH, types: TYPES })
      for (const entry of entries) apply(entry)
      const last = entries.length === BATCH ? entries.at(-1)?.leafIndex : undefined
      position = last === undefined || last === null ? size : last + 1
    }
  }
  const catchUp = () => {
    running ??= read()
      .catch((error: unknown) => {
        log.error('catalogue could not read on', { error: String(error) })
      })
      .finally(() => {
        running = undefined
      })
    return running
  }
  const office: CatalogueOffice = {
    findItem: (code, version) =>
      Promise.resolve(versions.get(code)?.findLast((item) => version === undefined || item.version === version)),
    organName: names.organName,
    organs: names.organs,
    officerName: names.officerName,
    search: (search) => Promise.resolve(index.search(search)),
    count: () => Promise.resolve(index.count()),
  }
  return { office, catchUp }
}
