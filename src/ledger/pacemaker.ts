export interface Pacemaker {
  readonly start: () => void
  /** Resolves when the last pass is over. */
  readonly stop: () => Promise<void>
  /** There may be something to do. */
  readonly wake: () => void
}

export interface Pace {
  /** Two passes are never nearer than this. */
  readonly leastMs: number
  /** A pass is made after this long though nobody woke us: hints may be lost. */
  readonly mostMs: number
  /** A failed pass is tried again, ever more slowly up to this. */
  readonly failedMostMs: number
}

/** Runs passes one after another: soon when woken, sometimes when not, and at once again while a pass finds more to do. */
export function createPacemaker(
  pace: Pace,
  pass: () => Promise<'idle' | 'more'>,
  onError: (error: unknown) => void,
): Pacemaker {
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> | undefined
  let started = false
  let woken = false
  let failures = 0
  let lastStart = 0

  const schedule = (delayMs: number) => {
    clearTimeout(timer)
    if (started) timer = setTimeout(run, delayMs)
  }
  const soonest = () => Math.max(0, lastStart + pace.leastMs - performance.now())
  async function once(): Promise<number> {
    try {
      const found = await pass()
      failures = 0
      if (found === 'more') return 0
      return woken ? soonest() : pace.mostMs
    } catch (error) {
      failures++
      onError(error)
      return Math.min(pace.failedMostMs, pace.leastMs * 2 ** failures)
    }
  }
  const run = () => {
    if (running !== undefined) return
    woken = false
    lastStart = performance.now()
    running = once().then((delayMs) => {
      running = undefined
      schedule(delayMs)
    })
  }
  return {
    start: () => {
      if (started) return
      started = true
      run()
    },
    stop: async () => {
      started = false
      clearTimeout(timer)
      await running
    },
    wake: () => {
      if (!started || woken) return
      woken = true
      if (running === undefined && failures === 0) schedule(soonest())
    },
  }
}
