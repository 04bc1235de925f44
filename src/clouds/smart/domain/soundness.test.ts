import { expect, test } from 'vitest'
import { aBook } from '../fixtures.ts'
import type { Cell, Rule, RuleBook } from './rule-book.ts'
import { bookFaults } from './soundness.ts'

const codes = (book: RuleBook) => bookFaults(book).map(({ code }) => code)
const without = (row: number): readonly Rule[] => aBook().rules.filter((_, i) => i !== row)
const withCell = (row: number, column: number, cell: Cell): RuleBook =>
  aBook({
    rules: aBook().rules.map((rule, i) =>
      i === row ? { ...rule, cells: rule.cells.map((one, c) => (c === column ? cell : one)) } : rule,
    ),
  })

test('a table in which exactly one row applies to every case has no fault', () => {
  expect(bookFaults(aBook())).toEqual([])
})

test('a gap is named by the very case nobody thought of', () => {
  const [fault] = bookFaults(aBook({ rules: without(2) }))
  expect(fault).toMatchObject({ code: 'GAP', text: { zh: '没有一行适用于：无争议：是，方式：抚育，蓄积大于 15' } })
})

test('a bound that two rows leave out, and one that both take, are both found', () => {
  expect(bookFaults(withCell(3, 2, { is: 'RANGE', below: 15 }))[0]?.text.zh).toContain('不少于 15且不超过 15')
  expect(bookFaults(withCell(2, 2, { is: 'RANGE', atLeast: 15 }))[0]).toMatchObject({ code: 'OVERLAP', rows: [3, 4] })
})

test('every other fault says what is wrong', () => {
  expect(codes(aBook({ columns: [], rules: [] }))).toEqual(['NO_COLUMNS', 'NO_RULES'])
  expect(codes(aBook({ columns: ['clean', 'method', 'holder'] }))).toContain('FACT_NOT_TABULAR')
  expect(codes(aBook({ columns: ['clean', 'clean', 'amount'] }))).toContain('COLUMN_TWICE')
  expect(codes(aBook({ columns: ['clean', 'method', 'nothing'] }))).toContain('FACT_UNKNOWN')
  expect(codes(aBook({ facts: [...aBook().facts, ...aBook().facts] }))).toContain('FACT_TWICE')
  expect(codes(aBook({ rules: without(3) }))).toContain('NEVER_APPROVES')
  expect(codes(withCell(0, 0, { is: 'ONE_OF', values: ['x'] }))).toEqual(['CELL_DOES_NOT_FIT'])
  expect(codes(withCell(1, 1, { is: 'ONE_OF', values: ['UNHEARD'] }))).toEqual(['CELL_DOES_NOT_FIT'])
  expect(codes(withCell(3, 2, { is: 'RANGE', above: 9, below: 3 }))).toEqual(['RANGE_EMPTY'])
  const [first] = aBook().rules
  expect(codes(aBook({ rules: first === undefined ? [] : [{ ...first, cells: [] }, ...without(0)] }))).toContain(
    'CELLS_MISSING',
  )
  const [comparison] = aBook().comparisons
  expect(codes(aBook({ comparisons: comparison === undefined ? [] : [{ ...comparison, left: 'nothing' }] }))).toEqual([
    'COMPARISON_UNKNOWN',
  ])
})

test('a table nobody could check is refused before it is tried', () => {
  const rules = Array.from({ length: 60 }, (_, i): Rule => ({
    cells: [{ is: 'ANY' }, { is: 'RANGE', above: i, atMost: i + 1 }, { is: 'RANGE', above: i * 2, atMost: i * 2 + 1 }],
    outcome: 'APPROVE',
    reason: { zh: '—', en: '—' },
  }))
  const facts = [
    ...aBook().facts,
    { id: 'other', label: { zh: '其他', en: 'other' }, kind: 'NUMBER' as const, source: { from: 'IDENTITY' as const } },
  ]
  expect(codes(aBook({ facts, columns: ['clean', 'amount', 'other'], rules }))).toEqual(['TOO_LARGE'])
})
