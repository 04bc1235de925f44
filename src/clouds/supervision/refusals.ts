import type { RefusalTexts } from '#contract'
import type { DutyRefusalCode } from './domain/duty.ts'

export const refusalTexts = {
  DUTY_ALREADY_OPEN: { zh: '该监管任务已经推送。', en: 'This duty has already been pushed.' },
  DUTY_UNKNOWN: { zh: '没有这项监管任务。', en: 'There is no such duty.' },
  DUTY_ALREADY_CLAIMED: { zh: '该监管任务已被认领。', en: 'This duty has already been claimed.' },
  DUTY_NOT_CLAIMED: { zh: '请先认领，再反馈监管记录。', en: 'Claim the duty before you feed back a record.' },
  DUTY_CLAIMED_BY_ANOTHER: {
    zh: '该监管任务由他人认领，须由认领人办理。',
    en: 'Someone else has claimed this duty. Only they can do this.',
  },
  DUTY_ALREADY_RETURNED: { zh: '该监管任务已退回。', en: 'This duty has already been returned.' },
  DUTY_ALREADY_RECORDED: {
    zh: '已反馈监管记录的任务不能退回。',
    en: 'A duty with a supervision record cannot be returned.',
  },
  SUPERVISOR_APPROVED_IT: {
    zh: '审管分离：您参与过该件的审批，不得监管同一件。',
    en: 'You took part in approving this case, so you cannot supervise it.',
  },
  PROBLEM_WITHOUT_MEASURE: {
    zh: '发现问题的，应当写明处理措施（行政许可法第六十一条）。',
    en: 'When there is a problem, say what was done about it (Administrative Licensing Law, article 61).',
  },
} as const satisfies RefusalTexts<DutyRefusalCode>
