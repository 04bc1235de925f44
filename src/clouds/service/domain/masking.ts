/** What names or reaches a person in a text meant for everybody (个人信息保护法 28 and 51: only what is needed). */
const CITIZEN_ID = /(?<!\d)(\d{6})\d{8}(\d{3}[\dXx])(?![\dXx])/g
const MOBILE = /(?<!\d)(1[3-9]\d)\d{4}(\d{4})(?!\d)/g
const LANDLINE = /(?<!\d)(0\d{2,3})-?\d{7,8}(?!\d)/g
const EMAIL = /[\w.+-]+@([\w-]+\.)+[A-Za-z]{2,}/g
const BANK_CARD = /(?<!\d)\d{12,15}(\d{4})(?!\d)/g

/** 张*: one star however long the name is, for its length tells too. */
export function maskName(name: string): string {
  const [first = ''] = [...name.trim()]
  return first === '' ? '' : `${first}*`
}

/** Numbers, addresses of mail and the given names, wherever they stand in a text. */
export function maskText(text: string, names: readonly string[] = []): string {
  const numbers = text
    .replace(CITIZEN_ID, '$1********$2')
    .replace(MOBILE, '$1****$2')
    .replace(BANK_CARD, '****$1')
    .replace(LANDLINE, '$1-****')
    .replace(EMAIL, '***@***')
  return names
    .map((name) => name.trim())
    .filter((name) => [...name].length > 1)
    .reduce((masked, name) => masked.replaceAll(name, maskName(name)), numbers)
}

/** Enterprises are named in full, as 企业信息公示暂行条例 does; of a person only the first letter stays. */
export function maskParty(party: {
  readonly kind: 'PERSON' | 'ENTERPRISE'
  readonly name: string
  readonly idNumber: string
}) {
  return party.kind === 'ENTERPRISE'
    ? { kind: party.kind, name: party.name, creditCode: party.idNumber }
    : { kind: party.kind, name: maskName(party.name), creditCode: null }
}
