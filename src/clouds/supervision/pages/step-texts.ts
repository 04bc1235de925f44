import { texts } from '#contract'

/** Steps of a duty, as both sides name them. */
export const stepTexts = texts(
  {
    DutyOpened: '推送',
    DutyAcknowledged: '签收',
    DutyDeliveryFailed: '部门系统未接收，将重试',
    DutyClaimed: '认领',
    DutyClaimMissed: '逾期未认领',
    DutyReturned: '退回',
    DutyReturnDeclined: '退回不成立',
    DutyRerouted: '重新分送',
    DutyInspected: '已检查',
    SupervisionRecorded: '反馈监管记录',
    RecordAnswered: '审批局处理',
  },
  {
    DutyOpened: 'Pushed',
    DutyAcknowledged: 'Acknowledged',
    DutyDeliveryFailed: 'Not taken by the department’s system',
    DutyClaimed: 'Claimed',
    DutyClaimMissed: 'Claim limit missed',
    DutyReturned: 'Returned',
    DutyReturnDeclined: 'Return declined',
    DutyRerouted: 'Sent to others',
    DutyInspected: 'Inspected',
    SupervisionRecorded: 'Recorded',
    RecordAnswered: 'Answered by the bureau',
  },
)
