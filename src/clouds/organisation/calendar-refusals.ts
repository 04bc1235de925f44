import type { RefusalTexts } from '#contract'
import type { CalendarRefusalCode } from './domain/calendar-year.ts'

export type CalendarRefusal = CalendarRefusalCode | 'NOTICE_UNREADABLE'

/** `{place}` is the line or the place in the list, as one would point at it. */
export const calendarRefusals = {
  NOTICE_UNREADABLE: {
    zh: '{place}：无法识别“{found}”，整份安排不予导入。',
    en: '{place}: “{found}” cannot be read. Nothing of the notice is taken in.',
  },
  NOTICE_YEAR_WRONG: { zh: '年份不正确，应为四位数年份。', en: 'The year is wrong; write all four digits.' },
  NOTICE_REGION_WRONG: {
    zh: '地区“{region}”不是六位行政区划代码；全国性安排请留空。',
    en: 'The region “{region}” is not a code of six digits; leave it empty for the whole country.',
  },
  NOTICE_UNNAMED: { zh: '缺少通知的标题或者文号。', en: 'The notice lacks its title or its document number.' },
  NOTICE_WITHOUT_DAYS: {
    zh: '没有放假日期，或者日期超过 {max} 个。',
    en: 'The notice has no day off, or more than {max} days.',
  },
  NOTICE_DATE_WRONG: {
    zh: '{place}：“{date}”不是有效日期，应写作 2027-01-01 或者 2027-01-01..2027-01-03。',
    en: '{place}: “{date}” is not a day. Write 2027-01-01 or 2027-01-01..2027-01-03.',
  },
  NOTICE_DAY_OUTSIDE_YEAR: {
    zh: '{place}：{date}不属于{year}年的安排。',
    en: '{place}: {date} does not belong to the notice of {year}.',
  },
  NOTICE_DAY_TWICE: { zh: '{place}：{date}重复列出。', en: '{place}: {date} is listed twice.' },
  NOTICE_DAY_BOTH: {
    zh: '{place}：{date}既列为放假又列为上班，前后矛盾。',
    en: '{place}: {date} is listed both as a day off and as a day worked.',
  },
  NOTICE_WORKDAY_ORDINARY: {
    zh: '{place}：{date}不是周末，不需要调休上班，请核对日期。',
    en: '{place}: {date} is no weekend, so it cannot be worked instead of one. Check the date.',
  },
  NOTICE_STATUTORY_HOLIDAY_MISSING: {
    zh: '缺少法定假日{date}（《全国年节及纪念日放假办法》第二条）。',
    en: 'The statutory holiday {date} is missing (Regulation on Public Holidays, art. 2).',
  },
  NOTICE_CONTRADICTS_ANOTHER: {
    zh: '{place}：{date}与现行的{notice}相反。',
    en: '{place}: {notice}, which is in force, says the opposite of {date}.',
  },
  NOTICE_UNCHANGED: {
    zh: '{documentNumber}已经发布，内容相同。',
    en: '{documentNumber} has already been published with the same days.',
  },
  NOTICE_IN_FORCE: {
    zh: '{year}年已有现行安排（{documentNumber}）。如需更正，请在“替代”中写明该文号。',
    en: 'A notice for {year} is in force ({documentNumber}). To correct it, name it under “replaces”.',
  },
  NOTICE_REPLACES_NOTHING: {
    zh: '{year}年没有现行安排可供替代（{replaces}）。',
    en: 'There is no notice for {year} that could be replaced ({replaces}).',
  },
} as const satisfies RefusalTexts<CalendarRefusal>
