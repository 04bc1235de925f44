import { localDate } from '#kernel'

/** 2026年3月10日: how an official paper writes a day. */
export function writtenDate(date: string): string {
  const [year, month, day] = date.split('-').map(Number)
  return `${String(year)}年${String(month)}月${String(day)}日`
}
export const writtenDayOf = (instant: string): string => writtenDate(localDate(instant))

/** 有效期限 as a certificate shows it. */
export const writtenValidity = (from: string, until: string | null): string =>
  until === null ? `${writtenDate(from)}起长期有效` : `${writtenDate(from)}至${writtenDate(until)}`
