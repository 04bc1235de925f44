import type { ItemStandard } from '#catalogue/standard'

/**
 * 廉政风险点: where in the handling of an item somebody could use his power for himself. They are read off the standard,
 * so that an item whose standard changes has other points from that day on; what controls each are rules of oversight.
 */
export type RiskPointKind =
  | 'DISCRETION'
  | 'SINGLE_PERSON'
  | 'TWO_HANDS'
  | 'MONEY'
  | 'SITE_VISIT'
  | 'EXPERTS'
  | 'DELAY'
  | 'PAPERS'
  | 'COMMITMENT'
  | 'CERTIFICATE'
  | 'AFTERWARDS'
export interface RiskPoint {
  readonly kind: RiskPointKind
  readonly level: 'HIGH' | 'MEDIUM' | 'LOW'
  readonly name: Said
  /** What in the standard makes it one. */
  readonly why: Said
  /** Codes of the rules that control it. */
  readonly rules: readonly string[]
}
interface Said {
  readonly zh: string
  readonly en: string
}
type Standard = Pick<
  ItemStandard,
  | ('kind' | 'mode' | 'criteria' | 'postModel' | 'windowAuthority' | 'fee' | 'procedures' | 'limits')
  | ('materials' | 'result' | 'competentOrgans')
>
type Found = readonly [zh: string, en: string] | undefined

interface PointRule extends Omit<RiskPoint, 'why'> {
  readonly found: (standard: Standard) => Found
}

const ON_SITE: readonly string[] = ['SITE_SURVEY', 'INSPECTION', 'TESTING', 'QUARANTINE', 'APPRAISAL']
const BY_EXPERTS: readonly string[] = ['EXPERT_REVIEW', 'TECHNICAL_REVIEW', 'JOINT_REVIEW', 'HEARING']
const has =
  (kinds: readonly string[]) =>
  ({ procedures = [] }: Standard) =>
    procedures.some(({ kind }) => kinds.includes(kind))
/** From here on a day more or less is somebody's favour. */
const LONG_DAYS = 5
const MANY_PAPERS = 5

const POINTS: readonly PointRule[] = [
  {
    ...{ kind: 'DISCRETION', level: 'HIGH', name: { zh: '自由裁量', en: 'Discretion' } },
    rules: ['REFUSAL_OUTLIER', 'DECIDED_UNSEEN', 'PROCEDURE_DEVIATION'],
    found: ({ kind, mode, criteria }) => {
      const loose = criteria.filter(({ material }) => material === undefined).length
      if (mode === 'FILING' || kind === 'FILING' || loose === 0) return undefined
      return [`${String(loose)} 条审查要点不对应具体材料`, `${String(loose)} criteria rest on no document`]
    },
  },
  {
    ...{ kind: 'SINGLE_PERSON', level: 'HIGH', name: { zh: '一人办结', en: 'The whole case in one hand' } },
    rules: ['INSTANT_CONCLUSION', 'NO_DWELL', 'DECIDED_UNSEEN', 'AFTER_HOURS'],
    found: ({ postModel, windowAuthority }) => {
      if (windowAuthority) return ['窗口当场决定', 'The window decides on the spot']
      return postModel === 'COMBINED' ? ['审核合一岗', 'One post examines and decides'] : undefined
    },
  },
  {
    ...{ kind: 'TWO_HANDS', level: 'MEDIUM', name: { zh: '审查与决定', en: 'Examination and decision' } },
    rules: ['FOUR_EYES', 'NO_DWELL', 'PROCEDURE_DEVIATION'],
    found: ({ postModel }) =>
      postModel === 'ONE_EXAMINER_ONE_VERIFIER' ? ['一审一核，两人分任', 'Two persons, two posts'] : undefined,
  },
  {
    ...{ kind: 'MONEY', level: 'HIGH', name: { zh: '收费', en: 'Money' } },
    rules: ['FEE_ORDERED_AGAIN', 'SPLIT_APPLICATIONS'],
    found: ({ fee }) => (fee.charged ? ['本事项收费', 'A fee is charged'] : undefined),
  },
  {
    ...{ kind: 'SITE_VISIT', level: 'HIGH', name: { zh: '现场勘查', en: 'Visit to the site' } },
    rules: ['PROCEDURE_DEVIATION', 'ENTERED_LATE', 'REASSIGNED_OFTEN'],
    found: (standard) => (has(ON_SITE)(standard) ? ['标准设有现场环节', 'The standard has a step on site'] : undefined),
  },
  {
    ...{ kind: 'EXPERTS', level: 'MEDIUM', name: { zh: '专家评审、听证', en: 'Experts and hearings' } },
    rules: ['PROCEDURE_DEVIATION'],
    found: (standard) =>
      has(BY_EXPERTS)(standard) ? ['标准设有评审或者听证', 'The standard has a review or a hearing'] : undefined,
  },
  {
    ...{ kind: 'DELAY', level: 'MEDIUM', name: { zh: '拖延', en: 'Delay' } },
    rules: ['PROMISED_NEARLY_USED', 'PROMISED_EXCEEDED', 'STEP_EXCEEDED', 'EXTENSION_OUTLIER'],
    found: ({ limits: { promised } }) =>
      promised.days < LONG_DAYS
        ? undefined
        : [`承诺 ${String(promised.days)} 日`, `${String(promised.days)} days are promised`],
  },
  {
    ...{ kind: 'PAPERS', level: 'MEDIUM', name: { zh: '反复要材料', en: 'Papers asked for again and again' } },
    rules: ['CORRECTION_AGAIN', 'DRIP_CORRECTIONS', 'DISCRETION_OUTLIER', 'HELD_PROOF_ASKED'],
    found: ({ materials: { length } }) =>
      length < MANY_PAPERS ? undefined : [`要交 ${String(length)} 种材料`, `${String(length)} documents are asked for`],
  },
  {
    ...{ kind: 'COMMITMENT', level: 'MEDIUM', name: { zh: '告知承诺不核查', en: 'A promise nobody checks' } },
    rules: ['NOT_PUSHED', 'NOT_INSPECTED'],
    found: ({ mode }) => (mode === 'COMMITMENT' ? ['凭承诺先行办理', 'Granted on a promise'] : undefined),
  },
  {
    ...{ kind: 'CERTIFICATE', level: 'LOW', name: { zh: '发证用印', en: 'Certificate and seal' } },
    rules: ['CERTIFICATE_WITHOUT_CASE', 'SEAL_SERIES_GAP'],
    found: ({ result }) => (result === null ? undefined : [`发${result.name.zh}`, 'A certificate is sealed']),
  },
  {
    ...{ kind: 'AFTERWARDS', level: 'LOW', name: { zh: '批后无人管', en: 'Nobody looks afterwards' } },
    rules: ['NOT_PUSHED', 'NOT_CLAIMED', 'NOT_INSPECTED'],
    found: ({ competentOrgans }) =>
      competentOrgans.length === 0 ? undefined : ['由主管部门监管', 'A department supervises what was granted'],
  },
]

/** In the order above: the gravest first where it matters to a reader. */
export const riskPointsOf = (standard: Standard): readonly RiskPoint[] =>
  POINTS.flatMap(({ found, ...point }) => {
    const why = found(standard)
    return why === undefined ? [] : [{ ...point, why: { zh: why[0], en: why[1] } }]
  })
