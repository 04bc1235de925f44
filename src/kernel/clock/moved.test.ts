import { describe, expect, test } from 'vitest'
import { calendarOf } from '../holiday-notice.ts'
import type { PublishedNotice } from '../holiday-notice.ts'
import { accepted, concluded, LIMITS, received, started } from '../testing/clock-entries.ts'
import { A_NOTICE_FOR_2027, NOTICES_2025_2026 } from '../testing/notices.ts'
import { explain } from './clock-texts.ts'
import { clock } from './clock.ts'
import type { ClockEntry } from './entries.ts'

const notice: PublishedNotice = { ...A_NOTICE_FOR_2027, publishedAt: '2026-12-16T12:00:00+08:00' }
const correction: PublishedNotice = {
  ...notice,
  documentNumber: '国办发明电〔2026〕99号',
  holidays: [...notice.holidays, '2027-01-05'],
  publishedAt: '2026-12-18T12:00:00+08:00',
}
const look = (entries: readonly ClockEntry[], notices: readonly PublishedNotice[], today = '2026-12-21') =>
  clock(entries, calendarOf(NOTICES_2025_2026, notices, null), LIMITS, today)
const moves = (...given: Parameters<typeof look>) =>
  look(...given).explanation.filter(({ code }) => code.endsWith('_MOVED'))

describe('a holiday notice that comes while cases run', () => {
  const running = [accepted('2026-12-14')]

  test('WF-11 makes provisional last days final, and says which moved, from when to when, and by which notice', () => {
    expect(look(running, []).statutory).toMatchObject({ due: '2027-01-12', provisional: true })
    expect(look(running, [notice]).statutory).toMatchObject({ due: '2027-01-13', provisional: false })
    const facts = { from: '2027-01-12', due: '2027-01-13', date: '2026-12-16', notice: '国办发明电〔2026〕98号' }
    expect(moves(running, [notice])).toEqual([{ code: 'STATUTORY_MOVED', facts }])
    expect(explain({ code: 'STATUTORY_MOVED', facts }, 'zh')).toBe(
      '因2026年12月16日公布的节假日安排（国办发明电〔2026〕98号），法定期限届满日由2027年1月12日调整为2027年1月13日（《行政许可法》第八十二条）。',
    )
  })

  test('moves the promise and the limit to accept as well', () => {
    const late = [received('2026-12-15'), accepted('2026-12-16')]
    expect(
      moves([received('2026-12-28')], [{ ...notice, publishedAt: '2026-12-29T12:00:00+08:00' }], '2026-12-30'),
    ).toMatchObject([{ code: 'ACCEPTANCE_MOVED', facts: { from: '2027-01-05', due: '2027-01-07' } }])
    const promised = { ...LIMITS, promised: { days: 14, unit: 'working' as const } }
    const lines = clock(late, calendarOf(NOTICES_2025_2026, [notice], null), promised, '2026-12-21').explanation
    expect(lines.map(({ code }) => code)).toEqual(expect.arrayContaining(['STATUTORY_MOVED', 'PROMISED_MOVED']))
  })

  test('says nothing of what came before the case or after its end, nor of days that did not move', () => {
    expect(moves([accepted('2026-12-17')], [notice])).toEqual([])
    expect(moves([accepted('2026-12-14'), concluded('2026-12-15')], [notice])).toEqual([])
    expect(moves([accepted('2026-12-01')], [{ ...notice, publishedAt: '2026-12-02T12:00:00+08:00' }])).toEqual([])
  })

  test('corrected by another one, moves the day from what was first told to what holds now', () => {
    expect(moves(running, [notice, correction])).toMatchObject([
      { facts: { from: '2027-01-12', due: '2027-01-14', notice: '国办发明电〔2026〕99号' } },
    ])
    const restored = { ...correction, holidays: notice.holidays.filter((date) => date !== '2027-01-04') }
    expect(moves(running, [notice, restored])).toEqual([])
  })

  test('moves the day of a case that stands still by what the stop leaves of it', () => {
    const stopped = [accepted('2026-12-14'), started('2026-12-17')]
    expect(look(stopped, [notice], '2026-12-21').phase).toBe('stopped')
    expect(moves(stopped, [notice], '2026-12-21')).toMatchObject([
      { facts: { from: '2027-01-15', due: '2027-01-18' } },
      { code: 'PROMISED_MOVED', facts: { from: '2026-12-31', due: '2027-01-05' } },
    ])
  })
})
