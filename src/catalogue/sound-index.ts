import { soundsOf } from './search-words.ts'

/** Sounds shorter than this begin half of all words. */
const PREFIX_LENGTH_MIN = 2
/** A slip of the finger is looked for only where a word is long enough to be recognised. */
const FUZZY_LENGTH_MIN = 5
const FOUND_MAX = 60

/**
 * How runs of Chinese sound: whole syllables and initials, from the start of every word in them. Kept by run, not by
 * item: a province says a few thousand different things about its hundred thousand items.
 */
export class SoundIndex {
  readonly #runs = new Map<string, Set<string>>()
  readonly #known = new Set<string>()
  #sorted: string[] | undefined

  add(run: string): void {
    if (this.#known.has(run)) return
    this.#known.add(run)
    for (const sound of soundsOf(run)) {
      const runs = this.#runs.get(sound)
      if (runs === undefined) {
        this.#runs.set(sound, new Set([run]))
        this.#sorted = undefined
      } else runs.add(run)
    }
  }

  /** Runs that begin with the sound, or nearly: one letter wrong, missing, too many, or two in the wrong order. */
  startingWith(typed: string): { readonly runs: readonly string[]; readonly exact: boolean } {
    if (typed.length < PREFIX_LENGTH_MIN) return { runs: [], exact: true }
    const sorted = this.#inOrder()
    const exact = new Set<string>()
    let low = 0
    for (let high = sorted.length; low < high;) {
      const middle = (low + high) >> 1
      if ((sorted[middle] ?? '') < typed) low = middle + 1
      else high = middle
    }
    for (let at = low; at < sorted.length && exact.size < FOUND_MAX; at++) {
      const sound = sorted[at]
      if (sound?.startsWith(typed) !== true) break
      for (const run of this.#runs.get(sound) ?? []) exact.add(run)
    }
    if (exact.size > 0 || typed.length < FUZZY_LENGTH_MIN) return { runs: [...exact], exact: true }
    const near = new Set<string>()
    for (const sound of sorted) {
      if (near.size >= FOUND_MAX) break
      if (beginsNearly(sound, typed)) for (const run of this.#runs.get(sound) ?? []) near.add(run)
    }
    return { runs: [...near], exact: false }
  }

  #inOrder(): readonly string[] {
    return (this.#sorted ??= [...this.#runs.keys()].sort())
  }
}

/** Whether the typed letters, with one slip mended, are how the word begins. */
export function beginsNearly(word: string, typed: string): boolean {
  if (word.length < typed.length - 1) return false
  let at = 0
  while (at < typed.length && word[at] === typed[at]) at++
  if (at === typed.length) return true
  const rest = typed.slice(at + 1)
  return (
    word.startsWith(rest, at + 1) ||
    word.startsWith(typed.slice(at), at + 1) ||
    word.startsWith(rest, at) ||
    (word[at] === typed[at + 1] && word[at + 1] === typed[at] && word.startsWith(typed.slice(at + 2), at + 2))
  )
}
