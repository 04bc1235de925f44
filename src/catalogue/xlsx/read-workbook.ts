import { UnreadableWorkbook, workbookFault } from './workbook-fault.ts'
import type { WorkbookFault } from './workbook-fault.ts'
import { attribute, createXmlReader } from './xml-reader.ts'
import type { XmlHandler } from './xml-reader.ts'
import { openZip } from './zip-archive.ts'
import type { ZipArchive } from './zip-archive.ts'

/** A row as it stands: text by column number from 0; empty cells are absent. */
export interface SheetRow {
  readonly number: number
  readonly cells: ReadonlyMap<number, string>
}
export interface Workbook {
  readonly sheets: readonly string[]
  /** Calls `each` for every row that is not empty, in order; answers what cannot be read as plain content. */
  readonly readSheet: (name: string, each: (row: SheetRow) => void) => Promise<readonly WorkbookFault[]>
  /** The same rows as whoever takes them has room for: a large sheet never lies in memory as a whole. */
  readonly rows: (name: string) => AsyncGenerator<SheetRow>
}

/** A province's catalogue with all its lists is below half of it. */
const UNPACKED_BYTES_MAX = 1024 * 1024 * 1024
/** Texts used more than once are kept in memory as long as the workbook is read. */
const SHARED_LENGTH_MAX = 128 * 1024 * 1024
const CELL_LENGTH_MAX = 32_767
/** The spreadsheet's own limit (ECMA-376). */
const ROWS_MAX = 1_048_576
/** The same mistake a hundred times needs no hundred lines. */
const FAULTS_MAX = 100

/** Opens a workbook whoever made it; throws UnreadableWorkbook where it is none or does more than hold tables. */
export async function openWorkbook(bytes: Buffer): Promise<Workbook> {
  const zip = openZip(bytes, UNPACKED_BYTES_MAX)
  if (!zip.names.includes('xl/workbook.xml')) {
    throw new UnreadableWorkbook(workbookFault('', '', 'NOT_A_WORKBOOK'))
  }
  const parts = await partsOfSheets(zip)
  const [shared, dateStyles] = [await sharedTexts(zip), await stylesOfDates(zip)]
  return {
    sheets: [...parts.keys()],
    readSheet: async (name, each) => {
      const part = parts.get(name)
      if (part === undefined) return [workbookFault(name, '', 'MISSING_SHEET', { name })]
      const sheet = new SheetReading(name, shared, dateStyles, each)
      await readPart(zip, part, sheet)
      return sheet.faults
    },
    rows: async function* (name) {
      const part = parts.get(name)
      if (part === undefined) return
      const read: SheetRow[] = []
      const take = (row: SheetRow) => void read.push(row)
      const reader = createXmlReader(part, new SheetReading(name, shared, dateStyles, take))
      for await (const piece of zip.read(part)) {
        reader.write(piece)
        yield* read.splice(0)
      }
      reader.end()
      yield* read.splice(0)
    },
  }
}

async function readPart(zip: ZipArchive, part: string, handler: XmlHandler): Promise<void> {
  const reader = createXmlReader(part, handler)
  for await (const piece of zip.read(part)) reader.write(piece)
  reader.end()
}

const nothing = () => undefined

async function partsOfSheets(zip: ZipArchive): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>()
  await readPart(zip, 'xl/workbook.xml', {
    open: (name, attributes) => {
      if (name === 'sheet') ids.set(attribute(attributes, 'name') ?? '', attribute(attributes, 'r:id') ?? '')
    },
    close: nothing,
    text: nothing,
  })
  const targets = new Map<string, string>()
  await readPart(zip, 'xl/_rels/workbook.xml.rels', {
    open: (name, attributes) => {
      if (name === 'Relationship') targets.set(attribute(attributes, 'Id') ?? '', attribute(attributes, 'Target') ?? '')
    },
    close: nothing,
    text: nothing,
  })
  const parts = new Map<string, string>()
  for (const [sheet, id] of ids) {
    const target = targets.get(id) ?? ''
    parts.set(sheet, target.startsWith('/') ? target.slice(1) : `xl/${target}`)
  }
  return parts
}

async function sharedTexts(zip: ZipArchive): Promise<readonly string[]> {
  const texts: string[] = []
  if (!zip.names.includes('xl/sharedStrings.xml')) return texts
  let [current, inText, phonetic, length] = ['', false, false, 0]
  await readPart(zip, 'xl/sharedStrings.xml', {
    open: (name) => {
      if (name === 'si') current = ''
      // Phonetic readings (rPh) stand beside the text and are not part of it.
      if (name === 'rPh') phonetic = true
      inText = name === 't' && !phonetic
    },
    close: (name) => {
      if (name === 'rPh') phonetic = false
      if (name === 't') inText = false
      if (name !== 'si') return
      texts.push(current)
      length += current.length
      if (length > SHARED_LENGTH_MAX) {
        throw new UnreadableWorkbook(workbookFault('', '', 'TOO_LARGE', { max: SHARED_LENGTH_MAX / 1024 / 1024 }))
      }
    },
    text: (text) => {
      if (inText) current += text
    },
  })
  return texts
}

/** Built-in formats of dates and times (ECMA-376, 18.8.30). */
const isDateFormat = (id: number): boolean => (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 58)
/** Letters of dates outside quotes, escapes and the bracketed colours and conditions. */
const isDatePattern = (pattern: string): boolean =>
  /[ymdhs]/i.test(pattern.replaceAll(/"[^"]*"|\\.|\[[^\]]*\]/g, '').replaceAll(/General/gi, ''))

async function stylesOfDates(zip: ZipArchive): Promise<ReadonlySet<number>> {
  const dates = new Set<number>()
  if (!zip.names.includes('xl/styles.xml')) return dates
  const custom = new Map<number, string>()
  let [inCells, style] = [false, 0]
  await readPart(zip, 'xl/styles.xml', {
    open: (name, attributes) => {
      const format = Number(attribute(attributes, 'numFmtId') ?? 0)
      if (name === 'numFmt') custom.set(format, attribute(attributes, 'formatCode') ?? '')
      if (name === 'cellXfs') inCells = true
      if (name !== 'xf' || !inCells) return
      const pattern = custom.get(format)
      if (pattern === undefined ? isDateFormat(format) : isDatePattern(pattern)) dates.add(style)
      style += 1
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false
    },
    text: nothing,
  })
  return dates
}

class SheetReading implements XmlHandler {
  readonly faults: WorkbookFault[] = []
  readonly #sheet: string
  readonly #shared: readonly string[]
  readonly #dateStyles: ReadonlySet<number>
  readonly #each: (row: SheetRow) => void
  #row = 0
  #column = -1
  #cells = new Map<number, string>()
  #type = ''
  #style = 0
  #value = ''
  #takes = false
  #phonetic = false

  constructor(
    sheet: string,
    shared: readonly string[],
    dateStyles: ReadonlySet<number>,
    each: (row: SheetRow) => void,
  ) {
    this.#sheet = sheet
    this.#shared = shared
    this.#dateStyles = dateStyles
    this.#each = each
  }

  readonly open = (name: string, attributes: string): void => {
    switch (name) {
      case 'row':
        this.#row = Number(attribute(attributes, 'r') ?? this.#row + 1)
        this.#column = -1
        this.#cells = new Map()
        if (this.#row > ROWS_MAX) this.#stop('TOO_MANY_ROWS', { max: ROWS_MAX })
        return
      case 'c': {
        const reference = attribute(attributes, 'r')
        this.#column = reference === undefined ? this.#column + 1 : columnOf(reference)
        this.#type = attribute(attributes, 't') ?? 'n'
        this.#style = Number(attribute(attributes, 's') ?? 0)
        this.#value = ''
        return
      }
      case 'f':
        this.#found('FORMULA')
        return
      case 'mergeCell':
        this.#add(workbookFault(this.#sheet, attribute(attributes, 'ref') ?? '', 'MERGED'))
        return
      case 'rPh':
        this.#phonetic = true
        return
      case 'v':
      case 't':
        this.#takes = !this.#phonetic
        return
      default:
    }
  }

  readonly close = (name: string): void => {
    if (name === 'v' || name === 't') this.#takes = false
    if (name === 'rPh') this.#phonetic = false
    if (name === 'c') this.#closeCell()
    if (name === 'row' && this.#cells.size > 0) this.#each({ number: this.#row, cells: this.#cells })
  }

  readonly text = (text: string): void => {
    if (!this.#takes) return
    this.#value += text
    if (this.#value.length > CELL_LENGTH_MAX * 2) this.#stop('TEXT_TOO_LONG', { max: CELL_LENGTH_MAX })
  }

  #closeCell(): void {
    const text = this.#plain()
    if (text === '') return
    if (text.length > CELL_LENGTH_MAX) this.#found('TEXT_TOO_LONG', { max: CELL_LENGTH_MAX })
    else this.#cells.set(this.#column, text)
  }

  #plain(): string {
    const value = this.#value
    switch (this.#type) {
      case 's':
        return decoded(this.#shared[Number(value)] ?? '')
      case 'inlineStr':
      case 'str':
        return decoded(value)
      case 'b':
        return value === '1' ? '是' : '否'
      case 'e':
        this.#found('ERROR_CELL', { value })
        return ''
      case 'd':
        this.#found('DATE_CELL')
        return ''
      default:
        if (value !== '' && this.#dateStyles.has(this.#style)) this.#found('DATE_CELL')
        else if (/e/i.test(value) || value.replace(/\D/g, '').length > 15) this.#found('NUMBER_LOST', { value })
        return value
    }
  }

  #found(...[code, facts]: [code: WorkbookFault['code'], facts?: Readonly<Record<string, string | number>>]): void {
    this.#add(workbookFault(this.#sheet, cellName(this.#column, this.#row), code, facts))
  }
  #add(fault: WorkbookFault): void {
    if (this.faults.length < FAULTS_MAX) this.faults.push(fault)
  }
  #stop(...[code, facts]: [code: WorkbookFault['code'], facts?: Readonly<Record<string, string | number>>]): never {
    throw new UnreadableWorkbook(workbookFault(this.#sheet, cellName(this.#column, this.#row), code, facts))
  }
}

/** Spreadsheets write what XML cannot hold as _xHHHH_ (ECMA-376, 22.9.2.19). */
const decoded = (text: string): string =>
  text.includes('_x')
    ? text.replaceAll(/_x([0-9a-fA-F]{4})_/g, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    : text

const LETTERS = 26
const columnOf = (reference: string): number => {
  let column = 0
  for (const letter of reference) {
    const value = letter.charCodeAt(0) - 64
    if (value < 1 || value > LETTERS) break
    column = column * LETTERS + value
  }
  return column - 1
}

/** B7 for column 1 of row 7. */
export function cellName(column: number, row: number): string {
  let letters = ''
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / LETTERS)) {
    letters = String.fromCharCode(65 + ((rest - 1) % LETTERS)) + letters
  }
  return `${letters}${String(row)}`
}
