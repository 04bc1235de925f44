/** Published language of the oversight cloud: cards raised by rules over what others did. */

export type CardRule = 'PROMISED_NEARLY_USED' | 'PROMISED_EXCEEDED' | 'STATUTORY_EXCEEDED'
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
export type CardEvent = CardRaised | CardAnswered | CardLifted

/** Bodies left the house, for an inspector: written before the first byte is. */
export interface BodiesTaken {
  readonly type: 'BodiesTaken'
  readonly at: string
  readonly by: string
  readonly scope: 'LEDGER'
}
