import { happened, refused } from '#kernel'
import type { Decider } from '#kernel'
import { DEFAULT_RISK_RULES } from './risk.ts'
import type { CheckPoint, Said, StandardContent, SupervisionStandardAdopted } from './events.ts'

/** 依法监管、审管分离、高效便民 (SV-46). */
export type Principle = 'LEGAL_BASIS' | 'SEPARATION' | 'BURDEN'
export interface PrincipleAnswer {
  readonly principle: Principle
  readonly kept: boolean
  /** Codes of the points without a basis. */
  readonly points: readonly string[]
}
const BURDEN_TEXT_MIN = 6

/** The check list before a standard is adopted, computed and not ticked. */
export function principlesOf(
  content: StandardContent,
  organs: { readonly supervising: string; readonly deciding: string },
): readonly PrincipleAnswer[] {
  const bare = content.checklist.filter(({ basis }) => basis === null || basis.trim() === '').map(({ code }) => code)
  const stated = content.burden.hours > 0 && content.burden.text.trim().length >= BURDEN_TEXT_MIN
  return [
    { principle: 'LEGAL_BASIS', kept: bare.length === 0 && content.checklist.length > 0, points: bare },
    { principle: 'SEPARATION', kept: organs.supervising !== organs.deciding, points: [] },
    { principle: 'BURDEN', kept: stated, points: [] },
  ]
}

/** What the item's own standard says of supervision (ST-12), where its department has adopted nothing finer yet. */
export function derivedFrom(supervision: {
  readonly object?: { readonly zh: string; readonly en?: string }
  readonly points: readonly { readonly zh: string; readonly en?: string }[]
  readonly firstCheckDays: number
}): StandardContent {
  const said = ({ zh, en = zh }: { readonly zh: string; readonly en?: string }): Said => ({ zh, en })
  const checklist: readonly CheckPoint[] = supervision.points.map((point, index) => {
    const basis = /（([^）]*第[^）]*条[^）]*)）/.exec(point.zh)?.[1] ?? null
    return { code: `P${String(index + 1)}`, text: said(point), basis, grave: false }
  })
  return {
    object: said(supervision.object ?? { zh: '持证主体', en: 'Holder of the permit' }),
    methods: ['ON_SITE', 'PAPERS'],
    checklist,
    share: { A: 1, B: 5, C: 20, D: 100 },
    flow: {
      noticeDays: null,
      visitDays: 10,
      photosMin: 1,
      rectifyDays: 30,
      reinspection: 'ON_SITE',
      firstCheckDays: supervision.firstCheckDays === 0 ? 30 : supervision.firstCheckDays,
    },
    riskRules: DEFAULT_RISK_RULES,
    burden: { hours: 0, text: '' },
  }
}

export interface SupervisionStandardState extends Omit<SupervisionStandardAdopted, 'type'> {
  readonly earlier: number
}
export type SupervisionStandardCommand = {
  readonly type: 'AdoptSupervisionStandard'
  readonly decidingOrgan: string
} & Omit<SupervisionStandardAdopted, 'type'>
export type SupervisionStandardRefusal =
  | 'STANDARD_OUT_OF_TURN'
  | 'POINT_WITHOUT_BASIS'
  | 'SUPERVISOR_IS_APPROVER'
  | 'BURDEN_NOT_STATED'
  | 'POINT_TWICE'
  | 'METHODS_MISSING'

const BROKEN = {
  LEGAL_BASIS: 'POINT_WITHOUT_BASIS',
  SEPARATION: 'SUPERVISOR_IS_APPROVER',
  BURDEN: 'BURDEN_NOT_STATED',
} as const

export const supervisionStandardDecider: Decider<
  SupervisionStandardCommand,
  SupervisionStandardState | null,
  SupervisionStandardAdopted,
  SupervisionStandardRefusal
> = {
  initial: null,
  decide: ({ decidingOrgan, ...command }, state) => {
    const { content, organ, number } = command
    if (number !== (state?.number ?? 0) + 1) return refused('STANDARD_OUT_OF_TURN')
    if (new Set(content.checklist.map(({ code }) => code)).size !== content.checklist.length)
      return refused('POINT_TWICE')
    if (content.methods.length === 0) return refused('METHODS_MISSING')
    const organs = { supervising: organ, deciding: decidingOrgan }
    const broken = principlesOf(content, organs).find(({ kept }) => !kept)
    if (broken !== undefined) return refused(BROKEN[broken.principle], { points: broken.points.join('、') })
    return happened({ ...command, type: 'SupervisionStandardAdopted' })
  },
  evolve: (state, { type: _, ...adopted }) => ({ ...adopted, earlier: state?.number ?? 0 }),
}
