import type { DayUnit } from '../standard.ts'
import type { ClockProcedure } from './entries.ts'
import type { ExplanationCode, ExplanationLine } from './explanation.ts'

type Language = 'zh' | 'en'
type Sentence = Readonly<Record<Language, string>>

interface Text extends Sentence {
  /** The article the rule stands on; null for a fact that needs none. */
  readonly law: Sentence | null
}

const LICENSING_LAW = { zh: '《行政许可法》', en: 'Administrative Licensing Law' }
const CIVIL_CODE = { zh: '《民法典》', en: 'Civil Code' }
const article = (law: Sentence, zh: string, en: string): Sentence => ({ zh: law.zh + zh, en: `${law.en}, ${en}` })

const ART_32 = article(LICENSING_LAW, '第三十二条', 'art. 32')
const ART_42 = article(LICENSING_LAW, '第四十二条', 'art. 42')
const ART_45 = article(LICENSING_LAW, '第四十五条', 'art. 45')
const ART_82 = article(LICENSING_LAW, '第八十二条', 'art. 82')
const CIVIL_201 = article(CIVIL_CODE, '第二百零一条', 'art. 201')
const CIVIL_203 = article(CIVIL_CODE, '第二百零三条', 'art. 203')

/** `{days}` is written with its unit: 5个工作日, 5 working days. */
const TEXTS: Readonly<Record<ExplanationCode, Text>> = {
  RECEIVED: {
    zh: '{date}收到申请材料，应在{days}内（至{due}）决定是否受理或者一次告知补正内容，逾期不告知的，自收到之日起即为受理',
    en: 'The application was received on {date}; within {days} (until {due}) it must be accepted or the applicant told, once and in full, what is missing, else it counts as accepted from the day of receipt',
    law: ART_32,
  },
  CORRECTION_REQUESTED: {
    zh: '{date}一次告知补正，等待申请人补正期间尚未受理，不计时',
    en: 'On {date} the applicant was told what is missing; until it comes in the case is not accepted and no time runs',
    law: ART_32,
  },
  CORRECTION_RECEIVED: {
    zh: '{date}收到全部补正材料，重新起算{days}（至{due}）',
    en: 'All corrected materials were received on {date}; a new limit of {days} runs (until {due})',
    law: ART_32,
  },
  CORRECTION_TOO_LATE: {
    zh: '{date}告知补正时已超过期限，申请已视为受理，期限继续计算',
    en: 'The correction request of {date} came too late: the case already counted as accepted, and its time runs on',
    law: ART_32,
  },
  CORRECTION_AFTER_ACCEPTANCE: {
    zh: '{date}在受理后要求补正，不停止计时',
    en: 'The correction request of {date} came after acceptance and does not stop the clock',
    law: ART_45,
  },
  DEEMED_ACCEPTED: {
    zh: '至{due}未告知补正也未作出受理决定，自收到材料之日（{date}）起即为受理',
    en: 'Nothing was said until {due}: the case counts as accepted from the day of receipt, {date}',
    law: ART_32,
  },
  DEEMED_STANDS: {
    zh: '{on}已记录逾期未告知、自{date}起视为受理；此后公布的放假安排不影响已经发生的受理',
    en: 'On {on} acceptance by silence from {date} was recorded; a holiday notice that came afterwards does not undo it',
    law: ART_32,
  },
  ACCEPTED: { zh: '{date}受理', en: 'Accepted on {date}', law: ART_32 },
  ACCEPTED_TOO_LATE: {
    zh: '{date}才作出受理决定，已逾期，仍自{start}起计时',
    en: 'Acceptance on {date} came too late; time still runs from {start}',
    law: ART_32,
  },
  NOT_ACCEPTED: { zh: '{date}决定不予受理', en: 'Acceptance was refused on {date}', law: ART_32 },
  NOT_ACCEPTED_TOO_LATE: {
    zh: '{date}决定不予受理时申请已视为受理，该决定应予复核',
    en: 'Acceptance was refused on {date} although the case already counted as accepted; this needs review',
    law: ART_32,
  },
  REOPENED: {
    zh: '{date}原决定被撤销，重新作出决定，办理期限自当日起重新计算',
    en: 'The decision was set aside on {date}; the case is decided anew and the whole limit runs again from that day',
    law: null,
  },
  FIRST_DAY_NOT_COUNTED: {
    zh: '受理当日（{date}）不计入期限，自次日起算，最后一日仍在期限内',
    en: 'The day of acceptance ({date}) is not counted; time runs from the next day, and the last day is still in time',
    law: CIVIL_201,
  },
  STATUTORY_WORKING_DAYS: {
    zh: '法定期限{days}，不含法定节假日，至{due}',
    en: 'Statutory limit: {days}, public holidays excluded, until {due}',
    law: ART_82,
  },
  STATUTORY_NATURAL_DAYS: {
    zh: '法定期限{days}（设定依据按自然日计算），至{due}',
    en: 'Statutory limit: {days} (the governing law counts natural days), until {due}',
    law: null,
  },
  PROMISED_LIMIT: { zh: '承诺期限{days}，至{due}', en: 'Promised limit: {days}, until {due}', law: null },
  STOPPED: {
    zh: '{procedure}（{from}至{to}，首尾两日均不计）不计入期限，扣除{days}',
    en: '{procedure} ({from} to {to}, both days included) is not counted: {days} left out',
    law: ART_45,
  },
  STOPPED_SINCE: {
    zh: '{from}起{procedure}，期间不计入期限，已扣除{days}',
    en: '{procedure} since {from}: the clock stands, {days} left out so far',
    law: ART_45,
  },
  STOPS_OVERLAP: {
    zh: '同时进行的程序重叠日期只扣除一次，合计扣除{days}',
    en: 'Days on which procedures ran at once are left out once: {days} in all',
    law: ART_45,
  },
  DOES_NOT_STOP: {
    zh: '{from}起{procedure}，不属于法定不计时情形，法定期限继续计算',
    en: '{procedure} since {from} is not among the procedures that stop the clock: the statutory limit runs on',
    law: ART_45,
  },
  PROMISE_EXCLUDES: {
    zh: '按事项标准，{from}起的{procedure}时间不计入承诺期限',
    en: 'By the item standard, {procedure} since {from} is left out of the promised limit',
    law: null,
  },
  EXTENDED: {
    zh: '{date}经批准延长{plainDays}日，理由：{reason}',
    en: 'On {date} the limit was extended by {plainDays} days; reason: {reason}',
    law: ART_42,
  },
  EXTENSION_REPEATED: {
    zh: '期限只能延长一次，{date}再次延长{plainDays}日无效',
    en: 'A limit is extended once only; the further extension by {plainDays} days on {date} has no effect',
    law: ART_42,
  },
  EXTENSION_WITHOUT_REASON: {
    zh: '{date}延长{plainDays}日未说明理由，无效',
    en: 'The extension by {plainDays} days on {date} gave no reason and has no effect',
    law: ART_42,
  },
  EXTENSION_TOO_EARLY: {
    zh: '{date}延长{plainDays}日时尚未受理，无效',
    en: 'The extension by {plainDays} days on {date} came before acceptance and has no effect',
    law: ART_42,
  },
  EXTENSION_TOO_LATE: {
    zh: '{date}延长{plainDays}日时期限已于{due}届满，无效',
    en: 'The extension by {plainDays} days on {date} came after the limit had ended on {due} and has no effect',
    law: ART_42,
  },
  ROLLED_FORWARD: {
    zh: '期限最后一日{from}为休息日，顺延至{due}',
    en: 'The limit would end on {from}, a day off; it is carried to {due}',
    law: CIVIL_203,
  },
  EXTENDED_BY: { zh: '经批准延长{days}', en: 'Extended with approval by {days}', law: ART_42 },
  PAUSED: {
    zh: '{from}至{to}（首尾两日均不计）不计入期限，扣除{days}',
    en: '{from} to {to} (both days included) is not counted: {days} left out',
    law: ART_45,
  },
  PAUSE_TOO_LATE: {
    zh: '{from}至{to}的程序始于期限届满（{due}）之后，不影响期限',
    en: 'What ran from {from} to {to} began after the limit had ended on {due} and changes nothing',
    law: null,
  },
  IMMEDIATE_LIMIT: {
    zh: '即办件，自受理起{span}内办结（只计办公时间），至{moment}',
    en: 'Handled at once: within {span} of acceptance, office hours only, until {moment}',
    law: null,
  },
  IMMEDIATE_OVER: {
    zh: '已超过即办时限（{moment}）',
    en: 'The time for handling at once ended at {moment}',
    law: null,
  },
  ACCEPTANCE_MOVED: {
    zh: '因{date}公布的节假日安排（{notice}），受理期限届满日由{from}调整为{due}',
    en: 'By the holiday notice {notice} of {date} the last day to accept moved from {from} to {due}',
    law: ART_82,
  },
  STATUTORY_MOVED: {
    zh: '因{date}公布的节假日安排（{notice}），法定期限届满日由{from}调整为{due}',
    en: 'By the holiday notice {notice} of {date} the statutory last day moved from {from} to {due}',
    law: ART_82,
  },
  PROMISED_MOVED: {
    zh: '因{date}公布的节假日安排（{notice}），承诺期限届满日由{from}调整为{due}',
    en: 'By the holiday notice {notice} of {date} the promised last day moved from {from} to {due}',
    law: null,
  },
  PROVISIONAL: {
    zh: '{year}年节假日安排尚未公布，届满日为暂定，公布后重新计算',
    en: 'The holidays of {year} are not yet published: the last day is provisional and will be computed again',
    law: null,
  },
  CONCLUDED: { zh: '{date}办结', en: 'Concluded on {date}', law: null },
  PROMISE_BROKEN: {
    zh: '已超过承诺期限（{due}）{days}，尚在法定期限内',
    en: 'The promised limit ({due}) has been over for {days}; the statutory limit has not',
    law: null,
  },
  OVERDUE: {
    zh: '已超过法定期限（{due}）{days}',
    en: 'The statutory limit ({due}) has been over for {days}',
    law: null,
  },
}

const PROCEDURES: Readonly<Record<ClockProcedure, Sentence>> = {
  HEARING: { zh: '听证', en: 'Hearing' },
  TENDER: { zh: '招标', en: 'Tender' },
  AUCTION: { zh: '拍卖', en: 'Auction' },
  INSPECTION: { zh: '检验', en: 'Inspection' },
  TESTING: { zh: '检测', en: 'Testing' },
  QUARANTINE: { zh: '检疫', en: 'Quarantine' },
  APPRAISAL: { zh: '鉴定', en: 'Appraisal' },
  EXPERT_REVIEW: { zh: '专家评审', en: 'Expert review' },
  SITE_SURVEY: { zh: '现场踏勘', en: 'Site survey' },
  JOINT_REVIEW: { zh: '联合会审', en: 'Joint review' },
  TECHNICAL_REVIEW: { zh: '技术审查', en: 'Technical review' },
  UPPER_LEVEL: { zh: '上级机关审批', en: 'Approval by a higher authority' },
  PUBLIC_NOTICE: { zh: '公示', en: 'Public notice' },
  CONSULTATION: { zh: '征求意见', en: 'Consultation' },
}

/** The name of a procedure as applicants and officials read it. */
export const procedureName = (procedure: ClockProcedure, language: Language): string => PROCEDURES[procedure][language]

/** A number of days with its unit: 5个工作日, 1 working day. */
export function daysText(days: number, unit: DayUnit, language: Language): string {
  if (language === 'zh') return unit === 'working' ? `${days}个工作日` : `${days}日`
  return `${days} ${unit} day${Math.abs(days) === 1 ? '' : 's'}`
}

/** The article a line stands on, for whoever wants to cite or link it. */
export const lawOf = (line: ExplanationLine, language: Language): string | null =>
  TEXTS[line.code].law?.[language] ?? null

/** The sentence everyone reads: applicant, officer and inspector. */
export function explain(line: ExplanationLine, language: Language): string {
  const text = TEXTS[line.code]
  const sentence = text[language].replaceAll(/\{(\w+)\}/g, (_all, name: string) => factText(line, name, language))
  if (text.law === null) return `${sentence}${language === 'zh' ? '。' : '.'}`
  return language === 'zh' ? `${sentence}（${text.law.zh}）。` : `${sentence} (${text.law.en}).`
}

function factText(line: ExplanationLine, name: string, language: Language): string {
  const { facts } = line
  if (name === 'span') return spanText(Number(facts['amount']), facts['unit'] === 'halfDay', language)
  const value = facts[name === 'plainDays' ? 'days' : name]
  if (value === undefined) throw new Error(`The explanation ${line.code} lacks ${name}`)
  if (name === 'days') return daysText(Number(value), facts['unit'] === 'natural' ? 'natural' : 'working', language)
  if (name === 'procedure') return isProcedure(value) ? procedureName(value, language) : String(value)
  return typeof value === 'string' && language === 'zh' ? chineseDate(value) : String(value)
}

/** 2小时, half a working day. */
function spanText(amount: number, halfDays: boolean, language: Language): string {
  if (language === 'zh') return halfDays ? `${amount}个半日` : `${amount}小时`
  return `${amount} ${halfDays ? 'half-day' : 'hour'}${amount === 1 ? '' : 's'}`
}

const isProcedure = (value: string | number): value is ClockProcedure => Object.hasOwn(PROCEDURES, value)

/** 2026-03-02 is read as 2026年3月2日; any other text stays as it is. */
function chineseDate(text: string): string {
  const date = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  return date === null ? text : `${date[1] ?? ''}年${Number(date[2])}月${Number(date[3])}日`
}
