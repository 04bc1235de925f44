import { isUtf8 } from 'node:buffer'
import { Readable } from 'node:stream'
import { parse } from 'csv-parse'
import { openWorkbook } from './read-workbook.ts'

/** One line of a table; the first is numbered 1 as spreadsheets do. */
export interface TableLine {
  readonly number: number
  readonly cells: readonly string[]
}

const ZIP_MAGIC = [0x50, 0x4b, 0x03, 0x04]
/** A piece that is decoded at a time: what is read of a large table never lies twice in memory. */
const PIECE_BYTES = 256 * 1024
/** No line of an office's table is longer; what is has lost the end of a quoted cell. */
const LINE_MAX = 1_000_000

/** The lines of a table, from a workbook's first sheet or from comma-separated text in UTF-8 or GB 18030. */
export async function* readTable(bytes: Buffer): AsyncGenerator<TableLine> {
  if (ZIP_MAGIC.every((byte, at) => bytes[at] === byte)) {
    const workbook = await openWorkbook(bytes)
    const [first = ''] = workbook.sheets
    for await (const { number, cells } of workbook.rows(first)) {
      const width = Math.max(0, ...cells.keys()) + 1
      yield { number, cells: Array.from({ length: width }, (_, column) => cells.get(column) ?? '') }
    }
    return
  }
  yield* separated(bytes)
}

/** Older systems export in GB 18030 as often as in UTF-8. */
export function* decodedPieces(bytes: Buffer): Generator<string> {
  const decoder = new TextDecoder(isUtf8(bytes) ? 'utf-8' : 'gb18030')
  for (let at = 0; at < bytes.length; at += PIECE_BYTES)
    yield decoder.decode(bytes.subarray(at, at + PIECE_BYTES), { stream: true })
  yield decoder.decode()
}

/**
 * RFC 4180, a line at a time. A quoted cell that never ends takes the rest of the table with it: that rest is one line
 * more, of one cell, which no reader takes for a whole line, so that it is reported and not lost.
 */
async function* separated(bytes: Buffer): AsyncGenerator<TableLine> {
  const unread: unknown[] = []
  const lines: AsyncIterable<readonly string[]> = Readable.from(decodedPieces(bytes)).pipe(
    parse({
      bom: true,
      recordDelimiter: ['\r\n', '\n', '\r'],
      relaxColumnCount: true,
      relaxQuotes: true,
      maxRecordSize: LINE_MAX,
      // An error would take the lines along that were read and not asked for yet.
      skipRecordsWithError: true,
      onSkip: (error) => {
        unread.push(error)
        return undefined
      },
    }),
  )
  let number = 0
  for await (const cells of lines) {
    number += 1
    if (cells.some((cell) => cell.trim() !== '')) yield { number, cells }
  }
  if (unread.length > 0) yield { number: number + 1, cells: ['"'] }
}
