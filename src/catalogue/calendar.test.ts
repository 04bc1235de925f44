import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { addDays, workingCalendar } from '#kernel'
import { publishedCalendar } from './calendar.ts'

interface Collection {
  readonly years: Readonly<
    Record<string, { readonly days: readonly { readonly date: string; readonly isOffDay: boolean }[] }>
  >
}
const isCollection = (file: unknown): file is Collection => typeof file === 'object' && file !== null && 'years' in file

describe('the published holiday notices', () => {
  const calendar = workingCalendar(publishedCalendar())

  test('cover every year from 2004 to 2026', () => {
    const years = Array.from({ length: 23 }, (_, i) => 2004 + i)
    expect(publishedCalendar().yearsPublished.filter((year) => year <= 2026)).toEqual(years)
    expect(calendar.isProvisional(2003)).toBe(true)
  })

  test.each([
    [2024, 251],
    [2025, 248],
    [2026, 248],
  ])('give %i its %i working days', (year, days) => {
    expect(calendar.countWorkingDays(`${year - 1}-12-31`, `${year}-12-31`)).toBe(days)
  })

  test('know that Spring Festival 2020 was prolonged in the epidemic', () => {
    expect(calendar.isWorkingDay('2020-01-31')).toBe(false)
    expect(calendar.isWorkingDay('2020-01-19')).toBe(true)
  })

  const second = new URL('../../../shared/data/holidays-cn-2007-2026.json', import.meta.url)
  test.skipIf(!existsSync(second))('agree with a second collection of them on every day from 2007 to 2026', () => {
    const file: unknown = JSON.parse(readFileSync(second, 'utf8'))
    if (!isCollection(file)) throw new TypeError('The second collection has another shape')
    const off = new Map(Object.values(file.years).flatMap(({ days }) => days.map((day) => [day.date, day.isOffDay])))
    const different: string[] = []
    for (let date = '2007-01-01'; date <= '2026-12-31'; date = addDays(date, 1)) {
      const weekend = [0, 6].includes(new Date(date).getUTCDay())
      if (calendar.isWorkingDay(date) === (off.get(date) ?? weekend)) different.push(date)
    }
    expect(different).toEqual([])
  })
})
