import { addDays, isPlainDate, parseUnifiedSocialCreditCode } from '#kernel'
import type { Said, TypeContent, TypeField, ValidityRule } from './events.ts'
import { isHolderCode, isResidentNumber, tidyCode } from './holder-code.ts'

/** What somebody says of a certificate, as he wrote it. */
export interface Claimed {
  readonly number: string
  readonly holderName: string
  readonly holderCode: string
  readonly validFrom: string
  /** Empty or 长期: by the type's rule. */
  readonly validUntil: string
  readonly fields: Readonly<Record<string, string>>
}
export interface Fault extends Said {
  /** Which cell. */
  readonly field: string
}
/** The certificate as it may enter. */
export interface Checked {
  readonly number: string
  readonly holder: { readonly name: string; readonly idNumber: string }
  readonly rows: readonly (readonly [label: string, value: string])[]
  readonly validFrom: string
  readonly validUntil: string | null
}

const NUMBER_MAX = 60
const TEXT_MAX = 500
const fault = (field: string, zh: string, en: string): Fault => ({ field, zh, en })

/** Offices write 2019-3-1, 2019/03/01, 2019.3.1 and 2019年3月1日. */
export function dayOf(written: string): string | undefined {
  const [, year, month = '', day = ''] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(written.trim()) ?? []
  if (year === undefined) return undefined
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isPlainDate(date) ? date : undefined
}

const FOREVER = new Set(['', '长期', '永久', '长期有效', '无固定期限', '-', '—'])

/** Holds for whole years until the eve of the same day; the last of February stays the last. */
function yearsLater(from: string, years: number): string {
  const same = `${String(Number(from.slice(0, 4)) + years)}${from.slice(4)}`
  return isPlainDate(same) ? addDays(same, -1) : `${same.slice(0, 4)}-02-28`
}

function lastDay(rule: ValidityRule, claimed: Claimed, from: string): string | null {
  switch (rule.kind) {
    case 'PERPETUAL':
      return null
    case 'YEARS':
      return yearsLater(from, rule.years)
    case 'UNTIL':
      return rule.date
    case 'FIELD':
      return dayOf(claimed.fields[rule.field] ?? '') ?? null
  }
}

function fieldFault({ id, label, kind, required, options }: TypeField, written: string): Fault | undefined {
  const value = written.trim()
  const wrong = (zh: string, en: string) => fault(id, `「${label.zh}」${zh}`, `${label.en} ${en}`)
  if (value === '') return required ? wrong('没有填写', 'is missing') : undefined
  if (value.length > TEXT_MAX) return wrong('过长', 'is too long')
  switch (kind) {
    case 'DATE':
      return dayOf(value) === undefined ? wrong('不是日期', 'is no date') : undefined
    case 'NUMBER':
      return Number.isFinite(Number(value)) ? undefined : wrong('不是数字', 'is no number')
    case 'CHOICE':
      return options?.includes(value) === true ? undefined : wrong('不在可选范围内', 'is none of the choices')
    case 'CREDIT_CODE':
      return parseUnifiedSocialCreditCode(value).ok ? undefined : wrong('校验码不正确', 'has a wrong check character')
    case 'CITIZEN_ID':
      return isResidentNumber(value) ? undefined : wrong('校验码不正确', 'has a wrong check digit')
    case 'TEXT':
      return undefined
  }
}

function holderFault({ holderKind }: TypeContent, code: string): Fault | undefined {
  const fits =
    holderKind === 'PERSON'
      ? isResidentNumber(code)
      : holderKind === 'LEGAL'
        ? parseUnifiedSocialCreditCode(code).ok
        : isHolderCode(code)
  return fits
    ? undefined
    : fault('holderCode', '持证主体代码不正确，请核对校验码', 'The holder’s code is wrong; look at its check character')
}

/** The same for a line of an old book, for what an applicant types, and for what another system pushes. */
export function checkCertificate(type: TypeContent, claimed: Claimed, today: string): Checked | readonly Fault[] {
  const number = claimed.number.trim()
  const name = claimed.holderName.trim()
  const code = tidyCode(claimed.holderCode)
  const from = dayOf(claimed.validFrom)
  const perpetual = FOREVER.has(claimed.validUntil.trim())
  const written = perpetual ? null : dayOf(claimed.validUntil)
  const until = written ?? (from === undefined ? null : lastDay(type.validity, claimed, from))
  const faults = [
    number === '' || number.length > NUMBER_MAX
      ? fault('number', '证照编号没有填写或过长', 'The number is missing or too long')
      : undefined,
    name === '' || name.length > 100
      ? fault('holderName', '持证主体没有填写或过长', 'The holder is missing or too long')
      : undefined,
    holderFault(type, code),
    from === undefined ? fault('validFrom', '发证日期不是日期', 'The day of issue is no date') : undefined,
    from !== undefined && from > today
      ? fault('validFrom', '发证日期在今天之后', 'The day of issue lies ahead')
      : undefined,
    written === undefined ? fault('validUntil', '有效期至不是日期', 'The last day is no date') : undefined,
    from !== undefined && until !== null && until < from
      ? fault('validUntil', '有效期至早于发证日期', 'The last day lies before the first')
      : undefined,
    ...type.fields.map((field) => fieldFault(field, claimed.fields[field.id] ?? '')),
  ].filter((one) => one !== undefined)
  if (faults.length > 0 || from === undefined) return faults
  const rows = type.fields.map(({ id, label, kind }) => {
    const value = (claimed.fields[id] ?? '').trim()
    return [label.zh, kind === 'DATE' ? (dayOf(value) ?? '') : value] as const
  })
  return { number, holder: { name, idNumber: code }, rows, validFrom: from, validUntil: until }
}
