import type { Ledger, StoredEntry } from '#ledger'
import type { Log } from './log.ts'

const BATCH = 2000

interface Following {
  readonly name: string
  readonly types: readonly string[]
  readonly apply: (entry: StoredEntry) => void
  readonly log: Log
}

/**
 * Reads entries of some types into memory from the first leaf on. What it answers reads on to the newest leaf; calls
 * that come while it reads share that reading.
 */
export function followLeaves(ledger: Ledger, { name, types, apply, log }: Following): () => Promise<void> {
  let position = 0
  let running: Promise<void> | undefined
  const read = async () => {
    const size = await ledger.size()
    while (position < size) {
      const entries = await ledger.read({ fromLeaf: position, toLeaf: size, limit: BATCH, types })
      for (const entry of entries) apply(entry)
      const last = entries.length === BATCH ? entries.at(-1)?.leafIndex : undefined
      position = last === undefined || last === null ? size : last + 1
    }
  }
  return () => {
    running ??= read()
      .catch((error: unknown) => {
        log.error(`${name} could not read on`, { error: String(error) })
      })
      .finally(() => {
        running = undefined
      })
    return running
  }
}
