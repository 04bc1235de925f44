import type { Services } from '#frame'
import type { StoredEntry } from '#ledger'
import { streamsOfLeaves } from '../projections/act.ts'

/** The entries a card rests on, in their order. They stand in the case's own lives, or are found by their leaves. */
export async function findEntries(
  services: Services,
  hashes: readonly string[],
  lives: readonly string[],
): Promise<readonly StoredEntry[]> {
  if (hashes.length === 0) return []
  const streams = [...new Set([...lives, ...(await streamsOfLeaves(services.db, hashes))])]
  const histories = await Promise.all(streams.map((stream) => services.history(stream)))
  const wanted = new Set(hashes)
  return histories
    .flat()
    .filter(({ leafHash }) => wanted.has(leafHash))
    .sort((a, b) => Number(a.id) - Number(b.id))
}
