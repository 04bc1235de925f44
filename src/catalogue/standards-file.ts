import { isJsonObject, parseJson } from '#kernel'
import type { Json, JsonObject } from '#kernel'
import { readStandards } from './xlsx/index.ts'
import type { OrganNames, WorkbookItem } from './xlsx/index.ts'

/** One thing wrong with a file of standards: where, and what. */
export interface FileFault {
  /** 「材料」!C5 of a workbook, a JSON pointer, or empty for the file as a whole. */
  readonly place: string
  readonly code: string
  readonly zh: string
  readonly en: string
}
export interface FileItem {
  /** From 1, as people count; the row of the first sheet in a workbook. */
  readonly row: number
  readonly code: string
  readonly name: string
  readonly document: Json
  readonly placeOf: (pointer: string) => string
}
export type StandardsFile =
  | { readonly ok: true; readonly items: readonly FileItem[] }
  | { readonly ok: false; readonly faults: readonly FileFault[] }

export const STANDARDS_FORMAT = 'oneseal-standards'
/** Every workbook is a ZIP archive, and no JSON begins like one; what begins with neither is tried as a workbook. */
const JSON_START = /^[\s\ufeff]*[[{]/
const NESTING_MAX = 64
const ITEMS_MAX = 100_000

const cellPlace = ({ sheet, cell }: { readonly sheet: string; readonly cell: string }): string =>
  sheet === '' ? cell : cell === '' ? `「${sheet}」` : `「${sheet}」${cell}`

/** A file of standards, XLSX or JSON; refused as a whole where it is none, every place named. */
export async function readStandardsFile(bytes: Buffer, organs: OrganNames): Promise<StandardsFile> {
  if (JSON_START.test(bytes.toString('utf8', 0, 64))) return readDocument(bytes)
  const read = await readStandards(bytes, organs)
  if (read.ok) return { ok: true, items: read.items.map(fromWorkbook) }
  const faults = read.faults.map(({ sheet, cell, code, zh, en }) => ({
    place: cellPlace({ sheet, cell }),
    code,
    zh,
    en,
  }))
  return { ok: false, faults }
}

const fromWorkbook = ({ placeOf, ...item }: WorkbookItem): FileItem => ({
  ...item,
  placeOf: (pointer) => cellPlace(placeOf(pointer)),
})

const refused = (place: string, code: string, zh: string, en: string): StandardsFile => ({
  ok: false,
  faults: [{ place, code, zh, en }],
})

function readDocument(bytes: Buffer): StandardsFile {
  if (isTooDeep(bytes)) {
    return refused('', 'TOO_DEEP', `嵌套超过 ${NESTING_MAX} 层`, `Nested more than ${NESTING_MAX} levels deep`)
  }
  let document: Json
  try {
    document = parseJson(bytes.toString('utf8').replace(/^\ufeff/, ''))
  } catch (error) {
    const detail = error instanceof Error ? error.message.slice(0, 100) : ''
    return refused('', 'NOT_JSON', `不是有效的 JSON：${detail}`, `This is not JSON: ${detail}`)
  }
  const list = isJsonObject(document) ? document['items'] : undefined
  if (!isJsonObject(document) || document['format'] !== STANDARDS_FORMAT || !Array.isArray(list)) {
    const zh = `不是事项标准文件：应为 { "format": "${STANDARDS_FORMAT}", "items": [...] }`
    return refused('', 'NOT_STANDARDS', zh, `No file of standards: { "format": "${STANDARDS_FORMAT}", "items": [...] }`)
  }
  const entries: readonly Json[] = list
  if (entries.length > ITEMS_MAX) {
    return refused('/items', 'TOO_MANY_ROWS', `超过 ${ITEMS_MAX} 项`, `More than ${ITEMS_MAX} items`)
  }
  return { ok: true, items: entries.map(fromDocument) }
}

const textAt = (object: JsonObject, name: string): string => {
  const found = object[name]
  return typeof found === 'string' ? found : ''
}

function fromDocument(document: Json, i: number): FileItem {
  const object = isJsonObject(document) ? document : {}
  const name = isJsonObject(object['name']) ? textAt(object['name'], 'zh') : ''
  return { row: i + 1, code: textAt(object, 'code'), name, document, placeOf: (pointer) => `/items/${i}${pointer}` }
}

/** Counted on the bytes, so that no parser has to descend where an attacker dug. */
function isTooDeep(bytes: Buffer): boolean {
  let [depth, inText, escaped] = [0, false, false]
  for (const byte of bytes) {
    const letter = String.fromCharCode(byte)
    if (inText) {
      if (escaped) escaped = false
      else if (letter === '\\') escaped = true
      else if (letter === '"') inText = false
    } else if (letter === '"') inText = true
    else if (letter === '{' || letter === '[') {
      depth += 1
      if (depth > NESTING_MAX) return true
    } else if (letter === '}' || letter === ']') depth -= 1
  }
  return false
}

/** Standards as the JSON that comes back in, streamed. */
export function* writeStandardsJson(standards: Iterable<JsonObject>): Generator<string> {
  yield `{"format":"${STANDARDS_FORMAT}","version":1,"items":[`
  let first = true
  for (const standard of standards) {
    yield `${first ? '\n' : ',\n'}${JSON.stringify(standard)}`
    first = false
  }
  yield '\n]}\n'
}
