import type { Static } from 'typebox'
import type { TakenOverRow } from './doors/take-over-api.ts'

/** 在办件迁移文件: what the columns of an older system's export are called, and what a line of it says. */
export type Row = Static<typeof TakenOverRow>
export interface FileFault {
  /** Line of the table, or place in the list, from one. */
  readonly line: number
  readonly message: string
  readonly messageEn: string
}
export type Cells = Readonly<Record<string, unknown>>

/** Column names as an office writes them, and as the JSON has them. */
const COLUMNS: Readonly<Record<string, string>> = {
  原系统: 'system',
  原办件编号: 'foreignNumber',
  事项编码: 'itemCode',
  收件时间: 'receivedAt',
  受理时间: 'acceptedAt',
  申请人类型: 'applicantKind',
  申请人: 'applicantName',
  证件号码: 'idNumber',
  手机: 'phone',
}
export const TAKE_OVER_COLUMNS: readonly string[] = Object.keys(COLUMNS)
/** `情形:coldChain` answers a question, `表单:shopName` fills a field; the ids are those of the item's standard. */
const ANSWER = /^(?:情形|answer)[:：](.+)$/
const FIELD = /^(?:表单|form)[:：](.+)$/
const REQUIRED = ['system', 'foreignNumber', 'itemCode', 'receivedAt', 'applicantName', 'idNumber'] as const

const text = (value: unknown): string =>
  typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : ''
export const isRecord = (value: unknown): value is Cells =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** 2026-03-02, 2026/3/2 9:30 or an instant; without a zone it is China's time. */
export function instantOf(written: string): string | undefined {
  const [, year, month, day, hour = '00', minute = '00'] =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T](\d{1,2}):(\d{2})(?::\d{2})?)?$/.exec(written) ?? []
  const two = (part: string) => part.padStart(2, '0')
  const instant =
    year === undefined || month === undefined || day === undefined
      ? written
      : `${year}-${two(month)}-${two(day)}T${two(hour)}:${minute}:00+08:00`
  const ms = /T.*(Z|[+-]\d{2}:\d{2})$/.test(instant) ? Date.parse(instant) : NaN
  return Number.isNaN(ms) ? undefined : new Date(ms).toISOString()
}

const fault = (line: number, message: string, messageEn: string): FileFault => ({ line, message, messageEn })

export function rowOf(cells: Cells, line: number): Row | readonly FileFault[] {
  const of = (name: string) => text(cells[name])
  const missing = REQUIRED.filter((name) => of(name) === '')
  const receivedAt = instantOf(of('receivedAt'))
  const acceptedAt = of('acceptedAt') === '' ? null : instantOf(of('acceptedAt'))
  const faults = [
    ...missing.map((name) => fault(line, `缺少「${columnOf(name)}」`, `${name} is missing`)),
    ...(receivedAt === undefined && of('receivedAt') !== ''
      ? [fault(line, '收件时间不是日期时间', 'receivedAt is no date')]
      : []),
    ...(acceptedAt === undefined ? [fault(line, '受理时间不是日期时间', 'acceptedAt is no date')] : []),
  ]
  if (faults.length > 0 || receivedAt === undefined || acceptedAt === undefined) return faults
  const answers = isRecord(cells['answers']) ? cells['answers'] : {}
  const form = isRecord(cells['form']) ? cells['form'] : {}
  return {
    system: of('system').slice(0, 60),
    foreignNumber: of('foreignNumber').slice(0, 60),
    itemCode: of('itemCode').slice(0, 80),
    receivedAt,
    acceptedAt,
    applicant: {
      kind: ['个人', '自然人', 'PERSON'].includes(of('applicantKind')) ? 'PERSON' : 'ENTERPRISE',
      name: of('applicantName').slice(0, 100),
      idNumber: of('idNumber').slice(0, 18),
      phone: of('phone').slice(0, 20),
    },
    answers: Object.fromEntries(Object.entries(answers).map(([id, value]) => [id, text(value)])),
    form: { ...form },
  }
}

const columnOf = (name: string): string => Object.entries(COLUMNS).find(([, known]) => known === name)?.[0] ?? name

/** JSON as our own door takes it, where the applicant stands in a part of its own. */
export function flat(entry: unknown): Cells {
  if (!isRecord(entry)) return {}
  const applicant = isRecord(entry['applicant']) ? entry['applicant'] : {}
  const { kind, name, idNumber, phone } = applicant
  return { applicantKind: kind, applicantName: name, idNumber, phone, ...entry }
}

/** A number in a table is a number in the form; everything else is text. */
const cellValue = (cell: string): string | number =>
  /^-?(?:0|[1-9]\d{0,14})(?:\.\d+)?$/.test(cell) ? Number(cell) : cell

export function tabled(header: readonly string[], line: readonly string[]): Cells {
  const cells: Record<string, unknown> = {}
  const answers: Record<string, unknown> = {}
  const form: Record<string, unknown> = {}
  header.forEach((name, index) => {
    const cell = (line[index] ?? '').trim()
    if (cell === '') return
    const [, question] = ANSWER.exec(name) ?? []
    const [, field] = FIELD.exec(name) ?? []
    if (question !== undefined) answers[question.trim()] = cell
    else if (field !== undefined) form[field.trim()] = cellValue(cell)
    else cells[COLUMNS[name] ?? name] = cell
  })
  return { ...cells, answers, form }
}

/** Whether this is the heading of such a table at all. */
export const isHeading = (names: readonly string[]): boolean =>
  names.some((name) => name in COLUMNS || REQUIRED.some((known) => known === name))
