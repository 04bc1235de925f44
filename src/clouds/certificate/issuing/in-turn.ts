/** Runs work on the same thing one after the other, and on different things side by side. */
export type InTurn = <Result>(thing: string, work: () => Promise<Result>) => Promise<Result>

/**
 * Serial numbers are taken one by one: without a turn, all certificates of one type prepared at once would reach for
 * the same number, and all but one would be rendered for nothing. Between nodes the table's unique key decides.
 */
export function turns(): InTurn {
  const last = new Map<string, Promise<unknown>>()
  return async (thing, work) => {
    const before = last.get(thing) ?? Promise.resolve()
    const mine = before.then(work, work)
    last.set(thing, mine)
    try {
      return await mine
    } finally {
      if (last.get(thing) === mine) last.delete(thing)
    }
  }
}
