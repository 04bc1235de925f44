import { format } from '@cfworker/json-schema'
import {
  identifierFaultText,
  localDate,
  parseCitizenId,
  parseMobileNumber,
  parseProjectCode,
  parseUnifiedSocialCreditCode,
} from '#kernel'

type Fault = (language: 'zh' | 'en') => string

const today = (): string => localDate(new Date().toISOString())

/** Our own formats tell precisely what is wrong: length, date or check digit, not "invalid". */
const FORMATS: Readonly<Record<string, (text: string) => Fault | undefined>> = {
  'cn-credit-code': (text) => {
    const found = parseUnifiedSocialCreditCode(text)
    return found.ok ? undefined : (language) => identifierFaultText('unifiedSocialCreditCode', found.code, language)
  },
  'cn-citizen-id': (text) => {
    const found = parseCitizenId(text, today())
    return found.ok ? undefined : (language) => identifierFaultText('citizenId', found.code, language)
  },
  'cn-mobile': (text) => {
    const found = parseMobileNumber(text)
    return found.ok ? undefined : (language) => identifierFaultText('mobileNumber', found.code, language)
  },
  'cn-project-code': (text) => {
    const found = parseProjectCode(text)
    return found.ok ? undefined : (language) => identifierFaultText('projectCode', found.code, language)
  },
}

/** The sentence for a value of one of our formats; undefined when it is sound or the format is not ours. */
export const formatFault = (name: string, text: string): Fault | undefined => FORMATS[name]?.(text)

for (const [name, faultOf] of Object.entries(FORMATS)) format[name] = (text) => faultOf(text) === undefined
