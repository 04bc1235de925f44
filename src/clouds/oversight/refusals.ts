import type { RefusalTexts } from '#contract'
import type { CardRefusalCode } from './domain/card.ts'
import type { InspectionRefusalCode } from './domain/inspection.ts'

export const refusalTexts = {
  CARD_ALREADY_RAISED: { zh: '该牌已发出。', en: 'This card has already been raised.' },
  CARD_UNKNOWN: { zh: '没有这张红黄牌。', en: 'There is no such card.' },
  CARD_ALREADY_ANSWERED: { zh: '该牌已说明情况。', en: 'This card has already been answered.' },
  CARD_ALREADY_LIFTED: {
    zh: '节假日安排调整了期限，该牌已撤销，不需要说明。',
    en: 'A holiday notice moved the time limit and this card was lifted. No answer is needed.',
  },
  CARD_NOT_TO_ESCALATE: {
    zh: '只有没有说明情况的红牌才逐级上报。',
    en: 'Only red cards that nobody has answered go up, step by step.',
  },
  BODIES_ALREADY_TAKEN: { zh: '本次调取已经登记。', en: 'This taking has already been recorded.' },
} as const satisfies RefusalTexts<CardRefusalCode | InspectionRefusalCode>
