const ALPHANUMERIC = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** GB 32100-2015: no I, O, S, V, Z, so that no letter is read for a digit. */
const CREDIT_CODE_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const CREDIT_CODE_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
const ORGANISATION_CODE_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2]
const CITIZEN_NUMBER_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** GB 32100-2015 (modulus 31) over the first 17 characters of a unified social credit code. */
export const creditCodeCheck = (first17: string): string =>
  charAt(CREDIT_CODE_ALPHABET, (31 - (weightedSum(first17, CREDIT_CODE_WEIGHTS, CREDIT_CODE_ALPHABET) % 31)) % 31)

/** GB 11714 (modulus 11) over the first 8 characters of an organisation code: 10 is written X, 11 is written 0. */
export const organisationCodeCheck = (first8: string): string =>
  charAt('0X987654321', weightedSum(first8, ORGANISATION_CODE_WEIGHTS, ALPHANUMERIC) % 11)

/** GB 11643 (ISO 7064 MOD 11-2) over the first 17 digits of a citizen number. */
export const citizenNumberCheck = (first17: string): string =>
  charAt('10X98765432', weightedSum(first17, CITIZEN_NUMBER_WEIGHTS, ALPHANUMERIC) % 11)

/** ISO 7064 MOD 37,36, used by GB/T 36904 for certificate identifiers. */
export const mod37And36 = (text: string): string => hybridCheck(text, ALPHANUMERIC)

/** ISO 7064 MOD 11,10, used by GB/T 40058 for project codes. */
export const mod11And10 = (digits: string): string => hybridCheck(digits, '0123456789')

/** ISO 7064 §9, hybrid systems: modulus m + 1 and m, m being the size of the alphabet. */
function hybridCheck(text: string, alphabet: string): string {
  const m = alphabet.length
  let product = m
  for (const character of text) {
    const sum = (product + valueOf(character, alphabet)) % m
    product = ((sum === 0 ? m : sum) * 2) % (m + 1)
  }
  return charAt(alphabet, (m + 1 - product) % m)
}

function weightedSum(text: string, weights: readonly number[], alphabet: string): number {
  if (text.length !== weights.length)
    throw new RangeError(`${weights.length} characters are needed, not ${text.length}`)
  return weights.reduce((sum, weight, i) => sum + weight * valueOf(text.charAt(i), alphabet), 0)
}

function valueOf(character: string, alphabet: string): number {
  const value = alphabet.indexOf(character)
  if (value < 0) throw new RangeError(`The character ${JSON.stringify(character)} is not in the alphabet`)
  return value
}

const charAt = (alphabet: string, index: number): string => alphabet.charAt(index)
