import type { RefusalAnswer, RequestContext } from '#frame'

/**
 * Strangers may verify as much as a busy counter does, and no machine may try out numbers: each address has a store of
 * questions that fills up again evenly. Every node counts for itself; what an address asked is kept in no act.
 */
const STORE = { token: 300, number: 60, file: 60 } as const
const REFILL_MS = 60_000
/** More addresses than any hour has; the oldest are forgotten first. */
const ADDRESSES_MAX = 20_000

type Door = keyof typeof STORE
interface Store {
  readonly left: number
  readonly at: number
}
/** By database: each bureau of a process counts its own visitors. */
const counted = new WeakMap<object, Map<string, Store>>()

/** Undefined when the question may be asked; else when to come back. */
export function tooMany(door: Door, { db, address, now }: RequestContext): RefusalAnswer | undefined {
  const stores = counted.get(db) ?? new Map<string, Store>()
  counted.set(db, stores)
  const key = `${door} ${address}`
  const at = Date.parse(now())
  const before = stores.get(key) ?? { left: STORE[door], at }
  const left = Math.min(STORE[door], before.left + (Math.max(0, at - before.at) * STORE[door]) / REFILL_MS)
  stores.delete(key)
  if (left < 1) {
    stores.set(key, { left, at })
    const seconds = Math.ceil(((1 - left) * REFILL_MS) / STORE[door] / 1000)
    return { refusal: { code: 'TOO_MANY_VERIFICATIONS', facts: { seconds } } }
  }
  stores.set(key, { left: left - 1, at })
  const [oldest] = stores.keys()
  if (stores.size > ADDRESSES_MAX && oldest !== undefined) stores.delete(oldest)
  return undefined
}
