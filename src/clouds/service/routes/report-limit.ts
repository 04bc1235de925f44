import type { RequestContext } from '#frame'

/** Nobody has so much to report in an hour; behind one address there may be a whole village. */
const PER_HOUR_MAX = { report: 10, file: 40 } as const
const HOUR_MS = 3_600_000
/** Of all senders together: a bureau's disk is not an endless one. */
const FILES_PER_HOUR = 400

interface Sent {
  readonly sender: string
  readonly what: keyof typeof PER_HOUR_MAX
  readonly at: number
}
/** For each running bureau. In memory and nowhere else: an address beside a time would say who reported. */
const SENT = new WeakMap<RequestContext['db'], Sent[]>()

/** Seconds to wait before more may be sent from here; 0 when it may go on, and then it is counted. */
export function waitBeforeReporting({ db, now, address }: RequestContext, what: Sent['what']): number {
  const at = Date.parse(now())
  const recent = (SENT.get(db) ?? []).filter((one) => one.at > at - HOUR_MS)
  const same = recent.filter((one) => one.what === what)
  const own = same.filter(({ sender }) => sender === address)
  const full = own.length >= PER_HOUR_MAX[what] ? own : what === 'file' && same.length >= FILES_PER_HOUR ? same : []
  const [oldest] = full
  if (oldest === undefined) recent.push({ sender: address, what, at })
  SENT.set(db, recent)
  return oldest === undefined ? 0 : Math.max(1, Math.ceil((oldest.at + HOUR_MS - at) / 1000))
}
