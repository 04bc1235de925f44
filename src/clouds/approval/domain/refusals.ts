import type { CaseRefusalCode } from './case.ts'

/** What a refused person reads: the rule in the words of the office, and what can be done about it. */
export const caseRefusals: Readonly<Record<CaseRefusalCode, { readonly zh: string; readonly en: string }>> = {
  NOT_SUBMITTED: {
    zh: '该办件尚未提交申请。',
    en: 'This application has not been submitted.',
  },
  ALREADY_SUBMITTED: {
    zh: '该申请已经提交，不能重复提交。',
    en: 'This application has already been submitted.',
  },
  OUT_OF_ORDER: {
    zh: '办理时间早于该办件的上一环节（{last}），不得倒签。',
    en: 'An act cannot be dated before the last one in this case ({last}).',
  },
  CONCLUDED: {
    zh: '该办件已经办结，不能再办理。',
    en: 'This case is closed. Nothing more can be done in it.',
  },
  NOT_THE_APPLICANT: {
    zh: '只有本件的申请人可以办理此项。',
    en: 'Only the applicant of this case can do this.',
  },
  AWAITING_CORRECTION: {
    zh: '已告知申请人补正，须待申请人提交补正材料后再作处理。',
    en: 'The applicant has been asked to correct the application. Wait until the correction arrives.',
  },
  NO_CORRECTION_ASKED: {
    zh: '该办件当前没有需要补正的内容。',
    en: 'Nothing needs to be corrected in this case at the moment.',
  },
  CORRECTION_ALREADY_REQUESTED: {
    zh: '补正内容应当一次性告知，本件已告知过一次（行政许可法第三十二条）。',
    en: 'A correction can be requested only once, for everything at the same time (Administrative Licensing Law, article 32).',
  },
  CORRECTION_AFTER_ACCEPTANCE: {
    zh: '申请受理后不得再要求补正（行政许可法第三十二条）。',
    en: 'A correction cannot be requested after acceptance (Administrative Licensing Law, article 32).',
  },
  CORRECTION_WITHOUT_DEFECT: {
    zh: '请逐项写明需要补正的全部内容。',
    en: 'List everything that needs to be corrected.',
  },
  CORRECTION_INCOMPLETE: {
    zh: '要求补正的材料尚未交齐：{materials}。',
    en: 'Some of the documents asked for are still missing: {materialsEn}.',
  },
  ALREADY_ACCEPTED: {
    zh: '该申请已经受理。',
    en: 'This application has already been accepted.',
  },
  MATERIALS_MISSING: {
    zh: '必需材料缺少 {count} 份（{materials}），不符合法定形式。',
    en: '{count} required documents are missing ({materialsEn}).',
  },
  ACCEPTANCE_DEEMED: {
    zh: '自收到申请材料之日起五个工作日内（至 {due}）未告知，视为已受理（行政许可法第三十二条）。',
    en: 'Nothing was said within the time limit (until {due}), so the application counts as accepted from the day it was received (Administrative Licensing Law, article 32).',
  },
  ACCEPTANCE_LIMIT_RUNS: {
    zh: '受理期限至 {due}，尚未届满，不能视为受理。',
    en: 'The time limit for acceptance runs until {due}. The application does not count as accepted yet.',
  },
  STILL_INCOMPLETE_BEFORE_CORRECTION: {
    zh: '材料不齐全的，应当先一次性告知补正，不得直接不予受理（行政许可法第三十二条）。',
    en: 'Ask for the missing documents first: an incomplete application cannot be turned away without that (Administrative Licensing Law, article 32).',
  },
  NOT_ACCEPTED_YET: {
    zh: '该申请尚未受理。',
    en: 'This application has not been accepted yet.',
  },
  ALREADY_EXAMINED: {
    zh: '该办件已有审查意见，正待决定。',
    en: 'This case has been examined and is waiting for a decision.',
  },
  NOT_EXAMINED: {
    zh: '该办件尚无审查意见，不能作出决定。',
    en: 'This case has not been examined, so it cannot be decided.',
  },
  CRITERIA_NOT_TICKED: {
    zh: '审查要点应当逐项核对，还有 {count} 项未核对（{criteria}）。',
    en: 'Every criterion must be checked. {count} are still open ({criteriaEn}).',
  },
  CRITERION_UNKNOWN: {
    zh: '本事项审查标准中没有该审查要点（{criterion}）。',
    en: 'This criterion is not part of the standard for this item ({criterionEn}).',
  },
  CRITERION_TICKED_TWICE: {
    zh: '同一审查要点只能核对一次。',
    en: 'Each criterion can be checked only once.',
  },
  FINDING_WITHOUT_NOTE: {
    zh: '不符合的审查要点应当写明理由（{criterion}）。',
    en: 'Say why the criterion is not met ({criterionEn}).',
  },
  PROPOSAL_AGAINST_FINDINGS: {
    zh: '有审查要点不符合，不能建议准予许可。',
    en: 'You cannot propose to grant while a criterion is not met.',
  },
  PROCEDURE_RUNNING: {
    zh: '法定特别程序正在进行，结束后方可办理。',
    en: 'A statutory procedure is running. Wait until it has ended.',
  },
  NO_PROCEDURE_RUNNING: {
    zh: '该办件没有正在进行的特别程序。',
    en: 'No statutory procedure is running in this case.',
  },
  NOT_A_STOPPING_PROCEDURE: {
    zh: '只有听证、招标、拍卖、检验、检测、检疫、鉴定、专家评审不计入期限（行政许可法第四十五条）。',
    en: 'Only hearings, tenders, auctions, inspections, tests, quarantine, appraisals and expert reviews stop the clock (Administrative Licensing Law, article 45).',
  },
  ACCEPTOR_CANNOT_DECIDE: {
    zh: '本件由您受理，受理人员不得作出决定。',
    en: 'You accepted this application, so you cannot decide it.',
  },
  EXAMINER_CANNOT_DECIDE: {
    zh: '本件由您审查，实行一审一核，审查人员不得作出决定。',
    en: 'You examined this case, so another person must decide it.',
  },
  ACCEPTOR_CANNOT_HOLD_COMBINED_POST: {
    zh: '本事项实行审核合一，受理人员不得担任审核。',
    en: 'Examination and verification are one post for this item, so the person who accepted cannot examine.',
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
  EXTENDED_ALREADY: {
    zh: '办理期限只能延长一次（行政许可法第四十二条）。',
    en: 'The time limit can be extended only once (Administrative Licensing Law, article 42).',
  },
  EXTENSION_TOO_LONG: {
    zh: '延长期限不得超过 {max} 个工作日（行政许可法第四十二条）。',
    en: 'The time limit cannot be extended by more than {max} working days (Administrative Licensing Law, article 42).',
  },
  EXTENSION_TOO_LATE: {
    zh: '法定期限已于 {due} 届满，不能再延长。',
    en: 'The statutory time limit ended on {due} and can no longer be extended.',
  },
  VALIDITY_NO_DATE: {
    zh: '有效期起始日 {date} 不是实际存在的日期。',
    en: 'The permit cannot start on {date}: there is no such day.',
  },
  VALIDITY_BEFORE_DECISION: {
    zh: '有效期不得早于决定之日。',
    en: 'The permit cannot start before the day of the decision.',
  },
  VALIDITY_ENDS_BEFORE_START: {
    zh: '有效期的截止日应当晚于起始日。',
    en: 'The permit must end after it starts.',
  },
  NOTHING_TO_SERVE: {
    zh: '该办件没有可送达的决定。',
    en: 'There is no decision to serve in this case.',
  },
  ALREADY_SERVED: {
    zh: '决定已经送达。',
    en: 'The decision has already been served.',
  },
}
