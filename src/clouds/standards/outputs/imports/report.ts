import { workbookBytes } from '#catalogue'
import type { StandardVerdict } from '#catalogue'
import type { ReportRow, RunRow } from './store.ts'

const VERDICTS: Readonly<Record<StandardVerdict, string>> = {
  NEW: '新增 New',
  CHANGED: '有改动 Changed',
  UNCHANGED: '未变 Unchanged',
  REFUSED: '不收 Refused',
}

/** The report row by row as a spreadsheet: what whoever made the file works through. */
export function reportWorkbook(
  run: RunRow,
  rows: readonly ReportRow[],
  outcome: (code: string) => string,
): Promise<Buffer> {
  const lines = rows.flatMap(({ row, code, name, verdict, faults, outcome: became }) => {
    const head = [row, code, name, VERDICTS[verdict], became === null ? '' : outcome(became)]
    if (faults.length === 0) return [[...head, '', '', '']]
    return faults.map(({ place, zh, en }) => [...head, place, zh, en])
  })
  const whole = run.faults.map(({ place, zh, en }) => ['', '', '', VERDICTS.REFUSED, '', place, zh, en])
  const columns = [
    { header: '行 Row', width: 8 },
    { header: '事项编码 Code', width: 24 },
    { header: '事项名称 Item', width: 40 },
    { header: '结论 Verdict', width: 16 },
    { header: '结果 Outcome', width: 24 },
    { header: '位置 Place', width: 24 },
    { header: '原因', width: 60 },
    { header: 'Reason', width: 60 },
  ]
  return workbookBytes([{ name: '逐行报告', columns, rows: [...whole, ...lines] }])
}
