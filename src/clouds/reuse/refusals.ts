import type { RefusalTexts } from '#contract'

export const refusalTexts = {
  CONSENT_GIVEN_ALREADY: { zh: '您已经给予长期授权。', en: 'You have already agreed.' },
  CONSENT_NOT_GIVEN: { zh: '没有可以撤回的长期授权。', en: 'There is no consent to withdraw.' },
  CONSENT_NO_HOLDER: {
    zh: '请先完成实名认证，再授权调取证照。',
    en: 'Have your identity verified first; then you can agree to fetching.',
  },
  CALLED_ALREADY: { zh: '这个请求已经处理过，不能重放。', en: 'This request was answered before and is not replayed.' },
  CALL_TYPE_UNKNOWN: { zh: '没有已发布的这种证照类型。', en: 'No certificate type of this code is published.' },
  NOT_SHARED: {
    zh: '该证照类型没有向您的部门开放这项用途。本次申请已经留痕。',
    en: 'This type is not shared with your department for this purpose. The attempt was recorded.',
  },
  FIELD_NOT_SHARED: {
    zh: '所要的字段超出共享范围。本次申请已经留痕。',
    en: 'A field asked for is beyond what is shared. The attempt was recorded.',
  },
  CASE_NOT_OF_HOLDER: {
    zh: '这个办件不由您的部门办理，或者与持证人无关。本次申请已经留痕。',
    en: 'The case is not your department’s, or not this holder’s. The attempt was recorded.',
  },
  REGION_REFUSED: {
    zh: '该地区没有同意这次查询，或者已不再互认。本次申请已经留痕。',
    en: 'That region did not agree to this question, or is no longer recognised. The attempt was recorded.',
  },
  REGION_SILENT: {
    zh: '该地区的系统现在没有答复，请稍后再试。本次申请已经留痕。',
    en: 'The system of that region does not answer now. Try again later. The attempt was recorded.',
  },
  REGION_MAY_NOT_ASK: {
    zh: '这不是互认地区在约定用途内签名的查询，或者已经过时。',
    en: 'This is no question signed by a recognised region for an agreed purpose, or it is too old.',
  },
  CALL_QUOTA_USED: {
    zh: '今天对这种证照的调用已经达到 {max} 次上限，请明天再来。',
    en: 'Today’s {max} calls of this type are used up. Come back tomorrow.',
  },
  CALL_SIGNATURE_WRONG: {
    zh: '调用没有用授权时的密钥签名，或签名已经过时。',
    en: 'The call is not signed with the key of its grant, or the signature is too old.',
  },
  CALL_MALFORMED: { zh: '调用的内容不符合约定格式。', en: 'The call does not have the agreed form.' },
  CALL_NOT_GRANTED: {
    zh: '该系统没有被授权这样调用，或者授权已到期、已撤销。',
    en: 'The system has no grant for this, or the grant has expired or was revoked.',
  },
  GRANT_GIVEN_ALREADY: { zh: '这项授权已经存在。', en: 'This grant exists already.' },
  GRANT_UNKNOWN: { zh: '没有这项系统授权。', en: 'There is no such grant.' },
  GRANT_REVOKED: { zh: '这项系统授权已经撤销。', en: 'This grant was revoked before.' },
  GRANT_DAY_PAST: { zh: '截止日期已经过去。', en: 'The last day lies in the past.' },
  GRANT_ORGAN_UNKNOWN: { zh: '没有这个部门。', en: 'There is no such department.' },
  FINDING_OPEN_ALREADY: { zh: '这条线索已经登记。', en: 'This finding is recorded already.' },
  FINDING_UNKNOWN: { zh: '没有这条线索。', en: 'There is no such finding.' },
  REPORTS_TOO_MANY: {
    zh: '今天从这里反映的已经有 {max} 件，请明天再来，或者到窗口反映。',
    en: 'There were {max} reports from here today. Come back tomorrow, or tell a window.',
  },
  FINDING_ANSWERED: { zh: '这条线索已经有处理结果。', en: 'This finding was answered before.' },
} as const satisfies RefusalTexts
