import type { StoredEntry } from './act.ts'
import type { Ledger } from './ledger.ts'
import { BODY_ERASED } from './life-keys.ts'

type Read = Ledger['read']
type ReadsLedger = Pick<Ledger, 'read'>

/** What the sequencer brings in one pass on a busy day; a follower that is further behind reads for itself. */
const LEAVES_MAX = 500
/** All followers wake at the same checkpoint and are through with it long before this. */
const KEPT_MS = 1000

/** Histories of those at work in one moment, each some kilobytes; a life that goes on for years is read as it stands. */
const HISTORIES_MAX = 500
const HISTORY_ENTRIES_MAX = 100

interface Passage {
  readonly entries: Promise<readonly StoredEntry[]>
}

/**
 * A dozen followers stand at the same leaf and wake at the same checkpoint: the few new entries are read, decrypted and
 * parsed once for all of them, and each takes those of its types. Only followers may read so: what is a second old is
 * fresh enough for them, since the erasure of a body is itself an entry that they are still to come to.
 */
const readings = new WeakMap<ReadsLedger, Read>()

interface Histories {
  readonly add: (entries: readonly StoredEntry[]) => void
  readonly find: (stream: string) => readonly StoredEntry[] | undefined
}
const kept = new WeakMap<ReadsLedger, Histories>()

/**
 * The lives that began before these followers' eyes, entry by entry: who reacts to the tenth entry of a case need not
 * have the first nine read and opened again. Of what was erased nothing is kept.
 */
function historiesOf(ledger: ReadsLedger): Histories {
  const known = kept.get(ledger)
  if (known !== undefined) return known
  const histories = new Map<string, readonly StoredEntry[]>()
  const addOne = (entry: StoredEntry) => {
    const { stream, version, type } = entry.envelope
    const before = histories.get(stream) ?? []
    // Seen already, by a follower that is behind.
    if (version <= before.length && type !== BODY_ERASED) return
    histories.delete(stream)
    // Begun before our time, with a gap, too long, or erased.
    if (version !== before.length + 1 || version > HISTORY_ENTRIES_MAX || type === BODY_ERASED) return
    histories.set(stream, [...before, entry])
    const [oldest] = histories.keys()
    if (histories.size > HISTORIES_MAX && oldest !== undefined) histories.delete(oldest)
  }
  const made: Histories = {
    add: (entries) => {
      for (const entry of entries) addOne(entry)
    },
    find: (stream) => histories.get(stream),
  }
  kept.set(ledger, made)
  return made
}

/** What followers have seen of this life from its first entry on; undefined when they have not seen it begin. */
export const findHistory = (ledger: ReadsLedger, stream: string): readonly StoredEntry[] | undefined =>
  kept.get(ledger)?.find(stream)

export function readTogether(ledger: ReadsLedger): Read {
  const known = readings.get(ledger)
  if (known !== undefined) return known
  const passages = new Map<string, Passage>()
  const histories = historiesOf(ledger)
  const passage = (fromLeaf: number, toLeaf: number): Promise<readonly StoredEntry[]> => {
    const name = `${String(fromLeaf)}/${String(toLeaf)}`
    const shared = passages.get(name)
    if (shared !== undefined) return shared.entries
    const fresh: Passage = { entries: ledger.read({ fromLeaf, toLeaf, limit: LEAVES_MAX }) }
    passages.set(name, fresh)
    const drop = () => {
      if (passages.get(name) === fresh) passages.delete(name)
    }
    setTimeout(drop, KEPT_MS).unref()
    fresh.entries.then(histories.add, drop)
    return fresh.entries
  }
  const read: Read = async (request) => {
    const { fromLeaf, toLeaf, limit, types } = request
    if (toLeaf === undefined || toLeaf - fromLeaf > LEAVES_MAX) return ledger.read(request)
    const entries = await passage(fromLeaf, toLeaf)
    const heard = types === undefined ? entries : entries.filter(({ envelope }) => types.includes(envelope.type))
    return heard.slice(0, limit)
  }
  readings.set(ledger, read)
  return read
}
