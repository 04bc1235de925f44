import { creditCodeCheck, organisationCodeCheck } from './check-digits.ts'
import { faulty, sound } from './finding.ts'
import type { Finding } from './finding.ts'

/** 统一社会信用代码 (GB 32100-2015): department 1, category 1, region 6, organisation code 9, check 1. */
export interface UnifiedSocialCreditCode {
  readonly code: string
  readonly registrationDepartment: string
  readonly category: string
  readonly region: string
  readonly organisationCode: string
  /**
   * Whether the organisation code inside passes GB 11714 by itself. A finding of its own, not a fault:
   * GB 32100 does not make the outer code depend on it, and a person should look, not a machine refuse.
   */
  readonly organisationCodeSound: boolean
}

export type CreditCodeFault = 'LENGTH' | 'CHARACTERS' | 'FORMAT' | 'CHECK_DIGIT'

const ALPHABET = /^[0-9A-HJ-NPQRTUWXY]*$/
const FORMAT = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/

export function parseUnifiedSocialCreditCode(text: string): Finding<UnifiedSocialCreditCode, CreditCodeFault> {
  const code = text.trim().toUpperCase()
  if (code.length !== 18) return faulty('LENGTH')
  if (!ALPHABET.test(code)) return faulty('CHARACTERS')
  if (!FORMAT.test(code)) return faulty('FORMAT')
  if (creditCodeCheck(code.slice(0, 17)) !== code.charAt(17)) return faulty('CHECK_DIGIT')
  const organisationCode = code.slice(8, 17)
  return sound({
    code,
    registrationDepartment: code.charAt(0),
    category: code.charAt(1),
    region: code.slice(2, 8),
    organisationCode,
    organisationCodeSound: organisationCodeCheck(organisationCode.slice(0, 8)) === organisationCode.charAt(8),
  })
}
