import type {
  AccountabilityEvent,
  EndingRuleSet,
  FindingEvent,
  ProcedureEvent,
  VacuumEvent,
} from '#clouds/findings/events'

export type NamedFindingEvent = FindingEvent | ProcedureEvent | AccountabilityEvent | EndingRuleSet | VacuumEvent

export const FINDING_ACTS: Readonly<Record<NamedFindingEvent['type'], { readonly zh: string; readonly en: string }>> = {
  FindingSent: { zh: '监管反馈', en: 'Finding sent' },
  FindingAnswered: { zh: '答复监管反馈', en: 'Finding answered' },
  FindingRecalled: { zh: '撤回监管反馈', en: 'Finding recalled' },
  FindingAnswerMissed: { zh: '监管反馈逾期未答复', en: 'Finding not answered in time' },
  ProcedureOpened: { zh: '许可变更、终止立案', en: 'Procedure about a permit opened' },
  StatementTaken: { zh: '陈述、申辩', en: 'Statement of the holder' },
  StatementWeighed: { zh: '复核陈述、申辩', en: 'Statement considered' },
  HearingMinuted: { zh: '登记听证笔录', en: 'Hearing recorded' },
  ActFollowed: { zh: '处理记入程序', en: 'Act entered into the procedure' },
  DecisionServed: { zh: '送达决定', en: 'Decision served' },
  LaterActsNamed: { zh: '列出后续行为', en: 'Later acts named' },
  LaterActSettled: { zh: '处理后续行为', en: 'Later act settled' },
  ProcedureDropped: { zh: '终止程序', en: 'Procedure dropped' },
  ProcedureClosed: { zh: '程序办结', en: 'Procedure closed' },
  ProcedureLimitMissed: { zh: '程序逾期', en: 'Limit of a procedure missed' },
  AccountabilityOpened: { zh: '问责立案', en: 'Accountability case opened' },
  AccountabilityEvidenceAdded: { zh: '补充问责证据', en: 'Evidence added' },
  AccountabilityTold: { zh: '问责告知', en: 'Facts and evidence put to whoever answers' },
  AccountabilityStatementGiven: { zh: '当事人陈述', en: 'Statement of whoever answers' },
  AccountabilityDecided: { zh: '问责决定', en: 'Accountability decided' },
  AccountabilityReviewed: { zh: '登记复审复核', en: 'Review of the decision recorded' },
  EndingRuleSet: { zh: '确定许可终止程序规则', en: 'Rule for ending permits set' },
  VacuumFound: { zh: '监管真空预警', en: 'Supervision found missing' },
  VacuumFilled: { zh: '监管真空消除', en: 'Supervision complete again' },
}
