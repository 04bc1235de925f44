/** 办件编号: prefix of the bureau, day of receipt, running number of that day, e.g. SFQ-20261121-000031. */
export function caseNumber(prefix: string, day: string, ordinal: number): string {
  return `${prefix}-${day.replaceAll('-', '')}-${String(ordinal).padStart(6, '0')}`
}

export type NoticeKind = 'acceptance' | 'correction' | 'nonAcceptance' | 'refusal'

/** First letters of 受理, 补正, 不予受理 and 不予许可 in pinyin, as registries number their notices. */
const NOTICE_SUFFIX: Readonly<Record<NoticeKind, string>> = {
  acceptance: 'SL',
  correction: 'BZ',
  nonAcceptance: 'BYSL',
  refusal: 'BYXK',
}

/** A case has at most one notice of each kind, so its own number with the kind is unique without a counter. */
export const noticeNumber = (number: string, kind: NoticeKind): string => `${number}-${NOTICE_SUFFIX[kind]}`

/** Crockford's alphabet: no I, L, O, U, so that a code can be read out on the telephone. */
const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const TRACKING_CODE_LENGTH = 20

/** Twenty random bytes become twenty characters of five bits each: 100 bits, nobody guesses one. */
export function trackingCode(random: Uint8Array): string {
  const characters = Array.from({ length: TRACKING_CODE_LENGTH }, (_, i) => CROCKFORD.charAt((random[i] ?? 0) & 31))
  return group(characters.join(''))
}

const group = (code: string): string => code.replace(/(.{5})(?=.)/g, '$1-')

/** The code as it was given out, whatever spaces, hyphens, case or look-alikes a person typed; undefined if none. */
export function parseTrackingCode(typed: string): string | undefined {
  const code = typed.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1')
  if (code.length !== TRACKING_CODE_LENGTH || [...code].some((character) => !CROCKFORD.includes(character)))
    return undefined
  return group(code)
}
