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

/** Longer texts are numbers of people and enterprises: their first and last four places stay, of a name its first. */
const NUMBER_LENGTH_MIN = 12
const HIDDEN = both('已核验，内容不显示', 'checked, not shown')

/** As it stands in a case: what is somebody else's is told as checked, or hardly more than its length. */
export function shownWords(fact: FactDefinition, value: FactValue): Said {
  if (fact.sensitive !== true) return valueWords(fact, value)
  if (typeof value !== 'string' || fact.kind !== 'TEXT') return HIDDEN
  const masked =
    value.length >= NUMBER_LENGTH_MIN ? `${value.slice(0, 4)}＊＊＊＊${value.slice(-4)}` : `${value.slice(0, 1)}＊＊`
  return both(masked, masked)
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

/** Every condition of a row, in the order of the columns; in a case without what is somebody else's. */
export const rowWords = (book: RuleBook, cells: readonly Cell[], inCase = false): readonly Said[] =>
  book.columns.flatMap((id, i) => {
    const fact = book.facts.find((one) => one.id === id)
    const cell = cells[i]
    if (fact === undefined || cell === undefined || (inCase && fact.sensitive === true)) return []
    return cellWords(fact, cell) ?? []
  })
