import type { RefusalTexts } from '#contract'
import type { TransferRefusalCode } from './domain/transfer.ts'

/** Said by the doors of 事项划转, before the rule is asked. */
type TransferDoorRefusal =
  | 'TRANSFER_ITEM_NOT_THEIRS'
  | 'TRANSFER_ITEM_MOVING'
  | 'TRANSFER_ITEM_IN_WRITING'
  | 'TRANSFER_NUMBER_TAKEN'
  | 'ORGAN_ONLY_COLLECTS'
  | 'MEMORANDUM_CHANGED'

export const transferRefusals = {
  TRANSFER_EXISTS: { zh: '该划转批次已经拟定。', en: 'This batch has been prepared already.' },
  TRANSFER_UNKNOWN: { zh: '没有这个划转批次。', en: 'There is no such batch.' },
  TRANSFER_WITHOUT_ITEMS: {
    zh: '没有可以划转的事项，请选择划出机关现在实施的事项。',
    en: 'There is nothing to transfer. Choose items that the giving organ decides today.',
  },
  TRANSFER_TO_ITSELF: { zh: '划出机关和承接机关不能是同一个机关。', en: 'An organ cannot transfer an item to itself.' },
  TRANSFER_DAY_WRONG: {
    zh: '划转生效日 {day} 有误：各方须在生效日之前签署，生效日最早为明天。',
    en: 'The day {day} is wrong: every party signs before the day, which is tomorrow at the earliest.',
  },
  ORGAN_ONLY_COLLECTS: {
    zh: '该机构是窗口模式，只收件、不行使审批权，不能承接事项。',
    en: 'This organ is a window: it collects and has no power of its own, so nothing can be transferred to it.',
  },
  TRANSFER_OVER: { zh: '该划转批次已经办结或者终止。', en: 'This batch is closed or abandoned.' },
  TRANSFER_NOT_AGREED: { zh: '各方尚未全部签署备忘录。', en: 'Not every party has signed the memorandum yet.' },
  MEMORANDUM_SIGNED_ALREADY: {
    zh: '备忘录已有签署，内容不能再改。确需修改的，请先退回。',
    en: 'The memorandum bears a signature and cannot be changed. Send it back first.',
  },
  MEMORANDUM_INCOMPLETE: {
    zh: '备忘录五个章节还有 {count} 章没有填写，不能签署。',
    en: '{count} of the five chapters are not written yet; it cannot be signed.',
  },
  MEMORANDUM_COUNT_WRONG: {
    zh: '清单列了 {listed} 项，件数不能少于清单。',
    en: 'The list names {listed} things; the count cannot be less.',
  },
  MEMORANDUM_NOT_SIGNED: {
    zh: '备忘录还没有人签署，可以直接修改。',
    en: 'Nobody has signed yet; it can simply be changed.',
  },
  MEMORANDUM_CHANGED: {
    zh: '备忘录在您打开之后有改动，请核对后再签署。',
    en: 'The memorandum changed after you opened it. Look at it again before you sign.',
  },
  POINT_UNKNOWN: { zh: '没有这个遗留问题。', en: 'There is no such open point.' },
  POINT_SETTLED: { zh: '该遗留问题已经办结。', en: 'This point is settled already.' },
  NOT_A_PARTY_OF_THE_TRANSFER: {
    zh: '您所在机关不是该批次的划出或者承接机关。',
    en: 'Your organ neither gives nor takes in this batch.',
  },
  SIGNED_BY_ONE_HAND: {
    zh: '各方须由不同的人签署。',
    en: 'Each party signs by another person.',
  },
  TRANSFER_NOT_IN_FORCE: {
    zh: '划转自 {day} 起生效，生效之后才能办结。',
    en: 'The transfer takes effect on {day} and can be closed after that.',
  },
  TRANSFER_POINTS_OPEN: {
    zh: '备忘录还有 {count} 个遗留问题没有办结。',
    en: '{count} points of the memorandum are still open.',
  },
  TRANSFER_CASES_LEFT: {
    zh: '划出机关还有 {count} 件在办件没有了结。',
    en: '{count} running cases still lie with an organ that gave the power away.',
  },
  TRANSFER_WITHOUT_SUPERVISION: {
    zh: '下列事项的监管主体、监管标准或者本年度监管计划不全，不能办结：{items}。请先到“监管真空”补齐。',
    en: 'Supervisor, supervision standard or this year’s plan is missing for: {items}. See “Supervision gaps” first.',
  },
  TRANSFER_ITEM_NOT_THEIRS: {
    zh: '事项 {code} 现在不由所选划出机关实施。',
    en: 'Item {code} is not decided by the organs you chose.',
  },
  TRANSFER_ITEM_MOVING: {
    zh: '事项 {code} 已在另一个没有办结的划转批次中。',
    en: 'Item {code} stands in another batch that is not over.',
  },
  TRANSFER_ITEM_IN_WRITING: {
    zh: '事项 {code} 的标准正在修改，请先办结或者终止修改，再签署备忘录。',
    en: 'The standard of item {code} is being rewritten. Finish or abandon that first.',
  },
  TRANSFER_NUMBER_TAKEN: { zh: '文号 {number} 已被另一个批次使用。', en: 'Number {number} belongs to another batch.' },
} as const satisfies RefusalTexts<TransferRefusalCode | TransferDoorRefusal>
