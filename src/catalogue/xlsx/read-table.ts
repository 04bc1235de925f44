import { openWorkbook } from './read-workbook.ts'

/** One line of a table; the first is numbered 1 as spreadsheets do. */
export interface TableLine {
  readonly number: number
  readonly cells: readonly string[]
}

const ZIP_MAGIC = [0x50, 0x4b, 0x03, 0x04]
/** A piece that is decoded at a time: what is read of a large table never lies twice in memory. */
const PIECE_BYTES = 256 * 1024

/** The lines of a table, from a workbook's first sheet or from comma-separated text in UTF-8 or GB 18030. */
export async function* readTable(bytes: Buffer): AsyncGenerator<TableLine> {
  if (ZIP_MAGIC.every((byte, at) => bytes[at] === byte)) {
    const workbook = await openWorkbook(bytes)
    const [first = ''] = workbook.sheets
    const lines: TableLine[] = []
    await workbook.readSheet(first, ({ number, cells }) => {
      const width = Math.max(0, ...cells.keys()) + 1
      lines.push({ number, cells: Array.from({ length: width }, (_, column) => cells.get(column) ?? '') })
    })
    yield* lines
    return
  }
  yield* separated(bytes)
}

function encodingOf(bytes: Buffer): 'utf-8' | 'gb18030' {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return 'utf-8'
  } catch {
    return 'gb18030'
  }
}

/** RFC 4180, a line at a time: a quoted cell may hold commas, quotes and line ends. */
function* separated(bytes: Buffer): Generator<TableLine> {
  const decoder = new TextDecoder(encodingOf(bytes))
  let number = 1
  let rest = ''
  for (let at = 0; at <= bytes.length; at += PIECE_BYTES) {
    const last = at + PIECE_BYTES >= bytes.length
    rest += decoder.decode(bytes.subarray(at, at + PIECE_BYTES), { stream: !last })
    for (let end = lineEnd(rest, last); end >= 0; end = lineEnd(rest, last)) {
      const cells = cellsOf(rest.slice(0, end))
      rest = rest.slice(end + 1)
      if (cells.some((cell) => cell.trim() !== '')) yield { number, cells }
      number += 1
    }
    if (last) return
  }
}

/** Where the first line ends: the first line feed outside quotes; the end of the text when nothing more comes. */
function lineEnd(text: string, last: boolean): number {
  let quotes = 0
  for (let feed = text.indexOf('\n'), from = 0; feed >= 0; from = feed, feed = text.indexOf('\n', feed + 1)) {
    for (let quote = text.indexOf('"', from); quote >= 0 && quote < feed; quote = text.indexOf('"', quote + 1))
      quotes += 1
    if (quotes % 2 === 0) return feed
  }
  return last && text !== '' ? text.length : -1
}

const CELL = /(?:"((?:[^"]|"")*)"|([^,]*))(?:,|$)/y
function cellsOf(line: string): readonly string[] {
  const text = line.endsWith('\r') ? line.slice(0, -1) : line
  const cells: string[] = []
  CELL.lastIndex = 0
  for (let found = CELL.exec(text); found !== null; found = CELL.exec(text)) {
    const [whole, quoted, plain = ''] = found
    cells.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'))
    if (!whole.endsWith(',') || CELL.lastIndex > text.length) break
    if (CELL.lastIndex === text.length) {
      cells.push('')
      break
    }
  }
  return cells
}
