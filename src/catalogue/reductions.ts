import { limitWords, valueWords } from '#contract'
import type { Bilingual } from '#contract'
import { usualCost } from './fees.ts'
import type { ItemStandard } from './standard.ts'

/** 减环节、优程序（层级与串联的程序）、减材料、节成本、减时间、提效能（跑动次数）(AP-45). */
export type ReductionAim = 'STEPS' | 'PROCEDURES' | 'TIERS' | 'MATERIALS' | 'COST' | 'DAYS' | 'TRIPS'

/** One figure of a reform, always computed from two versions and never typed. */
export interface Reduction {
  readonly aim: ReductionAim
  readonly before: number
  readonly after: number
  /** Share taken away, in percent to one decimal; null where the two cannot be compared. */
  readonly percent: number | null
  /** How the two numbers were counted. */
  readonly formula: Bilingual
  /** What was counted, by name. */
  readonly counted: { readonly before: readonly string[]; readonly after: readonly string[] }
}
interface Counted {
  readonly value: number
  readonly names: readonly string[]
  /** Numbers of another unit cannot be compared. */
  readonly unit?: string
}

const FORMULAS: Readonly<Record<ReductionAim, Bilingual>> = {
  MATERIALS: {
    zh: '需申请人提交的材料份数（各情形合计，证照库查验的不计）：（改前－改后）÷改前',
    en: 'Papers the applicant hands in (all scenarios, looked-up ones not counted): (before − after) ÷ before',
  },
  STEPS: { zh: '标准列明的办理环节数：（改前－改后）÷改前', en: 'Steps the standard lists: (before − after) ÷ before' },
  DAYS: { zh: '承诺时限：（改前－改后）÷改前', en: 'Promised limit: (before − after) ÷ before' },
  PROCEDURES: {
    zh: '特殊环节和前置事项数（都要先后进行）：（改前－改后）÷改前',
    en: 'Special procedures and items that must come first: (before − after) ÷ before',
  },
  TRIPS: { zh: '到现场次数：（改前－改后）÷改前', en: 'Visits: (before − after) ÷ before' },
  TIERS: {
    zh: '审批层级：审查、审核、风险审查、决定各为一级，（改前－改后）÷改前',
    en: 'Tiers: examination, review, risk check and decision count one each, (before − after) ÷ before',
  },
  COST: {
    zh: '现行收费标准各项与评估、检测等中介费用合计（元，分档的按第一档）：（改前－改后）÷改前',
    en: 'The fee schedule and what others charge for reports it asks for (yuan; the first bracket): (before − after) ÷ before',
  },
}

const TIERS: readonly string[] = ['examination', 'review', 'riskCheck', 'decision']

const COUNTS: Readonly<Record<ReductionAim, (standard: ItemStandard) => Counted>> = {
  MATERIALS: ({ materials }) =>
    named(materials.filter(({ source }) => source === 'APPLICANT').map(({ name }) => name.zh)),
  STEPS: ({ steps }) => named(steps.map(({ name }) => name.zh)),
  DAYS: ({ limits: { promised } }) => ({ value: promised.days, names: [limitWords(promised).zh], unit: promised.unit }),
  TRIPS: ({ visits }) => ({ value: visits, names: [] }),
  TIERS: ({ steps }) =>
    named(steps.filter(({ id }) => TIERS.includes(id)).map(({ name, role }) => `${name.zh}（${valueWords(role).zh}）`)),
  PROCEDURES: ({ procedures = [], predecessors = [] }) =>
    named([...procedures.map(({ kind }) => valueWords(kind).zh), ...predecessors.map(({ item }) => item)]),
  COST: ({ fee }) => {
    const costs = usualCost(fee)
    return { value: costs.reduce((sum, { fen }) => sum + fen, 0) / 100, names: costs.map(({ name }) => name) }
  },
}
const named = (names: readonly string[]): Counted => ({ value: names.length, names })

const REDUCTION_AIMS: readonly ReductionAim[] = ['STEPS', 'PROCEDURES', 'TIERS', 'MATERIALS', 'COST', 'DAYS', 'TRIPS']

/** The reform's figures, computed from the item before and after. */
export function reductions(before: ItemStandard, after: ItemStandard): readonly Reduction[] {
  return REDUCTION_AIMS.map((aim) => {
    const [a, b] = [COUNTS[aim](before), COUNTS[aim](after)]
    return {
      aim,
      before: a.value,
      after: b.value,
      percent: a.unit === b.unit ? percentOf(a.value, b.value) : null,
      formula: FORMULAS[aim],
      counted: { before: a.names, after: b.names },
    }
  })
}

/** Nothing taken from nothing is no reduction, and something added to nothing has no percentage. */
export function percentOf(before: number, after: number): number | null {
  if (before === 0) return after === 0 ? 0 : null
  return Math.round(((before - after) / before) * 1000) / 10
}
