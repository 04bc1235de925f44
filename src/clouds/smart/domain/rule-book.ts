/** A sentence in both languages: applicant, officer and auditor read the same one. */
export interface Said {
  readonly zh: string
  readonly en: string
}

/** What a fact can be; choices are closed, so that a table over them can be complete. */
export type FactKind = 'NUMBER' | 'CHOICE' | 'YES_NO' | 'TEXT'

/** Where a fact comes from: never from a scan, and only what the applicant alone can know from his form. */
export type FactSource =
  | { readonly from: 'FORM'; readonly pointer: string }
  /** What the applicant's own number says: age in full years today. */
  | { readonly from: 'AGE'; readonly pointer: string }
  /** 电子证照库: state of a certificate of this type, or one of its lines. */
  | {
      readonly from: 'CERTIFICATE'
      readonly certificateType: string
      readonly which: 'NAMED' | 'HELD'
      readonly read: string
    }
  /** A register another authority keeps, as it was last taken over. */
  | { readonly from: 'REGISTER'; readonly register: string; readonly key: string; readonly field: string }
  /** What is left of a limit after everything granted so far; `amount` is what this case would take. */
  | {
      readonly from: 'QUOTA'
      readonly register: string
      readonly key: string
      readonly field: string
      readonly amount: string
    }
  /** How many other cases of this item there are with the same value at the pointer. */
  | { readonly from: 'EARLIER'; readonly pointer: string; readonly stage: 'OPEN' | 'GRANTED' }
  /** 身份核验: whether name and number belong together, asked of the identity service. */
  | { readonly from: 'IDENTITY' }

export interface FactDefinition {
  readonly id: string
  readonly label: Said
  readonly kind: FactKind
  readonly unit?: Said
  readonly choices?: readonly { readonly value: string; readonly label: Said }[]
  readonly source: FactSource
  /** Somebody else's data: everybody reads that it was checked, nobody reads in a case what it says. */
  readonly sensitive?: boolean
}

/** Two sources must say the same, or the one must not exceed the other. */
export interface ComparisonDefinition {
  readonly id: string
  readonly label: Said
  readonly left: string
  readonly right: string
  readonly rule: 'EQUAL' | 'AT_MOST'
}

/** One condition of a row. */
export type Cell =
  | { readonly is: 'ANY' }
  | {
      readonly is: 'RANGE'
      readonly above?: number
      readonly atLeast?: number
      readonly below?: number
      readonly atMost?: number
    }
  | { readonly is: 'ONE_OF'; readonly values: readonly string[] }
  | { readonly is: 'YES' }
  | { readonly is: 'NO' }

/** 及时完成审批: a table approves, or passes on to a person. It cannot refuse (SM-05). */
export type RuleOutcome = 'APPROVE' | 'TO_OFFICER'

export interface Rule {
  readonly cells: readonly Cell[]
  readonly outcome: RuleOutcome
  readonly reason: Said
}

/** Everything that decides one item at once: the facts, what is held against what, and the table. */
export interface RuleBook {
  readonly facts: readonly FactDefinition[]
  readonly comparisons: readonly ComparisonDefinition[]
  /** Fact ids, one for each column. */
  readonly columns: readonly string[]
  readonly rules: readonly Rule[]
}

export type FactValue = number | string | boolean

export function matches(cell: Cell, value: FactValue): boolean {
  switch (cell.is) {
    case 'ANY':
      return true
    case 'YES':
      return value === true
    case 'NO':
      return value === false
    case 'ONE_OF':
      return typeof value === 'string' && cell.values.includes(value)
    case 'RANGE':
      return typeof value === 'number' && inRange(cell, value)
  }
}

function inRange({ above, atLeast, below, atMost }: Extract<Cell, { is: 'RANGE' }>, value: number): boolean {
  if (above !== undefined && value <= above) return false
  if (atLeast !== undefined && value < atLeast) return false
  if (below !== undefined && value >= below) return false
  return atMost === undefined || value <= atMost
}

export const factOf = (book: RuleBook, id: string): FactDefinition | undefined =>
  book.facts.find((fact) => fact.id === id)
