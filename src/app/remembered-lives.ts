import type { Ledger, LifeRow } from '#ledger'

/**
 * Lives as they were last seen here. Whoever handles a request loads the life, and a moment later the run loop decides
 * on it: without this, every act would load, decrypt and parse the same life twice.
 *
 * What is remembered may be old, for another node may have written since. So it may only be used for what the ledger
 * checks again: an act decided on an old version is not appended. Nobody is refused or answered from it.
 */
export interface RememberedLives {
  /** As it stands in the database now. */
  readonly load: (stream: string) => Promise<LifeRow | undefined>
  /** As it stood when it was last seen; undefined when it was not seen lately. */
  readonly recall: (stream: string) => Seen | undefined
  readonly remember: (stream: string, row: LifeRow) => void
  readonly forget: (stream: string) => void
}
/** That there is no such life yet is worth remembering too. */
export interface Seen {
  readonly row: LifeRow | undefined
}

/** Those at work in one moment; a case's state is some kilobytes. */
const REMEMBERED_MAX = 500

export function rememberLives(ledger: Pick<Ledger, 'load'>): RememberedLives {
  const seen = new Map<string, Seen>()
  const versionOf = (stream: string) => seen.get(stream)?.row?.version ?? 0
  const keep = (stream: string, row: LifeRow | undefined) => {
    // A slow answer must not take the place of what was seen after it was asked for.
    if ((row?.version ?? 0) < versionOf(stream)) return
    seen.delete(stream)
    seen.set(stream, { row })
    const [oldest] = seen.keys()
    if (seen.size > REMEMBERED_MAX && oldest !== undefined) seen.delete(oldest)
  }
  return {
    load: async (stream) => {
      const row = await ledger.load(stream, seen.get(stream)?.row)
      keep(stream, row)
      return row
    },
    recall: (stream) => seen.get(stream),
    remember: keep,
    forget: (stream) => {
      seen.delete(stream)
    },
  }
}
