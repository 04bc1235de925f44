const FIGURES = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const

export interface CalendarDay {
  readonly year: number
  readonly month: number
  readonly day: number
}

/** A calendar day `yyyy-mm-dd`, as the bureau's own calendar names it. */
export function readDay(date: string): CalendarDay {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(date)
  if (parts === null) throw new Error(`Not a calendar day: ${date}`)
  const [, year, month, day] = parts
  return { year: Number(year), month: Number(month), day: Number(day) }
}

const digit = (value: number): string => FIGURES[value] ?? ''
/** 1 to 31: 十, 十一, 二十, 三十一. */
function spoken(value: number): string {
  const tens = Math.floor(value / 10)
  const ones = value % 10
  return (tens === 0 ? '' : tens === 1 ? '十' : `${digit(tens)}十`) + (ones === 0 ? '' : digit(ones))
}

/** 二〇二五年七月一日, the form certificates carry. */
export function dateInChinese(date: string): string {
  const { year, month, day } = readDay(date)
  return `${Array.from(String(year), (figure) => digit(Number(figure))).join('')}年${spoken(month)}月${spoken(day)}日`
}

/** 2025年7月1日, the form GB/T 9704-2012, 7.3.5.4 prescribes for official documents, without leading zeros. */
export function dateInFigures(date: string): string {
  const { year, month, day } = readDay(date)
  return `${year}年${month}月${day}日`
}
