import { localDate } from '#kernel'

/** One case as far as its turn is concerned. Instants are ISO, UTC; days are local plain dates. */
export interface Turn {
  readonly id: string
  readonly caseNumber: string
  readonly itemCode: string
  readonly organ: string
  /** When it was ready to be handled at this step. */
  readonly readyAt: string
  /** Null while nobody has handled it. */
  readonly handledAt: string | null
  readonly handledBy: string | null
  /** Spans in which it could not be handled: waiting for the applicant, a procedure, a freeze. */
  readonly waits: readonly { readonly from: string; readonly to: string | null }[]
}
export interface Overtaking {
  readonly turn: Turn
  /** Cases of the same item, ready on an earlier day, that were still left lying when this one was handled. */
  readonly passed: readonly Turn[]
}

/** Those of one item at one organ stand in one queue. */
function queuesOf(turns: readonly Turn[]): Iterable<readonly Turn[]> {
  const queues = new Map<string, Turn[]>()
  for (const turn of turns) {
    const key = `${turn.itemCode} ${turn.organ}`
    const queue = queues.get(key)
    if (queue === undefined) queues.set(key, [turn])
    else queue.push(turn)
  }
  return queues.values()
}

/** The day on which it could last be handled from; a case that waited takes its place behind when it comes back. */
function readyDay({ readyAt, waits }: Turn, at: string): string | null {
  let ready = readyAt
  for (const { from, to } of waits) {
    if (from > at) continue
    if (to === null || to > at) return null
    if (to > ready) ready = to
  }
  return ready > at ? null : localDate(ready)
}

/**
 * 同一事项先到先办: of cases of one item at one organ, whoever was ready on an earlier day is handled first. Within a
 * day the order is nobody's merit; a case overtakes when one that was ready on an earlier day is still unhandled after the
 * day on which it was handled itself.
 */
export function overtakings(turns: readonly Turn[]): readonly Overtaking[] {
  const found: Overtaking[] = []
  for (const queue of queuesOf(turns))
    for (const turn of queue) {
      const { handledAt } = turn
      const own = handledAt === null ? null : readyDay(turn, handledAt)
      if (handledAt === null || own === null) continue
      const day = localDate(handledAt)
      const passed = queue.filter((other) => {
        if (other.id === turn.id || (other.handledAt !== null && localDate(other.handledAt) <= day)) return false
        const ready = readyDay(other, handledAt)
        return ready !== null && ready < own
      })
      if (passed.length > 0) found.push({ turn, passed })
    }
  return found
}
