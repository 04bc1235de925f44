import { Zip, ZipDeflate } from 'fflate'
import { cellName } from './read-workbook.ts'

export interface SheetColumn {
  readonly header: string
  /** In characters. */
  readonly width: number
  /** What the spreadsheet offers to choose from. */
  readonly choices?: readonly string[]
}
export type CellValue = string | number
export interface Sheet {
  readonly name: string
  readonly columns: readonly SheetColumn[]
  readonly rows: Iterable<readonly CellValue[]>
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const ROWS_MAX = 1_048_576
/** Rows handed on at once: enough that the loop costs little, so few that memory stays flat. */
const ROWS_AT_ONCE = 500
/** Longer lists of choices are not taken by spreadsheets (ECMA-376, 18.3.1.32). */
const CHOICES_LENGTH_MAX = 255
/** A fixed day in every archive: the same content gives the same bytes. */
const MADE = new Date(2000, 0, 1)

/** Streams a workbook: memory stays flat however many rows there are. */
export async function* writeWorkbook(sheets: readonly Sheet[]): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = []
  let failure: Error | undefined
  const zip = new Zip((error, piece) => {
    if (error === null) ready.push(piece)
    else failure = error
  })
  for (const [name, content] of [...parts(sheets), ...sheets.map(sheetPart)]) {
    const file = new ZipDeflate(name, { level: 6 })
    file.mtime = MADE
    zip.add(file)
    for (const piece of content) {
      file.push(Buffer.from(piece))
      yield* ready.splice(0)
      // Other requests are answered between two pieces.
      await new Promise(setImmediate)
    }
    file.push(new Uint8Array(0), true)
  }
  zip.end()
  if (failure !== undefined) throw failure
  yield* ready.splice(0)
}

export async function workbookBytes(sheets: readonly Sheet[]): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  for await (const piece of writeWorkbook(sheets)) pieces.push(piece)
  return Buffer.concat(pieces)
}

function parts(sheets: readonly Sheet[]): readonly (readonly [name: string, content: readonly string[]])[] {
  const numbered = sheets.map(({ name }, i) => ({ name, number: i + 1 }))
  const overrides = numbered.map(
    ({ number }) => `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${TYPES}.worksheet+xml"/>`,
  )
  const relations = numbered.map(
    ({ number }) =>
      `<Relationship Id="rId${number}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${number}.xml"/>`,
  )
  const list = numbered.map(
    ({ name, number }) => `<sheet name="${escaped(name)}" sheetId="${number}" r:id="rId${number}"/>`,
  )
  return [
    [
      '[Content_Types].xml',
      [
        `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPES}.styles+xml"/>${overrides.join('')}</Types>`,
      ],
    ],
    [
      '_rels/.rels',
      [
        `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      ],
    ],
    [
      'xl/workbook.xml',
      [`${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${list.join('')}</sheets></workbook>`],
    ],
    [
      'xl/_rels/workbook.xml.rels',
      [
        `${XML}<Relationships xmlns="${PACKAGE}/relationships">${relations.join('')}<Relationship Id="rIdStyles" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
      ],
    ],
    ['xl/styles.xml', [STYLES]],
  ]
}

const HEAD_STYLE = 1
const TEXT_STYLE = 2
/** Cells are formatted as text (49), so that a spreadsheet makes no dates of codes and keeps every digit. */
const STYLES = `${XML}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFF3E3E5"/></patternFill></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf numFmtId="49" fontId="1" fillId="2" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf><xf numFmtId="49" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs></styleSheet>`

function sheetPart(sheet: Sheet, index: number): readonly [name: string, content: Iterable<string>] {
  return [`xl/worksheets/sheet${index + 1}.xml`, sheetXml(sheet)]
}

function* sheetXml({ columns, rows }: Sheet): Generator<string> {
  const widths = columns.map(
    ({ width }, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" style="${TEXT_STYLE}" customWidth="1"/>`,
  )
  yield `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData>`
  yield rowXml(
    1,
    columns.map(({ header }) => header),
    HEAD_STYLE,
  )
  let [number, piece] = [1, '']
  for (const row of rows) {
    number += 1
    if (number > ROWS_MAX) throw new RangeError(`A sheet holds at most ${ROWS_MAX} rows`)
    piece += rowXml(number, row, TEXT_STYLE)
    if (number % ROWS_AT_ONCE === 0) {
      yield piece
      piece = ''
    }
  }
  yield `${piece}</sheetData>${validations(columns)}</worksheet>`
}

const rowXml = (number: number, row: readonly CellValue[], style: number): string =>
  `<row r="${number}">${row.map((value, i) => cellXml(cellName(i, number), value, style)).join('')}</row>`

const CELL_LENGTH_MAX = 32_767

function cellXml(reference: string, value: CellValue, style: number): string {
  if (value === '') return ''
  if (typeof value === 'number') return `<c r="${reference}"><v>${value}</v></c>`
  if (value.length > CELL_LENGTH_MAX)
    throw new RangeError(`The text of cell ${reference} is too long for a spreadsheet`)
  // Always as text: nothing a name begins with is taken for a formula.
  return `<c r="${reference}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`
}

function validations(columns: readonly SheetColumn[]): string {
  const lists = columns.flatMap(({ choices }, i) => {
    const list = choices?.join(',') ?? ''
    if (list === '' || list.length > CHOICES_LENGTH_MAX) return []
    const letter = cellName(i, 1).slice(0, -1)
    return [
      `<dataValidation type="list" allowBlank="1" sqref="${letter}2:${letter}${ROWS_MAX}"><formula1>"${escaped(list)}"</formula1></dataValidation>`,
    ]
  })
  return lists.length === 0 ? '' : `<dataValidations count="${lists.length}">${lists.join('')}</dataValidations>`
}

const ESCAPES: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' }
const hex = (letter: string) => letter.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()
/** What XML cannot hold, and what would be read as such a mark, is written as _xHHHH_ (ECMA-376, 22.9.2.19). */
const escaped = (text: string): string =>
  text
    .replaceAll(/_(?=x[0-9a-fA-F]{4}_)/g, '_x005F_')
    .replaceAll(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g, (letter) => `_x${hex(letter)}_`)
    .replaceAll(/[<>&"]/g, (letter) => ESCAPES[letter] ?? letter)
