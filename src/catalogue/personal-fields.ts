import { isRecord } from './standard-parts.ts'

/**
 * 数据分级 (个人信息保护法 28、51): what may be read by anybody, by whoever serves, and what belongs to a person. What is
 * personal is masked until somebody says what he needs it for.
 */
export type DataClass = 'PUBLIC' | 'INTERNAL' | 'PERSONAL' | 'SENSITIVE'

/** The format of a field of a form says what kind of data it holds; every standard's form is classed by it. */
const FORMATS: Readonly<Record<string, { readonly dataClass: DataClass; readonly mask: (value: string) => string }>> = {
  'cn-mobile': { dataClass: 'PERSONAL', mask: (value) => starred(value, 3, 4) },
  'cn-citizen-id': { dataClass: 'SENSITIVE', mask: (value) => starred(value, 6, 4) },
  'cn-passport': { dataClass: 'SENSITIVE', mask: (value) => starred(value, 1, 2) },
}

/** 990101********0019: enough to tell two people apart, too little to pass for one of them. */
function starred(value: string, first: number, last: number): string {
  const letters = [...value]
  if (letters.length <= first + last) return '*'.repeat(letters.length)
  return [...letters.slice(0, first), ...letters.slice(first, -last).map(() => '*'), ...letters.slice(-last)].join('')
}

interface Masked<T> {
  readonly shown: T
  /** Pointers of what is not shown in full. */
  readonly pointers: readonly string[]
}

/** Who applies: an enterprise's code is public (企业信息公示暂行条例), a person's number and anybody's telephone are not. */
export function maskApplicant<A extends { readonly kind: string; readonly idNumber: string; readonly phone: string }>(
  applicant: A,
): Masked<A> {
  const number = applicant.kind === 'PERSON' && applicant.idNumber !== ''
  const phone = applicant.phone !== ''
  const shown = {
    ...applicant,
    ...(number ? { idNumber: starred(applicant.idNumber, 6, 4) } : {}),
    ...(phone ? { phone: starred(applicant.phone, 3, 4) } : {}),
  }
  return {
    shown,
    pointers: [...(number ? ['/applicant/idNumber'] : []), ...(phone ? ['/applicant/phone'] : [])],
  }
}

function maskValue(schema: unknown, value: unknown, at: string): Masked<unknown> {
  const same = { shown: value, pointers: [] }
  if (!isRecord(schema)) return same
  const format = typeof schema['format'] === 'string' ? FORMATS[schema['format']] : undefined
  if (typeof value === 'string' && value !== '' && format !== undefined)
    return { shown: format.mask(value), pointers: [at] }
  if (Array.isArray(value)) {
    const each = value.map((one: unknown, i) => maskValue(schema['items'], one, `${at}/${String(i)}`))
    return { shown: each.map(({ shown }) => shown), pointers: each.flatMap(({ pointers }) => pointers) }
  }
  return isRecord(value) ? maskFields(schema['properties'], value, at) : same
}

function maskFields(
  properties: unknown,
  values: Readonly<Record<string, unknown>>,
  at: string,
): Masked<Record<string, unknown>> {
  const fields = isRecord(properties) ? properties : {}
  const each = Object.entries(values).map(([name, value]) => {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined
    return { name, ...maskValue(field, value, `${at}/${name}`) }
  })
  return {
    shown: Object.fromEntries(each.map(({ name, shown }) => [name, shown])),
    pointers: each.flatMap(({ pointers }) => pointers),
  }
}

/** Where something is sent: the district and the street, not the door. */
export function maskAddress(address: string): string {
  const letters = [...address.trim()]
  return letters.length === 0 ? '' : `${letters.slice(0, Math.min(6, Math.floor(letters.length / 2))).join('')}****`
}

/** What was filled into a form, as it is shown before anybody said what he needs the rest for. */
export const maskForm = (form: unknown, values: Readonly<Record<string, unknown>>): Masked<Record<string, unknown>> =>
  maskFields(isRecord(form) ? form['properties'] : undefined, values, '/form')

function classesIn(schema: unknown): readonly DataClass[] {
  if (!isRecord(schema)) return []
  const format = typeof schema['format'] === 'string' ? FORMATS[schema['format']] : undefined
  const properties = isRecord(schema['properties']) ? Object.values(schema['properties']) : []
  const below = [...properties, schema['items']].flatMap(classesIn)
  return format === undefined ? below : [format.dataClass, ...below]
}

/** How many fields of a form hold data of each class; what has no format of a person is the bureau's own. */
export function countClasses(form: unknown): Readonly<Record<'PERSONAL' | 'SENSITIVE', number>> {
  const found = classesIn(form)
  const count = (dataClass: DataClass) => found.filter((one) => one === dataClass).length
  return { PERSONAL: count('PERSONAL'), SENSITIVE: count('SENSITIVE') }
}
