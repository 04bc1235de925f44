import type { RefusalTexts } from '#contract'
import type { AccountReviewRefusalCode } from './domain/account-review.ts'
import type { DelegationRefusalCode } from './domain/delegation.ts'
import type { DutyBaselineRefusalCode } from './domain/duty-baseline.ts'
import type { IncidentRefusalCode } from './domain/incident.ts'
import type { ReceivedItemRefusalCode } from './domain/received-item.ts'
import type { SecondmentRefusalCode } from './domain/secondment.ts'
import type { StructureRefusalCode } from './domain/structure.ts'
import type { WorkHandoverRefusalCode } from './domain/work-handover.ts'

/** Said by the doors of 机构改革, before a rule is asked. */
type DoorRefusal =
  | 'SECONDMENT_OVERLAPS'
  | 'WORK_TO_ANOTHER_ORGAN'
  | 'WORK_TAKER_LACKS_ROLES'
  | 'DELEGATION_NOT_BELOW'
  | 'ROLE_AGAINST_ORGAN_TYPE'
  | 'DELEGATED_ALREADY'
  | 'ACCOUNT_REVIEW_RUNS'
  | 'ACCOUNT_TWICE'
  | 'TRANSFER_ITEM_NOT_STANDARDISED'

/** What the appointment of officers says already is not said twice. */
type StaffRefusal = Extract<SecondmentRefusalCode, `SECONDMENT_${string}`> | WorkHandoverRefusalCode

const staff = {
  ROLE_AGAINST_ORGAN_TYPE: {
    zh: '该类型的机构不设所选岗位：审批、监管、执法分开设置。',
    en: 'An organ of this type has no such post: approval, supervision and enforcement are apart.',
  },
  SECONDMENT_EXISTS: { zh: '该借用已经提请。', en: 'This secondment has been proposed already.' },
  SECONDMENT_UNKNOWN: { zh: '没有这项借用。', en: 'There is no such secondment.' },
  SECONDMENT_DAYS_WRONG: { zh: '借用起止日期有误。', en: 'The first and last day are wrong.' },
  SECONDMENT_TOO_LONG: {
    zh: '借用一般不超过一年，确需更长的请办理人员划转。',
    en: 'A secondment lasts a year at most; whoever is needed longer is transferred.',
  },
  SECONDMENT_TO_HOME: { zh: '不能借用到本人所在的机构。', en: 'Nobody is lent to his own organ.' },
  SECONDMENT_SETTLED: { zh: '该借用已由他人处理。', en: 'Somebody has dealt with this secondment already.' },
  SECONDMENT_OVER: { zh: '该借用已经期满。', en: 'This secondment is over.' },
  SECONDMENT_OVERLAPS: {
    zh: '该人员在这段时间已有借用，同一时间只能借用到一个机构。',
    en: 'This officer is lent out in that time already; only one organ at a time.',
  },
  WORK_HANDOVER_EXISTS: { zh: '该交接已经安排。', en: 'This hand-over has been ordered already.' },
  WORK_HANDOVER_UNKNOWN: { zh: '没有这项交接。', en: 'There is no such hand-over.' },
  WORK_TO_ONESELF: { zh: '移交人和接收人不能是同一人。', en: 'Work is not handed over to oneself.' },
  WORK_NOT_YOURS: { zh: '该交接由指定的接收人办理。', en: 'Only the colleague named takes this work.' },
  WORK_HANDOVER_SETTLED: { zh: '该交接已经办理。', en: 'This hand-over is settled already.' },
  WORK_TO_ANOTHER_ORGAN: { zh: '工作只能移交给本机构的同事。', en: 'Work goes to a colleague of the same organ.' },
  WORK_TAKER_LACKS_ROLES: {
    zh: '接收人没有移交人的全部角色，不能接办其工作。',
    en: 'The colleague lacks roles of whoever hands over and could not do the work.',
  },
} as const satisfies RefusalTexts<
  StaffRefusal | 'ROLE_AGAINST_ORGAN_TYPE' | 'SECONDMENT_OVERLAPS' | 'WORK_TO_ANOTHER_ORGAN' | 'WORK_TAKER_LACKS_ROLES'
>

const structure = {
  APPROVER_SUPERVISES: {
    zh: '审管分离：行使审批权的机构不得同时设为监管或者执法机构。',
    en: 'An organ with the power to approve cannot supervise or enforce as well.',
  },
  ORGAN_ITS_OWN_PARENT: { zh: '机构不能隶属于自己。', en: 'An organ cannot belong to itself.' },
  WINDOW_WITHOUT_DEPARTMENT: {
    zh: '窗口模式须指明代哪个部门收件。',
    en: 'A window collects for a department: name it.',
  },
  ORGAN_NOT_ARRANGED: { zh: '请先设置机构类型和运行模式。', en: 'Say first what the organ is.' },
  SECTION_DATE_WRONG: { zh: '日期 {day} 有误。', en: 'The day {day} is wrong.' },
  SECTION_UNKNOWN: { zh: '没有这个科室，或者已经撤销。', en: 'There is no such section, or it is closed.' },
  SECTION_CLOSED_ALREADY: { zh: '该科室已经撤销。', en: 'This section is closed already.' },
  SECTION_HAS_PEOPLE: {
    zh: '该科室还有 {count} 人，请先调整人员。',
    en: '{count} people still work in this section. Place them elsewhere first.',
  },
  SURVEY_AND_DECISION_APART: {
    zh: '现场勘查与审批决定分离：勘查科室不得设决定岗位。',
    en: 'Survey and decision are apart: a survey section has no deciding post.',
  },
  OFFICER_PLACED_THERE: { zh: '该人员已在这个科室。', en: 'The officer is in that section already.' },
  BASELINE_TAKEN: {
    zh: '该部门的职责底册已经建立，不能重建。',
    en: 'The baseline of this department was taken and is not taken again.',
  },
  BASELINE_EMPTY: { zh: '该部门没有可登记的审批职责。', en: 'This department has no duty to record.' },
} as const satisfies RefusalTexts<StructureRefusalCode | DutyBaselineRefusalCode>

const delegation = {
  DELEGATION_EXISTS: { zh: '该下放已经拟定。', en: 'This delegation has been proposed already.' },
  DELEGATION_UNKNOWN: { zh: '没有这项下放。', en: 'There is no such delegation.' },
  DELEGATION_WITHOUT_ITEMS: { zh: '请选择下放事项。', en: 'Choose the items.' },
  DELEGATION_WITHOUT_REQUIREMENTS: { zh: '请写明承接要求。', en: 'Say what the receiving organ must have.' },
  DELEGATION_DAY_WRONG: {
    zh: '日期 {day} 有误，最早为明天。',
    en: 'The day {day} is wrong; tomorrow at the earliest.',
  },
  DELEGATION_NOT_YOURS: { zh: '由下放机关办理。', en: 'Only the giving organ does this.' },
  DELEGATION_SETTLED: { zh: '该下放已经办理。', en: 'This delegation is settled already.' },
  CAPABILITY_UNCHECKED: { zh: '还没有评估承接能力。', en: 'The capability has not been checked.' },
  CAPABILITY_INCOMPLETE: { zh: '每一项承接要求都要给出评估意见。', en: 'Say something of every requirement.' },
  CAPABILITY_WANTING: { zh: '承接能力有不符合项，不能下放。', en: 'A requirement is not met; it cannot be delegated.' },
  CHECKER_GRANTS: { zh: '评估人和决定下放的人不能是同一人。', en: 'Whoever checked does not grant.' },
  DELEGATION_NOT_BELOW: {
    zh: '只能下放给本辖区内的下级机构（乡镇、街道、开发区）。',
    en: 'Items are delegated to organs below, within the own region.',
  },
  DELEGATED_ALREADY: { zh: '事项 {code} 已下放给该机构。', en: 'Item {code} is delegated to this organ already.' },
  RECEIVED_ITEM_EXISTS: { zh: '该事项已经登记。', en: 'This item has been recorded already.' },
  RECEIVED_ITEM_UNKNOWN: { zh: '没有登记这个下放事项。', en: 'This item has not been recorded.' },
  RECEIVED_ITEM_OUT_OF_ORDER: {
    zh: '新下放事项须先承接、再规范、后划转，不能跳过。',
    en: 'First taken over, then standardised, then transferred: no step is left out.',
  },
  RECEIVED_ITEM_OF_ANOTHER: { zh: '由承接部门办理。', en: 'Only the department that takes it over does this.' },
  RECEIVED_ITEM_WITHOUT_STANDARD: {
    zh: '该事项还没有由承接部门编制并生效的完整标准。',
    en: 'The department has no full standard of this item in force yet.',
  },
  TRANSFER_ITEM_NOT_STANDARDISED: {
    zh: '事项 {code} 由上级新下放，尚未完成承接和规范，不能划转。',
    en: 'Item {code} was received from above and is not standardised yet; it cannot be transferred.',
  },
} as const satisfies RefusalTexts<
  | DelegationRefusalCode
  | ReceivedItemRefusalCode
  | 'DELEGATION_NOT_BELOW'
  | 'DELEGATED_ALREADY'
  | 'TRANSFER_ITEM_NOT_STANDARDISED'
>

const accounts = {
  ACCOUNT_REVIEW_EXISTS: { zh: '该复核已经开展。', en: 'This review is open already.' },
  ACCOUNT_REVIEW_UNKNOWN: { zh: '没有这次复核。', en: 'There is no such review.' },
  ACCOUNT_REVIEW_DAY_WRONG: { zh: '截止日期有误。', en: 'The last day is wrong.' },
  ACCOUNT_REVIEW_SETTLED: { zh: '该复核已经确认。', en: 'This review is confirmed already.' },
  ACCOUNT_REVIEW_RUNS: { zh: '上一次复核还没有确认，请先办结。', en: 'The last review is not confirmed yet.' },
  ACCOUNTS_UNJUDGED: { zh: '还有 {count} 个账号没有复核意见。', en: '{count} accounts have not been judged.' },
  ACCOUNT_REVIEW_BY_ONE: {
    zh: '双人复核：提出意见的人不能确认，须由另一名管理员确认。',
    en: 'Whoever judged does not confirm. Another administrator must.',
  },
  ACCOUNT_TWICE: { zh: '同一账号在清单里出现了两次。', en: 'An account stands in the list twice.' },
} as const satisfies RefusalTexts<AccountReviewRefusalCode | 'ACCOUNT_REVIEW_RUNS' | 'ACCOUNT_TWICE'>

const incidents = {
  INCIDENT_EXISTS: { zh: '该事件已经报告。', en: 'This incident is reported already.' },
  INCIDENT_UNKNOWN: { zh: '没有这起安全事件。', en: 'There is no such incident.' },
  INCIDENT_TIME_WRONG: { zh: '发现时间不能晚于现在。', en: 'It cannot have been found later than now.' },
  INCIDENT_CLOSED: { zh: '该事件已经结案。', en: 'This incident is closed.' },
  INCIDENT_GRADE_TOO_MILD: {
    zh: '泄露 100 万人以上个人信息的至少为较大，1000 万人以上为重大，1 亿人以上为特别重大（网络安全事件分级指南）。',
    en: 'A leak of a million persons or more is at least considerable, of ten million major, of a hundred million extreme.',
  },
  INCIDENT_NOT_ASSESSED: { zh: '尚未研判定级。', en: 'Nobody has said yet how grave it is.' },
  INCIDENT_NOT_CONTAINED: { zh: '尚未登记处置措施。', en: 'Nothing has been done about it yet.' },
  INCIDENT_AUTHORITY_UNTOLD: {
    zh: '须先报告主管部门（个人信息保护法第五十七条），再结案。',
    en: 'Tell the authority first (Personal Information Protection Law, art. 57); then close.',
  },
  INCIDENT_PERSONS_UNTOLD: {
    zh: '涉及个人信息：须通知个人，或者说明已采取的措施如何避免了危害，再结案。',
    en: 'Personal data are concerned: tell the persons, or say how measures kept them from harm; then close.',
  },
  INCIDENT_CLOSED_BY_HANDLER: {
    zh: '处置的人不能自己结案，须由另一人结案。',
    en: 'Whoever contained it does not close it. Another person must.',
  },
} as const satisfies RefusalTexts<IncidentRefusalCode>

export const reformRefusals = {
  ...staff,
  ...structure,
  ...delegation,
  ...accounts,
  ...incidents,
} satisfies RefusalTexts<DoorRefusal>
