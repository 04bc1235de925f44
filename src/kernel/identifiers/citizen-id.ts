import { isPlainDate } from '../plain-date.ts'
import type { PlainDate } from '../plain-date.ts'
import { citizenNumberCheck } from './check-digits.ts'
import { faulty, sound } from './finding.ts'
import type { Finding } from './finding.ts'

/** 公民身份号码 (GB 11643): region 6, date of birth 8, sequence 3 (odd for men), check 1. */
export interface CitizenId {
  readonly number: string
  readonly region: string
  readonly birthDate: PlainDate
  readonly sex: 'male' | 'female'
}

export type CitizenIdFault = 'LENGTH' | 'CHARACTERS' | 'REGION' | 'DATE' | 'FUTURE' | 'CHECK_DIGIT'

/**
 * The region is checked by shape alone: numbers keep the code of the place where they were first given, which may
 * be long abolished, residence permits use 81–83 and foreigners' permanent residence cards begin with 9.
 */
const REGION = /^[1-9]\d{5}$/

/** `today` is the day in the bureau's time zone: nobody is born after it. */
export function parseCitizenId(text: string, today: PlainDate): Finding<CitizenId, CitizenIdFault> {
  const number = text.trim().toUpperCase()
  if (number.length !== 18) return faulty('LENGTH')
  if (!/^\d{17}[\dX]$/.test(number)) return faulty('CHARACTERS')
  const region = number.slice(0, 6)
  if (!REGION.test(region)) return faulty('REGION')
  const birthDate = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
  if (!isPlainDate(birthDate)) return faulty('DATE')
  if (birthDate > today) return faulty('FUTURE')
  if (citizenNumberCheck(number.slice(0, 17)) !== number.charAt(17)) return faulty('CHECK_DIGIT')
  return sound({ number, region, birthDate, sex: Number(number.charAt(16)) % 2 === 1 ? 'male' : 'female' })
}
