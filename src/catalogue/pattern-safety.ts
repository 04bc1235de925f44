/** Room for a plate number or a document number; whoever needs more wants a format of ours. */
const LENGTH_MAX = 200
/** In how many ways a pattern may divide a text: below this the worst text costs microseconds. */
const WAYS_MAX = 10_000

export type PatternFault = 'LONG' | 'SYNTAX' | 'LOOKS_AROUND' | 'REFERS_BACK' | 'NESTED_REPETITION' | 'TOO_MANY_WAYS'

interface Group {
  /** Something in it may match in more than one way: repeated, such a group costs time without end. */
  varies: boolean
}
interface Quantifier {
  readonly least: number
  readonly most: number
  readonly length: number
}

/**
 * Why an expression written by an editor may not run on the server, or nothing. JavaScript's matcher goes back and
 * tries again, so `(a+)+$` takes longer than anybody lives; what is allowed here costs time in proportion to the text.
 */
export function patternFault(source: string): PatternFault | undefined {
  if (source.length > LENGTH_MAX) return 'LONG'
  if (!compiles(source)) return 'SYNTAX'
  if (/\(\?(?!:)/.test(source)) return 'LOOKS_AROUND'
  if (/\\[1-9k]/.test(source)) return 'REFERS_BACK'
  return repetitionFault(source)
}

function repetitionFault(source: string): PatternFault | undefined {
  const groups: Group[] = [{ varies: false }]
  let ways = 1
  let endless = 0
  for (let at = 0; at < source.length;) {
    const { length, closes } = atomAt(source, at, groups)
    at += length
    const quantifier = quantifierAt(source, at)
    at += quantifier.length
    const { least, most } = quantifier
    if (closes?.varies === true && most > 1) return 'NESTED_REPETITION'
    const outer = groups.at(-1)
    if (outer !== undefined && (most !== least || closes?.varies === true)) outer.varies = true
    if (most === Infinity) endless += 1
    else ways *= most - least + 1
    if (source[at - 1] === '|') ways *= 2
  }
  // Two endless repetitions, or one that may begin anywhere, already cost the square of the text's length.
  const once = source.startsWith('^') ? 1 : 0
  return ways > WAYS_MAX || endless > once ? 'TOO_MANY_WAYS' : undefined
}

/** One unit of the expression at a position; opening and closing brackets move through the groups. */
function atomAt(source: string, at: number, groups: Group[]): { readonly length: number; readonly closes?: Group } {
  const character = source[at]
  if (character === '\\') return { length: escapeLength(source, at) }
  if (character === '[') return { length: classLength(source, at) }
  if (character === '(') {
    groups.push({ varies: false })
    return { length: source.startsWith('(?:', at) ? 3 : 1 }
  }
  if (character === '|') {
    const group = groups.at(-1)
    if (group !== undefined) group.varies = true
  }
  if (character === ')') {
    const closes = groups.pop()
    return closes === undefined ? { length: 1 } : { length: 1, closes }
  }
  return { length: 1 }
}

const escapeLength = (source: string, at: number): number =>
  /^\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}|.)/.exec(source.slice(at))?.[0].length ?? 2

function classLength(source: string, at: number): number {
  let end = at + 1
  while (end < source.length && source[end] !== ']') end += source[end] === '\\' ? 2 : 1
  return end - at + 1
}

const ONCE: Quantifier = { least: 1, most: 1, length: 0 }

function quantifierAt(source: string, at: number): Quantifier {
  const found = /^(?:([*+?])|\{(\d+)(,(\d*))?\})\??/.exec(source.slice(at))
  if (found === null) return ONCE
  const [{ length }, sign, least = '0', comma, most] = found
  if (sign === '?') return { least: 0, most: 1, length }
  if (sign !== undefined) return { least: sign === '*' ? 0 : 1, most: Infinity, length }
  const first = Number(least)
  if (comma === undefined) return { least: first, most: first, length }
  return { least: first, most: most === undefined || most === '' ? Infinity : Number(most), length }
}

/** Ajv compiles patterns with the flag `u`; what does not compile there is no pattern. */
function compiles(source: string): boolean {
  try {
    return new RegExp(source, 'u').source !== ''
  } catch {
    return false
  }
}
