/** Published language of the oversight cloud: cards raised by rules over what others did. */

export type CardRule =
  | 'PROMISED_NEARLY_USED'
  | 'PROMISED_EXCEEDED'
  | 'STATUTORY_EXCEEDED'
  | 'STEP_NEARLY_USED'
  | 'STEP_EXCEEDED'
  /** 非首次补正: corrections were asked for a second time (行政许可法 32, 72). */
  | 'CORRECTION_AGAIN'
  /** 证照库已有仍要求提交 (CE-11). */
  | 'HELD_PROOF_ASKED'
export interface CardRaised {
  readonly type: 'CardRaised'
  readonly at: string
  readonly case: string
  readonly caseNumber: string
  readonly rule: CardRule
  readonly colour: 'YELLOW' | 'RED'
  /** The organ that must react. */
  readonly organ: string
  readonly due: string
  /** The step whose own limit it is, for STEP_NEARLY_USED and STEP_EXCEEDED. */
  readonly step?: string
  /** Share of the limit used, in whole percent, when the card was raised. */
  readonly usedPercent: number
}
export interface CardAnswered {
  readonly type: 'CardAnswered'
  readonly at: string
  readonly by: string
  readonly explanation: string
}
/** 撤牌: a holiday notice moved the last day on which the card rested, so that its rule no longer holds. */
export interface CardLifted {
  readonly type: 'CardLifted'
  readonly at: string
  /** The last day as it is now. */
  readonly due: string
  /** The notice that moved it, as people cite it. */
  readonly notice: string
}
/** 逐级上报: nobody answered a red card for some working days, so it goes to who stands above (WF-12). */
export interface CardEscalated {
  readonly type: 'CardEscalated'
  readonly at: string
  readonly to: 'SECTION_HEAD' | 'LEADER'
  /** Working days it has stood unanswered. */
  readonly openDays: number
}
export type CardEvent = CardRaised | CardAnswered | CardLifted | CardEscalated

/** Bodies left the house, for an inspector: written before the first byte is. */
export interface BodiesTaken {
  readonly type: 'BodiesTaken'
  readonly at: string
  readonly by: string
  readonly scope: 'LEDGER'
}
