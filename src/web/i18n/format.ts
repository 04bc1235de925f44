import type { Language } from './index.ts'

/** China has one time zone; a clerk's and an applicant's screen must show the same day. */
const ZONE = 'Asia/Shanghai'
const locale = (language: Language) => (language === 'zh' ? 'zh-CN' : 'en-GB')

const partsOf = (language: Language, options: Intl.DateTimeFormatOptions, at: Date) =>
  new Intl.DateTimeFormat(locale(language), { timeZone: ZONE, ...options }).format(at)

/** A plain date or an instant as a day: 2026年11月26日, 26 November 2026. */
export const formatDate = (date: string, language: Language): string =>
  partsOf(language, { year: 'numeric', month: 'long', day: 'numeric' }, asDate(date))

/** The day alone where the year is plain: 11月26日, 26 November. */
export const formatDay = (date: string, language: Language): string =>
  partsOf(language, { month: 'long', day: 'numeric' }, asDate(date))

/** 2026年11月26日 09:12 */
export const formatMoment = (instant: string, language: Language): string => {
  const time = partsOf(language, { hour: '2-digit', minute: '2-digit', hour12: false }, asDate(instant))
  return `${formatDate(instant, language)} ${time}`
}

/** 11-18 09:12, for narrow columns. */
export const formatShortMoment = (instant: string): string => {
  const local = new Date(asDate(instant).getTime() + 8 * 3_600_000).toISOString()
  return `${local.slice(5, 10)} ${local.slice(11, 16)}`
}

/** Noon in China keeps a plain date on its day in every formatting zone. */
const asDate = (text: string): Date => new Date(text.length === 10 ? `${text}T12:00:00+08:00` : text)

export type DayUnit = 'working' | 'natural'

/** 「5 个工作日」, "5 working days". */
export function formatDays(days: number, unit: DayUnit, language: Language): string {
  if (language === 'zh') return unit === 'working' ? `${days} 个工作日` : `${days} 个自然日`
  const noun = days === 1 ? 'day' : 'days'
  return unit === 'working' ? `${days} working ${noun}` : `${days} calendar ${noun}`
}

/** Half a minute is told in seconds, an hour's work to the minute: finer than that nobody reads. */
export function formatMinutes(minutes: number, language: Language): string {
  const seconds = Math.round(minutes * 60)
  if (seconds < 60) return language === 'zh' ? `${seconds} 秒` : `${seconds} second${seconds === 1 ? '' : 's'}`
  const whole = Math.round(minutes)
  return language === 'zh' ? `${whole} 分钟` : `${whole} minute${whole === 1 ? '' : 's'}`
}

export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  const kibibytes = bytes / 1024
  return kibibytes < 1024 ? `${Math.round(kibibytes)} KB` : `${(kibibytes / 1024).toFixed(1)} MB`
}

export const formatCount = (count: number, language: Language): string =>
  new Intl.NumberFormat(locale(language)).format(count)
