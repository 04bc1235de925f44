import type { RefusalTexts } from '#contract'
import type { ConsentRefusalCode } from './domain/consent.ts'
import type { EnterpriseRefusalCode } from './domain/enterprise.ts'
import type { MandateRefusalCode } from './domain/mandate.ts'
import type { NotificationRefusalCode } from './domain/notification.ts'
import type { PaymentRefusalCode } from './domain/payment.ts'
import type { PersonRefusalCode } from './domain/person.ts'

const personTexts = {
  CITIZEN_ID_WRONG: { zh: '公民身份号码不正确，请核对。', en: 'The resident identity number is not right. Check it.' },
  REAL_NAME_ALREADY_VERIFIED: { zh: '您已完成实名认证。', en: 'Your real name has already been verified.' },
  REAL_NAME_OF_ANOTHER: {
    zh: '本账户已由另一身份实名认证，不能改为他人。',
    en: 'This account belongs to another verified person and cannot change hands.',
  },
  CONTACT_ADDRESS_WRONG: {
    zh: '手机号码或者电子邮箱不正确，请核对。',
    en: 'The mobile number or e-mail address is not right. Check it.',
  },
  CONTACT_UNCHANGED: { zh: '该联系方式已经验证过。', en: 'This contact has already been verified.' },
  CONTACT_UNKNOWN: { zh: '没有这个联系方式。', en: 'There is no such contact.' },
  ADDRESS_UNCHANGED: { zh: '地址没有变化。', en: 'The address is the same as before.' },
} as const satisfies RefusalTexts<PersonRefusalCode>

const enterpriseTexts = {
  CREDIT_CODE_WRONG: {
    zh: '统一社会信用代码不正确，请核对。',
    en: 'The unified social credit code is not right. Check it.',
  },
  ENTERPRISE_ALREADY_REGISTERED: { zh: '该企业已经登记。', en: 'This enterprise is already registered here.' },
  ENTERPRISE_UNKNOWN: { zh: '没有登记这家企业。', en: 'This enterprise is not registered here.' },
  NOT_LEGAL_REPRESENTATIVE: {
    zh: '只有登记机关登记的法定代表人（负责人）本人可以办理。',
    en: 'Only the legal representative named in the register can do this.',
  },
  MASTER_DATA_UNCHANGED: { zh: '信息没有变化。', en: 'Nothing has changed.' },
} as const satisfies RefusalTexts<EnterpriseRefusalCode>

const mandateTexts = {
  HANDLER_NEEDS_NO_MANDATE: {
    zh: '法定代表人本人不需要授权。',
    en: 'The legal representative needs no mandate.',
  },
  MANDATE_PERIOD_WRONG: {
    zh: '授权期限不正确：截止日期不得早于起始日期和今天。',
    en: 'The period is wrong: it cannot end before it begins, or before today.',
  },
  MANDATE_TOO_LONG: {
    zh: '一次授权最长 {days} 天，到期可以重新授权。',
    en: 'A mandate stands for {days} days at most; it can be granted again.',
  },
  MANDATE_ITEMS_MISSING: { zh: '请至少选择一个事项，或者授权全部事项。', en: 'Choose at least one service, or all.' },
  MANDATE_ALREADY_GRANTED: { zh: '该授权已经登记。', en: 'This mandate has already been granted.' },
  MANDATE_UNKNOWN: { zh: '没有这份授权。', en: 'There is no such mandate.' },
  MANDATE_ALREADY_REVOKED: { zh: '该授权已经撤销。', en: 'This mandate has already been revoked.' },
  NOT_PARTY_TO_MANDATE: {
    zh: '只有授权企业的法定代表人或者经办人本人可以撤销。',
    en: 'Only the legal representative or the handler can revoke it.',
  },
} as const satisfies RefusalTexts<Exclude<MandateRefusalCode, 'CITIZEN_ID_WRONG' | 'NOT_LEGAL_REPRESENTATIVE'>>

const tellingTexts = {
  CONSENT_TEXT_OUTDATED: {
    zh: '电子送达确认书已更新，请阅读新文本后再确认。',
    en: 'The text has changed. Read the new one before you agree.',
  },
  CONSENT_WITHOUT_CHANNEL: { zh: '请至少选择一种提醒方式。', en: 'Choose at least one channel.' },
  CONSENT_CHANNEL_UNVERIFIED: {
    zh: '请先验证手机号码或者电子邮箱，再选择这种提醒方式。',
    en: 'Verify the mobile number or e-mail address first.',
  },
  CONSENT_UNCHANGED: { zh: '您已确认同意，内容没有变化。', en: 'You have already agreed to exactly this.' },
  CONSENT_NOT_GIVEN: { zh: '您没有同意过电子送达。', en: 'There is no consent to withdraw.' },
  NOTIFICATION_ALREADY_RAISED: { zh: '该消息已经发出。', en: 'This notification has already been raised.' },
  NOTIFICATION_UNKNOWN: { zh: '没有这条消息。', en: 'There is no such notification.' },
  DELIVERY_ENDED: { zh: '该渠道的发送已经结束。', en: 'Delivery by this channel has ended.' },
} as const satisfies RefusalTexts<ConsentRefusalCode | NotificationRefusalCode>

const paymentTexts = {
  PAYMENT_WITHOUT_BASIS: {
    zh: '没有法律、行政法规依据的，不得收费（行政许可法第五十八条）。',
    en: 'No charge without a legal basis (Administrative Licensing Law, article 58).',
  },
  PAYMENT_AMOUNT_WRONG: { zh: '金额不正确。', en: 'The sum is not right.' },
  PAYMENT_ALREADY_ORDERED: { zh: '该缴费通知已经发出。', en: 'This payment has already been ordered.' },
  PAYMENT_UNKNOWN: { zh: '没有这笔缴费。', en: 'There is no such payment.' },
  PAYMENT_AMOUNT_DIFFERS: { zh: '到账金额与应缴金额不一致。', en: 'The sum received is not the sum owed.' },
  PAYMENT_ALREADY_RECEIVED: { zh: '该笔费用已经缴纳。', en: 'This has already been paid.' },
  PAYMENT_NOT_RECEIVED: { zh: '该笔费用尚未缴纳。', en: 'This has not been paid.' },
  REFUND_EXCEEDS_PAYMENT: { zh: '退款金额不得超过缴款金额。', en: 'A refund cannot exceed what was paid.' },
  REFUND_NOT_ORDERED: { zh: '没有待退的款项。', en: 'No refund is due.' },
} as const satisfies RefusalTexts<PaymentRefusalCode>

/** Said by the doors, before a command is run. */
const doorTexts = {
  REAL_NAME_FIRST: { zh: '请先完成实名认证。', en: 'Verify your real name first.' },
  IDENTITY_MISMATCH: {
    zh: '姓名与公民身份号码不一致，请核对。',
    en: 'This name and this number do not belong together. Check both.',
  },
  IDENTITY_UNKNOWN: {
    zh: '未查询到该公民身份号码。演示环境只认 99 开头的虚构号码。',
    en: 'This number was not found. The demonstration knows only invented numbers that begin with 99.',
  },
  IDENTITY_HELD_BY_ANOTHER_ACCOUNT: {
    zh: '该身份已在另一个账户实名认证，请用原账户登录。',
    en: 'This person already has another account. Sign in with that one.',
  },
  ENTERPRISE_NOT_IN_REGISTER: {
    zh: '登记机关没有这个统一社会信用代码的登记信息。',
    en: 'The register holds no enterprise under this code.',
  },
  PEER_UNREACHABLE: {
    zh: '对方系统暂时没有应答，您填写的内容没有丢失，请稍后再试。',
    en: 'The other system does not answer at the moment. Nothing is lost; try again later.',
  },
  PEER_REFUSED: { zh: '对方系统没有受理（{reason}）。', en: 'The other system refused ({reason}).' },
  CHANNEL_NOT_CONNECTED: { zh: '本系统没有开通这种提醒方式。', en: 'This channel is not in use here.' },
  TOO_MANY_TODAY: {
    zh: '今天的操作次数已达上限（{max} 次），请明天再试。',
    en: 'You have done this {max} times today. Try again tomorrow.',
  },
  CODE_WRONG: {
    zh: '验证码不正确或者已过期，请重新获取。',
    en: 'The code is wrong or has expired. Ask for a new one.',
  },
  MACHINE_SIGNATURE_WRONG: { zh: '签名验证未通过。', en: 'The call is not signed by whom we know.' },
} as const satisfies RefusalTexts

export const refusalTexts: RefusalTexts = {
  ...personTexts,
  ...enterpriseTexts,
  ...mandateTexts,
  ...tellingTexts,
  ...paymentTexts,
  ...doorTexts,
}
