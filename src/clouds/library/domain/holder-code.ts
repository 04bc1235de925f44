import { parseCitizenId, parseUnifiedSocialCreditCode } from '#kernel'

/** 持证主体代码: a resident's number or a credit code, each with its own check character (GB 11643, GB 32100). */
export const isHolderCode = (code: string): boolean => parseUnifiedSocialCreditCode(code).ok || isResidentNumber(code)

/** Nobody yet to be born holds a certificate; which day it is does not change whether the number is one. */
const FAR = '2199-12-31'
export const isResidentNumber = (code: string): boolean => parseCitizenId(code, FAR).ok

export const tidyCode = (code: string): string => code.trim().toUpperCase()
