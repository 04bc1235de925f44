import type { RefusalTexts } from '#contract'
import type { RevocationPowerRefusalCode } from './domain/revocation-power.ts'
import type { StatusListRefusalCode } from './domain/status-list.ts'
import type { StandingRefusalCode } from './domain/standing.ts'

/** Why an act on a certificate after its issue is not done. */
export const standingRefusalTexts = {
  CERTIFICATE_ENDED: { zh: '该证照已经失效。', en: 'This certificate stands no longer.' },
  CERTIFICATE_ALREADY_SUSPENDED: { zh: '该证照已处于暂停状态。', en: 'This certificate is suspended already.' },
  CERTIFICATE_NOT_SUSPENDED: { zh: '该证照没有暂停。', en: 'This certificate is not suspended.' },
  SUSPENSION_DAY_WRONG: {
    zh: '暂停截止日不能早于今天。',
    en: 'The last day of the suspension must be today or later.',
  },
  STANDING_WORDS_MISSING: {
    zh: '请写明依据、理由等内容。',
    en: 'Write down the ground, the reason and what else is asked for.',
  },
  MEASURE_ALREADY_ANNOUNCED: {
    zh: '已告知拟作出的处理，请先办结。',
    en: 'A measure has been announced already; finish that first.',
  },
  MEASURE_NOT_ANNOUNCED: {
    zh: '尚未告知持证人拟作出的处理，不能作出决定。',
    en: 'Its holder was not told of the intended measure, so it cannot be decided.',
  },
  MEASURE_OF_ANOTHER_ORGAN: {
    zh: '该处理由其他机关告知，由其决定。',
    en: 'Another organ announced this measure and decides it.',
  },
  MEASURE_TOO_EARLY: {
    zh: '持证人陈述申辩、要求听证的期限到 {until}，期满前不能决定。',
    en: 'The holder may state his case or ask for a hearing until {until}; nothing is decided before.',
  },
  MEASURE_HEARING_TOO_LATE: {
    zh: '要求听证的期限已于 {until} 届满。',
    en: 'A hearing could be asked for until {until}.',
  },
  MEASURE_HEARING_ASKED_ALREADY: { zh: '已经提出过听证要求。', en: 'A hearing has been asked for already.' },
  MEASURE_HEARING_NOT_ASKED: { zh: '持证人没有要求听证。', en: 'The holder has not asked for a hearing.' },
  MEASURE_HEARING_NOT_HELD: {
    zh: '持证人要求听证，听证结束前不能决定。',
    en: 'The holder asked for a hearing; nothing is decided before it was held.',
  },
  MEASURE_HEARD_BY_INVESTIGATOR: {
    zh: '听证由未参与拟办本处理的人员主持（行政许可法第四十八条）。',
    en: 'Whoever proposed the measure does not preside at its hearing (Licensing Law 48).',
  },
  REVOCATION_DOCUMENT_MISSING: {
    zh: '请填写本部门吊销决定书的文号。',
    en: 'Give the number of your department’s own decision.',
  },
  DEREGISTRATION_GROUND_WRONG: {
    zh: '注销的情形与证照现状不符。',
    en: 'This ground for deregistration does not fit how the certificate stands.',
  },
  CERTIFICATE_DEREGISTERED: { zh: '该证照已经注销。', en: 'This certificate has been deregistered already.' },
  REVOCATION_POWER_THE_SAME: { zh: '与现行规定相同。', en: 'That is the rule already.' },
  STATUS_LIST_OUT_OF_TURN: { zh: '状态列表已由另一节点发布。', en: 'Another node has published the list meanwhile.' },
  STANDING_ACT_NOT_YOURS: {
    zh: '这项处理不由您所在的岗位或机关决定。',
    en: 'This act is not for your post or organ to do.',
  },
} as const satisfies RefusalTexts<
  StandingRefusalCode | RevocationPowerRefusalCode | StatusListRefusalCode | 'STANDING_ACT_NOT_YOURS'
>
