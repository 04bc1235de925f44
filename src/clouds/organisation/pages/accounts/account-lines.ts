interface AccountLine {
  readonly account: string
  readonly holder: string
  readonly organ: string
  readonly rights: string[]
  readonly lastUsedOn: string | null
}
const COLUMNS = 5
const DAY = /^\d{4}-\d{2}-\d{2}$/

/** A list as people paste it from a table; `wrong` is the first line that is not whole, counted from one. */
export function readAccountLines(text: string): { readonly accounts: AccountLine[]; readonly wrong: number | null } {
  const lines = text.split('\n').map((line) => line.trim())
  const accounts: AccountLine[] = []
  for (const [i, line] of lines.entries()) {
    if (line === '') continue
    const cells = line.split(/[\t,，]/).map((cell) => cell.trim())
    const [account = '', holder = '', organ = '', rights = '', day = ''] = cells
    if (cells.length !== COLUMNS || account === '' || (day !== '' && !DAY.test(day)))
      return { accounts: [], wrong: i + 1 }
    const held = rights.split(/[、;；]/).filter((right) => right !== '')
    accounts.push({ account, holder, organ, rights: held, lastUsedOn: day === '' ? null : day })
  }
  return { accounts, wrong: null }
}
