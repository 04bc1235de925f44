import { readTable } from '#catalogue'
import type { ListedRecord, RetentionClass } from './domain/events.ts'

const RETENTIONS: Readonly<Record<string, RetentionClass>> = {
  '10年': 'Y10',
  '30年': 'Y30',
  永久: 'PERMANENT',
  Y10: 'Y10',
  Y30: 'Y30',
  PERMANENT: 'PERMANENT',
}
const COLUMNS = ['档号', '题名', '年度', '保管期限', '页数'] as const
const NUMBER_MAX = 60
const TITLE_MAX = 200

type ReadList =
  | { readonly ok: true; readonly records: readonly ListedRecord[] }
  | { readonly ok: false; readonly row: number; readonly column: string }

const PATTERNS: readonly ((cell: string) => boolean)[] = [
  (cell) => cell !== '' && cell.length <= NUMBER_MAX,
  (cell) => cell !== '' && cell.length <= TITLE_MAX,
  (cell) => /^(19|20|21)\d\d$/.test(cell),
  (cell) => RETENTIONS[cell] !== undefined,
  (cell) => /^\d{1,5}$/.test(cell),
]
const RECORDS_MAX = 5000

/** 移交清册 of a department (CSV or XLSX), line by line: the first cell that cannot be read is named, and nothing is taken over. */
export async function readList(bytes: Buffer): Promise<ReadList> {
  const records: ListedRecord[] = []
  let head = true
  try {
    for await (const { number: row, cells: raw } of readTable(bytes)) {
      const cells = COLUMNS.map((_, index) => (raw[index] ?? '').replace('\uFEFF', '').trim())
      if (cells.every((cell) => cell === '')) continue
      const wrong = COLUMNS.findIndex((name, index) =>
        head ? cells[index] !== name : PATTERNS[index]?.(cells[index] ?? '') !== true,
      )
      if (wrong >= 0 || records.length >= RECORDS_MAX)
        return { ok: false, row, column: COLUMNS[Math.max(wrong, 0)] ?? '' }
      const [number = '', title = '', year = '', retention = '', pages = ''] = cells
      const kept = RETENTIONS[retention]
      if (!head && kept !== undefined)
        records.push({ number, title, year: Number(year), retention: kept, pages: Number(pages) })
      head = false
    }
  } catch {
    // A workbook that cannot be opened has no first line.
    return { ok: false, row: 1, column: COLUMNS[0] }
  }
  return { ok: true, records }
}
