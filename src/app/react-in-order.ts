import type { Ahead, StoredEntry } from '#ledger'

/** After this long nothing more is taken up, so that what was done is written down. */
const TAKING_UP_MS = 500

/** Entries still to be reacted to, those of one stream one after the other. */
function createQueues() {
  const queues = new Map<string, StoredEntry[]>()
  const free: string[] = []
  return {
    accept: (entries: readonly StoredEntry[]) => {
      for (const entry of entries) {
        const { stream } = entry.envelope
        const known = queues.get(stream)
        if (known !== undefined) known.push(entry)
        else {
          queues.set(stream, [entry])
          free.push(stream)
        }
      }
    },
    /** The first of a stream that nobody is at work on; nobody is given the next before `done`. */
    take: (): StoredEntry | undefined => {
      const stream = free.shift()
      return stream === undefined ? undefined : queues.get(stream)?.[0]
    },
    done: ({ envelope: { stream } }: StoredEntry) => {
      const queue = queues.get(stream)
      queue?.shift()
      if (queue === undefined || queue.length === 0) queues.delete(stream)
      else free.push(stream)
    },
  }
}

/**
 * Entries of one stream are reacted to in order; different streams side by side, and what arrives meanwhile is taken up
 * as soon as there is room, so that nobody waits for the slowest before him. The follower's position moves only when
 * all of them are done, so a crash repeats them, and the commands' ids make the repetition harmless. At most `atOnce`
 * streams are worked on side by side.
 */
export async function reactInOrder(
  entries: readonly StoredEntry[],
  react: (entry: StoredEntry) => Promise<void>,
  ahead: Ahead,
  atOnce: number,
): Promise<void> {
  const queues = createQueues()
  const failures: unknown[] = []
  let busy = 0
  let arrived = false
  let ring: () => void = () => undefined
  const work = async (entry: StoredEntry) => {
    busy += 1
    try {
      await react(entry)
    } catch (error) {
      failures.push(error)
    }
    busy -= 1
    queues.done(entry)
    ring()
  }
  const takeUp = async () => {
    arrived = false
    await ahead.take().then(queues.accept, (error: unknown) => failures.push(error))
  }
  const startAll = () => {
    while (busy < atOnce && failures.length === 0) {
      const entry = queues.take()
      if (entry === undefined) return
      void work(entry)
    }
  }
  const unwatch = ahead.watch(() => {
    arrived = true
    ring()
  })
  const until = performance.now() + TAKING_UP_MS
  const mayTakeUp = () => arrived && failures.length === 0 && busy < atOnce && performance.now() < until
  queues.accept(entries)
  try {
    for (;;) {
      startAll()
      if (busy === 0) break
      if (mayTakeUp()) await takeUp()
      else
        await new Promise<void>((heard) => {
          ring = heard
        })
    }
  } finally {
    unwatch()
  }
  const [failure] = failures
  if (failures.length > 0) throw failure instanceof Error ? failure : new Error(String(failure))
}
