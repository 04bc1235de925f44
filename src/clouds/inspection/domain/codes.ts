/** Coded data of supervision (监管措施、监管处理): what is counted is never free text (SV-30). */

/** How an object is met. */
export const METHODS = ['ON_SITE', 'PAPERS', 'ONLINE', 'SAMPLING', 'REMOTE_SENSING'] as const
export type Method = (typeof METHODS)[number]

export const RISK_CLASSES = ['A', 'B', 'C', 'D'] as const
export type RiskClass = (typeof RISK_CLASSES)[number]

export type MeasureGroup = 'SUPERVISION' | 'PENALTY' | 'COMPULSORY'
interface MeasureKindFacts {
  readonly group: MeasureGroup
  readonly zh: string
  readonly en: string
}
/** 行政监督; the kinds of penalty of 行政处罚法 9; the compulsory measures of 行政强制法 9. */
export const MEASURES = {
  TALK: { group: 'SUPERVISION', zh: '约谈', en: 'Talk with those in charge' },
  ORDER_CORRECTION: { group: 'SUPERVISION', zh: '责令改正', en: 'Order to correct' },
  CASE_TRANSFER: { group: 'SUPERVISION', zh: '移送立案', en: 'Passed on for investigation' },
  WARNING: { group: 'PENALTY', zh: '警告', en: 'Warning' },
  CRITICISM: { group: 'PENALTY', zh: '通报批评', en: 'Circular of criticism' },
  FINE: { group: 'PENALTY', zh: '罚款', en: 'Fine' },
  CONFISCATION: { group: 'PENALTY', zh: '没收违法所得、没收非法财物', en: 'Confiscation' },
  SUSPENSION: { group: 'PENALTY', zh: '暂扣许可证件', en: 'Permit taken away for a time' },
  DOWNGRADE: { group: 'PENALTY', zh: '降低资质等级', en: 'Lower grade of qualification' },
  REVOCATION: { group: 'PENALTY', zh: '吊销许可证件', en: 'Permit revoked' },
  RESTRICTION: { group: 'PENALTY', zh: '限制开展生产经营活动', en: 'Business restricted' },
  HALT: { group: 'PENALTY', zh: '责令停产停业', en: 'Business halted' },
  CLOSURE: { group: 'PENALTY', zh: '责令关闭', en: 'Closed down' },
  OCCUPATION_BAN: { group: 'PENALTY', zh: '限制从业', en: 'Barred from the trade' },
  DETENTION: { group: 'PENALTY', zh: '行政拘留', en: 'Administrative detention' },
  SEALING: { group: 'COMPULSORY', zh: '查封场所、设施或者财物', en: 'Premises or property sealed' },
  SEIZURE: { group: 'COMPULSORY', zh: '扣押财物', en: 'Property seized' },
  FREEZING: { group: 'COMPULSORY', zh: '冻结存款、汇款', en: 'Deposits frozen' },
} as const satisfies Readonly<Record<string, MeasureKindFacts>>
export type MeasureCode = keyof typeof MEASURES
export const MEASURE_CODES: readonly MeasureCode[] = Object.keys(MEASURES).filter(
  (code): code is MeasureCode => code in MEASURES,
)
export const groupOf = (code: MeasureCode): MeasureGroup => MEASURES[code].group
