import type { ItemStandard } from './standard.ts'

type Channel = NonNullable<ItemStandard['channels']>[number]
type Delivery = NonNullable<ItemStandard['delivery']>[number]
/** An item whose standard says nothing of them is applied for like every item of the house, and served by download. */
const USUAL_CHANNELS: readonly Channel[] = ['ONLINE', 'MOBILE', 'WINDOW']
const USUAL_DELIVERY: readonly Delivery[] = ['DOWNLOAD', 'COUNTER']

export const channelsOf = ({ channels }: Pick<ItemStandard, 'channels'>): readonly Channel[] =>
  channels ?? USUAL_CHANNELS
export const deliveryOf = ({ delivery }: Pick<ItemStandard, 'delivery'>): readonly Delivery[] =>
  delivery ?? USUAL_DELIVERY

export const CLAIMS = [
  'ZERO_TIME',
  'ZERO_DISTANCE',
  'ZERO_MATERIALS',
  'ZERO_FEE',
  'ZERO_PAPER',
  'ZERO_MEDIA',
  'ZERO_MEETING',
] as const
/** 零时限、零距离、零材料、零费用 (AP-36); 零纸张、零介质、零见面 (AP-33). */
export type Claim = (typeof CLAIMS)[number]
export const SERVICE_MODES = ['MOBILE', 'NEARBY', 'TOLERANT', 'COURIER'] as const
/** 掌上办、就近办、容缺办、快递办 (AP-35). */
export type ServiceMode = (typeof SERVICE_MODES)[number]

interface Words {
  readonly zh: string
  readonly en: string
}
export interface ClaimFinding {
  readonly holds: boolean
  /** What in the standard bears it, or what stands against it. */
  readonly reason: Words
}
const holds = (zh: string, en: string): ClaimFinding => ({ holds: true, reason: { zh, en } })
const fails = (zh: string, en: string): ClaimFinding => ({ holds: false, reason: { zh, en } })

const isRemote = (standard: ItemStandard): boolean =>
  channelsOf(standard).some((channel) => channel === 'ONLINE' || channel === 'MOBILE')

/** Every claim follows from what the standard sets; nobody ticks one (AP-32, AP-33, AP-36). */
const RULES: Readonly<Record<Claim, (standard: ItemStandard) => ClaimFinding>> = {
  ZERO_TIME: ({ timeClass, limits: { promised } }) => {
    if (promised.days === 0) return holds('承诺当场办结', 'Settled while you wait')
    if (timeClass === 'IMMEDIATE') return holds('即办件', 'An on-the-spot item')
    const { days, unit } = promised
    const [zh, en] = unit === 'working' ? ['个工作日', 'working'] : ['个自然日', 'calendar']
    return fails(`承诺 ${days} ${zh}`, `Promised in ${days} ${en} days`)
  },
  ZERO_DISTANCE: (standard) => {
    if (!isRemote(standard)) return fails('不能网上申请', 'Cannot be applied for on-line')
    if (standard.visits > 0) return fails(`需到现场 ${standard.visits} 次`, `Needs ${standard.visits} visits`)
    if (deliveryOf(standard).every((way) => way === 'COUNTER'))
      return fails('结果须到窗口领取', 'Collected at the window')
    return holds('网上申请，到现场 0 次，结果可下载或快递', 'On-line, no visit, the result is sent')
  },
  ZERO_MATERIALS: ({ materials }) => {
    const asked = materials.filter(({ source, required, copies }) => source === 'APPLICANT' && required && copies > 0)
    const [first] = asked
    if (first === undefined) return holds('材料全部由证照库或系统取得', 'Everything is taken from registers')
    return fails(`仍需提交 ${asked.length} 份材料`, `${asked.length} materials are still asked for`)
  },
  ZERO_FEE: ({ fee }) => (fee.charged ? fails('按标准收费', 'A fee is charged') : holds('不收费', 'Free of charge')),
  // What comes in on-line comes as files, originals too: only the window takes paper.
  ZERO_PAPER: (standard) =>
    isRemote(standard)
      ? holds('全部材料可网上提交', 'Everything can be handed in on-line')
      : fails('只能提交纸质材料', 'Only paper is taken'),
  ZERO_MEDIA: (standard) =>
    deliveryOf(standard).includes('DOWNLOAD')
      ? holds('结果为电子证照，可下载', 'The result is electronic')
      : fails('结果为实体证照', 'The result is a thing to be handed over'),
  // 不见面: nobody is met at the beginning, on the way or at the end.
  ZERO_MEETING: (standard) => {
    const { holds: kept, reason } = RULES.ZERO_DISTANCE(standard)
    return kept ? holds('到现场 0 次', 'No visit') : { holds: false, reason }
  },
}

export const claimOf = (standard: ItemStandard, claim: Claim): ClaimFinding => RULES[claim](standard)

/** What of the four service modes the standard switches on. */
export function serviceModesOf(standard: ItemStandard): readonly ServiceMode[] {
  const channels = channelsOf(standard)
  const on: Readonly<Record<ServiceMode, boolean>> = {
    MOBILE: channels.includes('MOBILE'),
    NEARBY: channels.includes('SERVICE_POINT'),
    TOLERANT: standard.materials.some(({ deferrableDays }) => deferrableDays !== undefined),
    COURIER: deliveryOf(standard).includes('COURIER'),
  }
  return SERVICE_MODES.filter((mode) => on[mode])
}

/** Decided within this bureau alone: no authority above has a say in it (一个层级). */
export const hasOneLevel = ({ procedures = [] }: ItemStandard): boolean =>
  !procedures.some(({ kind }) => kind === 'UPPER_LEVEL')
export { isRemote as isOnOneNet }

/** What real cases of an item showed. */
export interface CaseEvidence {
  readonly cases: number
  /** Cases in which the applicant came, or which came in at a counter. */
  readonly visited: number
  /** Cases in which paper was taken. */
  readonly withPaper: number
  readonly charged: number
}
/** How many real cases a claim was broken in: it stands in the list with this number beside it. */
export function contradictions(claim: Claim, { visited, withPaper, charged }: CaseEvidence): number {
  switch (claim) {
    case 'ZERO_DISTANCE':
    case 'ZERO_MEETING':
      return visited
    case 'ZERO_PAPER':
    case 'ZERO_MATERIALS':
    case 'ZERO_MEDIA':
      return withPaper
    case 'ZERO_FEE':
      return charged
    case 'ZERO_TIME':
      return 0
  }
}
