import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calendarOf, noticeFaults } from './holiday-notice.ts'
import type { IssuedNotice, PublishedNotice } from './holiday-notice.ts'
import { addDays } from './plain-date.ts'
import { A_NOTICE_FOR_2027, NOTICES_2025_2026 } from './testing/notices.ts'

const sound = A_NOTICE_FOR_2027
const changed = (changes: Partial<IssuedNotice>): IssuedNotice => ({ ...sound, ...changes })
const published = (notice: Partial<IssuedNotice>, day = '2026-11-10'): PublishedNotice => ({
  ...changed(notice),
  publishedAt: `${day}T10:00:00+08:00`,
})
const [xinjiang, turpan, hebei] = ['650000', '650400', '130000']
const corban = published({
  region: xinjiang,
  documentNumber: '新政办明电〔2026〕1号',
  holidays: ['2026-05-27', '2026-05-28'],
  workdays: [],
  year: 2026,
})

describe('a notice', () => {
  test('that says everything once is sound', () => expect(noticeFaults(sound)).toEqual([]))

  test.each<[string, Partial<IssuedNotice>, object]>([
    ['of no year', { year: 27 }, { code: 'NOTICE_YEAR_WRONG', list: null }],
    ['of half a region', { region: '65' }, { code: 'NOTICE_REGION_WRONG' }],
    ['without its number', { documentNumber: ' ' }, { code: 'NOTICE_UNNAMED' }],
    [
      'with a day that does not exist',
      { holidays: [...sound.holidays, '2027-02-29'] },
      { code: 'NOTICE_DATE_WRONG', list: 'holidays', index: 35 },
    ],
    [
      'with a day twice',
      { holidays: [...sound.holidays, '2027-02-06'] },
      { code: 'NOTICE_DAY_TWICE', list: 'holidays', index: 35, facts: { date: '2027-02-06' } },
    ],
    [
      'with a day both off and worked',
      { workdays: ['2027-02-06'] },
      { code: 'NOTICE_DAY_BOTH', list: 'workdays', index: 0 },
    ],
    [
      'with a day of another year',
      { workdays: ['2028-01-08'] },
      { code: 'NOTICE_DAY_OUTSIDE_YEAR', list: 'workdays', index: 0 },
    ],
    ['with a day too far back', { holidays: [...sound.holidays, '2026-12-27'] }, { code: 'NOTICE_DAY_OUTSIDE_YEAR' }],
    [
      'that orders work on a Monday',
      { workdays: ['2027-03-01'] },
      { code: 'NOTICE_WORKDAY_ORDINARY', list: 'workdays', index: 0 },
    ],
    [
      'that forgets Labour Day',
      { holidays: sound.holidays.filter((day) => day !== '2027-05-02') },
      { code: 'NOTICE_STATUTORY_HOLIDAY_MISSING', facts: { date: '2027-05-02' } },
    ],
  ])('%s is faulty, and the fault says where', (_, changes, fault) => {
    expect(noticeFaults(changed(changes))).toEqual([expect.objectContaining(fault)])
  })

  test('without any day off is faulty', () => {
    expect(noticeFaults(changed({ holidays: [] }))[0]).toMatchObject({ code: 'NOTICE_WITHOUT_DAYS' })
  })

  test('that orders the turn of the year otherwise than the notice before it is faulty', () => {
    const before = changed({
      year: 2026,
      documentNumber: '国办发明电〔2025〕7号',
      holidays: [],
      workdays: ['2026-12-31'],
    })
    expect(noticeFaults(sound, [before])).toEqual([
      {
        code: 'NOTICE_CONTRADICTS_ANOTHER',
        list: 'holidays',
        index: 0,
        facts: { date: '2026-12-31', notice: '国办发明电〔2025〕7号' },
      },
    ])
    expect(noticeFaults(changed({ region: xinjiang }), [before])).toEqual([])
  })

  test('of a region need not repeat the country’s holidays', () => expect(noticeFaults(corban)).toEqual([]))

  test('is sound or says a place that exists, whatever is in it', () => {
    const day = fc.oneof(
      fc.integer({ min: -10, max: 380 }).map((days) => addDays('2027-01-01', days)),
      fc.string(),
    )
    fc.assert(
      fc.property(fc.array(day, { maxLength: 30 }), fc.array(day, { maxLength: 10 }), (holidays, workdays) => {
        for (const { list, index } of noticeFaults(changed({ holidays, workdays })))
          if (list !== null) expect(changed({ holidays, workdays })[list][index]).toBeDefined()
      }),
    )
  })
})

describe('WF-11 the calendar of a region', () => {
  const of = (region: string | null, ...notices: readonly PublishedNotice[]) =>
    calendarOf(NOTICES_2025_2026, notices, region)

  test('has the region’s own holidays, in all that lies in it and nowhere else', () => {
    for (const [region, works] of [
      [xinjiang, false],
      [turpan, false],
      [hebei, true],
      [null, true],
    ] as const)
      expect(of(region, corban).isWorkingDay('2026-05-27')).toBe(works)
    expect(of(turpan, corban).addWorkingDays('2026-05-26', 1)).toBe('2026-05-29')
  })

  test('keeps them when the country’s notice comes later or is corrected', () => {
    const early = published({ region: xinjiang, holidays: ['2027-05-17'], workdays: [] })
    const calendar = of(turpan, early, published({}), published({ documentNumber: '更正' }))
    expect(calendar.isWorkingDay('2027-05-17')).toBe(false)
    expect(calendar.isWorkingDay('2027-01-09')).toBe(true)
    expect(of(turpan, early).isProvisional(2027)).toBe(true)
    expect(calendar.isProvisional(2027)).toBe(false)
  })

  test('leaves the last word to the nearer authority', () => {
    const own = published({ region: turpan, year: 2026, holidays: ['2026-05-29'], workdays: ['2026-05-28'] })
    expect(of(turpan, own, corban).isWorkingDay('2026-05-28')).toBe(true)
    expect(of(xinjiang, own, corban).isWorkingDay('2026-05-28')).toBe(false)
  })

  test('is told with every notice what it was before', () => {
    const calendar = of(
      null,
      published({}),
      published({ holidays: ['2027-01-01'], documentNumber: '更正' }, '2026-11-20'),
    )
    expect(calendar.changes.map(({ notice }) => notice)).toEqual(['国办发明电〔2026〕98号', '更正'])
    expect(calendar.changes.map(({ before }) => before.isWorkingDay('2027-01-04'))).toEqual([true, false])
    expect(calendar.isWorkingDay('2027-01-04')).toBe(true)
  })

  test('of a year whose notice was replaced keeps nothing of the replaced one', () => {
    const late = published({ holidays: [...sound.holidays, '2027-12-31'] })
    expect(of(null, late).isWorkingDay('2027-12-31')).toBe(false)
    expect(of(null, late, published({})).isWorkingDay('2027-12-31')).toBe(true)
  })
})
