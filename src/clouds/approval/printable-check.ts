import type { SealOffice } from '#frame'
import type { Finding } from './application-check.ts'

/** What of a case is printed on sealed papers: a notice or certificate with a gap in it could never be sealed. */
const PRINTED = ['applicant', 'form', 'defects', 'reason', 'reasons', 'opinion', 'points', 'answers'] as const

function collect(path: string, value: unknown, unprintable: SealOffice['unprintable']): readonly Finding[] {
  if (typeof value === 'string') {
    const characters = unprintable(value)
    if (characters.length === 0) return []
    const shown = characters.map((one) => `「${one}」`).join('')
    return [
      {
        path,
        message: `${shown}印不到证照和文书上，请换一种写法；姓名中的生僻字请到窗口办理`,
        messageEn: `${characters.join(' ')} cannot be printed on sealed papers; write it in another way, or come to the window for a rare character in a name`,
      },
    ]
  }
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => collect(`${path}/${key}`, inner, unprintable))
}

/** Told at the field before anything is recorded, instead of a paper that is owed for ever. */
export function checkPrintable(said: object, unprintable: SealOffice['unprintable']): readonly Finding[] {
  const values = new Map<string, unknown>(Object.entries(said))
  return PRINTED.flatMap((name) => collect(`/${name}`, values.get(name), unprintable))
}
