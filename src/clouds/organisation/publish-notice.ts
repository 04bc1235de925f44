import { parseNoticeFile } from '#catalogue'
import type { Place } from '#catalogue'
import type { RefusalAnswer, RunRequest, Services, TouchedDeadlines } from '#frame'
import { noticeFaults } from '#kernel'
import type { IssuedNotice, NoticeFault } from '#kernel'
import { calendarRefusals } from './calendar-refusals.ts'
import type { CalendarRefusal } from './calendar-refusals.ts'
import type { CalendarCommand } from './domain/calendar-year.ts'

interface ReadNotice {
  readonly notice: IssuedNotice
  readonly replaces: string | null
}
type Facts = Readonly<Record<string, string | number>>

/** The refusal's sentence beside every place, so that a file with ten faults is mended in one go. */
function field(code: CalendarRefusal, place: Place, facts: Facts) {
  const said = calendarRefusals[code]
  const fill = (text: string, words: Facts) =>
    text.replace(/\{(\w+)\}/g, (whole, name: string) => String(words[name] ?? whole))
  return {
    path: place.en,
    message: fill(said.zh, { ...facts, place: place.zh }),
    messageEn: fill(said.en, { ...facts, place: place.en }),
  }
}

/** Reads a notice's text and holds it against itself, the law and the notices in force: all of it, or a refusal. */
export function readNotice(services: Services, text: string): ReadNotice | RefusalAnswer {
  const file = parseNoticeFile(text)
  if (!file.ok) {
    const facts = { found: file.found }
    const fields = [field('NOTICE_UNREADABLE', file.place, facts)]
    return { refusal: { code: 'NOTICE_UNREADABLE', facts: { ...facts, place: file.place.zh } }, fields }
  }
  const { notice, replaces, placeOf } = file
  const placed = noticeFaults(notice, services.office.calendar.notices()).map((fault) => ({
    fault,
    place: placeOfFault(fault, placeOf),
  }))
  const [first] = placed
  if (first === undefined) return { notice, replaces }
  return {
    refusal: { code: first.fault.code, facts: { ...first.fault.facts, place: first.place.zh } },
    fields: placed.map(({ fault, place }) => field(fault.code, place, fault.facts)),
  }
}

const WHOLE: Place = { zh: '全文', en: 'The whole notice' }
const placeOfFault = (
  { list, index }: NoticeFault,
  placeOf: (list: 'holidays' | 'workdays', index: number) => Place,
): Place => (list === null ? WHOLE : placeOf(list, index))

export interface PublishedNow {
  readonly year: number
  readonly documentNumber: string
  readonly touched: TouchedDeadlines
}

/** Publishes a notice's text for whoever imports it, and answers which of the running limits it moved. */
export async function publishNotice(
  services: Services,
  text: string,
  by: Pick<RunRequest, 'by' | 'idempotency'>,
): Promise<PublishedNow | RefusalAnswer> {
  const read = readNotice(services, text)
  if ('refusal' in read) return read
  const { notice, replaces } = read
  const { year, region, documentNumber } = notice
  // Asked before it holds: afterwards this node may know it already, and nothing would seem to move.
  const touched = await services.office.calendar.touchedBy(notice)
  const command: CalendarCommand = {
    type: 'PublishHolidayNotice',
    at: services.now(),
    by: '$actor',
    ...notice,
    replaces,
    builtIn: region === null && services.office.calendar.base.yearsPublished.includes(year),
  }
  const stream = services.idFrom('calendar', region ?? '', String(year))
  const result = await services.run({ life: 'calendarYear', stream, command: { ...command }, ...by })
  return result.ok ? { year, documentNumber, touched } : { refusal: result.refusal }
}
