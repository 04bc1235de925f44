import type { Pool } from 'pg'
import { publishedCalendar } from '#catalogue'
import { readCalendarEvent } from '#clouds/organisation'
import { listOpenCases } from '#clouds/oversight'
import type { WatchedCase } from '#clouds/oversight'
import type { CalendarOffice, MovedDeadline } from '#frame'
import { calendarOf, clock, localDate } from '#kernel'
import type { Clock, IssuedNotice, PublishedNotice, WorkingCalendar } from '#kernel'
import type { Ledger, StoredEntry } from '#ledger'
import { followLeaves } from './follow-leaves.ts'
import type { Log } from './log.ts'

export interface FollowedCalendar {
  readonly office: CalendarOffice
  readonly catchUp: () => Promise<void>
}

interface CalendarSurroundings {
  readonly ledger: Ledger
  readonly pool: Pool
  /** The region of an organ; undefined when nobody knows the organ. */
  readonly regionOf: (organ: string) => string | undefined
  readonly now: () => string
  readonly log: Log
}

/** Published notices in memory, and with them the calendar of every region somebody asked for. */
export function followCalendar({ ledger, pool, regionOf, now, log }: CalendarSurroundings): FollowedCalendar {
  const base = publishedCalendar()
  let notices: readonly PublishedNotice[] = []
  let calendars = new Map<string, WorkingCalendar>()
  const apply = (entry: StoredEntry) => {
    const event = readCalendarEvent(entry)
    if (event === undefined) return
    const { at, year, region, title, documentNumber, holidays, workdays } = event
    notices = [...notices, { publishedAt: at, year, region, title, documentNumber, holidays, workdays }]
    calendars = new Map()
  }
  const current = (organ?: string): WorkingCalendar => inRegion(organ === undefined ? null : (regionOf(organ) ?? null))
  const inRegion = (region: string | null): WorkingCalendar => {
    const known = calendars.get(region ?? '')
    if (known !== undefined) return known
    const made = calendarOf(base, notices, region)
    calendars.set(region ?? '', made)
    return made
  }
  /** The calendar as it would be with the notice, in each region. */
  const imagined = (notice: IssuedNotice) => {
    const made = new Map<string, WorkingCalendar>()
    const all = [...notices, { ...notice, publishedAt: now() }]
    return (organ: string): WorkingCalendar => {
      const region = regionOf(organ) ?? null
      const calendar = made.get(region ?? '') ?? calendarOf(base, all, region)
      made.set(region ?? '', calendar)
      return calendar
    }
  }
  return {
    office: {
      current,
      ofRegion: inRegion,
      base,
      notices: () => notices,
      touchedBy: (notice) => touched(pool, current, imagined(notice), now()),
    },
    catchUp: followLeaves(ledger, { name: 'calendar', types: ['HolidayNoticePublished'], apply, log }),
  }
}

/** Cases read at once; the event loop breathes between two readings. */
const BATCH = 500
/** More lines than this nobody reads; the count beside them is of all. */
const SHOWN_MAX = 200
const LIMITS = ['acceptance', 'promised', 'statutory'] as const

async function touched(
  pool: Pool,
  before: (organ: string) => WorkingCalendar,
  after: (organ: string) => WorkingCalendar,
  at: string,
): Promise<Awaited<ReturnType<CalendarOffice['touchedBy']>>> {
  const today = localDate(at)
  const deadlines: MovedDeadline[] = []
  let [open, moved, settled] = [0, 0, 0]
  let last: string | null = null
  do {
    const cases: readonly WatchedCase[] = await listOpenCases(pool, last, BATCH)
    for (const watched of cases) {
      const then = clock(watched.clock, before(watched.organ), watched.limits, today)
      const now = clock(watched.clock, after(watched.organ), watched.limits, today)
      const moves = movesBetween(watched, then, now)
      moved += moves.length
      if (isProvisional(then) && !isProvisional(now)) settled += 1
      deadlines.push(...moves.slice(0, SHOWN_MAX - deadlines.length))
    }
    open += cases.length
    last = cases.length < BATCH ? null : (cases.at(-1)?.id ?? null)
  } while (last !== null)
  return { open, moved, settled, deadlines }
}

const isProvisional = (time: Clock): boolean => LIMITS.some((limit) => runs(time, limit)?.provisional === true)

/** The limit to accept runs until the bureau has spoken; afterwards it is history. */
const runs = (time: Clock, limit: (typeof LIMITS)[number]) =>
  limit === 'acceptance' && time.startedAt !== null ? null : time[limit]

function movesBetween({ caseNumber, itemName, organ }: WatchedCase, then: Clock, now: Clock): readonly MovedDeadline[] {
  return LIMITS.flatMap((limit) => {
    const [before, after] = [runs(then, limit)?.due, runs(now, limit)?.due]
    if (before === undefined || after === undefined || before === after) return []
    return [{ caseNumber, itemName, organ, limit, before, after }]
  })
}
