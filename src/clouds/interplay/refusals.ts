import type { RefusalTexts } from '#contract'
import type { BulletinRefusalCode } from './domain/bulletin.ts'
import type { ExchangeRefusalCode } from './domain/exchange.ts'

type Code =
  | BulletinRefusalCode
  | ExchangeRefusalCode
  | 'SIDE_WRONG'
  | 'PAPER_NOT_YOURS'
  | 'SETTLED_BY_DECIDERS'
  | 'RULE_NUMBER_TAKEN'
  | 'RECEIVED_IN_THE_FUTURE'

export const refusalTexts = {
  BULLETIN_PUBLISHED: { zh: '本季度通报已经发布。', en: 'The bulletin of this quarter is published already.' },
  QUARTER_UNKNOWN: { zh: '没有这个季度。', en: 'There is no such quarter.' },
  QUARTER_NOT_OVER: {
    zh: '{quarter} 还没有结束，不能发布通报。',
    en: '{quarter} is not over yet; its bulletin cannot be published.',
  },
  EXCHANGE_OPEN_ALREADY: { zh: '这项互动已经发起。', en: 'This exchange was opened already.' },
  EXCHANGE_UNKNOWN: { zh: '没有这项互动。', en: 'There is no such exchange.' },
  EXCHANGE_OVER: { zh: '这项互动已经办结。', en: 'This exchange is over.' },
  NOBODY_ADDRESSED: {
    zh: '请选择要发给的单位，不能只发给本单位。',
    en: 'Choose whom it is put to, another organ than your own.',
  },
  SUBJECT_MISSING: { zh: '请选择所涉及的办件或者事项。', en: 'Say which case or item it is about.' },
  POINTS_MISSING: {
    zh: '请逐条写明对审批条件、申请材料的意见；没有意见的，也请写明一条。',
    en: 'Answer point by point on conditions and materials; where there is nothing to say, say so in one point.',
  },
  GROUND_MISSING: { zh: '请选择理由类别。', en: 'Choose the ground.' },
  EVIDENCE_MISSING: { zh: '请附上材料。', en: 'Hand in at least one paper.' },
  WORDS_MISSING: { zh: '请写明内容。', en: 'Write down what you have to say.' },
  NOT_A_PARTY: { zh: '本单位不是这项互动的参与方。', en: 'Your organ takes no part in this exchange.' },
  NOT_AN_ANSWER_HERE: { zh: '这项互动不能这样回应。', en: 'This is no answer to this exchange.' },
  ANSWERED_BEFORE: { zh: '本单位已经回应。', en: 'Your organ has answered already.' },
  APPROVER_ANSWERS: {
    zh: '参与过审批的人员不能代表主管部门确认。',
    en: 'Whoever took part in the approval does not confirm it for the department.',
  },
  TALK_INCOMPLETE: {
    zh: '请写明沟通日期（不晚于今天）和对方人员。',
    en: 'Say on which day, not later than today, and with whom you spoke.',
  },
  NO_MEETING_HERE: { zh: '这类互动不开会。', en: 'Exchanges of this kind have no meeting.' },
  NOT_YOURS_TO_CONVENE: {
    zh: '由发起单位召集会议、形成纪要。',
    en: 'Whoever asked for it convenes and takes the minutes.',
  },
  MEETING_DAY_PAST: { zh: '会议日期不能早于今天。', en: 'A meeting is not convened for a day that is over.' },
  MEETING_NOT_CONVENED: { zh: '还没有发会议通知。', en: 'The meeting has not been convened.' },
  MEETING_TO_COME: { zh: '会议还没有召开，不能形成纪要。', en: 'The meeting is still to come; it has no minutes yet.' },
  MINUTES_THERE: { zh: '纪要已经形成，不能更改。', en: 'The minutes are recorded and stay as they are.' },
  ATTENDANCE_WRONG: {
    zh: '到会单位至少两家，并且应当是会议的参加单位。',
    en: 'At least two organs attend, and each was asked to.',
  },
  MEETING_DECISION_WRONG: {
    zh: '每条议定事项请写明内容和一家参会单位。',
    en: 'Each decision needs its words and one of the organs that take part.',
  },
  BINDS_NO_CASE: { zh: '没有办件，议定事项不能约束审批决定。', en: 'There is no case that a decision could bind.' },
  MEETING_DECISION_UNKNOWN: {
    zh: '没有这条待落实的议定事项。',
    en: 'There is no such decision waiting to be carried out.',
  },
  NOT_YOUR_DECISION: { zh: '这条议定事项由其他单位落实。', en: 'Another organ carries out this decision.' },
  NOT_YOURS_TO_CONCLUDE: { zh: '这项互动由另一方办结。', en: 'The other side brings this exchange to its end.' },
  OUTCOME_WRONG: { zh: '这类互动没有这种结果。', en: 'An exchange of this kind cannot end so.' },
  NOTHING_OBJECTED: { zh: '没有部门提出异议，无需处理。', en: 'Nobody has objected; there is nothing to settle.' },
  APPROVER_SETTLES: {
    zh: '参与过该件审批的人员不能处理对它的异议。',
    en: 'Whoever took part in the case does not settle an objection to it.',
  },
  ONE_SIDE_UNHEARD: {
    zh: '审批方还没有陈述，双方陈述之后才能作出处理。',
    en: 'The approving side has not been heard; both sides speak before it is settled.',
  },
  ANSWERS_AWAITED: { zh: '还有单位没有回应。', en: 'Somebody who was asked has not answered.' },
  MINUTES_MISSING: { zh: '还没有形成会议纪要。', en: 'There are no minutes yet.' },
  DECISIONS_OPEN: { zh: '还有议定事项没有落实。', en: 'Decisions of the meeting are not carried out yet.' },
  ADOPTION_MISSING: {
    zh: '请对每条意见说明是否采纳；部分采纳、不采纳的写明理由。',
    en: 'Say of each point whether it was adopted, and why not where it was not.',
  },
  PROPOSAL_MISSING: { zh: '还没有人提出解决建议。', en: 'Nobody has proposed anything yet.' },
  AGREED_TEXT_MISSING: { zh: '达成一致的，请写明成文的规则。', en: 'What was agreed on needs its text.' },
  NOTHING_HELD: { zh: '没有因异议暂缓颁发的证书。', en: 'No certificate waits for this exchange.' },
  NOT_SILENT_YET: { zh: '期限没有届满。', en: 'Its time is not over.' },
  SIDE_WRONG: {
    zh: '这类互动由另一方发起，或者所选办件、事项不属于本单位。',
    en: 'The other side begins such an exchange, or the case or item is not of your field.',
  },
  PAPER_NOT_YOURS: { zh: '材料应当由本人上传。', en: 'A paper must be one you uploaded yourself.' },
  SETTLED_BY_DECIDERS: { zh: '异议由有权作出审批决定的人员处理。', en: 'Objections are settled by those who decide.' },
  RULE_NUMBER_TAKEN: { zh: '这个文号已经使用。', en: 'This document number is taken.' },
  RECEIVED_IN_THE_FUTURE: { zh: '收到日期不能晚于今天。', en: 'It was not received on a day to come.' },
} as const satisfies RefusalTexts<Code>
