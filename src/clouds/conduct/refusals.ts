import type { RefusalTexts } from '#contract'
import type { CheckRefusal } from './domain/check.ts'
import type { ContactRefusal } from './domain/contact.ts'
import type { PriorityRefusal } from './domain/priority.ts'

type DoorRefusal =
  | 'OFFICER_UNKNOWN'
  | 'CHECKED_ORGAN_UNKNOWN'
  | 'CHECK_EVIDENCE_NOT_YOURS'
  | 'PRIORITY_CASE_UNKNOWN'
  | 'PRIORITY_CASE_ENDED'

export const refusalTexts = {
  CONTACT_ALREADY_TAKEN: { zh: '这次首问已经登记。', en: 'This contact is already taken.' },
  CONTACT_UNKNOWN: { zh: '没有这条首问登记。', en: 'There is no such contact.' },
  CONTACT_OVER: { zh: '已经答复，不再变动。', en: 'This contact has been answered.' },
  CONTACT_OF_ANOTHER: {
    zh: '首问责任人是他人；对方移交、您接手后才由您办理。',
    en: 'Somebody else owns this contact until he hands it over and you accept.',
  },
  HAND_OVER_TO_YOURSELF: { zh: '不用移交给自己。', en: 'There is no need to hand it to yourself.' },
  HAND_OVER_OPEN: { zh: '已经请人接手，等对方答复。', en: 'Somebody has been asked already; wait for the answer.' },
  NO_HAND_OVER_OPEN: { zh: '没有待接手的移交。', en: 'No hand-over is open.' },
  HAND_OVER_TO_ANOTHER: { zh: '请的是别人接手。', en: 'Somebody else was asked to take it over.' },
  OFFICER_UNKNOWN: { zh: '没有这位工作人员。', en: 'There is no such officer.' },

  CHECK_ALREADY_PLANNED: { zh: '这次检查已经安排。', en: 'This check is already planned.' },
  CHECK_UNKNOWN: { zh: '没有这次检查。', en: 'There is no such check.' },
  CHECK_OVER: { zh: '这次检查已经结束。', en: 'This check is over.' },
  CHECK_NOT_FINISHED: { zh: '检查还没有结束。', en: 'The check is not finished yet.' },
  CHECK_WITHOUT_LINES: { zh: '请列出检查内容。', en: 'Say what is to be checked.' },
  CHECK_LINE_TWICE: { zh: '检查内容编号重复。', en: 'A line stands twice on the list.' },
  CHECK_DAY_PAST: { zh: '检查日期不能早于今天。', en: 'The day of the check lies in the past.' },
  CHECK_OF_ANOTHER: { zh: '由安排的检查人员办理。', en: 'The inspector named for this check carries it out.' },
  CHECK_LINE_UNKNOWN: { zh: '检查清单里没有这一项。', en: 'This is not on the list of the check.' },
  STEP_TIMES_WRONG: { zh: '起止时间不对。', en: 'The times of the step are not right.' },
  PROBLEM_UNSAID: { zh: '发现问题，请写明情况。', en: 'Say what is wrong.' },
  PROBLEM_WITHOUT_EVIDENCE: {
    zh: '体验中发现的问题，请附照片、录屏截图或者文件。',
    en: 'A problem lived through needs a photo, a screenshot or a document.',
  },
  STEPS_UNRECORDED: { zh: '还有 {count} 项没有记录。', en: '{count} lines are not recorded yet.' },
  FINDINGS_DIFFER: {
    zh: '每个问题都要定整改期限，没有问题的不用定。',
    en: 'Each problem needs a day by which it is put right, and nothing else does.',
  },
  RECTIFY_DAY_PAST: { zh: '整改期限应在今天之后。', en: 'The day to put it right must lie ahead.' },
  FINDING_UNKNOWN: { zh: '没有这个问题。', en: 'There is no such finding.' },
  FINDING_NOT_OPEN: { zh: '已经反馈，等待复查。', en: 'It has been answered and awaits the second look.' },
  FINDING_NOT_ANSWERED: { zh: '单位还没有反馈整改情况。', en: 'The organ has not answered yet.' },
  RECHECK_DAY_MISSING: { zh: '没有整改到位的，请定新的期限。', en: 'What is not settled needs a new day ahead.' },
  CHECKED_ORGAN_UNKNOWN: { zh: '没有这个单位。', en: 'There is no such organ.' },
  CHECK_EVIDENCE_NOT_YOURS: { zh: '附件不是您上传的。', en: 'A file is not one you uploaded.' },

  PRIORITY_ALREADY_GIVEN: { zh: '该办件已经开通绿色通道。', en: 'This case has been given priority already.' },
  PRIORITY_UNKNOWN: { zh: '没有这条绿色通道记录。', en: 'There is no such priority.' },
  PRIORITY_ALREADY_AUDITED: { zh: '已经核查。', en: 'It has been audited.' },
  PRIORITY_AUDITED_BY_GIVER: { zh: '开通的人不能自己核查。', en: 'Whoever gave it does not audit it.' },
  PRIORITY_REASON_MISSING: { zh: '请写明理由。', en: 'Say why.' },
  PRIORITY_CASE_UNKNOWN: { zh: '本单位没有这个办件编号。', en: 'Your organ has no case of this number.' },
  PRIORITY_CASE_ENDED: { zh: '该办件已经办结。', en: 'This case has ended.' },
} as const satisfies RefusalTexts<CheckRefusal | ContactRefusal | PriorityRefusal | DoorRefusal>
