import type { ExaminationRefusal } from '../examination.ts'
import type { SeparationRefusal } from '../separation-of-duties.ts'
import type { LimitRefusal } from '../limits.ts'
import type { FileKeepingRefusal } from '../file-keeping.ts'
import type { BindingRefusal } from '../binding.ts'
import type { FreezeRefusal } from '../freeze.ts'
import type { Texts } from './texts.ts'

/** 审查、审核、期限与岗位分离. */
export const examiningRefusals: Texts<
  BindingRefusal | ExaminationRefusal | SeparationRefusal | LimitRefusal | FileKeepingRefusal | FreezeRefusal
> = {
  NOT_ACCEPTED_YET: {
    zh: '该申请尚未受理。',
    en: 'This application has not been accepted yet.',
  },
  ALREADY_EXAMINED: {
    zh: '该办件已有审查意见，正待决定。',
    en: 'This case has been examined and is waiting for a decision.',
  },
  NOT_EXAMINED: {
    zh: '该办件尚无审查意见，请先完成审查。',
    en: 'This case has not been examined yet; that comes first.',
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
    zh: '特别程序正在进行，结束后方可办理。',
    en: 'A special procedure is running. Wait until it has ended.',
  },
  FILING_IS_NOT_EXAMINED: {
    zh: '备案只核对材料是否齐全，不作实质审查，不得以不符合条件为由不予备案。',
    en: 'A filing is checked for completeness only. It is not examined, and not refused on its merits.',
  },
  REVIEW_UNKNOWN: {
    zh: '本事项没有该审核环节。',
    en: 'This item has no such review.',
  },
  REVIEW_OUT_OF_ORDER: {
    zh: '请按事项标准规定的顺序审核，前一环节尚未完成。',
    en: 'Reviews follow the order of the standard. The one before is not done yet.',
  },
  REVIEW_HELD_ALREADY: {
    zh: '该审核环节已经完成。',
    en: 'This review has already been held.',
  },
  REVIEW_DISAGREES: {
    zh: '审核人员不同意审查意见，请退回重新审查。',
    en: 'The reviewer does not agree with the examiner. Return the case to examination.',
  },
  RETURN_TO_UNKNOWN_STEP: {
    zh: '只能退回审查，或者退回已经完成的审核环节。',
    en: 'A case can only go back to examination or to a review that has been held.',
  },
  ACCEPTOR_CANNOT_DECIDE: {
    zh: '本件由您受理，受理人员不得作出决定。',
    en: 'You accepted this application, so you cannot decide it.',
  },
  NOT_AUTHORISED_AT_WINDOW: {
    zh: '您没有本事项的窗口授权，或者授权已经到期，不能当场决定。',
    en: 'You hold no authorisation of the window for this item today.',
  },
  EXAMINER_CANNOT_DECIDE: {
    zh: '本件由您审查，实行一审一核，审查人员不得作出决定。',
    en: 'You examined this case, so another person must decide it.',
  },
  REVIEWER_CANNOT_DECIDE: {
    zh: '本件由您审核，审核人员不得作出决定。',
    en: 'You reviewed this case, so another person must decide it.',
  },
  SURVEYOR_CANNOT_DECIDE: {
    zh: '现场勘查与审批决定分离：您进行过现场勘查，不能作决定。',
    en: 'Survey and decision are apart: you surveyed the site, so you cannot decide.',
  },
  PRESIDER_CANNOT_DECIDE: {
    zh: '您主持本件听证，不得作出决定。',
    en: 'You preside over the hearing in this case, so another person must decide it.',
  },
  PRESIDER_CANNOT_EXAMINE: {
    zh: '听证主持人不得审查本件（行政许可法第四十八条）。',
    en: 'Who presides over the hearing cannot examine the case (Administrative Licensing Law, article 48).',
  },
  ACCEPTOR_CANNOT_HOLD_COMBINED_POST: {
    zh: '本事项实行审核合一，受理人员不得担任审核。',
    en: 'Examination and verification are one post for this item, so the person who accepted cannot examine.',
  },
  ACCEPTOR_CANNOT_REVIEW: {
    zh: '本件由您受理，受理人员不得审核。',
    en: 'You accepted this application, so you cannot review it.',
  },
  EXAMINER_CANNOT_REVIEW: {
    zh: '本件由您审查，审查人员不得审核自己的意见。',
    en: 'You examined this case, so another person must review it.',
  },
  REVIEWER_REVIEWED_ALREADY: {
    zh: '本件的另一审核环节由您完成，各审核环节应由不同人员承担。',
    en: 'You held another review of this case. Each review is another person’s.',
  },
  PRESIDER_TOOK_PART: {
    zh: '听证应当由审查该申请的工作人员以外的人员主持（行政许可法第四十八条）。',
    en: 'Somebody who took no part in the case must preside over the hearing (Administrative Licensing Law, article 48).',
  },
  DECIDER_CANNOT_CHECK: {
    zh: '本件由您决定，履诺核查应由他人进行。',
    en: 'You decided this case, so another person must check the commitment.',
  },
  CHECKER_CANNOT_ANNUL: {
    zh: '本件由您作履诺核查，撤销决定应由他人作出。',
    en: 'You checked the commitment, so another person must annul the grant.',
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
  EXTENSION_NO_DAYS: {
    zh: '请填写延长的工作日数。',
    en: 'Say by how many working days the limit is extended.',
  },
  SAME_CLASS: {
    zh: '本件已经是该时限类别。',
    en: 'The case is already in this class.',
  },
  CLASS_NOT_POSSIBLE: {
    zh: '本事项标准没有该时限类别，或者不得转为即办件。',
    en: 'The standard of this item has no such class, or the case cannot become one to be handled at once.',
  },
  CASE_NOT_THE_OLD_ORGANS: {
    zh: '该办件已不在原机关名下。',
    en: 'The case is not the old organ’s any more.',
  },
  CASE_FROZEN: {
    zh: '监督机关已冻结本件，解除冻结之前不能办理。',
    en: 'Oversight has frozen this case: nothing is done in it until it is released.',
  },
  CASE_BOUND_ALREADY: { zh: '本件已经受该议定事项约束。', en: 'The case is already bound by this decision.' },
  CASE_NOT_BOUND: { zh: '本件没有受该议定事项约束。', en: 'The case is not bound by this decision.' },
  MEETING_DECISION_NOT_CARRIED_OUT: {
    zh: '联席会议议定事项“{decision}”尚未落实，落实之前不能作出决定。',
    en: 'The joint meeting decided “{decision}”; the case is not decided before this is carried out.',
  },
  CASE_ALREADY_FROZEN: { zh: '本件已经冻结。', en: 'The case is already frozen.' },
  CASE_NOT_FROZEN: { zh: '本件没有因该风险冻结。', en: 'The case is not frozen for that risk.' },
  NOTE_EMPTY: {
    zh: '请填写备注内容。',
    en: 'Write something down.',
  },
  ON_ANOTHER_DESK: {
    zh: '本件已分派给其他人员办理。需要时由其本人转办，或者由负责人写明理由改派。',
    en: 'This case is on a colleague’s desk. He may hand it on, or a head may reassign it with a reason.',
  },
  ASSIGNED_ALREADY: {
    zh: '请选择另一名办理人员。',
    en: 'Choose another officer.',
  },
}
