import { faulty, sound } from './finding.ts'
import type { Finding } from './finding.ts'

export type MobileNumberFault = 'LENGTH' | 'CHARACTERS' | 'PREFIX'

/** A mainland mobile number: eleven digits from 13 to 19. Accepts blanks, hyphens and +86; answers the digits alone. */
export function parseMobileNumber(text: string): Finding<string, MobileNumberFault> {
  const number = text.replaceAll(/[\s-]/g, '').replace(/^(?:\+|00)86/, '')
  if (!/^\d*$/.test(number)) return faulty('CHARACTERS')
  if (number.length !== 11) return faulty('LENGTH')
  if (!/^1[3-9]/.test(number)) return faulty('PREFIX')
  return sound(number)
}
