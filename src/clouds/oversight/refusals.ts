import type { RefusalTexts } from '#contract'
import type { AccountUseRefusalCode } from './domain/account-use.ts'
import type { CardRefusalCode } from './domain/card.ts'
import type { EvaluationRefusalCode } from './domain/evaluation.ts'
import type { EvidenceRefusalCode } from './domain/evidence-package.ts'
import type { InspectionRefusalCode } from './domain/inspection.ts'
import type { InspectorNoteRefusalCode } from './domain/inspector-note.ts'
import type { LooksRefusalCode } from './domain/looks.ts'
import type { OrderRefusalCode } from './domain/order.ts'
import type { OutsideRefusalCode } from './domain/outside-permit.ts'
import type { ReportingRefusalCode } from './domain/reporting-system.ts'
import type { RiskRefusalCode } from './domain/risk.ts'
import type { ControlRefusalCode } from './domain/rule-control.ts'
import type { RuleRefusalCode } from './domain/rule.ts'

type Code =
  | (CardRefusalCode | InspectionRefusalCode | LooksRefusalCode | OrderRefusalCode | RiskRefusalCode | RuleRefusalCode)
  | (InspectorNoteRefusalCode | EvidenceRefusalCode | ControlRefusalCode | EvaluationRefusalCode)
  | 'RULE_OF_ANOTHER_DETECTOR'
  | (OutsideRefusalCode | ReportingRefusalCode | AccountUseRefusalCode)

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
  RULE_OF_ANOTHER_DETECTOR: {
    zh: '这个规则代码属于另一种检测方式，请另用代码。',
    en: 'This code belongs to a rule of another kind: use another code.',
  },
  RULE_NOT_TRIED: { zh: '请先用历史数据试算，再启用。', en: 'Try it against history before switching it on.' },
  RULE_NO_DRAFT: { zh: '没有待试算的版本。', en: 'There is no version to try.' },
  RULE_IS_OFF: { zh: '该规则没有启用。', en: 'This rule is not in force.' },
  NOTE_ALREADY_WRITTEN: { zh: '该记录已写入。', en: 'This note has been written.' },
  NOTE_UNKNOWN: { zh: '没有这条监督记录。', en: 'There is no such note.' },
  NOTE_EMPTY: { zh: '请写明内容。', en: 'Please write something down.' },
  EVIDENCE_ALREADY_TAKEN: { zh: '该证据包已制作。', en: 'This evidence package has been made.' },
  EVIDENCE_UNKNOWN: { zh: '没有这个证据包。', en: 'There is no such evidence package.' },
  EVIDENCE_GONE: {
    zh: '副本已到期清除；已下载的证据包仍可凭登记的摘要核对。',
    en: 'The copy here is gone; one that was downloaded can still be held against its digests.',
  },
  EVIDENCE_WITHOUT_PURPOSE: { zh: '请写明取证事由。', en: 'Please say what the evidence is for.' },
  EVIDENCE_EMPTY: { zh: '该范围内没有记录。', en: 'There are no entries within this scope.' },
  EVIDENCE_TOO_LARGE: {
    zh: '范围太大（最多 {max} 条记录、256 MB 文件），请缩短期间。',
    en: 'Too much at once (at most {max} entries and 256 MB of files): choose a shorter period.',
  },
  EVIDENCE_PERIOD_WRONG: { zh: '请选择不超过两年的起止日期。', en: 'Choose a period of no more than two years.' },
  CONTROL_INCOMPLETE: {
    zh: '请选择监控规则，或者写明无法测量的原因，二者择一。',
    en: 'Choose a rule, or say why it cannot be measured; not both.',
  },
  CONTROL_CLAUSE_UNKNOWN: { zh: '制度文件中没有这一条。', en: 'There is no such clause in the rule documents.' },
  CONTROL_RULE_UNKNOWN: { zh: '没有这条监察规则。', en: 'There is no such rule of oversight.' },
  EVALUATION_ALREADY_OPEN: { zh: '该机构这一期间已开展评估。', en: 'This organ is already evaluated for this period.' },
  EVALUATION_UNKNOWN: { zh: '没有这次评估。', en: 'There is no such evaluation.' },
  EVALUATION_CLOSED: { zh: '该评估已办结。', en: 'This evaluation is closed.' },
  EVALUATION_OF_OWN_ORGAN: { zh: '不能评估本单位。', en: 'Nobody evaluates his own organ.' },
  EVALUATION_PERIOD_WRONG: { zh: '请选择已经结束的期间。', en: 'Choose a period that is over.' },
  EVALUATION_TEXT_MISSING: { zh: '请写清楚。', en: 'Please write it out.' },
  EVALUATION_NOT_ANALYSED: { zh: '请先作出分析。', en: 'Analyse it first.' },
  EVALUATION_NOT_GRADED: { zh: '请先评定等次。', en: 'Grade it first.' },
  EVALUATION_DEMANDS_OPEN: { zh: '还有改进要求没有认定。', en: 'Some demands have not been settled yet.' },
  IMPROVEMENT_UNKNOWN: { zh: '没有这项改进要求。', en: 'There is no such demand.' },
  IMPROVEMENT_DUE_IN_THE_PAST: { zh: '改进期限不能早于今天。', en: 'The last day cannot lie in the past.' },
  IMPROVEMENT_NOT_ANSWERED: { zh: '该项还没有反馈。', en: 'It has not been answered yet.' },
  IMPROVEMENT_NOT_OPEN: { zh: '该项已反馈或者已认定。', en: 'It has been answered or settled.' },
  REGISTER_ALREADY_COMPARED: { zh: '该次比对已登记。', en: 'This comparison has been recorded.' },
  REGISTER_UNREADABLE: {
    zh: '请提供含「许可证号、事项、发证日期」三列、不超过两万行的表格文本。',
    en: 'Give a table of at most 20 000 lines with the columns 许可证号, 事项, 发证日期 (number, item, issuedOn).',
  },
  PERMIT_ALREADY_SEEN: { zh: '该许可已登记。', en: 'This permit is already on the list.' },
  PERMIT_UNKNOWN: { zh: '没有这件许可。', en: 'There is no such permit.' },
  EXCEPTION_ALREADY_REGISTERED: { zh: '该许可已登记例外。', en: 'An exception is already registered for it.' },
  EXCEPTION_WITHOUT_REASON: { zh: '请写明理由和依据。', en: 'Please give the reason and its basis.' },
  SYSTEM_ALREADY_REGISTERED: { zh: '该系统已接入。', en: 'This system already reports.' },
  SYSTEM_UNKNOWN: { zh: '没有这个系统。', en: 'There is no such system.' },
  SYSTEM_RELEASED: { zh: '该系统已停止报送。', en: 'This system need not report any more.' },
  SYSTEM_NOT_SILENT: { zh: '该系统没有漏报。', en: 'This system has not missed a report.' },
  SYSTEM_WITHOUT_ITEMS: { zh: '请写明系统名称和办理的事项。', en: 'Name the system and the items it handles.' },
  REPORT_MALFORMED: { zh: '报送内容格式不对。', en: 'The report cannot be read.' },
  REPORT_UNSIGNED: { zh: '报送签名不对。', en: 'The report is not signed by a system that may report.' },
  REPORT_OF_ANOTHER_ITEM: { zh: '事项 {item} 不由该系统报送。', en: 'Item {item} is not one of this system’s.' },
  ACT_ALREADY_REPORTED: { zh: '该行为已报送。', en: 'This act has already been reported.' },
  ACCOUNT_USE_ALREADY_NOTED: { zh: '当日已登记。', en: 'It has been noted today.' },
} as const satisfies RefusalTexts<Code>
