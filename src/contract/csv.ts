/**
 * One line of a table for spreadsheets (RFC 4180). What a spreadsheet would take for a formula is kept as text by a
 * leading apostrophe: an applicant's name is not a command on an officer's machine.
 */
export function csvLine(cells: readonly (string | number)[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

const FORMULA = /^[=+\-@\t\r]/

function csvCell(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const harmless = FORMULA.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

/** Tells spreadsheets of another age that the letters are UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF'
