/** Runs work on the same thing one after the other, and on different things side by side. */
export type InTurn = <Result>(thing: string, work: () => Promise<Result>) => Promise<Result>

/**
 * What many reach for at once in one process (a life, the next serial number) is handed from one to the next: without
 * a turn all but one would have done their work for nothing. Between nodes the database decides.
 */
export function turns(): InTurn {
  const last = new Map<string, Promise<unknown>>()
  return async (thing, work) => {
    const before = last.get(thing)
    const mine = before === undefined ? work() : before.then(work, work)
    last.set(thing, mine)
    try {
      return await mine
    } finally {
      if (last.get(thing) === mine) last.delete(thing)
    }
  }
}
