import type { CalendarData } from '../calendar.ts'
import type { IssuedNotice } from '../holiday-notice.ts'
import { addDays } from '../plain-date.ts'

const span = (from: string, to: string): readonly string[] =>
  from === to ? [to] : [from, ...span(addDays(from, 1), to)]

/** 国办发明电〔2024〕12号 and 〔2025〕7号: the holidays of 2025 and 2026. */
export const NOTICES_2025_2026: CalendarData = {
  yearsPublished: [2025, 2026],
  holidays: [
    ...span('2025-01-01', '2025-01-01'),
    ...span('2025-01-28', '2025-02-04'),
    ...span('2025-04-04', '2025-04-06'),
    ...span('2025-05-01', '2025-05-05'),
    ...span('2025-05-31', '2025-06-02'),
    ...span('2025-10-01', '2025-10-08'),
    ...span('2026-01-01', '2026-01-03'),
    ...span('2026-02-15', '2026-02-23'),
    ...span('2026-04-04', '2026-04-06'),
    ...span('2026-05-01', '2026-05-05'),
    ...span('2026-06-19', '2026-06-21'),
    ...span('2026-09-25', '2026-09-27'),
    ...span('2026-10-01', '2026-10-07'),
  ],
  workdays: [
    ...['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'],
    ...['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
  ],
}

/** Invented: no notice for 2027 was out when this was written. */
export const A_NOTICE_FOR_2027: IssuedNotice = {
  region: null,
  year: 2027,
  title: '关于2027年部分节假日安排的通知（测试用）',
  documentNumber: '国办发明电〔2026〕98号',
  holidays: [
    ...span('2026-12-31', '2027-01-04'),
    ...span('2027-02-05', '2027-02-13'),
    ...span('2027-04-03', '2027-04-05'),
    ...span('2027-05-01', '2027-05-05'),
    ...span('2027-06-07', '2027-06-09'),
    ...span('2027-09-15', '2027-09-17'),
    ...span('2027-10-01', '2027-10-07'),
  ],
  workdays: ['2027-01-09', '2027-01-30', '2027-02-20', '2027-05-08', '2027-09-26', '2027-10-09'],
}
