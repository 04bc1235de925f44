import { describe, expect, test } from 'vitest'
import { isNoticeDocument, parseNoticeFile } from './holiday-notice.ts'

const LINES = `﻿年份,2027
标题,关于2027年部分节假日安排的通知
文号,国办发明电〔2026〕98号
# 元旦
放假,2027-01-01..2027-01-03,元旦
上班,2027-01-09
`
const read = (text: string) => {
  const file = parseNoticeFile(text)
  if (!file.ok) throw new Error(`${file.place.zh}: ${file.found}`)
  return file
}
const refused = (text: string) => {
  const file = parseNoticeFile(text)
  if (file.ok) throw new Error('This should not be readable')
  return file
}

describe('a holiday notice as a file', () => {
  test('may be lines, with spans of days', () => {
    expect(read(LINES).notice).toEqual({
      year: 2027,
      region: null,
      title: '关于2027年部分节假日安排的通知',
      documentNumber: '国办发明电〔2026〕98号',
      holidays: ['2027-01-01', '2027-01-02', '2027-01-03'],
      workdays: ['2027-01-09'],
    })
  })

  test('may be JSON, and says the same', () => {
    const { year, title, documentNumber, workdays } = read(LINES).notice
    const document = { year, title, documentNumber, holidays: ['2027-01-01..2027-01-03'], workdays, region: null }
    expect(read(JSON.stringify(document)).notice).toEqual(read(LINES).notice)
    expect(isNoticeDocument(document)).toBe(true)
    expect(isNoticeDocument({ items: [] })).toBe(false)
  })

  test('tells where each day stands in it', () => {
    expect(read(LINES).placeOf('holidays', 2)).toEqual({ zh: '第 5 行', en: 'Line 5' })
    expect(read('{"year":2027,"holidays":["2027-01-01..2027-01-03","2027-05-01"]}').placeOf('holidays', 3)).toEqual({
      zh: 'holidays[1]',
      en: 'holidays[1]',
    })
  })

  test('may name a region and the notice it replaces', () => {
    expect(read('{"year":"2026","region":"650000","replaces":"旧号","holidays":[]}')).toMatchObject({
      replaces: '旧号',
      notice: { region: '650000', year: 2026 },
    })
  })

  test.each([
    ['放假,2027-02-30', '2027-02-30'],
    ['放假,2027-01-03..2027-01-01', '2027-01-03..2027-01-01'],
    ['放假,2027-01-01..2027-12-31', '2027-01-01..2027-12-31'],
    ['放假,元旦', '元旦'],
  ])('keeps %s as it is, to be refused with its place', (line, kept) => {
    expect(read(line).notice.holidays).toEqual([kept])
  })

  test.each([
    ['休息,2027-01-01', '第 1 行'],
    ['constructor,2027-01-01', '第 1 行'],
    ['年份,2027\n年份,2028', '第 2 行'],
    ['{"year":2027,', '全文'],
    ['{"year":2027,"holidays":"2027-01-01"}', 'holidays'],
    ['{"year":2027,"holidays":[20270101]}', 'holidays[0]'],
    ['{"year":2027,"weekends":[]}', 'weekends'],
    ['{"year":[2027],"holidays":[]}', 'year'],
  ])('that cannot be read is refused with the place: %s', (text, place) => {
    expect(refused(text).place.zh).toBe(place)
  })
})
