import type { BeginningRefusal } from '../beginning.ts'
import type { ReceiptRefusal } from '../receipt.ts'
import type { DeferralRefusal } from '../deferral.ts'
import type { EndingRefusal } from '../ending.ts'
import type { Texts } from './texts.ts'

/** 收件、补正、受理、容缺与终止. */
export const intakeRefusals: Texts<BeginningRefusal | ReceiptRefusal | DeferralRefusal | EndingRefusal> = {
  ALREADY_SUBMITTED: {
    zh: '该申请已经提交，不能重复提交。',
    en: 'This application has already been submitted.',
  },
  COMMITMENT_NOT_OFFERED: {
    zh: '本事项不实行告知承诺，请按一般程序申请。',
    en: 'This item is not granted on commitment. Apply in the ordinary way.',
  },
  COMMITMENT_OUTDATED: {
    zh: '告知承诺书已更新为 {version} 版，请重新阅读后承诺。',
    en: 'The commitment text has changed (now version {version}). Read it again before you commit.',
  },
  CERTIFICATE_NOT_NAMED: {
    zh: '变更、延续、补发、注销应当写明原证照编号。',
    en: 'Name the certificate that is to be altered, renewed, replaced or ended.',
  },
  SLIP_IN_THE_FUTURE: {
    zh: '纸质收件单的收件时间晚于录入时间，请核对。',
    en: 'The paper slip cannot have been received later than now.',
  },
  TAKEOVER_OUT_OF_ORDER: {
    zh: '原系统的收件、受理时间顺序不符，请核对。',
    en: 'The times of receipt and acceptance in the older system are out of order.',
  },
  ALREADY_ACCEPTED: {
    zh: '该申请已经受理。',
    en: 'This application has already been accepted.',
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
    zh: '补正内容应当一次性告知（行政许可法第三十二条）。本件已告知过，只能就当时列明而仍不符合的内容再告知一次，并写明理由。',
    en: 'Corrections are requested once, all together (Administrative Licensing Law, article 32). What was named then and is still wanting can be named once more, with the reason.',
  },
  REFERRAL_MISSING: {
    zh: '不属于本机关职权的，应当告知申请人向哪个机关申请以及联系方式（行政许可法第三十二条）。',
    en: 'Name the competent authority and how it is reached (Administrative Licensing Law, article 32).',
  },
  REFERRAL_WITHOUT_GROUND: {
    zh: '只有不属于本机关职权的，才写明应当申请的机关。',
    en: 'Another authority is named only when this one is not competent.',
  },
  PRE_REVIEW_SAID_OTHERWISE: {
    zh: '网上预审时已认可这些内容；现在作不同处理的，应当写明理由。',
    en: 'The pre-review found this in order. State why the bureau now says otherwise.',
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
  NOT_THE_APPLICANT: {
    zh: '只有本件的申请人可以办理此项。',
    en: 'Only the applicant of this case can do this.',
  },
  FILING_IS_RECORDED: {
    zh: '备案事项材料齐全的应当场备案，不另行受理。',
    en: 'A complete filing is recorded at once. It is not accepted first.',
  },
  PRE_ACCEPTED_ALREADY: {
    zh: '本件已预受理过一次，不得重复预受理。',
    en: 'This application has been pre-accepted before. That happens only once.',
  },
  NOTHING_OUTSTANDING: {
    zh: '请写明需要核验原件或补齐的材料。',
    en: 'Name the documents that are to be shown or brought.',
  },
  MATERIAL_UNKNOWN: {
    zh: '本件没有该项材料（{materials}）。',
    en: 'This application has no such document ({materialsEn}).',
  },
  NOT_PRE_ACCEPTED: {
    zh: '本件不在预受理状态，无需核验原件。',
    en: 'This application is not pre-accepted, so no originals are to be shown.',
  },
  ORIGINALS_OUTSTANDING: {
    zh: '本件已预受理，须待申请人到窗口核验原件、补齐材料后受理。',
    en: 'This application is pre-accepted. Wait until the applicant shows the originals.',
  },
  ORIGINAL_NOT_ASKED: {
    zh: '该项材料（{materials}）未要求核验原件，或者已经核验。',
    en: 'This original was not asked for, or has been shown already ({materialsEn}).',
  },
  NOT_BY_THE_APPLICANT: {
    zh: '原件应当由窗口工作人员核验登记，申请人不能自行登记。',
    en: 'Originals are checked and recorded by an officer, not by the applicant.',
  },
  DATE_PASSED: {
    zh: '{date} 已经过去，请另行指定日期。',
    en: '{date} has passed. Name a later day.',
  },
  NOT_DEFERRABLE: {
    zh: '按事项标准，该项材料（{materials}）不得容缺。',
    en: 'By the standard of this item, this document cannot follow later ({materialsEn}).',
  },
  DEFERRED_NOT_MISSING: {
    zh: '该项材料（{materials}）已经提交，无需容缺。',
    en: 'This document has been handed in already ({materialsEn}).',
  },
  DEFERRAL_TOO_LONG: {
    zh: '该项材料（{materials}）的容缺期限不得超过 {days} 个工作日。',
    en: 'This document must follow within {days} working days ({materialsEn}).',
  },
  DEFERRED_NOT_OWED: {
    zh: '该项材料（{materials}）不在容缺补交之列。',
    en: 'This document is not among those that were to follow ({materialsEn}).',
  },
  DEFERRAL_BREACHED: {
    zh: '容缺材料逾期未补交，已记录失信，不得再补交或者准予许可。',
    en: 'The promised documents did not come in time and the breach is recorded. Nothing more can be handed in or granted.',
  },
  DEFERRAL_STILL_RUNS: {
    zh: '容缺材料的补交期限尚未届满。',
    en: 'The time for the promised documents is not over yet.',
  },
  BREACH_RECORDED_ALREADY: {
    zh: '该件的容缺逾期已经记录。',
    en: 'The breach has already been recorded.',
  },
  TERMINATION_GROUND_MISSING: {
    zh: '本件不存在该终止情形。',
    en: 'The ground given for ending this case does not exist.',
  },
  TERMINATION_TOO_EARLY: {
    zh: '申请人的期限至 {due}，届满前不得终止办理。',
    en: 'The applicant has until {due}. The case cannot be ended before.',
  },
}
