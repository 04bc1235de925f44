import { isPlainDate, parseCitizenId, parseUnifiedSocialCreditCode } from '#kernel'
import type { GrantMode } from '#kernel'
import type { Holder, Said } from '../domain/events.ts'

/** Columns as offices write them. */
export const LICENCE_COLUMNS = [
  '许可编号',
  '事项编码',
  '持证主体',
  '持证主体代码',
  '经营地址',
  '发证日期',
  '有效期至',
  '办理方式',
] as const
export const INSPECTION_COLUMNS = ['检查编号', '许可编号', '事项编码', '检查日期', '检查结果', '发现问题'] as const
/** May be left out of the table altogether. */
const OPTIONAL: readonly string[] = ['有效期至', '办理方式', '发现问题']

export type Cells = (column: string) => string
/** Undefined when a column is missing. */
export function cellsOf(heading: readonly string[], columns: readonly string[]) {
  const at = new Map(heading.map((name, index) => [name.trim().replace(/^\uFEFF/, ''), index]))
  if (columns.some((column) => !at.has(column) && !OPTIONAL.includes(column))) return undefined
  return (cells: readonly string[]): Cells =>
    (column) => {
      const index = at.get(column)
      return index === undefined ? '' : (cells[index] ?? '').trim()
    }
}

export interface LicenceRow {
  readonly licence: string
  readonly itemCode: string
  readonly holder: Holder
  readonly address: string
  readonly from: string
  readonly until: string | null
  readonly mode: GrantMode
}
export interface InspectionRow {
  readonly number: string
  readonly licence: string
  readonly itemCode: string
  readonly on: string
  readonly passed: boolean
  readonly found: string
}
export type Looked<Row> = { readonly ok: true; readonly row: Row } | { readonly ok: false; readonly text: Said }
const wrong = (zh: string, en: string) => ({ ok: false as const, text: { zh, en } })

const MODES: Readonly<Record<string, GrantMode>> = {
  '': 'ORDINARY',
  普通: 'ORDINARY',
  告知承诺: 'COMMITMENT',
  备案: 'FILING',
}
const RESULTS: Readonly<Record<string, boolean>> = { 合格: true, 通过: true, 不合格: false, 不通过: false }
const NUMBER = /^[^\s\p{Cc}]{2,128}$/u
/** 2024/3/5 and 20240305 are days as well. */
export function dayOf(text: string): string {
  const [, year = '', month = '', day = ''] = /^(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?$/.exec(text) ?? []
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}
const LONGEST = 200

function holderOf(name: string, id: string, today: string): Holder | undefined {
  if (parseUnifiedSocialCreditCode(id).ok) return { kind: 'ENTERPRISE', name, id }
  return parseCitizenId(id, today).ok ? { kind: 'PERSON', name, id } : undefined
}

export function lookAtLicence(cell: Cells, today: string, knownItem: (code: string) => boolean): Looked<LicenceRow> {
  const [licence, itemCode, name] = [cell('许可编号'), cell('事项编码'), cell('持证主体')]
  if (!NUMBER.test(licence))
    return wrong('许可编号缺失或者有空格', 'The number of the licence is missing or has spaces')
  if (!knownItem(itemCode))
    return wrong(`事项编码「${itemCode.slice(0, 40)}」不是本单位监管的事项`, 'Your organ supervises no such item')
  if (name === '' || name.length > LONGEST) return wrong('持证主体缺失或者过长', 'The holder is missing or too long')
  const holder = holderOf(name, cell('持证主体代码').toUpperCase(), today)
  if (holder === undefined) return wrong('持证主体代码校验不通过', 'The code of the holder fails its check')
  const from = dayOf(cell('发证日期'))
  if (!isPlainDate(from) || from > today)
    return wrong('发证日期不是已经过去的日期', 'The day of issue is no day of the past')
  const until = cell('有效期至') === '' ? null : dayOf(cell('有效期至'))
  if (until !== null && (!isPlainDate(until) || until < from))
    return wrong('有效期至早于发证日期或者不是日期', 'It ends before it begins, or on no day')
  const mode = MODES[cell('办理方式')]
  if (mode === undefined) return wrong('办理方式应为普通、告知承诺或者备案', 'The way of granting is none of the three')
  const address = cell('经营地址').slice(0, LONGEST)
  return { ok: true, row: { licence, itemCode, holder, address, from, until, mode } }
}

export function lookAtInspection(cell: Cells, today: string): Looked<InspectionRow> {
  const [number, licence, itemCode] = [cell('检查编号'), cell('许可编号'), cell('事项编码')]
  if (!NUMBER.test(number))
    return wrong('检查编号缺失或者有空格', 'The number of the inspection is missing or has spaces')
  const on = dayOf(cell('检查日期'))
  if (!isPlainDate(on) || on > today)
    return wrong('检查日期不是已经过去的日期', 'The day of the inspection is no day of the past')
  const passed = RESULTS[cell('检查结果')]
  if (passed === undefined) return wrong('检查结果应为合格或者不合格', 'The result is neither passed nor failed')
  const found = cell('发现问题').slice(0, 1000)
  return { ok: true, row: { number, licence, itemCode, on, passed, found } }
}
