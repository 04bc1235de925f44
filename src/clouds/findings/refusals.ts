import type { RefusalTexts } from '#contract'
import { accountabilityRefusals } from './accountability-refusals.ts'
import type { EndingRulesRefusal } from './domain/ending-rules.ts'
import type { FindingRefusal } from './domain/finding.ts'
import type { ProcedureRefusal } from './domain/procedure.ts'
import type { VacuumRefusal } from './domain/vacuum.ts'

type Code =
  | FindingRefusal
  | ProcedureRefusal
  | EndingRulesRefusal
  | VacuumRefusal
  | 'PERMIT_UNKNOWN'
  | 'PERMIT_NOT_YOURS'
  | 'PROCEDURE_RUNNING'
  | 'DECIDED_BY_ANOTHER'
  | 'DECIDED_BY_YOURSELF'

export const refusalTexts = {
  ...accountabilityRefusals,
  FINDING_ALREADY_SENT: { zh: '这条反馈已经发出。', en: 'This finding has been sent already.' },
  FINDING_UNKNOWN: { zh: '没有这条反馈。', en: 'There is no such finding.' },
  FINDING_OVER: { zh: '这条反馈已经办结。', en: 'This finding is over.' },
  FINDING_WORDS_MISSING: {
    zh: '请写明依据、事实或者理由，不少于四个字。',
    en: 'Give the ground, the facts or the reason.',
  },
  FINDING_WITHOUT_EVIDENCE: { zh: '请至少附一项证据。', en: 'At least one piece of evidence is needed.' },
  FINDING_DAY_WRONG: { zh: '答复期限不对。', en: 'The day of the answer is wrong.' },
  FINDING_TO_ITSELF: { zh: '审批机关不能向自己反馈。', en: 'An organ does not send findings to itself.' },
  FINDING_NOT_LATE: { zh: '答复期限未过。', en: 'The answer is not late.' },
  PERMIT_UNKNOWN: {
    zh: '没有找到这个许可。请填办件编号或者证照标识。',
    en: 'There is no such permit. Give the number of the case or of the certificate.',
  },
  PERMIT_NOT_YOURS: {
    zh: '这个许可没有推送给贵单位监管，不能就它反馈或者立案。',
    en: 'This permit is not supervised by your organ.',
  },
  PROCEDURE_RUNNING: {
    zh: '这个许可已有同一种程序正在办理（{number}）。',
    en: 'A procedure of this kind is under way for this permit already ({number}).',
  },
  DECIDED_BY_ANOTHER: {
    zh: '这种处理由其他机关决定，请向其反馈。',
    en: 'Another organ decides on this. Send it a finding.',
  },
  DECIDED_BY_YOURSELF: {
    zh: '吊销由贵单位决定，请直接立案，不必反馈。',
    en: 'Your own organ decides on revocation here: open the procedure instead.',
  },
  PROCEDURE_ALREADY_OPEN: { zh: '已经立案。', en: 'The procedure is open already.' },
  PROCEDURE_UNKNOWN: { zh: '没有这个程序。', en: 'There is no such procedure.' },
  PROCEDURE_OVER: { zh: '程序已经办结。', en: 'The procedure is over.' },
  PROCEDURE_WORDS_MISSING: { zh: '请写明内容。', en: 'Say what it is about.' },
  PROCEDURE_DAY_WRONG: { zh: '决定期限不对。', en: 'The day of the decision is wrong.' },
  PROCEDURE_NOT_ANNOUNCED: {
    zh: '还没有告知持证人拟作出的处理。',
    en: 'The holder has not been told of what is intended yet.',
  },
  PROCEDURE_DECIDED: { zh: '已经作出决定。', en: 'It has been decided already.' },
  PROCEDURE_NOT_DECIDED: { zh: '还没有作出决定。', en: 'It has not been decided yet.' },
  ACT_FOLLOWED_ALREADY: { zh: '已经记入程序。', en: 'This act stands in the procedure already.' },
  STATEMENTS_WEIGHED: { zh: '没有待复核的陈述申辩。', en: 'No statement waits to be considered.' },
  STATEMENT_NOT_WEIGHED: {
    zh: '持证人的陈述申辩还没有复核，不能作出决定（行政处罚法第四十五条）。',
    en: 'What the holder said has not been considered yet; nothing is decided before (Penalty Law 45).',
  },
  HEARING_OWED: {
    zh: '听证还没有举行，不能作出决定。',
    en: 'The hearing is still to be held; nothing is decided before.',
  },
  HEARING_NOT_PROVIDED: { zh: '没有应当举行的听证。', en: 'No hearing is due here.' },
  HEARING_TOO_LATE: { zh: '要求听证的期限已于 {until} 届满。', en: 'A hearing could be asked for until {until}.' },
  HEARING_HELD_ALREADY: { zh: '听证已经举行。', en: 'The hearing has been held.' },
  HEARING_ON_THE_CERTIFICATE: {
    zh: '持证人已就证照要求听证，请在“证照状态”登记听证记录。',
    en: 'The holder asked for a hearing on the certificate: record it at “Certificate states”.',
  },
  HEARD_BY_WHO_OPENED: {
    zh: '听证由未参与立案、告知的人员主持（行政许可法第四十八条）。',
    en: 'Whoever opened or announced it does not preside at its hearing (Licensing Law 48).',
  },
  DECISION_SERVED_ALREADY: { zh: '已经送达。', en: 'The decision has been served.' },
  SERVICE_DAY_WRONG: {
    zh: '送达日应当在决定之日和今天之间。',
    en: 'The day of service lies between the decision and today.',
  },
  LATER_ACTS_NAMED: { zh: '后续行为已经列出。', en: 'Later acts have been named.' },
  LATER_ACT_UNKNOWN: { zh: '没有这项待处理的后续行为。', en: 'No such later act waits.' },
  DROP_ON_THE_CERTIFICATE: {
    zh: '已告知持证人，请在“证照状态”终止处理。',
    en: 'The holder has been told: drop it at “Certificate states”.',
  },
  LIMIT_NOT_MISSED: { zh: '期限未过。', en: 'The limit is not missed.' },
  ENDING_RULE_WORDS_MISSING: { zh: '请写明依据。', en: 'Say on what it rests.' },
  HEARING_DEMANDED_BY_LAW: {
    zh: '吊销许可证件应当告知听证权利（行政处罚法第六十三条），不能设为不听证。',
    en: 'Before a licence is revoked a hearing must be offered (Penalty Law 63).',
  },
  DECISION_LATER_THAN_LAW: {
    zh: '行政处罚自立案起 {days} 日内决定（行政处罚法第六十条），不能更长。',
    en: 'A penalty is decided within {days} days of opening (Penalty Law 60).',
  },
  VACUUM_THE_SAME: { zh: '已经预警。', en: 'The alert stands already.' },
  VACUUM_NONE: { zh: '没有监管真空。', en: 'Nothing is missing.' },
} as const satisfies RefusalTexts<Code | 'STATEMENT_NOT_WEIGHED' | 'HEARING_OWED'> & typeof accountabilityRefusals
