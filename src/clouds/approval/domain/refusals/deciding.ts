import type { AutomaticRefusal } from '../automatic.ts'
import type { DecisionRefusal } from '../decision.ts'
import type { FeeRefusal } from '../fee.ts'
import type { Texts } from './texts.ts'

/** 决定与缴费. */
export const decidingRefusals: Texts<DecisionRefusal | FeeRefusal | AutomaticRefusal> = {
  NOT_FOR_A_TABLE: {
    zh: '该件须经核查、听证、会商、审核或者集体研究，或者属于复杂件，不适用智能审批。',
    en: 'This case needs a survey, a hearing, a consultation, a review or a collective decision, or is complex: no table decides it.',
  },
  PEOPLE_HAVE_IT: {
    zh: '该件已由工作人员办理，不再自动决定。',
    en: 'An officer is already handling this case, so no table decides it.',
  },
  AUTHORITY_ENDED: {
    zh: '智能审批的授权已于 {until} 届满。',
    en: 'The standing authorisation ended on {until}.',
  },
  CRITERION_NOT_MET: {
    zh: '有审查要点不符合（{criteria}），不得准予许可。',
    en: 'The application cannot be granted while a criterion is not met ({criteriaEn}).',
  },
  ALL_CRITERIA_MET: {
    zh: '申请符合法定条件、标准的，应当准予许可；如有异议，请退回审查（行政许可法第三十八条）。',
    en: 'An application that meets every criterion must be granted. If you disagree, return it to examination (Administrative Licensing Law, article 38).',
  },
  REASON_MISSING: {
    zh: '应当说明理由。',
    en: 'Give the reasons.',
  },
  REVIEW_PENDING: {
    zh: '审核环节尚未全部完成，不能作出决定。',
    en: 'The case cannot be decided before every review has been held.',
  },
  CONSULTATION_OPEN: {
    zh: '征求意见尚未出具综合意见，不能作出决定。',
    en: 'A consultation is still open. Issue its opinion before you decide.',
  },
  PROCEDURE_NOT_HELD: {
    zh: '事项标准规定的必经程序尚未完成，不能作出决定。',
    en: 'A procedure that the standard requires has not been held yet.',
  },
  PROCEDURE_FAILED: {
    zh: '特别程序的结论为不合格，不得准予许可；可以依法重新组织。',
    en: 'A procedure ended with a negative result, so the case cannot be granted unless it is held again.',
  },
  RESOLUTION_MISSING: {
    zh: '本事项须经集体研究决定，请先登记会议决定。',
    en: 'This case needs a collective decision. Record the resolution of the meeting first.',
  },
  AGAINST_RESOLUTION: {
    zh: '决定与集体研究的结论不一致。',
    en: 'The decision is not what the meeting resolved.',
  },
  DEFERRED_MATERIALS_MISSING: {
    zh: '容缺材料尚未补齐（{materials}），不得准予许可、发放证照。',
    en: 'Nothing can be granted before the deferred documents are in ({materialsEn}).',
  },
  FEE_UNPAID: {
    zh: '应缴费用尚未缴清，不能准予许可。',
    en: 'The fee must be paid before the case can be granted.',
  },
  NOT_A_FILING: {
    zh: '本事项不是备案事项。',
    en: 'This item is not a filing.',
  },
  NOT_A_RENEWAL: {
    zh: '本件不是延续申请。',
    en: 'This application is not a renewal.',
  },
  RENEWAL_STILL_IN_TIME: {
    zh: '原证有效期至 {due}，尚未届满，不能视为准予延续（行政许可法第五十条）。',
    en: 'The old permit is valid until {due}, so its renewal is not deemed granted yet (Administrative Licensing Law, article 50).',
  },
  VALIDITY_BEFORE_DECISION: {
    zh: '有效期不得早于决定之日。',
    en: 'The permit cannot start before the day of the decision.',
  },
  VALIDITY_ENDS_BEFORE_START: {
    zh: '有效期的截止日应当晚于起始日。',
    en: 'The permit must end after it starts.',
  },
  NO_FEE: {
    zh: '本件不收取费用。',
    en: 'No fee is charged in this case.',
  },
  FEE_ORDERED_ALREADY: {
    zh: '缴费通知已经开出，等待缴费。',
    en: 'The fee has already been asked for and is not paid yet.',
  },
  FEE_PAID_ALREADY: {
    zh: '费用已经缴清。',
    en: 'The fee has already been paid.',
  },
  FEE_NOT_ORDERED: {
    zh: '本件尚未开出缴费通知。',
    en: 'No fee has been asked for in this case.',
  },
  FEE_ORDER_UNKNOWN: {
    zh: '缴费单号与本件不符。',
    en: 'The payment order is not the one of this case.',
  },
  FEE_AMOUNT_DIFFERS: {
    zh: '缴费金额与应缴金额（{yuan} 元）不符。',
    en: 'The amount paid is not the amount owed ({yuan} yuan).',
  },
  RECEIPT_NUMBER_MISSING: {
    zh: '请填写财政票据号码。',
    en: 'Give the number of the receipt.',
  },
}
