import type { RequestContext } from '#frame'

/** Nobody has so much to report in an hour; behind one address there may be a whole village. */
const PER_HOUR_MAX = { report: 10, file: 40 } as const
const HOUR_MS = 3_600_000
/** Of all senders together: a bureau's disk is not an endless one. */
const FILES_PER_HOUR = 400

/** Sent before this start, and nobody can say by whom: it counts for every address. */
const UNKNOWN = ''

interface Sent {
  readonly sender: string
  readonly what: keyof typeof PER_HOUR_MAX
  readonly at: number
}
/** For each running bureau. In memory and nowhere else: an address beside a time would say who reported. */
const SENT = new WeakMap<RequestContext['db'], Promise<Sent[]>>()

/** What a restart would forget, as far as it can be known without a sender: the reports of the last hour. */
async function sentBefore(db: RequestContext['db'], since: number): Promise<Sent[]> {
  const { rows } = await db.query<{ at: string }>(
    `select state ->> 'filedAt' as at from service._private_request
     where kind = 'REPORT' and state ->> 'filedAt' > $1 limit $2`,
    [new Date(since).toISOString(), PER_HOUR_MAX.report],
  )
  return rows.map(({ at }) => ({ sender: UNKNOWN, what: 'report', at: Date.parse(at) }))
}

/** Seconds to wait before more may be sent from here; 0 when it may go on, and then it is counted. */
export async function waitBeforeReporting(
  { db, now, address }: Pick<RequestContext, 'db' | 'now' | 'address'>,
  what: Sent['what'],
): Promise<number> {
  const at = Date.parse(now())
  const known = SENT.get(db) ?? sentBefore(db, at - HOUR_MS)
  SENT.set(db, known)
  const sent = await known
  const recent = sent.filter((one) => one.at > at - HOUR_MS)
  const same = recent.filter((one) => one.what === what)
  const own = same.filter(({ sender }) => sender === address || sender === UNKNOWN)
  const full = own.length >= PER_HOUR_MAX[what] ? own : what === 'file' && same.length >= FILES_PER_HOUR ? same : []
  const [oldest] = full
  if (oldest === undefined) recent.push({ sender: address, what, at })
  sent.splice(0, sent.length, ...recent)
  return oldest === undefined ? 0 : Math.max(1, Math.ceil((oldest.at + HOUR_MS - at) / 1000))
}
