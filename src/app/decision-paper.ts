import type { Matters } from '#catalogue'

type Standard = Matters['standards'][number]
type Result = NonNullable<Standard['result']>

/** 行政许可法 38 and its like want every decision in writing; what it is called follows the kind of the item. */
const NAMES: Readonly<Record<Standard['kind'], Result['name']>> = {
  PERMIT: { zh: '准予行政许可决定书', en: 'Decision to grant a permit' },
  CONFIRMATION: { zh: '行政确认决定书', en: 'Decision on an administrative confirmation' },
  PAYMENT: { zh: '行政给付决定书', en: 'Decision on an administrative payment' },
  REWARD: { zh: '行政奖励决定书', en: 'Decision on an administrative reward' },
  ADJUDICATION: { zh: '行政裁决书', en: 'Administrative adjudication' },
  FILING: { zh: '备案通知书', en: 'Notice of filing' },
  PUBLIC_SERVICE: { zh: '公共服务办理结果通知书', en: 'Notice of the result of a public service' },
  OTHER_POWER: { zh: '办理结果通知书', en: 'Notice of the result' },
}
/** The bureau's own type of paper, apart from the types that ministries define. */
const TYPE_DIGITS = '900'

/**
 * What an item yields whose list does not say which certificate it is: the bureau's written decision itself, sealed,
 * numbered and verifiable like every other paper. No certificate of a ministry is made up.
 */
export function decisionPaper(kind: Standard['kind'], creditCode: string, general: Matters['general']): Result {
  const fields = [...general.certificateFields]
  return { certificateType: creditCode + TYPE_DIGITS, name: NAMES[kind], validityYears: null, fields }
}
