import { limitWords, valueWords } from '#contract'
import type { Bilingual } from '#contract'
import type { ItemStandard } from './standard.ts'

export type ReductionAim = 'MATERIALS' | 'STEPS' | 'DAYS' | 'TRIPS' | 'TIERS' | 'COST'

/** One figure of a reform, always computed from two versions and never typed (减环节、减材料、减时间、减跑动、节成本). */
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
  TRIPS: { zh: '到现场次数：（改前－改后）÷改前', en: 'Visits: (before − after) ÷ before' },
  TIERS: {
    zh: '审批层级：审查、审核、风险审查、决定各为一级，（改前－改后）÷改前',
    en: 'Tiers: examination, review, risk check and decision count one each, (before − after) ÷ before',
  },
  COST: {
    zh: '收费标准各项合计（元）：（改前－改后）÷改前',
    en: 'Sum of the fee schedule (yuan): (before − after) ÷ before',
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
  COST: ({ fee }) => {
    const lines = fee.charged ? (fee.schedule ?? []) : []
    const fen = lines.reduce((sum, line) => sum + line.fen, 0)
    return { value: fen / 100, names: lines.map(({ name }) => name.zh) }
  },
}
const named = (names: readonly string[]): Counted => ({ value: names.length, names })

/** The reform's figures, computed from the item before and after. */
export function reductions(before: ItemStandard, after: ItemStandard): readonly Reduction[] {
  const aims: readonly ReductionAim[] = ['MATERIALS', 'STEPS', 'DAYS', 'TRIPS', 'TIERS', 'COST']
  return aims.map((aim) => {
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
