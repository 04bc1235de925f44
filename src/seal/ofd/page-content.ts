import type { PathStep, Point } from '../impression/vector-path.ts'
import type { Colour, LaidPath, LaidText } from './laid-out.ts'

export interface PageFont {
  /** Place among the document's fonts. */
  readonly index: number
  /** Advance of a glyph in thousandths of the size. */
  readonly width: (glyph: number) => number
}

/** a b c d e f of ISO 32000-1 §8.3.3. */
type Matrix = readonly [number, number, number, number, number, number]

interface Graphics {
  readonly matrix: Matrix
  readonly fill: Colour
  readonly stroke: Colour
  readonly lineWidth: number
}

const BLACK: Colour = [0, 0, 0]
const MM_PER_POINT = 25.4 / 72
const TOKEN = /<<|>>|<[0-9A-Fa-f]*>|\(|\[|\]|\/[^\s<>[\]/()]*|[^\s<>[\]/()]+/g

/** Where a literal string ends: parentheses in it are escaped or in pairs (§7.3.4.2). */
function endOfString(content: string, start: number): number {
  let depth = 0
  for (let at = start; at < content.length; at += 1) {
    const letter = content[at]
    if (letter === '\\') at += 1
    else if (letter === '(') depth += 1
    else if (letter === ')') depth -= 1
    if (depth === 0) return at + 1
  }
  throw new Error('A string of a page of ours has no end')
}

function* tokensOf(content: string): Generator<string> {
  const next = new RegExp(TOKEN)
  for (let found = next.exec(content); found !== null; found = next.exec(content)) {
    const [token] = found
    if (token === '(') {
      next.lastIndex = endOfString(content, found.index)
      yield content.slice(found.index, next.lastIndex)
    } else yield token
  }
}

const times = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[1] * n[2],
  m[0] * n[1] + m[1] * n[3],
  m[2] * n[0] + m[3] * n[2],
  m[2] * n[1] + m[3] * n[3],
  m[4] * n[0] + m[5] * n[2] + n[4],
  m[4] * n[1] + m[5] * n[3] + n[5],
]
const apply = (m: Matrix, [x, y]: Point): Point => [m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]]

const colourOf = (parts: readonly number[]): Colour => {
  const [first = 0, second = first, third = first] = parts.map((part) => Math.round(part * 255))
  return [first, second, third]
}

const matrixOf = ([a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: readonly number[]): Matrix => [a, b, c, d, e, f]

const ESCAPED: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

/** The bytes of a string token, literal (§7.3.4.2) or hexadecimal. */
function bytesOf(token: string): Buffer {
  const inner = token.slice(1, -1)
  if (token.startsWith('<')) return Buffer.from(inner, 'hex')
  const plain = inner.replace(/\\([0-7]{1,3}|[^])/g, (_, escaped: string) =>
    /^[0-7]/.test(escaped) ? String.fromCharCode(Number.parseInt(escaped, 8)) : (ESCAPED[escaped] ?? escaped),
  )
  return Buffer.from(plain, 'latin1')
}

/** Glyph numbers of two bytes each, as Identity-H writes them. */
function glyphsIn(token: string): readonly number[] {
  const bytes = bytesOf(token)
  return Array.from({ length: bytes.length >> 1 }, (_, index) => bytes.readUInt16BE(index * 2))
}

/** Marked content, colour spaces and line joins: known, and without effect on what we take over. */
const WITHOUT_EFFECT = new Set([
  'BDC',
  'BMC',
  'EMC',
  'cs',
  'CS',
  'gs',
  'M',
  'j',
  'J',
  'd',
  'Tr',
  'BT',
  'ET',
  'W',
  'W*',
  'i',
])

/**
 * The content of one page of ours as letters and outlines in millimetres. It knows the operators our typesetter and our
 * engraving use; one it does not know is a bug to be seen at once, not a line to be left out of a certificate.
 */
export class PageReader {
  readonly items: (LaidText | LaidPath)[] = []
  #state: Graphics
  #kept: Graphics[] = []
  #path: PathStep[] = []
  #operands: (number | string)[] = []
  #run: (number | string)[] | undefined
  #font: PageFont | undefined
  #fontSize = 0
  #textMatrix: Matrix = [1, 0, 0, 1, 0, 0]
  readonly #fonts: ReadonlyMap<string, PageFont>

  constructor(heightPoints: number, fonts: ReadonlyMap<string, PageFont>) {
    this.#fonts = fonts
    const k = MM_PER_POINT
    this.#state = { matrix: [k, 0, 0, -k, 0, heightPoints * k], fill: BLACK, stroke: BLACK, lineWidth: 1 }
  }

  read(content: string): void {
    let dictionaries = 0
    for (const token of tokensOf(content)) {
      if (token === '<<') dictionaries += 1
      else if (token === '>>') dictionaries -= 1
      else if (dictionaries > 0) continue
      else if (token === '[') this.#run = []
      else if (token === ']') continue
      else if (token.startsWith('<') || token.startsWith('(')) (this.#run ?? this.#operands).push(token)
      else if (/^[-+.\d]/.test(token)) (this.#run ?? this.#operands).push(Number(token))
      else if (token.startsWith('/')) this.#operands.push(token)
      else {
        this.#do(token)
        this.#operands = []
        this.#run = undefined
      }
    }
  }

  #numbers(): readonly number[] {
    return this.#operands.filter((operand) => typeof operand === 'number')
  }
  #point(at: number): Point {
    const numbers = this.#numbers()
    return apply(this.#state.matrix, [numbers[at] ?? 0, numbers[at + 1] ?? 0])
  }

  #do(operator: string): void {
    if (WITHOUT_EFFECT.has(operator)) return
    if (this.#construct(operator) || this.#setState(operator)) return
    const { fill } = this.#state
    switch (operator) {
      case 'f':
      case 'f*':
        this.#paint({ fill: { colour: fill, evenOdd: operator === 'f*' }, stroke: null })
        return
      case 'S':
        this.#paint({ fill: null, stroke: this.#strokeNow() })
        return
      case 'B':
      case 'B*':
        this.#paint({ fill: { colour: fill, evenOdd: operator === 'B*' }, stroke: this.#strokeNow() })
        return
      case 'n':
        this.#path = []
        return
      case 'Tj':
      case 'TJ':
        this.#show(this.#run ?? this.#operands)
        return
      default:
        throw new Error(`A page of ours uses ${operator}, which nobody has taught to the OFD writer`)
    }
  }

  #construct(operator: string): boolean {
    if (operator === 'm' || operator === 'l')
      this.#path.push({ op: operator === 'm' ? 'move' : 'line', to: this.#point(0) })
    else if (operator === 'c')
      this.#path.push({ op: 'curve', first: this.#point(0), second: this.#point(2), to: this.#point(4) })
    else if (operator === 'h') this.#path.push({ op: 'close' })
    else if (operator === 're') this.#rectangle()
    else return false
    return true
  }
  #rectangle(): void {
    const [x = 0, y = 0, width = 0, height = 0] = this.#numbers()
    const corners: readonly Point[] = [
      [x, y],
      [x + width, y],
      [x + width, y + height],
      [x, y + height],
    ]
    corners.forEach((corner, index) => {
      this.#path.push({ op: index === 0 ? 'move' : 'line', to: apply(this.#state.matrix, corner) })
    })
    this.#path.push({ op: 'close' })
  }

  #setState(operator: string): boolean {
    const numbers = this.#numbers()
    const state = this.#state
    if (operator === 'q') this.#kept.push(state)
    else if (operator === 'Q') this.#state = this.#kept.pop() ?? state
    else if (operator === 'cm') this.#state = { ...state, matrix: times(matrixOf(numbers), state.matrix) }
    else if (operator === 'w') this.#state = { ...state, lineWidth: numbers[0] ?? 1 }
    else if (['scn', 'rg', 'g', 'sc'].includes(operator)) this.#state = { ...state, fill: colourOf(numbers) }
    else if (['SCN', 'RG', 'G', 'SC'].includes(operator)) this.#state = { ...state, stroke: colourOf(numbers) }
    else if (operator === 'Tm') this.#textMatrix = matrixOf(numbers)
    else if (operator === 'Tf') {
      this.#font = this.#fonts.get(String(this.#operands[0]).slice(1))
      this.#fontSize = numbers[0] ?? 0
    } else return false
    return true
  }

  #strokeNow(): NonNullable<LaidPath['stroke']> {
    const { matrix, stroke, lineWidth } = this.#state
    const scale = Math.sqrt(Math.abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]))
    return { colour: stroke, width: lineWidth * scale }
  }
  #paint(paint: Pick<LaidPath, 'fill' | 'stroke'>): void {
    if (this.#path.length > 0) this.items.push({ kind: 'path', path: this.#path, ...paint })
    this.#path = []
  }

  #show(run: readonly (number | string)[]): void {
    const font = this.#font
    if (font === undefined) throw new Error('A page of ours shows letters of no font')
    const matrix = times(this.#textMatrix, this.#state.matrix)
    // Upright and unturned is how everything of ours is set; the line's own scale is the same both ways.
    const scale = matrix[0]
    const glyphs: { id: number; dx: number }[] = []
    let pen = 0
    for (const part of run) {
      if (typeof part === 'number') pen -= (part / 1000) * this.#fontSize
      else
        for (const id of glyphsIn(part)) {
          glyphs.push({ id, dx: pen * scale })
          pen += (font.width(id) / 1000) * this.#fontSize
        }
    }
    const [x, y] = apply(matrix, [0, 0])
    const [size, length] = [this.#fontSize * scale, pen * scale]
    this.items.push({ kind: 'text', font: font.index, size, x, y, glyphs, length, colour: this.#state.fill })
  }
}
