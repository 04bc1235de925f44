import { parseVerifierKey } from './note.ts'
import type { VerifierKey } from './note.ts'

/** One key of a log, as it is pinned. */
interface LogKey {
  readonly vkey: string
  readonly key: VerifierKey
  /** Of a key that was replaced: the size of the last checkpoint it signed. Null for the key in use. */
  readonly until: number | null
}

/** C2SP writes no `<` in a verifier key, and no blank. */
const ENTRY = /^([^\s<]+)(?:<=(0|[1-9]\d{0,15}))?$/u

function parseEntry(entry: string): LogKey | undefined {
  const [, vkey, until] = ENTRY.exec(entry) ?? []
  const key = vkey === undefined ? undefined : parseVerifierKey(vkey)
  if (vkey === undefined || key === undefined) return undefined
  return { vkey, key, until: until === undefined ? null : Number(until) }
}

/**
 * The keys of a log as one text, newest first, a blank between them: `vkey` alone for a log whose key was never
 * replaced, `new old<=1234` after that. What the old key signed up to there stays proven; later notes of it are nobody's.
 */
export function parseLogKeys(text: string): readonly LogKey[] | undefined {
  const keys = text.trim().split(/\s+/u).map(parseEntry)
  const known = keys.filter((key) => key !== undefined)
  const [newest, ...older] = known
  if (newest === undefined || known.length < keys.length || newest.until !== null) return undefined
  return older.every(({ key, until }) => until !== null && key.name === newest.key.name) ? known : undefined
}

/** The text after another key took over at this size. */
export function withNewLogKey(text: string, vkey: string, size: number): string {
  const entries = (parseLogKeys(text) ?? []).map((key) => `${key.vkey}<=${String(key.until ?? size)}`)
  return [vkey, ...entries].join(' ')
}

/** Do both texts speak of one log? One key in common is enough: what is signed is checked with the pinned ones alone. */
export function isSameLog(one: string, other: string): boolean {
  const others = new Set((parseLogKeys(other) ?? []).map(({ vkey }) => vkey))
  return (parseLogKeys(one) ?? []).some(({ vkey }) => others.has(vkey))
}
