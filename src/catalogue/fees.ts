import { Type as T } from 'typebox'
import type { Static } from 'typebox'
import { Audience, Condition, factAt, FactPointer, isAskedFor, LegalBasis, Text } from './standard-parts.ts'
import type { FiledFacts } from './standard-parts.ts'

const closed = { additionalProperties: false } as const
const Fen = T.Integer({ minimum: 0 })
const Day = T.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })
/** A charge changes on a day, and the old one stays in the schedule as its history. */
const inForce = {
  /** First and last day on which it is charged; absent: without beginning, without end. */
  from: T.Optional(Day),
  until: T.Optional(Day),
}

/** 分档: the bracket a number of the form falls into; its sum is for the whole, or for each unit begun. */
const FeeTiers = T.Object(
  {
    pointer: FactPointer,
    unit: Text,
    brackets: T.Array(
      T.Object(
        { upTo: T.Optional(T.Number({ exclusiveMinimum: 0 })), fen: Fen, each: T.Optional(T.Boolean()) },
        closed,
      ),
      { minItems: 1, maxItems: 20 },
    ),
  },
  closed,
)

/** One line of the fee schedule (收费标准); what a case owes is the sum of the lines that apply to it. */
export const FeeLine = T.Object(
  {
    name: Text,
    /** The basic amount; what the brackets say comes on top. */
    fen: Fen,
    when: T.Optional(Condition),
    basis: LegalBasis,
    /** 收费文件: the price authority’s document and its number. */
    document: T.Optional(T.String({ minLength: 2, maxLength: 120 })),
    /** 缴费义务人, where it is not simply the applicant. */
    payer: T.Optional(Text),
    tiers: T.Optional(FeeTiers),
    ...inForce,
  },
  closed,
)

/** 减免: who pays less, or nothing (100 %); of several that apply the largest does, they are not added up. */
export const FeeReduction = T.Object(
  {
    name: Text,
    percent: T.Integer({ minimum: 1, maximum: 100 }),
    when: T.Optional(Condition),
    who: T.Optional(T.Array(Audience, { minItems: 1 })),
    basis: LegalBasis,
    document: T.Optional(T.String({ minLength: 2, maxLength: 120 })),
    ...inForce,
  },
  closed,
)

/** 评估、检测、中介费用: what others charge for what the item asks, as they usually do; part of what the matter costs (AP-45). */
const ExternalCost = T.Object({ name: Text, fen: Fen, note: T.Optional(Text), basis: T.Optional(LegalBasis) }, closed)

export const FeeRules = T.Object(
  {
    charged: T.Boolean(),
    basis: T.Optional(LegalBasis),
    note: T.Optional(Text),
    schedule: T.Optional(T.Array(FeeLine, { minItems: 1 })),
    reductions: T.Optional(T.Array(FeeReduction, { minItems: 1 })),
    externalCosts: T.Optional(T.Array(ExternalCost, { minItems: 1 })),
  },
  closed,
)
export type FeeRules = Static<typeof FeeRules>
export type FeeLine = Static<typeof FeeLine>
export type FeeReduction = Static<typeof FeeReduction>
type FeeTiers = NonNullable<FeeLine['tiers']>

/** What decides a fee: the answers, what was filled in, and the day. */
export interface FeeFacts extends FiledFacts {
  readonly answers: Readonly<Record<string, string>>
  readonly day: string
}
export interface FeeOwed {
  readonly lines: readonly { readonly line: FeeLine; readonly fen: number }[]
  /** What takes something off, and how much. */
  readonly reduction: { readonly rule: FeeReduction; readonly fen: number } | null
  readonly fen: number
  /** A number of the form that decides is not filled in yet. */
  readonly open: boolean
}
interface Dated {
  readonly from?: string
  readonly until?: string
}

export const standsOn = ({ from = '', until = '9999-12-31' }: Dated, day: string): boolean =>
  from <= day && day <= until

/** What is owed, line by line. Without a basis nothing is charged, whatever the schedule says (行政许可法 58, 59). */
export function feeOn(fee: FeeRules, facts: FeeFacts): FeeOwed {
  const charged = fee.charged && fee.basis !== undefined
  const standing = (charged ? (fee.schedule ?? []) : []).filter(
    (line) => hasBasis(line) && standsOn(line, facts.day) && isAskedFor(line.when, facts.answers),
  )
  const amounts = standing.map((line) => ({ line, tier: tierAmount(line.tiers, facts) }))
  const lines = amounts.map(({ line, tier }) => ({ line, fen: line.fen + (tier ?? 0) }))
  const whole = lines.reduce((sum, { fen }) => sum + fen, 0)
  const [rule] = (fee.reductions ?? [])
    .filter((each) => hasBasis(each) && standsOn(each, facts.day) && appliesTo(each, facts))
    .sort((a, b) => b.percent - a.percent)
  // A part of a fen is the payer's.
  const off = rule === undefined ? 0 : Math.ceil((whole * rule.percent) / 100)
  return {
    lines,
    reduction: rule === undefined || off === 0 ? null : { rule, fen: off },
    fen: whole - off,
    open: amounts.some(({ tier }) => tier === undefined),
  }
}

/** What a charge rests on: the lines that were charged and the reduction that was made, not the whole schedule. */
export function chargedBases(fee: FeeRules, facts: FeeFacts): readonly LegalBasis[] {
  const { lines, reduction } = feeOn(fee, facts)
  const own = lines.filter(({ fen }) => fen > 0).map(({ line }) => line.basis)
  const taken = reduction === null ? [] : [reduction.rule.basis]
  return [...own, ...taken, ...(fee.basis === undefined ? [] : [fee.basis])]
}

const hasBasis = ({ basis }: { readonly basis: LegalBasis }): boolean => basis.law.trim().length >= 2

function appliesTo({ when, who }: FeeReduction, { answers, applicant }: FeeFacts): boolean {
  return isAskedFor(when, answers) && (who === undefined || who.some((kind) => kind === applicant['kind']))
}

/** An absurd number in the form still gives a sum that can be counted with to the fen. */
const FEN_MAX = 10_000_000_000_000

/** Undefined while the number is not known; what lies beyond the last bracket pays as the last does. */
function tierAmount(tiers: FeeTiers | undefined, facts: FiledFacts): number | undefined {
  if (tiers === undefined) return 0
  const amount = factAt(facts, tiers.pointer)
  if (typeof amount !== 'number' || !Number.isFinite(amount)) return undefined
  const bracket = tiers.brackets.find(({ upTo }) => upTo === undefined || amount <= upTo) ?? tiers.brackets.at(-1)
  if (bracket === undefined || amount <= 0) return 0
  return bracket.each === true ? Math.min(FEN_MAX, bracket.fen * Math.ceil(amount)) : bracket.fen
}

/** What is owed from which day on: the fee asked of a case is the one of the day it is accepted. */
export function feesFrom(fee: FeeRules, facts: FeeFacts): readonly { readonly from: string; readonly fen: number }[] {
  const dated: readonly Dated[] = [...(fee.schedule ?? []), ...(fee.reductions ?? [])]
  const days = dated.flatMap(({ from, until }) => [
    ...(from === undefined ? [] : [from]),
    ...(until === undefined ? [] : [dayAfter(until)]),
  ])
  const turning = [...new Set([facts.day, ...days.filter((day) => day > facts.day)])].sort()
  return turning.map((from) => ({ from, fen: feeOn(fee, { ...facts, day: from }).fen }))
}

const DAY_MS = 86_400_000
const dayAfter = (day: string): string => new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, 10)

/** Lines that no longer stand, stand today, or will: the change history of the charge. */
export function feeHistory(fee: FeeRules, today: string): { past: FeeLine[]; now: FeeLine[]; coming: FeeLine[] } {
  const lines = fee.schedule ?? []
  return {
    past: lines.filter(({ until }) => until !== undefined && until < today),
    now: lines.filter((line) => standsOn(line, today)),
    coming: lines.filter(({ from }) => from !== undefined && from > today),
  }
}

/** 收费与中介费用 of the ordinary case, without reductions: what before and after are compared by. */
export function usualCost(fee: FeeRules): readonly { readonly name: string; readonly fen: number }[] {
  const lines = fee.charged ? (fee.schedule ?? []).filter(({ until }) => until === undefined) : []
  return [
    ...lines.map(({ name, fen, tiers }) => ({ name: name.zh, fen: fen + (tiers?.brackets[0]?.fen ?? 0) })),
    ...(fee.externalCosts ?? []).map(({ name, fen }) => ({ name: name.zh, fen })),
  ]
}
