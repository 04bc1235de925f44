import { isJsonObject } from '#kernel'
import type { Json, JsonObject } from '#kernel'
import { put } from './cell-codecs.ts'
import { FORM_COLUMNS, FORM_NUMBER, FORM_SHEET, formOfRows } from './form-sheet.ts'
import type { FormOfItem } from './form-sheet.ts'
import { cellName, openWorkbook } from './read-workbook.ts'
import type { SheetRow, Workbook } from './read-workbook.ts'
import { CODE_COLUMN, FORM_PATH, headerOf, standardSheets } from './standard-sheets.ts'
import type { OrganNames, StandardColumn, StandardSheet } from './standard-sheets.ts'
import { UnreadableWorkbook, workbookFault } from './workbook-fault.ts'
import type { WorkbookFault, WorkbookFaultCode } from './workbook-fault.ts'
import { ABOUT_SHEET } from './write-standards.ts'

/** An item as the workbook says it, not yet known to be a standard. */
export interface WorkbookItem {
  readonly row: number
  readonly code: string
  readonly name: string
  readonly document: JsonObject
  /** Sheet and cell of a place in the document, `/materials/3/name/zh`. */
  readonly placeOf: (pointer: string) => { readonly sheet: string; readonly cell: string }
}
export type ReadStandards =
  | { readonly ok: true; readonly items: readonly WorkbookItem[] }
  | { readonly ok: false; readonly faults: readonly WorkbookFault[] }

/** A province has about 60,000 implemented items; more in one file is a mistake or an attack. */
const ITEMS_MAX = 100_000
/** Whoever sees so many knows that the file is not what it should be. */
const FAULTS_MAX = 500

/** Everything a workbook says, or everything that is wrong with it as a workbook: sheets, headers, cells, codes. */
export async function readStandards(bytes: Buffer, organs: OrganNames): Promise<ReadStandards> {
  const faults: WorkbookFault[] = []
  try {
    const workbook = await openWorkbook(bytes)
    const reading = new StandardsReading(standardSheets(organs), faults)
    if (reading.knows(workbook)) await reading.readAll(workbook)
    const items = reading.items()
    const found = faults.slice(0, FAULTS_MAX)
    return found.length === 0 ? { ok: true, items } : { ok: false, faults: found }
  } catch (error) {
    if (!(error instanceof UnreadableWorkbook)) throw error
    return { ok: false, faults: [...faults, error.fault] }
  }
}

interface Gathered {
  readonly row: number
  readonly document: Record<string, Json>
  form: { readonly number: string; readonly cell: string } | undefined
  /** Row numbers of the entries of each list, in their order. */
  readonly rows: Map<string, number[]>
}

class StandardsReading {
  readonly #sheets: readonly StandardSheet[]
  readonly #faults: WorkbookFault[]
  readonly #gathered = new Map<string, Gathered>()
  readonly #forms = new Map<string, Record<string, Json>[]>()
  /** Where each column stands in this file: people move columns. */
  readonly #letters = new Map<StandardColumn, number>()

  constructor(sheets: readonly StandardSheet[], faults: WorkbookFault[]) {
    this.#sheets = sheets
    this.#faults = faults
  }

  knows({ sheets }: Workbook): boolean {
    const wanted = [...this.#sheets.map(({ name }) => name), FORM_SHEET]
    for (const name of wanted) if (!sheets.includes(name)) this.#found(name, '', 'MISSING_SHEET', { name })
    for (const name of sheets) {
      if (!wanted.includes(name) && name !== ABOUT_SHEET) this.#found(name, '', 'UNKNOWN_SHEET', { name })
    }
    return this.#faults.length === 0
  }

  async readAll(workbook: Workbook): Promise<void> {
    const [first, ...others] = this.#sheets
    if (first === undefined) return
    await this.#read(workbook, first.name, [CODE_COLUMN, ...first.columns], (row) => this.#takeItem(first, row))
    for (const sheet of others) {
      await this.#read(workbook, sheet.name, [CODE_COLUMN, ...sheet.columns], (row) => this.#takeEntry(sheet, row))
    }
    await this.#read(workbook, FORM_SHEET, [FORM_NUMBER, ...FORM_COLUMNS], (row) => this.#takeForm(row))
  }

  async #read(
    workbook: Workbook,
    sheet: string,
    columns: readonly StandardColumn[],
    take: (row: SheetRow) => void,
  ): Promise<void> {
    let takeRow = (row: SheetRow): void => {
      this.#takeHeaders(sheet, columns, row)
      takeRow = take
    }
    const own = await workbook.readSheet(sheet, (row) => takeRow(row))
    this.#faults.push(...own)
    if (takeRow !== take) this.#takeHeaders(sheet, columns, { number: 1, cells: new Map() })
  }

  #takeHeaders(sheet: string, columns: readonly StandardColumn[], { number, cells }: SheetRow): void {
    const byHeader = new Map<string, StandardColumn>()
    // The Chinese or the English alone will do, unless two columns share it.
    for (const column of columns) byHeader.set(column.en, column).set(column.zh, column).set(headerOf(column), column)
    const seen = new Set<StandardColumn>()
    for (const [at, header] of cells) {
      const column = byHeader.get(header.trim().replaceAll(/\s+/g, ' '))
      const cell = cellName(at, number)
      if (column === undefined) this.#found(sheet, cell, 'UNKNOWN_HEADER', { name: header })
      else if (seen.has(column)) this.#found(sheet, cell, 'DUPLICATE_HEADER', { name: header })
      else this.#letters.set(column, at)
      if (column !== undefined) seen.add(column)
    }
    for (const column of columns) {
      if (!seen.has(column)) this.#found(sheet, '', 'MISSING_HEADER', { name: headerOf(column) })
    }
  }

  #cellOf(column: StandardColumn, row: number): string {
    return cellName(this.#letters.get(column) ?? 0, row)
  }

  /** The row as an object; what no column explains, and what a column cannot read, is a fault. */
  #objectOf(sheet: string, columns: readonly StandardColumn[], { number, cells }: SheetRow): Record<string, Json> {
    const object: Record<string, Json> = {}
    for (const column of columns) {
      const cell = cells.get(this.#letters.get(column) ?? -1)
      if (cell === undefined) {
        if (column.empty !== undefined) put(object, column.path, column.empty)
        continue
      }
      const reading = column.codec.read(cell)
      if (reading.ok) put(object, column.path, reading.value)
      else this.#found(sheet, this.#cellOf(column, number), 'VALUE', { zh: reading.zh, en: reading.en })
    }
    return object
  }

  #keyOf(sheet: string, column: StandardColumn, { number, cells }: SheetRow): string | undefined {
    const key = cells.get(this.#letters.get(column) ?? -1)?.trim() ?? ''
    if (key !== '') return key
    this.#found(sheet, this.#cellOf(column, number), 'CODE_MISSING')
    return undefined
  }

  #takeItem(sheet: StandardSheet, row: SheetRow): void {
    const code = this.#keyOf(sheet.name, CODE_COLUMN, row)
    if (code === undefined) return
    const earlier = this.#gathered.get(code)
    if (earlier !== undefined) {
      this.#found(sheet.name, this.#cellOf(CODE_COLUMN, row.number), 'CODE_DUPLICATE', { code, row: earlier.row })
      return
    }
    if (this.#gathered.size >= ITEMS_MAX) {
      throw new UnreadableWorkbook(workbookFault(sheet.name, `A${row.number}`, 'TOO_MANY_ROWS', { max: ITEMS_MAX }))
    }
    const formColumn = sheet.columns.find(({ path }) => path === FORM_PATH)
    const { [FORM_PATH]: form, ...object } = this.#objectOf(sheet.name, sheet.columns, row)
    this.#gathered.set(code, {
      row: row.number,
      document: { code, ...object },
      form:
        typeof form === 'string' && formColumn !== undefined
          ? { number: form, cell: this.#cellOf(formColumn, row.number) }
          : undefined,
      rows: new Map(),
    })
  }

  #takeEntry(sheet: StandardSheet, row: SheetRow): void {
    const code = this.#keyOf(sheet.name, CODE_COLUMN, row)
    const item = code === undefined ? undefined : this.#gathered.get(code)
    if (code === undefined) return
    if (item === undefined) {
      this.#found(sheet.name, this.#cellOf(CODE_COLUMN, row.number), 'CODE_NOWHERE', { code })
      return
    }
    const list = sheet.list ?? sheet.name
    const rows = item.rows.get(list) ?? []
    if (sheet.list === undefined && rows.length > 0) {
      const earlier = rows[0] ?? 0
      this.#found(sheet.name, this.#cellOf(CODE_COLUMN, row.number), 'CODE_DUPLICATE', { code, row: earlier })
      return
    }
    rows.push(row.number)
    item.rows.set(list, rows)
    const object = this.#objectOf(sheet.name, sheet.columns, row)
    if (sheet.list === undefined) merge(item.document, object)
    else append(item.document, sheet.list, object)
  }

  #takeForm(row: SheetRow): void {
    const number = this.#keyOf(FORM_SHEET, FORM_NUMBER, row)
    if (number === undefined) return
    const rows = this.#forms.get(number) ?? []
    rows.push(this.#objectOf(FORM_SHEET, FORM_COLUMNS, row))
    this.#forms.set(number, rows)
  }

  items(): readonly WorkbookItem[] {
    const forms = new Map<string, FormOfItem | undefined>()
    for (const [number, rows] of this.#forms) forms.set(number, formOfRows(rows))
    const [first] = this.#sheets
    return [...this.#gathered].map(([code, { row, document, form, rows }]) => {
      const found = form === undefined ? undefined : forms.get(form.number)
      if (form !== undefined && found === undefined) {
        this.#found(first?.name ?? '', form.cell, 'FORM_NOWHERE', { code: form.number })
      }
      const name = isJsonObject(document['name']) ? document['name']['zh'] : undefined
      return {
        row,
        code,
        name: typeof name === 'string' ? name : '',
        document: complete({ ...document, ...found }),
        placeOf: (pointer) => this.#placeOf(pointer, row, rows),
      }
    })
  }

  #placeOf(pointer: string, row: number, rows: Gathered['rows']): { sheet: string; cell: string } {
    const path = pointer.split('/').slice(1)
    for (const sheet of this.#sheets.filter(({ list }) => list !== undefined)) {
      const list = (sheet.list ?? '').split('.')
      if (list.some((name, i) => path[i] !== name)) continue
      const entry = rows.get(sheet.list ?? '')?.[Number(path[list.length] ?? 0)]
      if (entry === undefined) return { sheet: sheet.name, cell: '' }
      return { sheet: sheet.name, cell: this.#cellAt(sheet, path.slice(list.length + 1), entry) }
    }
    if (path[0] === 'form' || path[0] === 'formLayout') return { sheet: FORM_SHEET, cell: '' }
    const whole = this.#sheets.filter(({ list }) => list === undefined)
    const sheet =
      whole.find(({ columns }) => columns.some((column) => column.path.split('.')[0] === path[0])) ?? whole[0]
    if (sheet === undefined) return { sheet: '', cell: '' }
    const at = sheet === whole[0] ? row : (rows.get(sheet.name)?.[0] ?? row)
    return { sheet: sheet.name, cell: this.#cellAt(sheet, path, at) }
  }

  /** The column that holds the place, or the one whose place begins like it. */
  #cellAt(sheet: StandardSheet, path: readonly string[], row: number): string {
    const joined = path.join('.')
    const fits = (column: StandardColumn) => joined === column.path || joined.startsWith(`${column.path}.`)
    const begins = (column: StandardColumn) => column.path.startsWith(`${joined}.`)
    const column = sheet.columns.findLast(fits) ?? sheet.columns.find(begins) ?? CODE_COLUMN
    return this.#cellOf(column, row)
  }

  #found(
    sheet: string,
    cell: string,
    code: WorkbookFaultCode,
    facts: Readonly<Record<string, string | number>> = {},
  ): void {
    if (this.#faults.length <= FAULTS_MAX) this.#faults.push(workbookFault(sheet, cell, code, facts))
  }
}

function merge(into: Record<string, Json>, from: JsonObject): void {
  for (const [name, value] of Object.entries(from)) put(into, name, value)
}

function append(into: Record<string, Json>, list: string, entry: JsonObject): void {
  const names = list.split('.')
  let found: Json | undefined = into
  for (const name of names) found = isJsonObject(found) ? found[name] : undefined
  const before: readonly Json[] = Array.isArray(found) ? found : []
  put(into, list, [...before, entry])
}

/** Lists every standard has, though a workbook has no row for an empty one. */
const LISTS = ['conditions', 'questions', 'materials', 'criteria', 'legalBases', 'steps'] as const

function complete(document: JsonObject): JsonObject {
  const lists = Object.fromEntries(LISTS.map((list) => [list, document[list] ?? []]))
  const { result } = document
  const { commitment } = document
  return {
    ...document,
    ...lists,
    result: isJsonObject(result) ? { fields: [], ...result } : null,
    ...(isJsonObject(commitment) ? { commitment: { covers: [], ...commitment } } : {}),
  }
}
