import type { RefusalTexts } from '#contract'
import type { CardRefusalCode } from './domain/card.ts'
import type { InspectionRefusalCode } from './domain/inspection.ts'
import type { LooksRefusalCode } from './domain/looks.ts'
import type { OrderRefusalCode } from './domain/order.ts'
import type { RiskRefusalCode } from './domain/risk.ts'
import type { RuleRefusalCode } from './domain/rule.ts'

type Code =
  CardRefusalCode | InspectionRefusalCode | LooksRefusalCode | OrderRefusalCode | RiskRefusalCode | RuleRefusalCode

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
  CARD_ALREADY_ACKNOWLEDGED: { zh: '该牌已签收。', en: 'This card has already been acknowledged.' },
  LOOKS_ALREADY_RECORDED: { zh: '本分钟的查阅已经登记。', en: 'These looks have already been recorded.' },
  ORDER_ALREADY_ISSUED: { zh: '该督办单已签发。', en: 'This order has already been issued.' },
  ORDER_UNKNOWN: { zh: '没有这张督办单。', en: 'There is no such order.' },
  ORDER_CLOSED: { zh: '该督办单已办结。', en: 'This order is closed.' },
  ORDER_NOT_ANSWERED: { zh: '被督办单位还没有反馈。', en: 'The order has not been answered yet.' },
  ORDER_ALREADY_ANSWERED: { zh: '已经反馈，请等待签发人认定。', en: 'It has been answered and waits for the verdict.' },
  ORDER_DUE_IN_THE_PAST: { zh: '反馈期限不能早于今天。', en: 'The last day to answer cannot lie in the past.' },
  ORDER_TEXT_MISSING: { zh: '请把各项写清楚。', en: 'Please write every part of it.' },
  ORDER_NOT_TO_ESCALATE: { zh: '该督办单不需要上报。', en: 'This order does not go up.' },
  ORDER_OF_ANOTHER_ISSUER: { zh: '由签发人本人认定。', en: 'Whoever issued the order gives the verdict.' },
  RISK_ALREADY_FOUND: { zh: '该风险已登记。', en: 'This risk has already been registered.' },
  RISK_UNKNOWN: { zh: '没有这项风险。', en: 'There is no such risk.' },
  RISK_CLOSED: { zh: '该风险已销号。', en: 'This risk is closed.' },
  RISK_NOT_ASSESSED: { zh: '请先评估风险等级。', en: 'Assess the risk first.' },
  RISK_WITHOUT_CASE: { zh: '该风险不针对具体办件，不能冻结或者改派。', en: 'It is about no single case.' },
  RISK_TEXT_MISSING: { zh: '请写明理由。', en: 'Please give the reason.' },
  RISK_ALREADY_FROZEN: { zh: '该办件已冻结。', en: 'The case is already frozen.' },
  RISK_NOT_FROZEN: { zh: '该办件没有冻结。', en: 'The case is not frozen.' },
  RISK_STILL_FROZEN: { zh: '办件还在冻结，先解除冻结再销号。', en: 'The case is still frozen: release it first.' },
  RISK_NEEDS_OFFICER: { zh: '请选择改派给谁。', en: 'Choose who takes the case over.' },
  RISK_OWN_FINDING: { zh: '发现风险的人不能自己处置。', en: 'Whoever found a risk does not act on it himself.' },
  RULE_UNKNOWN: { zh: '没有这条规则。', en: 'There is no such rule.' },
  RULE_INCOMPLETE: { zh: '规则不完整：请检查名称、依据、行为和阈值。', en: 'The rule is incomplete: check its parts.' },
  RULE_NOT_TRIED: { zh: '请先用历史数据试算，再启用。', en: 'Try it against history before switching it on.' },
  RULE_NO_DRAFT: { zh: '没有待试算的版本。', en: 'There is no version to try.' },
  RULE_IS_OFF: { zh: '该规则没有启用。', en: 'This rule is not in force.' },
} as const satisfies RefusalTexts<Code>
