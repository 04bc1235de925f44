import type { RefusalTexts } from '#contract'
import type { DisguiseRefusalCode } from './domain/disguise.ts'
import type { PolicyRefusalCode } from './domain/policy.ts'
import type { PowerListRefusalCode } from './domain/power-list.ts'
import type { StandardRefusalCode } from './domain/standard-state.ts'
import { heldTexts } from './registers/refusals.ts'
import { outputTexts } from './outputs/refusals.ts'

/** Refusals spoken by a door, before any rule is asked. */
export type DoorRefusalCode =
  | 'DRAFT_SAVED_BY_OTHER'
  | 'STANDARD_MALFORMED'
  | 'ITEM_CODE_TAKEN'
  | 'ITEM_CODE_FIXED'
  | 'TEMPLATE_UNKNOWN'
  | 'SUCCESSOR_UNKNOWN'
  | 'SUCCESSOR_NO_FILING'
  | 'POWER_UNKNOWN'
  | 'POWER_ENTRY_MALFORMED'

const standardTexts = {
  SAME_AS_PUBLISHED: {
    zh: '该事项标准与现行版本完全相同，不再重复发布。',
    en: 'This standard is the same as the version in force; it is not published again.',
  },
  OTHER_ITEM: {
    zh: '事项编码与该事项已发布的标准不一致。',
    en: 'The item code is not the one this standard was published under.',
  },
  PUBLISHED_OUT_OF_ORDER: {
    zh: '发布时间早于现行版本的发布时间，请核对。',
    en: 'The time of publishing is earlier than that of the version in force.',
  },
  REVIEWED_VERSION_STANDS: {
    zh: '现行第 {version} 版经起草、审核、发布，导入不得覆盖；请通过编制、审核发布新版本。',
    en: 'Version {version} was drafted, reviewed and adopted here. An import cannot replace it; draft the next version.',
  },
  VERSION_UNKNOWN: {
    zh: '没有第 {version} 版，或者已经撤回。',
    en: 'There is no version {version}, or it was withdrawn.',
  },
  VERSION_IN_FORCE: {
    zh: '第 {version} 版已经施行，不能撤回；需要改动的，请发布新版本。',
    en: 'Version {version} is already in force and cannot be withdrawn. Publish a new version instead.',
  },
  ITEM_UNKNOWN: { zh: '没有这个事项。', en: 'There is no such item.' },
  ITEM_RETIRED: {
    zh: '该事项已取消、改为备案或者合并。',
    en: 'This item was cancelled, turned into a filing or merged.',
  },
  DRAFT_OPEN: {
    zh: '该事项已有草案正在编制或者审核。',
    en: 'A draft of this item is already being written or reviewed.',
  },
  DRAFT_ABSENT: { zh: '该事项没有正在编制的草案。', en: 'No draft of this item is being written.' },
  DRAFT_UNDER_REVIEW: {
    zh: '草案正在审核，退回之前不能修改。',
    en: 'The draft is under review and cannot be changed until it is returned.',
  },
  DRAFT_NOT_SUBMITTED: { zh: '草案尚未送审。', en: 'The draft has not been submitted for review.' },
  DRAFT_CHANGES_NOTHING: {
    zh: '草案与现行版本完全相同，没有需要审核的内容。',
    en: 'The draft is the same as the version in force; there is nothing to review.',
  },
  DRAFT_HAS_FAULTS: {
    zh: '草案还有 {count} 处必须改正的问题，改正后才能送审。',
    en: 'The draft has {count} errors that must be mended before it is submitted.',
  },
  DRAFT_OF_OTHER_ORGAN: { zh: '该草案由其他单位起草。', en: 'Another organ is drafting this.' },
  DRAFT_MOVED_ON: {
    zh: '草案内容与您审核的不一致，请刷新后重新审核。',
    en: 'The draft is no longer the one you reviewed; reload and review it again.',
  },
  REMARKS_UNANSWERED: {
    zh: '还有 {count} 条审核意见没有答复：请逐条说明已采纳，或者不采纳的理由。',
    en: '{count} remarks are unanswered: say for each that it was followed, or why not.',
  },
  REMOVAL_WITHOUT_REASON: {
    zh: '减少了 {count} 份材料，请逐份写明取消的类型和理由。',
    en: '{count} materials were removed: give ground and reason for each.',
  },
  STEPS_WITHOUT_REASON: { zh: '调整了办理环节，请写明理由。', en: 'The steps were changed: say why.' },
  LIMIT_WITHOUT_EVIDENCE: {
    zh: '调整了承诺时限：请先看实际办理天数，再写明理由。',
    en: 'The promised limit was changed: look at the days cases really took, then give the reason.',
  },
  EDITOR_REVIEWS: {
    zh: '编审分离：起草或者提出的人不能审核自己的内容。',
    en: 'Whoever drafted or proposed it cannot review it.',
  },
  REMARKS_MISSING: { zh: '退回时请至少写一条审核意见。', en: 'To return the draft, write at least one remark.' },
  DISAGREEMENT_UNSETTLED: {
    zh: '起草单位对 {count} 条意见未采纳，请写明分歧如何处理。',
    en: 'The drafting organ did not follow {count} remarks: write how the disagreement is settled.',
  },
  EFFECTIVE_IN_THE_PAST: { zh: '施行日期不能早于今天。', en: 'The effective date cannot lie in the past.' },
  NOTICE_NOT_SENT: {
    zh: '还没有函告监管部门，不能通过；请稍候片刻再试，仍不行的退回重新提交。',
    en: 'The supervising departments have not been told yet; try again in a moment, or return it and have it submitted again.',
  },
  NOTICE_PERIOD_RUNS: {
    zh: '函告监管部门的期限到 {day} 为止，生效日期应当在此之后。',
    en: 'Supervising departments have until {day}; it takes effect on a later day.',
  },
  EFFECTIVE_BEFORE_LAST: {
    zh: '施行日期不能早于第 {version} 版的施行日期（{day}）。',
    en: 'The effective date cannot be earlier than that of version {version} ({day}).',
  },
  RETIREMENT_PROPOSED: {
    zh: '该事项已有人提出取消、备案或者合并。',
    en: 'The retirement of this item has already been proposed.',
  },
  RETIREMENT_ABSENT: {
    zh: '没有待审核的取消、备案、合并建议。',
    en: 'No retirement of this item is waiting for a decision.',
  },
  SUCCESSOR_MISSING: {
    zh: '改为备案或者合并的，请写明群众以后办哪一项。',
    en: 'For a conversion or merger, name the item people are to use instead.',
  },
  SUCCESSOR_ITSELF: { zh: '承接事项不能是它自己。', en: 'An item cannot succeed itself.' },
} as const satisfies RefusalTexts<StandardRefusalCode>

const registerTexts = {
  POLICY_NUMBER_TAKEN: { zh: '该文号已登记。', en: 'A document with this number is already registered.' },
  POLICY_UNKNOWN: { zh: '没有这份文件。', en: 'There is no such document.' },
  POLICY_REPEALED: { zh: '该文件已废止。', en: 'This document has been repealed.' },
  POLICY_ALREADY_READ: { zh: '您已阅知该文件。', en: 'You have already acknowledged this document.' },
  POLICY_ENDS_BEFORE_IT_BEGINS: {
    zh: '废止日期不能早于施行日期。',
    en: 'It cannot be repealed before it takes effect.',
  },
  DISGUISE_ALREADY_REPORTED: { zh: '该线索已登记。', en: 'This report is already registered.' },
  DISGUISE_UNKNOWN: { zh: '没有这条线索。', en: 'There is no such report.' },
  DISGUISE_CLOSED: { zh: '该线索已办结。', en: 'This report has been closed.' },
  DISGUISE_OWN_REPORT: { zh: '反映人不能办结自己反映的线索。', en: 'Whoever made a report cannot close it.' },
  DISGUISE_WITHOUT_MEASURE: { zh: '请写明核查结论和处理措施。', en: 'Write what was found and what was done.' },
  POWER_LIST_UNCHANGED: { zh: '没有待公布的调整。', en: 'Nothing was adjusted since the last publication.' },
  TRIGGER_IN_THE_FUTURE: {
    zh: '调整缘由发生的日期不能晚于今天。',
    en: 'What triggered the adjustment cannot lie in the future.',
  },
  POWER_ENTRY_MISSING: {
    zh: '新增、变更须附条目内容，取消的不附。',
    en: 'An added or changed entry comes with its text, a removed one without.',
  },
  OWN_ADJUSTMENT_PUBLISHED: {
    zh: '调整的人不能自己公布，须由另一人审核公布。',
    en: 'Whoever adjusted an entry cannot publish it; another person does.',
  },
} as const satisfies RefusalTexts<PolicyRefusalCode | DisguiseRefusalCode | PowerListRefusalCode>

const doorTexts = {
  DRAFT_SAVED_BY_OTHER: {
    zh: '草案刚刚由他人保存。您的修改仍在本页，请对照后再保存。',
    en: 'Someone else has just saved this draft. Your changes are still on this page; compare before you save.',
  },
  STANDARD_MALFORMED: {
    zh: '内容不符合事项标准的结构，未保存。',
    en: 'This does not have the structure of an item standard; it was not saved.',
  },
  ITEM_CODE_TAKEN: { zh: '该事项编码已被使用。', en: 'This item code is taken.' },
  ITEM_CODE_FIXED: { zh: '事项编码不能修改。', en: 'The item code cannot be changed.' },
  TEMPLATE_UNKNOWN: { zh: '没有作为蓝本的事项。', en: 'There is no item to start from.' },
  SUCCESSOR_UNKNOWN: {
    zh: '承接事项「{item}」不在现行清单上。',
    en: 'The successor “{item}” is not on the list in force.',
  },
  SUCCESSOR_NO_FILING: { zh: '「{item}」不是备案事项。', en: '“{item}” is not a filing.' },
  POWER_UNKNOWN: { zh: '权责清单没有条目「{power}」。', en: 'The power list has no entry “{power}”.' },
  POWER_ENTRY_MALFORMED: { zh: '权责清单条目不完整。', en: 'The power list entry is incomplete.' },
} as const satisfies RefusalTexts<DoorRefusalCode>

export const refusalTexts = { ...standardTexts, ...registerTexts, ...doorTexts, ...outputTexts, ...heldTexts }
