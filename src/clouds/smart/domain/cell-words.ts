import type { Cell, FactDefinition, FactValue, RuleBook, Said } from './rule-book.ts'

const both = (zh: string, en: string): Said => ({ zh, en })
const YES = both('是', 'yes')
const NO = both('否', 'no')

/** A value as people read it, with its unit. */
export function valueWords(fact: FactDefinition, value: FactValue): Said {
  if (typeof value === 'boolean') return value ? YES : NO
  if (typeof value === 'number') {
    const { zh = '', en = '' } = fact.unit ?? {}
    return both(`${String(value)}${zh === '' ? '' : ` ${zh}`}`, `${String(value)}${en === '' ? '' : ` ${en}`}`)
  }
  return fact.choices?.find((choice) => choice.value === value)?.label ?? both(value, value)
}

/** A condition in words; `null` when it asks nothing. */
export function cellWords(fact: FactDefinition, cell: Cell): Said | null {
  const { zh, en } = fact.label
  switch (cell.is) {
    case 'ANY':
      return null
    case 'YES':
      return both(`${zh}：是`, `${en}: yes`)
    case 'NO':
      return both(`${zh}：否`, `${en}: no`)
    case 'ONE_OF': {
      const words = cell.values.map((value) => valueWords(fact, value))
      return both(
        `${zh}：${words.map((word) => word.zh).join('、')}`,
        `${en}: ${words.map((word) => word.en).join(' or ')}`,
      )
    }
    case 'RANGE': {
      const said = boundWords(cell)
      const unit = fact.unit ?? both('', '')
      return both(
        `${zh}${said.map((word) => word.zh).join('且')}${unit.zh === '' ? '' : ` ${unit.zh}`}`,
        `${en} ${said.map((word) => word.en).join(' and ')}${unit.en === '' ? '' : ` ${unit.en}`}`,
      )
    }
  }
}

function boundWords({ above, atLeast, below, atMost }: Extract<Cell, { is: 'RANGE' }>): readonly Said[] {
  const bound = (value: number | undefined, zh: string, en: string): readonly Said[] =>
    value === undefined ? [] : [both(`${zh} ${String(value)}`, `${en} ${String(value)}`)]
  const said = [
    ...bound(above, '大于', 'more than'),
    ...bound(atLeast, '不少于', 'at least'),
    ...bound(below, '小于', 'less than'),
    ...bound(atMost, '不超过', 'at most'),
  ]
  return said.length === 0 ? [both('任意', 'anything')] : said
}

/** Every condition of a row, in the order of the columns. */
export const rowWords = (book: RuleBook, cells: readonly Cell[]): readonly Said[] =>
  book.columns.flatMap((id, i) => {
    const fact = book.facts.find((one) => one.id === id)
    const cell = cells[i]
    const words = fact === undefined || cell === undefined ? null : cellWords(fact, cell)
    return words === null ? [] : [words]
  })
