import { calendarOf, daysText, explain, isPlainDate, localDate, reckon } from '#kernel'
import type { DayUnit, Reckoning, WorkingCalendar } from '#kernel'
import { publishedCalendar } from '#catalogue'
import { parseArguments, UsageError } from './arguments.ts'
import type { Arguments } from './arguments.ts'
import { dataFolderOf, print } from './data-folder.ts'
import { callsOf } from './usage.ts'

const USAGE = callsOf('clock')
/** No law gives a bureau ten years, and a limit that long is a slip of the finger. */
const DAYS_MAX = 3650
/** 行政许可法 42 and 26 allow 10 and 15 days, 企业投资项目核准条例 10 allows 40; a year is beyond any of them. */
const EXTENSION_DAYS_MAX = 365
/** Calendars are known from 2004 on; what is farther ahead than a lifetime is a slip as well. */
const YEARS = { first: '2004-01-01', last: '2100-12-31' } as const

interface Pause {
  readonly from: string
  readonly to: string
}

function parseDate(name: string, text: string): string {
  if (!isPlainDate(text)) throw new UsageError(`${name}: ${text} is not a day; write it as 2026-03-02.`)
  if (text < YEARS.first || text > YEARS.last)
    throw new UsageError(`${name}: ${text} lies outside ${YEARS.first} to ${YEARS.last}.`)
  return text
}

function parseDays(name: string, text: string, least: number, most: number): number {
  const days = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN
  if (!(days >= least && days <= most))
    throw new UsageError(`${name}: ${text} is not a whole number of days from ${String(least)} to ${String(most)}.`)
  return days
}

function parseUnit(text: string): DayUnit {
  if (text === 'working' || text === 'natural') return text
  throw new UsageError(`--unit: ${text} is neither working nor natural.`)
}

function parsePause(text: string, accepted: string): Pause {
  const [from = '', to, ...rest] = text.split('..')
  if (to === undefined || rest.length > 0) throw new UsageError(`--pause: ${text} is not FROM..TO.`)
  const pause = { from: parseDate('--pause', from), to: parseDate('--pause', to) }
  if (pause.from > pause.to) throw new UsageError(`--pause: ${pause.from} comes after ${pause.to}.`)
  if (pause.to < accepted)
    throw new UsageError(
      `--pause: ${text} ended before the acceptance of ${accepted}; no clock ran that it could stop.`,
    )
  return pause
}

/** Procedures may run at once, and their shared days count once; the same one given twice is a slip. */
function parsePauses(texts: readonly string[], accepted: string): readonly Pause[] {
  const pauses = texts.map((text) => parsePause(text, accepted))
  const twice = texts.find((text, index) => texts.indexOf(text) !== index)
  if (twice !== undefined) throw new UsageError(`--pause: ${twice} is given twice.`)
  return pauses
}

/** A bureau's own calendar knows the notices published since; without one, those that came with the program. */
async function calendarFor(given: Arguments): Promise<WorkingCalendar> {
  if (!given.values.has('--data')) return calendarOf(publishedCalendar(), [], null)
  // Neither database nor server is loaded where none is asked.
  const { withOffice } = await import('./standing-office.ts')
  return withOffice(dataFolderOf(given), async ({ open }) => {
    const { calendar, catalogue } = (await open()).services.office
    return calendar.current(catalogue.organs().find(({ kind }) => kind === 'BUREAU')?.id)
  })
}

const isChinese = (): boolean =>
  /^(zh|cn)/i.test(
    [process.env['LC_ALL'], process.env['LC_MESSAGES'], process.env['LANG']].find(
      (named) => named !== undefined && named !== '',
    ) ?? '',
  )

function lines({ due, remaining, over, provisional, explanation }: Reckoning, unit: DayUnit): readonly string[] {
  const language = isChinese() ? 'zh' : 'en'
  const days = daysText(Math.abs(remaining), unit, language)
  const maybe = provisional ? { zh: '（暂定）', en: ' (provisional)' }[language] : ''
  const head =
    language === 'zh'
      ? `期限届满日：${due}${maybe}，${over ? `已超期${days}` : `还剩${days}`}`
      : `Last day: ${due}${maybe}, ${over ? `${days} over` : `${days} left`}`
  return [head, ...explanation.map((line) => `  ${explain(line, language)}`)]
}

/** `oneseal clock …`: when a limit ends and why, by the calendar of the State Council's notices. */
export async function clock(words: readonly string[]): Promise<number> {
  const given = parseArguments(words, {
    flags: ['--json'],
    values: ['--accepted', '--days', '--unit', '--extend', '--today', '--data'],
    lists: ['--pause'],
  })
  const value = (name: string): string => {
    const text = given.values.get(name)
    if (text === undefined) throw new UsageError(`${name} is missing: ${USAGE}`)
    return text
  }
  if (given.positional.length > 0) throw new UsageError(USAGE)
  const accepted = parseDate('--accepted', value('--accepted'))
  const unit = parseUnit(given.values.get('--unit') ?? 'working')
  const extension = given.values.get('--extend')
  const question = {
    accepted,
    days: parseDays('--days', value('--days'), 0, DAYS_MAX),
    unit,
    pauses: parsePauses(given.lists.get('--pause') ?? [], accepted),
    extend: extension === undefined ? 0 : parseDays('--extend', extension, 1, EXTENSION_DAYS_MAX),
  }
  const now = given.values.get('--today')
  const today = now === undefined ? localDate(new Date().toISOString()) : parseDate('--today', now)
  const reckoning = reckon(question, await calendarFor(given), today)
  if (given.flags.has('--json')) {
    const { due, remaining, over, provisional, explanation } = reckoning
    const told = explanation.map((line) => ({ code: line.code, zh: explain(line, 'zh'), en: explain(line, 'en') }))
    print(JSON.stringify({ due, remaining, over, provisional, unit, today, explanation: told }))
  } else for (const line of lines(reckoning, unit)) print(line)
  return 0
}
