/**
 * Numbers of the paper slips kept at the window for a power cut: the day they were printed, their place in the day's
 * print, and a check character, so that a slip copied wrongly is noticed when it is entered.
 */
const SLIP = /^(\d{8})-(\d{4})([0-9X])$/

/** Like the last character of a citizen number (GB 11643): weights 2, 3, 4 … modulo 11. */
function checkCharacter(digits: string): string {
  const sum = [...digits].reduce((total, digit, place) => total + Number(digit) * ((place % 9) + 2), 0)
  const rest = sum % 11
  return rest === 10 ? 'X' : String(rest)
}

export function slipNumber(day: string, ordinal: number): string {
  const [date, place] = [day.replaceAll('-', ''), String(ordinal).padStart(4, '0')]
  return `${date}-${place}${checkCharacter(date + place)}`
}

/** Undefined for what was never a slip's number. */
export function readSlipNumber(number: string): { readonly day: string; readonly ordinal: number } | undefined {
  const [, date, place, check] = SLIP.exec(number) ?? []
  if (date === undefined || place === undefined || checkCharacter(date + place) !== check) return undefined
  return { day: `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`, ordinal: Number(place) }
}
