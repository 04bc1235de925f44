import type { StoredEntry } from './act.ts'
import type { Ledger } from './ledger.ts'

type Read = Ledger['read']
type ReadsLedger = Pick<Ledger, 'read'>

/** What the sequencer brings in one pass on a busy day; a follower that is further behind reads for itself. */
const LEAVES_MAX = 500
/** All followers wake at the same checkpoint and are through with it long before this. */
const KEPT_MS = 1000

interface Passage {
  readonly entries: Promise<readonly StoredEntry[]>
}

/**
 * A dozen followers stand at the same leaf and wake at the same checkpoint: the few new entries are read, decrypted and
 * parsed once for all of them, and each takes those of its types. Only followers may read so: what is a second old is
 * fresh enough for them, since the erasure of a body is itself an entry that they are still to come to.
 */
const readings = new WeakMap<ReadsLedger, Read>()

export function readTogether(ledger: ReadsLedger): Read {
  const known = readings.get(ledger)
  if (known !== undefined) return known
  const passages = new Map<string, Passage>()
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
    fresh.entries.catch(drop)
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
