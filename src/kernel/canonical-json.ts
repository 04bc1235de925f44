import type { Json } from './json.ts'

export type CanonicalJsonFault = 'NUMBER' | 'CHARACTER' | 'NOT_JSON' | 'DEPTH'

/** The value has no canonical text. A bug of the caller: whatever comes from outside is checked by a schema before. */
export class CanonicalJsonError extends Error {
  override readonly name = 'CanonicalJsonError'
  readonly fault: CanonicalJsonFault
  constructor(fault: CanonicalJsonFault, message: string) {
    super(message)
    this.fault = fault
  }
}

/** Deeper than any form we know by a factor of ten, and shallow enough never to exhaust the stack. */
export const CANONICAL_JSON_DEPTH_MAX = 200

/**
 * The one text of a JSON value (RFC 8785): members sorted by UTF-16 code units, numbers as ECMAScript writes them,
 * no white space. What is hashed or signed is always this text.
 *
 * Refused: NaN and the infinities, lone surrogates (RFC 8785 §3.2.2), undefined and class instances, and NUL,
 * which RFC 8785 would escape but PostgreSQL cannot keep, so it must not get that far.
 */
export const canonicalJson = (value: Json): string => write(value, 0)

/** Strings of these characters alone need no escape (RFC 8259 §7): most do, and quoting them is all there is to do. */
const PLAIN = /^[\x20\x21\x23-\x5b\x5d-\ud7ff\ue000-\uffff]*$/
// With /u, a surrogate matches only when it stands alone.
const REFUSED_CHARACTER = /[\0\p{Surrogate}]/u

function write(value: unknown, depth: number): string {
  switch (typeof value) {
    case 'string':
      return quote(value)
    case 'number':
      if (!Number.isFinite(value)) throw new CanonicalJsonError('NUMBER', `${String(value)} is not a JSON number`)
      return String(value)
    case 'boolean':
      return value ? 'true' : 'false'
    case 'object':
      if (value === null) return 'null'
      if (depth === CANONICAL_JSON_DEPTH_MAX) throw new CanonicalJsonError('DEPTH', 'The value is nested too deeply')
      if (isArray(value)) return writeArray(value, depth + 1)
      if (isPlainObject(value)) return writeObject(value, depth + 1)
      throw new CanonicalJsonError('NOT_JSON', 'An instance of a class is not a JSON value')
    default:
      throw new CanonicalJsonError('NOT_JSON', `${typeof value} is not a JSON value`)
  }
}

function quote(text: string): string {
  if (PLAIN.test(text)) return `"${text}"`
  if (REFUSED_CHARACTER.test(text)) {
    throw new CanonicalJsonError('CHARACTER', 'A string contains NUL or half of a surrogate pair')
  }
  return JSON.stringify(text)
}

function writeArray(items: readonly unknown[], depth: number): string {
  let text = '['
  for (let i = 0; i < items.length; i++) {
    if (i > 0) text += ','
    text += write(items[i], depth)
  }
  return text + ']'
}

function writeObject(object: Readonly<Record<string, unknown>>, depth: number): string {
  const keys = Object.keys(object)
  // The default order of Array.prototype.sort is by UTF-16 code units, which is what RFC 8785 §3.2.3 asks for.
  if (keys.length > 1) keys.sort()
  let text = '{'
  for (const key of keys) {
    if (text.length > 1) text += ','
    text += quote(key) + ':' + write(object[key], depth)
  }
  return text + '}'
}

const isArray = (value: object): value is readonly unknown[] => Array.isArray(value)

/** Object literals of any realm: their prototype is absent or is itself a root. */
function isPlainObject(value: object): value is Readonly<Record<string, unknown>> {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || (typeof prototype === 'object' && Object.getPrototypeOf(prototype) === null)
}
