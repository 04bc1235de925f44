import type { RefusalTexts } from '#contract'
import type { BoundaryRefusalCode } from './domain/boundary-list.ts'
import type { DutyRefusalCode } from './domain/duty.ts'
import type { InteractionRefusalCode, PushCheckRefusalCode, SupervisingOrganRefusalCode } from './domain/linkage.ts'

/** What only the doors can see. */
type DoorRefusalCode =
  | 'ORGAN_UNKNOWN'
  | 'ORGAN_HAS_IT'
  | 'ORGAN_APPROVED_IT'
  | 'INSPECTION_DAY_WRONG'
  | 'LIAISON_NOT_OURS'
  | 'AWAY_WRONG'
  | 'SYSTEM_CALL_MALFORMED'
  | 'SYSTEM_CALL_UNSIGNED'
  | 'SYSTEM_NOT_CONNECTED'
  | 'SYSTEM_OFFICER_UNKNOWN'

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
  DUTY_REROUTED: {
    zh: '该任务已由审批局重新分送其他部门。',
    en: 'The bureau has sent this duty to other departments.',
  },
  DUTY_NOT_RETURNED: { zh: '该任务没有被退回，或者已经处理。', en: 'This duty is not returned, or was dealt with.' },
  DUTY_PASSED_ALREADY: { zh: '这一步已经记录。', en: 'This step has been recorded already.' },
  SUPERVISOR_APPROVED_IT: {
    zh: '审管分离：您参与过该件的审批，不得监管同一件。',
    en: 'You took part in approving this case, so you cannot supervise it.',
  },
  PROBLEM_WITHOUT_MEASURE: {
    zh: '发现问题的，应当写明处理措施（行政许可法第六十一条）。',
    en: 'When there is a problem, say what was done about it (Administrative Licensing Law, article 61).',
  },
  RECORD_UNKNOWN: { zh: '没有这条监管记录。', en: 'There is no such record.' },
  RECORD_ANSWERED_ALREADY: { zh: '这条监管记录已经处理。', en: 'This record has been answered already.' },
  PROBLEM_ONLY_NOTED: {
    zh: '监管发现问题的，请写明审批局如何处理，或者为何知悉即可。',
    en: 'A problem was found: say what the bureau does about it, or why noting it is enough.',
  },
  PUSH_QUESTIONED_ALREADY: { zh: '该推送已在人工校验中。', en: 'This push is being checked already.' },
  PUSH_NOT_QUESTIONED: { zh: '没有这项待校验的推送。', en: 'There is no such push to check.' },
  PUSH_SETTLED_ALREADY: { zh: '该推送已经校验。', en: 'This push has been settled already.' },
  LIAISON_MISSING: { zh: '至少指定一名联络员。', en: 'Name at least one liaison officer.' },
  LIAISON_TWICE: { zh: '同一人只能指定一次。', en: 'Name each person once.' },
  SYSTEM_CONNECTED: { zh: '该部门的系统已经接入。', en: 'The department’s system is connected already.' },
  SYSTEM_UNKNOWN: { zh: '该部门没有接入系统。', en: 'The department has no system connected.' },
  INTERACTION_OPEN_ALREADY: { zh: '该互动已经发起。', en: 'This was opened already.' },
  INTERACTION_UNKNOWN: { zh: '没有这项互动。', en: 'There is no such part to take.' },
  INTERACTION_ANSWERED: { zh: '该互动已经回应。', en: 'This has been answered already.' },
  INTERACTION_ANSWER_WRONG: { zh: '这一环节不能这样回应。', en: 'This cannot be answered so at this point.' },
  OBJECTION_WITHOUT_REASON: { zh: '提出异议的，请写明理由。', en: 'Give the reason of an objection.' },
  BOUNDARY_LINE_TWICE: { zh: '清单行编号重复。', en: 'Two lines have the same number.' },
  BOUNDARY_REGION_WRONG: { zh: '行政区划代码有误。', en: 'A region code is wrong.' },
  BOUNDARY_INDUSTRY_WRONG: {
    zh: '行业代码应为 GB/T 4754 的门类字母加数字，例如 H62。',
    en: 'An industry code is a letter of GB/T 4754 with figures, such as H62.',
  },
  BOUNDARY_WITHOUT_DRAFT: { zh: '没有待发布的草稿。', en: 'There is no draft.' },
  BOUNDARY_SAME_PERSON: { zh: '起草人不能发布自己的草稿。', en: 'Whoever drafted it does not publish it.' },
  BOUNDARY_DAY_PAST: { zh: '生效日期不能早于今天。', en: 'It cannot take effect before today.' },
  ORGAN_UNKNOWN: { zh: '没有这个部门。', en: 'There is no such organ.' },
  ORGAN_HAS_IT: { zh: '所选部门中有已经收到该件的。', en: 'One of these departments has this act already.' },
  ORGAN_APPROVED_IT: {
    zh: '审管分离：不能推送给作出决定的机关自己。',
    en: 'The organ that decided cannot supervise its own decision.',
  },
  INSPECTION_DAY_WRONG: {
    zh: '检查日期不能晚于今天，也不能早于推送。',
    en: 'The day lies in the future, or before the push.',
  },
  LIAISON_NOT_OURS: { zh: '联络员应当是本单位人员。', en: 'A liaison officer belongs to the organ itself.' },
  AWAY_WRONG: { zh: '外出结束日期早于开始日期。', en: 'The absence ends before it begins.' },
  SYSTEM_CALL_MALFORMED: { zh: '请求内容不符合接口要求。', en: 'The request is not what this door takes.' },
  SYSTEM_CALL_UNSIGNED: { zh: '签名有误或者已经过期。', en: 'The signature is wrong or too old.' },
  SYSTEM_NOT_CONNECTED: {
    zh: '该部门系统没有接入，或者授权已到期。',
    en: 'This system is not connected, or no longer.',
  },
  SYSTEM_OFFICER_UNKNOWN: {
    zh: '认领和反馈须写明本单位的监管人员。',
    en: 'Name a supervisor of the department: claims and records are a person’s.',
  },
} as const satisfies RefusalTexts<
  | DutyRefusalCode
  | BoundaryRefusalCode
  | PushCheckRefusalCode
  | SupervisingOrganRefusalCode
  | InteractionRefusalCode
  | DoorRefusalCode
>
