export const WORKBOOK_FAULTS = {
  NOT_A_WORKBOOK: { zh: '不是 XLSX 工作簿', en: 'This is not an XLSX workbook' },
  DAMAGED: { zh: '文件已损坏：{detail}', en: 'The file is damaged: {detail}' },
  TOO_LARGE: {
    zh: '解压后超过 {max} MB，不予读取',
    en: 'Unpacked it is larger than {max} MB and is not read',
  },
  ENCRYPTED: { zh: '文件加了密码，请去掉密码后再导入', en: 'The file has a password; remove it first' },
  MARKUP: { zh: '含有不允许的标记：{detail}', en: 'It holds markup that is not allowed: {detail}' },
  MISSING_SHEET: { zh: '缺少工作表「{name}」', en: 'The sheet “{name}” is missing' },
  UNKNOWN_SHEET: { zh: '不认识的工作表「{name}」', en: 'The sheet “{name}” is not known' },
  MISSING_HEADER: { zh: '缺少列「{name}」', en: 'The column “{name}” is missing' },
  UNKNOWN_HEADER: { zh: '不认识的列「{name}」', en: 'The column “{name}” is not known' },
  DUPLICATE_HEADER: { zh: '列「{name}」出现两次', en: 'The column “{name}” comes twice' },
  OUTSIDE_TABLE: { zh: '没有表头的列里有内容', en: 'There is content in a column without a header' },
  FORMULA: { zh: '单元格是公式；请改为「值」', en: 'The cell holds a formula; paste it as a value' },
  MERGED: { zh: '有合并单元格，请取消合并', en: 'Cells are merged; unmerge them' },
  DATE_CELL: {
    zh: '单元格被表格软件改成了日期；请把格式设为「文本」后重新填写',
    en: 'The spreadsheet turned the cell into a date; format it as text and fill it in again',
  },
  ERROR_CELL: { zh: '单元格是错误值 {value}', en: 'The cell holds the error {value}' },
  NUMBER_LOST: {
    zh: '长数字被表格软件改成了 {value}，末位已经丢失；请把格式设为「文本」后重新填写',
    en: 'The spreadsheet turned a long number into {value} and lost digits; format the cell as text and fill it in again',
  },
  TOO_MANY_ROWS: { zh: '超过 {max} 行', en: 'More than {max} rows' },
  VALUE: { zh: '{zh}', en: '{en}' },
  CODE_MISSING: { zh: '该行没有编码', en: 'The row has no code' },
  CODE_DUPLICATE: { zh: '编码「{code}」与第 {row} 行重复', en: 'The code “{code}” is the same as in row {row}' },
  CODE_NOWHERE: {
    zh: '「事项」表中没有编码「{code}」',
    en: 'The first sheet has no item with the code “{code}”',
  },
  FORM_NOWHERE: { zh: '「表单」表中没有编号「{code}」', en: 'The sheet of forms has no form “{code}”' },
  TEXT_TOO_LONG: { zh: '单元格超过 {max} 个字', en: 'The cell is longer than {max} characters' },
} as const
export type WorkbookFaultCode = keyof typeof WORKBOOK_FAULTS

/** One thing wrong in a workbook, and the sheet and cell to look at. */
export interface WorkbookFault {
  readonly sheet: string
  /** As the spreadsheet names it (B7), or empty for the sheet or file as a whole. */
  readonly cell: string
  readonly code: WorkbookFaultCode
  readonly zh: string
  readonly en: string
}

/** What came in from outside is quoted shortened: a report must not grow with what it reports. */
const QUOTED_MAX = 120

export function workbookFault(
  sheet: string,
  cell: string,
  code: WorkbookFaultCode,
  facts: Readonly<Record<string, string | number>> = {},
): WorkbookFault {
  const say = (template: string): string =>
    template.replaceAll(/\{(\w+)\}/g, (_all, name: string) => String(facts[name] ?? '').slice(0, QUOTED_MAX))
  const { zh, en } = WORKBOOK_FAULTS[code]
  return { sheet, cell, code, zh: say(zh), en: say(en) }
}

/** Reading cannot go on: thrown inside this folder only, where the stream breaks off; callers get it as a value. */
export class UnreadableWorkbook extends Error {
  override readonly name = 'UnreadableWorkbook'
  readonly fault: WorkbookFault
  constructor(fault: WorkbookFault) {
    super(`${fault.sheet} ${fault.cell} ${fault.code}`)
    this.fault = fault
  }
}
