import { rowWords, shownWords } from './cell-words.ts'
import { factOf } from './rule-book.ts'
import type { ComparisonDefinition, FactValue, RuleBook, RuleOutcome, Said } from './rule-book.ts'

/** A fact as it was found: its value, or why there is none; where it came from and as of when. */
export interface GatheredFact {
  readonly id: string
  readonly value: FactValue | null
  /** Why there is no value. */
  readonly missing: Said | null
  readonly source: Said
  /** As of when the source had it (ISO). */
  readonly asOf: string
}

/** One fact as everybody reads it: in the entry, on the applicant's page, on the desk and in the audit. */
export interface ShownFact extends GatheredFact {
  readonly label: Said
  readonly shown: Said
}
export interface ComparisonResult {
  readonly id: string
  readonly label: Said
  readonly left: Said
  readonly right: Said
  readonly result: 'AGREES' | 'DIFFERS' | 'MISSING'
}
export interface FiredRule {
  /** Row number people see, from 1. */
  readonly row: number
  readonly conditions: readonly Said[]
  readonly outcome: RuleOutcome
  readonly reason: Said
}
export interface Verdict {
  readonly outcome: RuleOutcome
  /** Why: the rule's own words when it approves, every doubt when it goes to a person. */
  readonly reasons: readonly Said[]
  readonly facts: readonly ShownFact[]
  readonly comparisons: readonly ComparisonResult[]
  readonly fired: readonly FiredRule[]
}

const ABSENT: Said = { zh: '未取得', en: 'not found' }
/** Numbers from two houses agree when they agree to the thousandth. */
const TOLERANCE = 0.0005

/**
 * What a table says of these facts. A missing fact, two sources that contradict each other, no row or two rows: each
 * alone is enough to pass the case to a person, and nothing here can refuse (SM-05). `firedRows` are what the engine
 * found, counted from 0; it is not asked when a column has no value.
 */
export function judge(book: RuleBook, gathered: readonly GatheredFact[], firedRows: readonly number[] | null): Verdict {
  const facts = book.facts.map((definition): ShownFact => {
    const found = gathered.find(({ id }) => id === definition.id)
    const fact = found ?? { id: definition.id, value: null, missing: ABSENT, source: ABSENT, asOf: '' }
    const shown = fact.value === null ? (fact.missing ?? ABSENT) : shownWords(definition, fact.value)
    return { ...fact, label: definition.label, shown }
  })
  const comparisons = book.comparisons.map((comparison) => compared(comparison, facts))
  const fired = (firedRows ?? []).flatMap((row): readonly FiredRule[] => {
    const rule = book.rules[row]
    if (rule === undefined) return []
    const { cells, outcome, reason } = rule
    return [{ row: row + 1, conditions: rowWords(book, cells, true), outcome, reason }]
  })
  const doubts = [
    ...facts.flatMap(missingDoubt),
    ...comparisons.flatMap(comparisonDoubt),
    ...rowDoubts(firedRows, fired),
  ]
  const [only] = fired
  const approves = doubts.length === 0 && fired.length === 1 && only?.outcome === 'APPROVE'
  const reasons = approves
    ? [only.reason]
    : [...doubts, ...fired.flatMap(({ outcome, reason }) => (outcome === 'TO_OFFICER' ? [reason] : []))]
  return { outcome: approves ? 'APPROVE' : 'TO_OFFICER', reasons, facts, comparisons, fired }
}

/** The columns as the engine takes them; null when one of them has no value. */
export function engineInput(
  book: RuleBook,
  gathered: readonly GatheredFact[],
): Readonly<Record<string, FactValue>> | null {
  const input: Record<string, FactValue> = {}
  for (const id of book.columns) {
    const value = gathered.find((fact) => fact.id === id)?.value ?? null
    const definition = factOf(book, id)
    const foreign =
      definition?.kind === 'CHOICE' && definition.choices?.every((choice) => choice.value !== value) === true
    if (value === null || foreign) return null
    input[id] = value
  }
  return input
}

function compared(
  { id, label, left, right, rule }: ComparisonDefinition,
  facts: readonly ShownFact[],
): ComparisonResult {
  const [one, other] = [left, right].map((name) => facts.find((fact) => fact.id === name))
  const shown = { id, label, left: one?.shown ?? ABSENT, right: other?.shown ?? ABSENT }
  const a = one?.value ?? null
  const b = other?.value ?? null
  if (a === null || b === null) return { ...shown, result: 'MISSING' }
  return { ...shown, result: agrees(rule, a, b) ? 'AGREES' : 'DIFFERS' }
}

function agrees(rule: ComparisonDefinition['rule'], a: FactValue, b: FactValue): boolean {
  if (typeof a === 'number' && typeof b === 'number')
    return rule === 'AT_MOST' ? a <= b + TOLERANCE : Math.abs(a - b) <= TOLERANCE
  return rule === 'EQUAL' && tidy(a) === tidy(b)
}
/** Full-width brackets and blanks are how people type, not what they mean. */
const tidy = (value: FactValue): string => String(value).normalize('NFKC').replaceAll(/\s+/g, '').toUpperCase()

const missingDoubt = ({ label, value, missing }: ShownFact): readonly Said[] =>
  value !== null
    ? []
    : [
        {
          zh: `「${label.zh}」没有取得：${(missing ?? ABSENT).zh}`,
          en: `${label.en} was not found: ${(missing ?? ABSENT).en}`,
        },
      ]

const comparisonDoubt = ({ label, left, right, result }: ComparisonResult): readonly Said[] =>
  result !== 'DIFFERS'
    ? []
    : [
        {
          zh: `比对不一致：${label.zh}（${left.zh} 与 ${right.zh}）`,
          en: `Does not agree: ${label.en} (${left.en} and ${right.en})`,
        },
      ]

function rowDoubts(firedRows: readonly number[] | null, fired: readonly FiredRule[]): readonly Said[] {
  if (firedRows === null) return []
  if (fired.length === 0) return [{ zh: '决策表没有适用的规则', en: 'No rule of the table applies' }]
  if (fired.length === 1) return []
  const rows = fired.map(({ row }) => String(row))
  return [{ zh: `决策表第 ${rows.join('、')} 行同时适用`, en: `Rows ${rows.join(', ')} of the table apply at once` }]
}
