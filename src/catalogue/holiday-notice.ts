import { addDays, isPlainDate } from '#kernel'
import type { IssuedNotice, PlainDate } from '#kernel'

/** Where in a file something stands, as one would point at it. */
export interface Place {
  readonly zh: string
  readonly en: string
}
export type DayList = 'holidays' | 'workdays'
export type NoticeFile =
  | {
      readonly ok: true
      readonly notice: IssuedNotice
      /** Number of the notice in force that this one takes the place of. */
      readonly replaces: string | null
      readonly placeOf: (list: DayList, index: number) => Place
    }
  | { readonly ok: false; readonly place: Place; readonly found: string }

/** No holiday lasts longer: a longer span is a year mistyped. */
const SPAN_DAYS_MAX = 31

/** What a file says, before anyone asks whether it is right. */
interface Said {
  readonly fields: Readonly<Partial<Record<Field, string>>>
  readonly days: Readonly<Record<DayList, readonly { readonly date: PlainDate; readonly place: Place }[]>>
}
type Field = 'year' | 'region' | 'title' | 'documentNumber' | 'replaces'

/** `2027-02-05..2027-02-13` is every day of it; what cannot be read stays as it is, to be refused with its place. */
function daysOf(text: string): readonly PlainDate[] {
  const [from = '', to, ...rest] = text.trim().split('..')
  if (to === undefined || rest.length > 0 || !isPlainDate(from) || !isPlainDate(to) || from > to) return [text.trim()]
  const days: PlainDate[] = []
  for (let day = from; day <= to && days.length <= SPAN_DAYS_MAX; day = addDays(day, 1)) days.push(day)
  return days.length > SPAN_DAYS_MAX ? [text.trim()] : days
}

/**
 * A year's holiday notice as a file: JSON `{ year, title, documentNumber, region?, replaces?, holidays, workdays }`, or
 * lines `年份,2027`, `标题,…`, `文号,…`, `放假,2027-01-01..2027-01-03`, `上班,2027-01-09`. Dates may be spans.
 */
export function parseNoticeFile(text: string): NoticeFile {
  const trimmed = text.replace(/^\uFEFF/, '').trim()
  const said = trimmed.startsWith('{') ? readJson(trimmed) : readLines(trimmed)
  if ('ok' in said) return said
  const { fields, days } = said
  const { year = '', region = '', title = '', documentNumber = '', replaces = '' } = fields
  return {
    ok: true,
    notice: {
      year: /^\d{4}$/.test(year) ? Number(year) : 0,
      region: region === '' ? null : region,
      title,
      documentNumber,
      holidays: days.holidays.map(({ date }) => date),
      workdays: days.workdays.map(({ date }) => date),
    },
    replaces: replaces === '' ? null : replaces,
    placeOf: (list, index) => days[list][index]?.place ?? { zh: '全文', en: 'The whole notice' },
  }
}

/** Whether a JSON file is a notice at all: lists of service items are imported by the same command. */
export const isNoticeDocument = (document: unknown): boolean =>
  isRecord(document) && 'holidays' in document && 'year' in document

const unreadable = (place: Place, found: string): NoticeFile => ({ ok: false, place, found: found.slice(0, 80) })

const JSON_FIELDS: readonly Field[] = ['year', 'region', 'title', 'documentNumber', 'replaces']

function readJson(text: string): Said | NoticeFile {
  let document: unknown
  try {
    document = JSON.parse(text)
  } catch {
    return unreadable({ zh: '全文', en: 'The whole file' }, 'JSON')
  }
  if (!isRecord(document)) return unreadable({ zh: '全文', en: 'The whole file' }, 'JSON')
  const fields: Partial<Record<Field, string>> = {}
  for (const [name, value] of Object.entries(document)) {
    const field = JSON_FIELDS.find((known) => known === name)
    if (field === undefined) {
      if (name === 'holidays' || name === 'workdays') continue
      return unreadable({ zh: name, en: name }, name)
    }
    if (typeof value === 'string' || typeof value === 'number') fields[field] = String(value).trim()
    else if (value !== null) return unreadable({ zh: name, en: name }, JSON.stringify(value))
  }
  const days: Record<DayList, { readonly date: PlainDate; readonly place: Place }[]> = { holidays: [], workdays: [] }
  for (const list of ['holidays', 'workdays'] as const) {
    const written = document[list] ?? []
    if (!Array.isArray(written)) return unreadable({ zh: list, en: list }, JSON.stringify(written))
    for (const [index, value] of written.entries()) {
      const at = `${list}[${String(index)}]`
      if (typeof value !== 'string') return unreadable({ zh: at, en: at }, JSON.stringify(value))
      for (const date of daysOf(value)) days[list].push({ date, place: { zh: at, en: at } })
    }
  }
  return { fields, days }
}

const LINE_FIELDS: ReadonlyMap<string, Field | DayList> = new Map([
  ['年份', 'year'],
  ['地区', 'region'],
  ['标题', 'title'],
  ['文号', 'documentNumber'],
  ['替代', 'replaces'],
  ['放假', 'holidays'],
  ['上班', 'workdays'],
  ['year', 'year'],
  ['region', 'region'],
  ['title', 'title'],
  ['number', 'documentNumber'],
  ['replaces', 'replaces'],
  ['holiday', 'holidays'],
  ['workday', 'workdays'],
] as const)

function readLines(text: string): Said | NoticeFile {
  const fields: Partial<Record<Field, string>> = {}
  const days: Record<DayList, { readonly date: PlainDate; readonly place: Place }[]> = { holidays: [], workdays: [] }
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue
    const place = { zh: `第 ${String(index + 1)} 行`, en: `Line ${String(index + 1)}` }
    // A third column says the holiday's name, for people.
    const [word = '', value = ''] = line.split(/[,，\t]/).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'))
    const known = LINE_FIELDS.get(word)
    if (known === undefined) return unreadable(place, line)
    if (known === 'holidays' || known === 'workdays')
      for (const date of daysOf(value)) days[known].push({ date, place })
    else if (fields[known] !== undefined) return unreadable(place, line)
    else fields[known] = value
  }
  return { fields, days }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
