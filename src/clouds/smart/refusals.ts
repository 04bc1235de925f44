import type { RefusalTexts } from '#contract'
import type { AuthorisationRefusal } from './domain/authorisation.ts'
import type { DecisionTableRefusal } from './domain/decision-table.ts'
import type { QuotaRefusal } from './domain/quota.ts'
import type { RegisterRefusal } from './domain/register.ts'
import type { VerificationRefusal } from './domain/verification.ts'

type Code =
  | DecisionTableRefusal
  | AuthorisationRefusal
  | VerificationRefusal
  | QuotaRefusal
  | RegisterRefusal
  | 'NO_DECISION_TABLE'

export const refusalTexts = {
  TABLE_HAS_GAP: { zh: '决策表有空缺，不能启用。{fault}', en: 'The table has a gap. {faultEn}' },
  TABLE_OVERLAPS: { zh: '决策表有重叠，不能启用。{fault}', en: 'The table overlaps. {faultEn}' },
  TABLE_UNSOUND: { zh: '决策表不完整，不能启用。{fault}', en: 'The table is not sound. {faultEn}' },
  TABLE_NO_DRAFT: { zh: '没有待审批的决策表草稿。', en: 'There is no draft of the table.' },
  TABLE_NOT_TRIED: {
    zh: '请先用历史办件试算，再审批启用。',
    en: 'Try the table on stored cases before approving it.',
  },
  TABLE_NOT_IN_FORCE: { zh: '该事项没有启用的决策表。', en: 'This item has no table in force.' },
  OWN_TABLE: {
    zh: '规则变更须由他人审批：起草人不能审批自己起草的决策表。',
    en: 'A change of rules is approved by another person: not by who drafted it.',
  },
  SHARE_NO_PERCENT: { zh: '比例应为 0 到 100 的整数。', en: 'A share is a whole number from 0 to 100.' },
  SAMPLE_TOO_SMALL: { zh: '抽查比例不得低于 {least}%。', en: 'At least {least}% must be sampled.' },
  TABLE_REASON_MISSING: { zh: '请写明理由。', en: 'Say why.' },
  AUTOMATION_ALREADY_STOPPED: { zh: '该事项的自动审批已经停用。', en: 'Automatic approval is stopped already.' },
  AUTOMATION_NOT_STOPPED: { zh: '该事项的自动审批没有停用。', en: 'Automatic approval is not stopped.' },
  AUTHORISATION_GIVEN_ALREADY: { zh: '该授权已经作出。', en: 'This authorisation has been given already.' },
  AUTHORISATION_UNKNOWN: { zh: '没有这项授权。', en: 'There is no such authorisation.' },
  AUTHORISATION_ENDED: { zh: '该授权已经撤回。', en: 'This authorisation has been revoked.' },
  AUTHORISATION_WITHOUT_ITEMS: { zh: '请至少选择一个授权事项。', en: 'Choose at least one item.' },
  AUTHORISATION_DATE_WRONG: {
    zh: '授权截止日期 {until} 有误，应为今天或者以后的日期。',
    en: 'The last day {until} is wrong: it must be today or later.',
  },
  AUTHORISATION_TOO_LONG: { zh: '授权期限不得超过 {days} 天。', en: 'An authorisation lasts {days} days at most.' },
  AUTHORISATION_NO_LIMIT: { zh: '每日上限应为 1 以上的整数。', en: 'The daily limit is a whole number from 1.' },
  VERIFIED_ALREADY: { zh: '该次申请已经核验。', en: 'This has been verified already.' },
  NOT_VERIFIED: { zh: '该件没有核验记录。', en: 'This case has not been verified.' },
  NOT_AUTOMATICALLY_GRANTED: { zh: '该件不是自动批准的。', en: 'This case was not granted automatically.' },
  SAMPLE_DRAWN_ALREADY: { zh: '该件已经抽中。', en: 'This case has been drawn already.' },
  SAMPLE_LOT_NOT_DRAWN: { zh: '该件没有抽中。', en: 'The lot did not fall on this case.' },
  SAMPLE_NOT_DRAWN: { zh: '该件没有抽中复核。', en: 'This case was not drawn for review.' },
  SAMPLE_JUDGED_ALREADY: { zh: '该件已经复核。', en: 'This case has been reviewed already.' },
  SAMPLE_BY_RESPONSIBLE: {
    zh: '您起草、审批或者授权了该决策表，不能复核由它批准的件。',
    en: 'You drafted, approved or authorised this table, so you cannot review what it granted.',
  },
  SAMPLE_FINDING_MISSING: { zh: '请写明复核情况。', en: 'Say what you found.' },
  DECISION_RECORDED_ALREADY: { zh: '该件的决定已经记录。', en: 'The decision has been recorded already.' },
  QUOTA_USED_UP: { zh: '额度不足，剩余 {left}。', en: 'Not enough quota: {left} is left.' },
  QUOTA_NO_AMOUNT: { zh: '申请的数量不是正数。', en: 'The amount is not a positive number.' },
  QUOTA_DRAWN_ALREADY: { zh: '该件已经占用额度。', en: 'This case has drawn already.' },
  QUOTA_NOT_DRAWN: { zh: '该件没有占用额度。', en: 'This case has drawn nothing.' },
  REGISTER_OLDER: { zh: '登记簿数据比现有的（{asOf}）更早。', en: 'What is here ({asOf}) is newer.' },
  REGISTER_IN_THE_FUTURE: { zh: '数据时间 {asOf} 在将来。', en: 'The time of the data, {asOf}, lies ahead.' },
  REGISTER_KEY_TWICE: { zh: '登记簿中「{key}」出现了两次。', en: '{key} occurs twice.' },
  REGISTER_EMPTY: { zh: '登记簿没有内容。', en: 'The register is empty.' },
  NO_DECISION_TABLE: { zh: '该事项没有启用的决策表。', en: 'This item has no table in force.' },
} as const satisfies RefusalTexts<Code>
