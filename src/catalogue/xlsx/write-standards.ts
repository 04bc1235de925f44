import { isJsonObject } from '#kernel'
import type { Json, JsonObject } from '#kernel'
import { at, plain } from './cell-codecs.ts'
import { createFormNumbers, FORM_COLUMNS, FORM_NUMBER, FORM_SHEET, formRows } from './form-sheet.ts'
import { CODE_COLUMN, FORM_PATH, headerOf, standardSheets } from './standard-sheets.ts'
import type { OrganNames, StandardColumn, StandardSheet } from './standard-sheets.ts'
import { writeWorkbook } from './write-workbook.ts'
import type { CellValue, Sheet } from './write-workbook.ts'

export const ABOUT_SHEET = '说明'
const ABOUT: readonly string[] = [
  '一行一条；各表以「事项编码」相连。请不要改动工作表名称和第一行表头，不要合并单元格，不要使用公式。',
  'One line an entry; the item code joins the sheets. Leave sheet names and headers as they are; no merged cells, no formulas.',
  '编码、代码请保持「文本」格式，否则表格软件会丢掉末位数字。',
  'Keep codes formatted as text, or the spreadsheet drops their last digits.',
  '导入前先逐行校验；有一处错误，整个文件都不导入，并逐行说明位置和原因。已公布的版本不会被覆盖，改动的事项成为新草稿。',
  'Everything is checked row by row before anything is taken in; one fault and nothing is. A version in force is never overwritten: a changed item becomes a draft.',
]

/** Standards as a workbook, streamed: `standards` is gone through once for every sheet. */
export function writeStandards(standards: Iterable<JsonObject>, organs: OrganNames): AsyncGenerator<Uint8Array> {
  const numbers = createFormNumbers()
  const formNumber = (standard: JsonObject) =>
    numbers.numberOf({ form: standard['form'] ?? null, formLayout: standard['formLayout'] ?? null })
  const about: Sheet = {
    name: ABOUT_SHEET,
    columns: [{ header: '填写说明 How to fill this in', width: 100 }],
    rows: ABOUT.map((line) => [line]),
  }
  const sheets = standardSheets(organs).map((sheet) => sheetOf(sheet, standards, formNumber))
  return writeWorkbook([about, ...sheets, formSheet(numbers)])
}

function sheetOf(
  sheet: StandardSheet,
  standards: Iterable<JsonObject>,
  formNumber: (standard: JsonObject) => string,
): Sheet {
  return {
    name: sheet.name,
    columns: [CODE_COLUMN, ...sheet.columns].map(shownAs),
    rows: rowsOf(sheet, standards, formNumber),
  }
}

const shownAs = (column: StandardColumn) => ({
  header: headerOf(column),
  width: column.width,
  ...(column.codec.choices === undefined ? {} : { choices: column.codec.choices }),
})

function* rowsOf(
  { list, columns }: StandardSheet,
  standards: Iterable<JsonObject>,
  formNumber: (standard: JsonObject) => string,
): Generator<readonly CellValue[]> {
  for (const standard of standards) {
    const code = plain(standard['code'])
    const valueAt = (from: Json, column: StandardColumn): CellValue => {
      if (list === undefined && column.path === FORM_PATH) return formNumber(standard)
      return written(column, at(from, column.path))
    }
    if (list === undefined) {
      const row = columns.map((column) => valueAt(standard, column))
      if (row.some((cell) => cell !== '')) yield [code, ...row]
      continue
    }
    const found = at(standard, list)
    if (Array.isArray(found)) {
      const entries: readonly Json[] = found
      for (const entry of entries) yield [code, ...columns.map((column) => valueAt(entry, column))]
    }
  }
}

const isEmpty = (value: Json): boolean => (Array.isArray(value) && value.length === 0) || value === ''
const written = ({ codec }: StandardColumn, value: Json | undefined): CellValue =>
  value === undefined || isEmpty(value) || (value === null && codec.write(null) === 'null') ? '' : codec.write(value)

function formSheet(numbers: ReturnType<typeof createFormNumbers>): Sheet {
  function* rows(): Generator<readonly CellValue[]> {
    for (const [number, form] of numbers.forms()) {
      for (const row of formRows(form)) {
        if (isJsonObject(row)) yield [number, ...FORM_COLUMNS.map((column) => written(column, row[column.path]))]
      }
    }
  }
  return { name: FORM_SHEET, columns: [FORM_NUMBER, ...FORM_COLUMNS].map(shownAs), rows: rows() }
}
