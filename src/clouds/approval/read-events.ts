import type { ItemStandard } from '#catalogue/standard'
import { eventReader } from '#frame'
import type { PublishedItem } from '#frame'
import type { StoredEntry } from '#ledger'
import { CASE_EVENT_TYPES } from './domain/events.ts'
import type { CaseEvent, StandardPublished } from './domain/events.ts'

export const readCaseEvent = eventReader<CaseEvent>(...CASE_EVENT_TYPES)

/** A standard is checked before it is published; what the ledger holds is one. */
type PublishedStandard = Omit<StandardPublished, 'standard'> & { readonly standard: ItemStandard }
const readStandardEvent = eventReader<PublishedStandard>('StandardPublished')

/** The version of a standard an entry published; undefined for every other entry. */
export function readPublishedItem(entry: StoredEntry): PublishedItem | undefined {
  const event = readStandardEvent(entry)
  if (event === undefined) return undefined
  const { code, version, at, standard } = event
  return { code, version, publishedAt: at, standard }
}
