import { cellWords } from './cell-words.ts'
import { factOf, matches } from './rule-book.ts'
import type { Cell, FactDefinition, FactValue, RuleBook, Said } from './rule-book.ts'

/** What keeps a table from being published, at its place and in words an official can act on. */
export interface BookFault {
  readonly code:
    | 'NO_RULES'
    | 'NO_COLUMNS'
    | 'TOO_LARGE'
    | 'FACT_TWICE'
    | 'FACT_UNKNOWN'
    | 'FACT_NOT_TABULAR'
    | 'COLUMN_TWICE'
    | 'CELLS_MISSING'
    | 'CELL_DOES_NOT_FIT'
    | 'RANGE_EMPTY'
    | 'COMPARISON_UNKNOWN'
    | 'GAP'
    | 'OVERLAP'
    | 'NEVER_APPROVES'
  /** Row numbers people see, from 1. */
  readonly rows: readonly number[]
  readonly text: Said
}

/** Every combination is looked at one by one; more than this is a table nobody could read either. */
const COMBINATIONS_MAX = 20_000
/** The first few say what is wrong; a hundred would be read by nobody. */
const FAULTS_SHOWN = 8

const fault = (code: BookFault['code'], zh: string, en: string, rows: readonly number[] = []): BookFault => ({
  code,
  rows,
  text: { zh, en },
})

/** One piece of a column's values: no row tells two values of the same piece apart. */
interface Piece {
  readonly value: FactValue
  readonly cell: Cell
}

/** Gaps and overlaps are found by trying one value of every piece, so the check is complete, not a sample. */
export function bookFaults(book: RuleBook): readonly BookFault[] {
  const shape = shapeFaults(book)
  if (shape.length > 0) return shape.slice(0, FAULTS_SHOWN)
  const facts = book.columns.map((id) => factOf(book, id)).filter((fact) => fact !== undefined)
  const pieces = facts.map((fact, column) => piecesOf(fact, book, column))
  const combinations = pieces.reduce((product, list) => product * list.length, 1)
  if (combinations > COMBINATIONS_MAX)
    return [
      fault(
        'TOO_LARGE',
        `条件组合有 ${String(combinations)} 种，超过 ${String(COMBINATIONS_MAX)} 种，请减少列或者分界`,
        `There are ${String(combinations)} combinations, more than ${String(COMBINATIONS_MAX)}: use fewer columns or bounds`,
      ),
    ]
  return coverFaults(book, facts, pieces).slice(0, FAULTS_SHOWN)
}

function coverFaults(
  book: RuleBook,
  facts: readonly FactDefinition[],
  pieces: readonly (readonly Piece[])[],
): readonly BookFault[] {
  const faults: BookFault[] = []
  const overlapping = new Set<string>()
  for (const combination of product(pieces)) {
    const rows = book.rules.flatMap((rule, row) =>
      rule.cells.every((cell, i) => matches(cell, combination[i]?.value ?? '')) ? [row + 1] : [],
    )
    if (rows.length === 1) continue
    const words = combination.flatMap(({ cell }, i) => {
      const fact = facts[i]
      return fact === undefined ? [] : (cellWords(fact, cell) ?? [])
    })
    const zh = words.map((word) => word.zh).join('，')
    const en = words.map((word) => word.en).join(', ')
    if (rows.length === 0) {
      faults.push(fault('GAP', `没有一行适用于：${zh}`, `No row applies to: ${en}`))
    } else if (!overlapping.has(rows.join())) {
      overlapping.add(rows.join())
      const named = rows.join('、')
      faults.push(
        fault('OVERLAP', `第 ${named} 行同时适用于：${zh}`, `Rows ${rows.join(', ')} all apply to: ${en}`, rows),
      )
    }
    if (faults.length >= FAULTS_SHOWN) break
  }
  return faults
}

function* product(lists: readonly (readonly Piece[])[]): Generator<readonly Piece[]> {
  const [first, ...rest] = lists
  if (first === undefined) {
    yield []
    return
  }
  for (const piece of first) for (const others of product(rest)) yield [piece, ...others]
}

function piecesOf(fact: FactDefinition, book: RuleBook, column: number): readonly Piece[] {
  if (fact.kind === 'YES_NO')
    return [
      { value: true, cell: { is: 'YES' } },
      { value: false, cell: { is: 'NO' } },
    ]
  if (fact.kind === 'CHOICE')
    return (fact.choices ?? []).map(({ value }) => ({ value, cell: { is: 'ONE_OF', values: [value] } }))
  const cells = book.rules.map(({ cells: row }) => row[column])
  return numberPieces(cells.flatMap((cell) => (cell?.is === 'RANGE' ? bounds(cell) : [])))
}

const bounds = ({ above, atLeast, below, atMost }: Extract<Cell, { is: 'RANGE' }>): readonly number[] =>
  [above, atLeast, below, atMost].filter((bound) => bound !== undefined)

/** Below the first bound, each bound itself, between two, and above the last. */
function numberPieces(found: readonly number[]): readonly Piece[] {
  const sorted = [...new Set(found)].toSorted((a, b) => a - b)
  const first = sorted[0]
  const last = sorted.at(-1)
  if (first === undefined || last === undefined) return [{ value: 0, cell: { is: 'RANGE' } }]
  const pieces: Piece[] = [{ value: first - 1, cell: { is: 'RANGE', below: first } }]
  for (const [i, bound] of sorted.entries()) {
    pieces.push({ value: bound, cell: { is: 'RANGE', atLeast: bound, atMost: bound } })
    const next = sorted[i + 1]
    if (next !== undefined) pieces.push({ value: (bound + next) / 2, cell: { is: 'RANGE', above: bound, below: next } })
  }
  pieces.push({ value: last + 1, cell: { is: 'RANGE', above: last } })
  return pieces
}

function shapeFaults(book: RuleBook): readonly BookFault[] {
  const { facts, columns, rules, comparisons } = book
  const ids = facts.map(({ id }) => id)
  const known = new Set(ids)
  const faults: BookFault[] = []
  if (columns.length === 0) faults.push(fault('NO_COLUMNS', '决策表没有条件列', 'The table has no column'))
  if (rules.length === 0) faults.push(fault('NO_RULES', '决策表没有规则行', 'The table has no row'))
  if (rules.length > 0 && rules.every(({ outcome }) => outcome !== 'APPROVE'))
    faults.push(
      fault('NEVER_APPROVES', '没有一行自动批准，启用没有意义', 'No row approves: the table would do nothing'),
    )
  if (known.size !== ids.length) faults.push(fault('FACT_TWICE', '事实名称重复', 'A fact is defined twice'))
  if (new Set(columns).size !== columns.length)
    faults.push(fault('COLUMN_TWICE', '同一事实占了两列', 'A fact has two columns'))
  for (const column of columns) {
    const fact = factOf(book, column)
    if (fact === undefined) faults.push(fault('FACT_UNKNOWN', `没有事实「${column}」`, `There is no fact ${column}`))
    else if (fact.kind === 'TEXT' || (fact.kind === 'CHOICE' && (fact.choices ?? []).length === 0))
      faults.push(
        fault(
          'FACT_NOT_TABULAR',
          `「${fact.label.zh}」没有固定取值，不能作条件列`,
          `${fact.label.en} has no closed values and cannot be a column`,
        ),
      )
  }
  for (const { left, right, label } of comparisons)
    if (!known.has(left) || !known.has(right))
      faults.push(
        fault(
          'COMPARISON_UNKNOWN',
          `比对「${label.zh}」引用了没有的事实`,
          `The comparison ${label.en} names an unknown fact`,
        ),
      )
  for (const [row, { cells }] of rules.entries()) faults.push(...rowFaults(book, cells, row + 1))
  return faults
}

function rowFaults(book: RuleBook, cells: readonly Cell[], row: number): readonly BookFault[] {
  if (cells.length !== book.columns.length)
    return [
      fault('CELLS_MISSING', `第 ${String(row)} 行的条件数与列数不符`, `Row ${String(row)} does not fit the columns`, [
        row,
      ]),
    ]
  return cells.flatMap((cell, i) => {
    const fact = factOf(book, book.columns[i] ?? '')
    if (fact === undefined || cell.is === 'ANY') return []
    if (!fits(fact, cell))
      return [
        fault(
          'CELL_DOES_NOT_FIT',
          `第 ${String(row)} 行「${fact.label.zh}」的条件与其取值不符`,
          `Row ${String(row)}: the condition does not fit ${fact.label.en}`,
          [row],
        ),
      ]
    if (cell.is === 'RANGE' && isEmptyRange(cell))
      return [
        fault(
          'RANGE_EMPTY',
          `第 ${String(row)} 行「${fact.label.zh}」的范围里没有任何数`,
          `Row ${String(row)}: no number lies in the range of ${fact.label.en}`,
          [row],
        ),
      ]
    return []
  })
}

function fits(fact: FactDefinition, cell: Cell): boolean {
  switch (cell.is) {
    case 'ANY':
      return true
    case 'YES':
    case 'NO':
      return fact.kind === 'YES_NO'
    case 'RANGE':
      return fact.kind === 'NUMBER'
    case 'ONE_OF': {
      const known = (fact.choices ?? []).map(({ value }) => value)
      return fact.kind === 'CHOICE' && cell.values.length > 0 && cell.values.every((value) => known.includes(value))
    }
  }
}

const isEmptyRange = (cell: Extract<Cell, { is: 'RANGE' }>): boolean =>
  numberPieces(bounds(cell)).every(({ value }) => !matches(cell, value))
