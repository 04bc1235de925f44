import type { ItemStandard } from '#catalogue/standard'
import { eventReader } from '#frame'
import type { PublishedItem } from '#frame'
import { localDate } from '#kernel'
import type { StoredEntry } from '#ledger'
import { STANDARD_EVENT_TYPES } from './domain/events.ts'
import type { StandardEvent, StandardPublished } from './domain/events.ts'

export const readStandardEvent = eventReader<StandardEvent>(...STANDARD_EVENT_TYPES)

/** A standard is checked before it is published; what the ledger holds is one. */
type PublishedStandard = Omit<StandardPublished, 'standard'> & { readonly standard: ItemStandard }
const readPublished = eventReader<PublishedStandard>('StandardPublished')

/** The version of a standard an entry published; undefined for every other entry. */
export function readPublishedItem(entry: StoredEntry): PublishedItem | undefined {
  const event = readPublished(entry)
  if (event === undefined) return undefined
  const { code, version, at, standard, effectiveFrom } = event
  return { code, version, publishedAt: at, effectiveFrom: effectiveFrom ?? localDate(at), standard }
}
