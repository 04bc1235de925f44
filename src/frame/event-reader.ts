import type { StoredEntry } from '#ledger'

/**
 * Makes a reader of published events: the ledger has opened the body under the key of its life, and the decider that wrote it
 * gave it its type, so here, and only here, an entry's JSON becomes an event again. Other types, and bodies that were
 * erased, read as undefined.
 */
export function eventReader<Event extends { readonly type: string }>(...types: readonly Event['type'][]) {
  const known: ReadonlySet<string> = new Set(types)
  return (entry: StoredEntry): Event | undefined => {
    if (entry.body === null || !known.has(entry.envelope.type)) return undefined
    return { ...entry.body, type: entry.envelope.type } as never
  }
}
