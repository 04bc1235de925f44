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
