import { calendarOf, clock } from '#kernel'
import type { ClockEntry, ClockLimits, PublishedNotice, WorkingCalendar } from '#kernel'
import { publishedCalendar } from '../src/catalogue/calendar.ts'

export interface ClockBenchOptions {
  /** Processor time to spend, so that a busy machine measures the same. */
  readonly seconds?: number
}
export interface ClockBenchResult {
  readonly clocksPerSecond: number
  readonly microsecondsEach: number
  /** After a notice that came while every case ran: each last day is computed by both calendars. */
  readonly clocksPerSecondAfterNotice: number
  readonly cpuSeconds: number
}

const LIMITS: ClockLimits = {
  acceptance: { days: 5, unit: 'working' },
  statutory: { days: 20, unit: 'working' },
  promised: { days: 10, unit: 'working' },
}

/** A case with everything in it: a correction, a hearing and an overlapping review, an extension, a conclusion. */
const fullStory = (month: string): readonly ClockEntry[] => [
  { type: 'received', at: `2026-${month}-01T09:00:00+08:00` },
  { type: 'correctionRequested', at: `2026-${month}-02T09:00:00+08:00` },
  { type: 'correctionReceived', at: `2026-${month}-05T09:00:00+08:00` },
  { type: 'accepted', at: `2026-${month}-06T09:00:00+08:00` },
  { type: 'procedureStarted', procedure: 'HEARING', at: `2026-${month}-09T09:00:00+08:00` },
  { type: 'procedureStarted', procedure: 'EXPERT_REVIEW', at: `2026-${month}-10T09:00:00+08:00` },
  { type: 'procedureEnded', procedure: 'HEARING', at: `2026-${month}-12T09:00:00+08:00` },
  { type: 'procedureEnded', procedure: 'EXPERT_REVIEW', at: `2026-${month}-16T09:00:00+08:00` },
  { type: 'extended', days: 10, reason: '案情复杂', at: `2026-${month}-20T09:00:00+08:00` },
  { type: 'concluded', at: `2026-${month}-27T09:00:00+08:00` },
]

/** Invented; it came while January's story ran. */
const LATE: PublishedNotice = {
  region: null,
  year: 2026,
  title: '临时放假',
  documentNumber: '补充通知',
  holidays: ['2026-01-26', '2026-02-25'],
  workdays: [],
  publishedAt: '2026-01-02T09:00:00+08:00',
}

function measure(
  calendar: WorkingCalendar,
  months: readonly string[],
  seconds: number,
): { readonly clocks: number; readonly cpuMs: number } {
  const stories = months.map(fullStory)
  const compute = (count: number): void => {
    for (let i = 0; i < count; i++) for (const story of stories) clock(story, calendar, LIMITS, '2026-11-02')
  }
  compute(500)
  let clocks = 0
  let cpuMs = 0
  const before = process.cpuUsage()
  while (cpuMs < seconds * 1000) {
    compute(100)
    clocks += 100 * stories.length
    const { user, system } = process.cpuUsage(before)
    cpuMs = (user + system) / 1000
  }
  return { clocks, cpuMs }
}

/** How many whole clocks, explanation included, one core computes in a second of its own time. */
export function run(options: ClockBenchOptions = {}): Promise<ClockBenchResult> {
  const seconds = options.seconds ?? 2
  const base = publishedCalendar()
  const plain = measure(calendarOf(base, [], null), ['01', '02', '03', '05', '09', '10'], seconds)
  const late = measure(calendarOf(base, [LATE], null), ['01'], seconds)
  return Promise.resolve({
    clocksPerSecond: Math.round((plain.clocks / plain.cpuMs) * 1000),
    microsecondsEach: Math.round((plain.cpuMs / plain.clocks) * 1e5) / 100,
    clocksPerSecondAfterNotice: Math.round((late.clocks / late.cpuMs) * 1000),
    cpuSeconds: Math.round(plain.cpuMs + late.cpuMs) / 1000,
  })
}
