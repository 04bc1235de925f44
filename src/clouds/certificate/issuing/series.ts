import { turns } from '#frame'

/** A number given out, and whether those before it were used. */
export interface GivenNumber {
  readonly number: number
  /** Waits for the number before it; false when that was not used, so this one must not be either. */
  readonly mayBeUsed: () => Promise<boolean>
  readonly settle: (wasUsed: boolean) => void
}
export interface Series {
  /** The next number of a series; `readNext` tells the next one by what is written. */
  readonly take: (name: string, readNext: () => Promise<number>) => Promise<GivenNumber>
}

/** Numbers that are out and follow one another. */
interface Run {
  isBroken: boolean
}
interface Newest {
  readonly number: number
  readonly used: Promise<boolean>
  readonly run: Run
}

/**
 * Numbers without a gap for work that takes its time: they are given out at once, so that many papers are printed side
 * by side, and used in their order. What a crash or a failure takes back is therefore always the end of the series:
 * when one is not used, those behind it are given up too and taken anew. Between nodes the unique key decides.
 */
export function createSeries(): Series {
  const inTurn = turns()
  const newest = new Map<string, Newest>()
  return {
    take: (name, readNext) =>
      inTurn(name, async () => {
        const last = newest.get(name)
        // Nobody joins a run that is being given up.
        if (last?.run.isBroken === true) await last.used
        const before = newest.get(name)
        const number = Math.max(await readNext(), (before?.number ?? 0) + 1)
        const run = before?.run ?? { isBroken: false }
        let tell: (wasUsed: boolean) => void = () => undefined
        const used = new Promise<boolean>((resolve) => {
          tell = resolve
        })
        const own: Newest = { number, used, run }
        newest.set(name, own)
        return {
          number,
          mayBeUsed: async () => before === undefined || before.used,
          settle: (wasUsed) => {
            if (!wasUsed) run.isBroken = true
            if (newest.get(name) === own) newest.delete(name)
            tell(wasUsed)
          },
        }
      }),
  }
}
