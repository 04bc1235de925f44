/** A command's words were not understood; the command line prints the sentence and exits with 2. */
export class UsageError extends Error {}

export interface Arguments {
  readonly positional: readonly string[]
  readonly flags: ReadonlySet<string>
  readonly values: ReadonlyMap<string, string>
  /** What may be said several times, in the order in which it was. */
  readonly lists: ReadonlyMap<string, readonly string[]>
}

/**
 * Reads `WORD --flag --name VALUE --name=VALUE`. What a command does not know is refused rather than ignored:
 * a mistyped --trust must never look like a verification against a pinned trust.
 */
export function parseArguments(
  words: readonly string[],
  known: {
    readonly flags?: readonly string[]
    readonly values?: readonly string[]
    readonly lists?: readonly string[]
  },
): Arguments {
  const positional: string[] = []
  const flags = new Set<string>()
  const values = new Map<string, string>()
  const lists = new Map<string, readonly string[]>()
  const rest = words.flatMap((word) => {
    const equals = word.indexOf('=')
    return word.startsWith('--') && equals > 0 ? [word.slice(0, equals), word.slice(equals + 1)] : [word]
  })
  for (let at = 0; at < rest.length; at += 1) {
    const word = rest[at] ?? ''
    if (!word.startsWith('--')) positional.push(word)
    else if (known.flags?.includes(word) === true) flags.add(word)
    else if (known.values?.includes(word) === true || known.lists?.includes(word) === true) {
      at += 1
      const value = rest[at]
      if (value === undefined || value === '') throw new UsageError(`${word} needs a value.`)
      if (known.lists?.includes(word) === true) lists.set(word, [...(lists.get(word) ?? []), value])
      else if (values.has(word)) throw new UsageError(`${word} is given twice.`)
      else values.set(word, value)
    } else throw new UsageError(`Unknown option ${word}.`)
  }
  return { positional, flags, values, lists }
}
