import { describe, test } from 'vitest'
import { A_NOTICE_FOR_2027, scenario } from '#kernel/testing'
import { BUILT_IN, calendarDecider } from './calendar-year.ts'
import type { CalendarCommand } from './calendar-year.ts'
import type { HolidayNoticePublished } from './events.ts'

const { given } = scenario(calendarDecider)
const done = { at: '2026-11-10T02:00:00.000Z', by: 'administrator-1' }
const publish = (changes: Partial<CalendarCommand> = {}): CalendarCommand => ({
  type: 'PublishHolidayNotice',
  ...done,
  ...A_NOTICE_FOR_2027,
  replaces: null,
  builtIn: false,
  ...changes,
})
const published = (changes: Partial<HolidayNoticePublished> = {}): HolidayNoticePublished => ({
  type: 'HolidayNoticePublished',
  ...done,
  ...A_NOTICE_FOR_2027,
  replaces: null,
  ...changes,
})
const { holidays, documentNumber } = A_NOTICE_FOR_2027

describe('publishing a holiday notice', () => {
  test('a sound notice for a year without one is published', () => given().when(publish()).then(published()))
  test('one that replaces the notice in force by its number is published', () =>
    given(published())
      .when(publish({ replaces: documentNumber, documentNumber: '更正' }))
      .then(published({ replaces: documentNumber, documentNumber: '更正' })))
  test('one that silently overlaps with the notice in force is refused', () =>
    given(published())
      .when(publish({ documentNumber: '另一号' }))
      .refused('NOTICE_IN_FORCE'))
  test('one for a year the program knew must say so', () => {
    given()
      .when(publish({ builtIn: true }))
      .refused('NOTICE_IN_FORCE')
    given()
      .when(publish({ builtIn: true, replaces: BUILT_IN }))
      .then(published({ replaces: BUILT_IN }))
  })
  test('one that replaces what is not there is refused', () =>
    given()
      .when(publish({ replaces: '无' }))
      .refused('NOTICE_REPLACES_NOTHING'))
  test('the same notice twice is refused', () =>
    given(published())
      .when(publish({ replaces: documentNumber, holidays: holidays.toReversed() }))
      .refused('NOTICE_UNCHANGED'))
  test.each([
    ['NOTICE_YEAR_WRONG', { year: 1 }],
    ['NOTICE_REGION_WRONG', { region: '宁夏' }],
    ['NOTICE_UNNAMED', { title: '' }],
    ['NOTICE_WITHOUT_DAYS', { holidays: [] }],
    ['NOTICE_DATE_WRONG', { workdays: ['2027-02-29'] }],
    ['NOTICE_DAY_OUTSIDE_YEAR', { workdays: ['2028-01-08'] }],
    ['NOTICE_DAY_TWICE', { holidays: [...holidays, '2027-01-01'] }],
    ['NOTICE_DAY_BOTH', { workdays: ['2027-01-02'] }],
    ['NOTICE_WORKDAY_ORDINARY', { workdays: ['2027-03-01'] }],
    ['NOTICE_STATUTORY_HOLIDAY_MISSING', { holidays: ['2027-01-01'] }],
  ] as const)('one that contradicts itself is refused as a whole: %s', (code, changes) =>
    given().when(publish(changes)).refused(code),
  )
})
