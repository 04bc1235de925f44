import { mod11And10 } from './check-digits.ts'
import { faulty, sound } from './finding.ts'
import type { Finding } from './finding.ts'

/**
 * 投资项目代码. Since November 2020 (GB/T 40058-2021, 发改投资〔2020〕1439号) `YYMM-AAAAAA-BB-TT-RRRRRC` with a check
 * digit; before, `YYYY-AAAAAA-II-TT-NNNNNN` without one. Codes are kept for life, so both are in use.
 */
export interface ProjectCode {
  readonly code: string
  readonly format: 'current' | 'legacy'
  /** `YYYY-MM` of the current format, `YYYY` of the legacy one. */
  readonly registered: string
  readonly region: string
  readonly type: string
}

export type ProjectCodeFault = 'LENGTH' | 'CHARACTERS' | 'FORMAT' | 'DATE' | 'CHECK_DIGIT'

const HYPHENATED = /^(\d{4})-(\d{6})-(\d{2})-(\d{2})-(\d{6})$/
const BARE = /^(\d{4})(\d{6})(\d{2})(\d{2})(\d{6})$/

/**
 * The two formats have one shape, but no code can be both: the online platform gave its first codes in 2015 and its
 * last legacy codes in 2020, and 2015 to 2020 read as YYMM have no such month; 2011 and 2012 are the last months of 2020.
 */
const LEGACY_YEAR_FIRST = 2015
const LEGACY_YEAR_LAST = 2020
const CURRENT_MONTH_FIRST = 2011

/** Accepts the code with all its hyphens or with none; answers it with them. */
export function parseProjectCode(text: string): Finding<ProjectCode, ProjectCodeFault> {
  const typed = text.trim()
  if (!/^[\d-]*$/.test(typed)) return faulty('CHARACTERS')
  if (typed.length !== 24 && typed.length !== 20) return faulty('LENGTH')
  const parts = HYPHENATED.exec(typed) ?? BARE.exec(typed)
  if (parts === null) return faulty('FORMAT')
  const [, time = '', region = '', department = '', type = '', serial = ''] = parts
  const code = [time, region, department, type, serial].join('-')
  const year = Number(time)
  if (year >= LEGACY_YEAR_FIRST && year <= LEGACY_YEAR_LAST) {
    return sound({ code, format: 'legacy', registered: time, region, type })
  }
  const month = Number(time.slice(2))
  if (year < CURRENT_MONTH_FIRST || month < 1 || month > 12) return faulty('DATE')
  const digits = code.replaceAll('-', '')
  if (mod11And10(digits.slice(0, 19)) !== digits.charAt(19)) return faulty('CHECK_DIGIT')
  return sound({ code, format: 'current', registered: `20${time.slice(0, 2)}-${time.slice(2)}`, region, type })
}

/** A code of the current format with its check digit; `random` are five digits. */
export function composeProjectCode(parts: {
  readonly yearMonth: string
  readonly region: string
  readonly department: string
  readonly type: string
  readonly random: string
}): string {
  const { yearMonth, region, department, type, random } = parts
  const digits = yearMonth + region + department + type + random
  return `${yearMonth}-${region}-${department}-${type}-${random}${mod11And10(digits)}`
}
