import type { Json } from '#kernel'
import { isJsonObject, parseJson } from '#kernel'
import { basisWords } from '#contract'
import type { Words } from '../coded-words.ts'

/** How one value stands in a cell, so that an official can read and change it, and back. */
export interface CellCodec {
  readonly write: (value: Json) => string | number
  readonly read: (text: string) => CellReading
  readonly choices?: readonly string[]
}
export type CellReading =
  { readonly ok: true; readonly value: Json } | { readonly ok: false; readonly zh: string; readonly en: string }

/** A text as it is; what is none, as JSON says it. */
export const plain = (found: Json | undefined): string =>
  typeof found === 'string' ? found : found === undefined ? '' : JSON.stringify(found)

const value = (found: Json): CellReading => ({ ok: true, value: found })
const wrong = (zh: string, en: string): CellReading => ({ ok: false, zh, en })

export const text: CellCodec = { write: plain, read: value }

export const integer: CellCodec = {
  write: Number,
  read: (cell) =>
    /^-?\d{1,15}$/.test(cell.trim()) ? value(Number(cell)) : wrong('应为整数', 'This must be a whole number'),
}

export const number: CellCodec = {
  write: Number,
  read: (cell) =>
    /^-?\d{1,12}(\.\d{1,6})?$/.test(cell.trim()) ? value(Number(cell)) : wrong('应为数字', 'This must be a number'),
}

export const yesNo: CellCodec = {
  write: (flag) => (flag === true ? '是' : '否'),
  read: (cell) => {
    const word = cell.trim()
    if (word === '是' || word === '否') return value(word === '是')
    return wrong('应填「是」或「否」', 'Fill in 是 (yes) or 否 (no)')
  },
  choices: ['是', '否'],
}

/** A coded value by its Chinese word; the code itself and the English word are understood too. */
export function oneOf(words: Readonly<Record<string, Words>>): CellCodec {
  const codes = new Map<string, string>()
  for (const [code, { en }] of Object.entries(words)) {
    codes.set(en.toLowerCase(), code).set(code.toLowerCase(), code)
  }
  for (const [code, { zh }] of Object.entries(words)) codes.set(zh, code)
  const choices = Object.values(words).map(({ zh }) => zh)
  return {
    write: (code) => words[plain(code)]?.zh ?? plain(code),
    read: (cell) => {
      const code = codes.get(cell.trim().toLowerCase())
      if (code !== undefined) return value(code)
      return wrong(`应为：${choices.join('、')}`, `Must be one of: ${choices.join(', ')}`)
    },
    choices,
  }
}

const SEPARATOR = '、'
/** Several values in one cell, divided by 、. */
export const severalOf = (codec: CellCodec): CellCodec =>
  faithful({
    write: (values) =>
      Array.isArray(values) ? values.map((each: Json) => String(codec.write(each))).join(SEPARATOR) : '',
    read: (cell) => {
      const values: Json[] = []
      for (const part of cell.split(/[、\n]/)) {
        const reading = codec.read(part.trim())
        if (!reading.ok) return reading
        values.push(reading.value)
      }
      return value(values)
    },
  })

const BASIS = /^《(.+)》([^》]*?)(（待核）)?$/s
/** 《行政许可法》第四十二条（待核）. */
export const basis: CellCodec = faithful({
  write: (cited) => {
    if (!isJsonObject(cited) || typeof cited['law'] !== 'string') return ''
    const { law, article, unverified } = cited
    return basisWords({
      law,
      ...(typeof article === 'string' ? { article } : {}),
      ...(typeof unverified === 'boolean' ? { unverified } : {}),
    }).zh
  },
  read: (cell) => {
    const [, law, article, unverified] = BASIS.exec(cell.trim()) ?? []
    if (law === undefined) return wrong('依据应写成《法律名称》第几条', 'Write the basis as 《law》article')
    return value({
      law,
      ...(article === '' || article === undefined ? {} : { article }),
      ...(unverified === undefined ? {} : { unverified: true }),
    })
  },
})

/** 5个工作日, 7日（自然日）; its basis has a column of its own. */
export const limit: CellCodec = {
  write: (days) => {
    if (!isJsonObject(days)) return ''
    return `${plain(days['days'])}${days['unit'] === 'natural' ? '自然日' : '工作日'}`
  },
  read: (cell) => {
    const [, days, unit] = /^\s*(\d{1,5})\s*个?(工作日|自然日)\s*$/.exec(cell) ?? []
    if (days === undefined) return wrong('时限应写成「5工作日」或「7自然日」', 'Write the limit as 5工作日 or 7自然日')
    return value({ days: Number(days), unit: unit === '自然日' ? 'natural' : 'working' })
  },
}

/** 情形=取值|取值: asked for only under these answers. */
export const condition: CellCodec = faithful({
  write: (when) => {
    if (!isJsonObject(when) || !Array.isArray(when['anyOf'])) return ''
    return `${plain(when['question'])}=${when['anyOf'].map((option: Json) => plain(option)).join('|')}`
  },
  read: (cell) => {
    const at = cell.indexOf('=')
    if (at < 1) return wrong('适用情形应写成「问题=选项|选项」', 'Write the condition as question=option|option')
    return value({
      question: cell.slice(0, at).trim(),
      anyOf: cell
        .slice(at + 1)
        .split('|')
        .map((option) => option.trim()),
    })
  },
})

/** Either of two: whichever reads it. */
export const either = (first: CellCodec, second: CellCodec): CellCodec => ({
  write: (found) => (typeof found === 'boolean' ? first.write(found) : second.write(found)),
  read: (cell) => {
    const reading = first.read(cell)
    return reading.ok ? reading : second.read(cell)
  },
})

export const json: CellCodec = {
  write: (found) => JSON.stringify(found),
  read: (cell) => {
    try {
      return value(parseJson(cell))
    } catch {
      return wrong('不是有效的 JSON', 'This is not JSON')
    }
  },
}

/** 长期 for null. */
export const years: CellCodec = {
  write: (found) => (found === null ? '长期' : Number(found)),
  read: (cell) => (cell.trim() === '长期' ? value(null) : integer.read(cell)),
}

interface LinePart {
  /** Where in the object; `name.zh` for a name's Chinese. */
  readonly path: string
  readonly codec: CellCodec
}
const BAR = '｜'
/** A list of small things in one cell: one a line, its parts divided by ｜. */
export const lines = (parts: readonly LinePart[]): CellCodec =>
  faithful({
    write: (list) =>
      (Array.isArray(list) ? list : [])
        .map((each: Json) => {
          const cells = parts.map(({ path, codec }) => {
            const found = at(each, path)
            return found === undefined ? '' : String(codec.write(found))
          })
          return cells.join(BAR).replace(/｜+$/, '')
        })
        .join('\n'),
    read: (cell) => {
      const list: Json[] = []
      for (const line of cell.split('\n').filter((each) => each.trim() !== '')) {
        const each: Record<string, Json> = {}
        const cells = line.split(BAR)
        if (cells.length > parts.length)
          return wrong(
            `每行至多 ${parts.length} 段，以「｜」分隔`,
            `At most ${parts.length} parts a line, divided by ｜`,
          )
        for (const [i, { path, codec }] of parts.entries()) {
          const part = cells[i]?.trim() ?? ''
          if (part === '') continue
          const reading = codec.read(part)
          if (!reading.ok) return reading
          put(each, path, reading.value)
        }
        list.push(each)
      }
      return value(list)
    },
  })

/**
 * What the readable form would not give back as it was (a law whose name has brackets, a value with a separator in
 * it) is written as JSON instead, and JSON is always understood: nothing is lost between two spreadsheets.
 */
function faithful(codec: CellCodec): CellCodec {
  return {
    ...codec,
    write: (found) => {
      const written = codec.write(found)
      const again = codec.read(String(written))
      return again.ok && sameJson(again.value, found) ? written : JSON.stringify(found)
    },
    read: (cell) => {
      if (!/^\s*[[{]/.test(cell)) return codec.read(cell)
      const reading = json.read(cell)
      return reading.ok ? reading : codec.read(cell)
    },
  }
}

export function sameJson(a: Json | undefined, b: Json | undefined): boolean {
  if (Array.isArray(a) && Array.isArray(b)) {
    const other: readonly Json[] = b
    return a.length === other.length && a.every((each: Json, i) => sameJson(each, other[i]))
  }
  if (isJsonObject(a) && isJsonObject(b)) {
    const names = Object.keys(a)
    return names.length === Object.keys(b).length && names.every((name) => sameJson(a[name], b[name]))
  }
  return a === b
}

/** What stands at `name.zh` of an object. */
export function at(from: Json, path: string): Json | undefined {
  let found: Json | undefined = from
  for (const name of path.split('.')) found = isJsonObject(found) ? found[name] : undefined
  return found
}

type Growing = Record<string, Json>
const isGrowing = (found: Json | undefined): found is Growing => isJsonObject(found)

/** Puts a value at `name.zh`, making the objects on the way; into an object already there its parts are put. */
export function put(into: Growing, path: string, found: Json): void {
  const names = path.split('.')
  const last = names.pop() ?? ''
  let place: Growing = into
  for (const name of names) {
    const next: Json | undefined = place[name]
    if (isGrowing(next)) place = next
    else {
      const made: Growing = {}
      place[name] = made
      place = made
    }
  }
  place[last] = found
}
