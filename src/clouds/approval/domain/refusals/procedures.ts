import type { ProcedureRefusal } from '../procedures.ts'
import type { HearingRefusal } from '../hearing.ts'
import type { ConsultationRefusal } from '../consultation.ts'
import type { Texts } from './texts.ts'

/** 特别程序、听证、征求意见与集体研究. */
export const procedureRefusals: Texts<ProcedureRefusal | HearingRefusal | ConsultationRefusal> = {
  PROCEDURE_NOT_IN_STANDARD: {
    zh: '本事项标准未规定该特别程序，不得启动。',
    en: 'The standard of this item does not provide for this procedure.',
  },
  SAME_PROCEDURE_RUNNING: {
    zh: '同一特别程序正在进行，不得重复启动。',
    en: 'The same procedure is already running.',
  },
  PROCEDURE_ID_TAKEN: {
    zh: '该程序已经登记，请勿重复提交。',
    en: 'This procedure has already been recorded.',
  },
  PROCEDURE_TOO_LONG: {
    zh: '该程序的时间不得超过事项标准规定的 {days} 日。',
    en: 'The standard lets this procedure last no longer than {days} days.',
  },
  TWO_OFFICIALS_NEEDED: {
    zh: '实地核查应当指派两名以上工作人员（行政许可法第三十四条、第五十五条）。',
    en: 'At least two officials must be assigned (Administrative Licensing Law, articles 34 and 55).',
  },
  REFERENCE_MISSING: {
    zh: '请填写报送上级机关或者上级机关批复的文号。',
    en: 'Give the document number of the submission or of the reply.',
  },
  SUBMISSION_NOT_PREPARED: {
    zh: '报上级审批的材料还没有准备，请先登记报批材料。',
    en: 'Nothing has been prepared for the higher authority yet. Prepare the submission first.',
  },
  SUBMISSION_WITHOUT_PAPERS: {
    zh: '请上传报批请示等材料。',
    en: 'Attach the papers of the submission.',
  },
  NOT_WITH_UPPER_LEVEL: {
    zh: '该件现在没有报送上级机关，不能催办。',
    en: 'This case is not with a higher authority, so there is nothing to chase.',
  },
  LETTER_SENT_ALREADY: {
    zh: '文号为 {letter} 的催办函已经登记。',
    en: 'The letter {letter} has been recorded already.',
  },
  NO_PROCEDURE_RUNNING: {
    zh: '该程序不在进行中。',
    en: 'This procedure is not running.',
  },
  PROCEDURE_NOT_LAPSED: {
    zh: '该程序至 {due} 届满，尚未到期。',
    en: 'This procedure runs until {due}. Its time is not over yet.',
  },
  EVIDENCE_MISSING: {
    zh: '请上传笔录、报告等结果材料。',
    en: 'Attach the minutes or the report.',
  },
  HEARING_NOT_ANNOUNCED: {
    zh: '尚未发出听证通知，听证不能结束（行政许可法第四十八条）。',
    en: 'The hearing has not been announced, so it cannot have been held (Administrative Licensing Law, article 48).',
  },
  HEARING_NOT_HELD_YET: {
    zh: '听证定于 {date} 举行，尚未举行。',
    en: 'The hearing is set for {date} and has not been held yet.',
  },
  HEARING_POINTS_MISSING: {
    zh: '请逐条写明听证笔录的要点：决定应当根据听证笔录作出（行政许可法第四十八条）。',
    en: 'Write down the points of the minutes one by one: the decision is made on them (Administrative Licensing Law, article 48).',
  },
  POINTS_WITHOUT_HEARING: {
    zh: '只有听证才登记笔录要点。',
    en: 'Points of the minutes are recorded for a hearing only.',
  },
  HEARING_POINTS_UNANSWERED: {
    zh: '听证笔录有 {count} 条要点，决定应当逐条回应（行政许可法第四十八条第二款）。',
    en: 'The minutes of the hearing hold {count} points; the decision answers each of them (Administrative Licensing Law, article 48).',
  },
  PARTIES_MISSING: {
    zh: '请写明申请人、利害关系人等当事人。',
    en: 'Name the parties.',
  },
  HEARING_RIGHT_TOLD_ALREADY: {
    zh: '听证权利已经告知。',
    en: 'The right to a hearing has already been told.',
  },
  HEARING_RIGHT_TOO_SHORT: {
    zh: '申请听证的期限不得少于五个工作日（行政许可法第四十七条）。',
    en: 'Five working days must be given to ask for a hearing (Administrative Licensing Law, article 47).',
  },
  HEARING_RIGHT_NOT_TOLD: {
    zh: '本件尚未告知听证权利。',
    en: 'The right to a hearing has not been told in this case.',
  },
  HEARING_RIGHT_OVER: {
    zh: '申请听证的期限已于 {due} 届满（行政许可法第四十七条）。',
    en: 'The time to ask for a hearing ended on {due} (Administrative Licensing Law, article 47).',
  },
  HEARING_REQUESTED_ALREADY: {
    zh: '听证申请已经登记。',
    en: 'A hearing has already been asked for.',
  },
  HEARING_NOT_RUNNING: {
    zh: '请先启动听证程序，再发出听证通知。',
    en: 'Start the hearing procedure before you announce the hearing.',
  },
  HEARING_NOTICE_TOO_SHORT: {
    zh: '听证应当于举行的七日前通知，最早可定于 {date}（行政许可法第四十八条）。',
    en: 'A hearing is announced seven days before. The earliest day is {date} (Administrative Licensing Law, article 48).',
  },
  HEARING_BEYOND_ITS_END: {
    zh: '听证应当在该程序届满日（{due}）前举行。',
    en: 'The hearing must be held before its procedure ends on {due}.',
  },
  HEARING_RIGHT_RUNS: {
    zh: '申请听证的期限至 {due}，届满前不得作出决定。',
    en: 'The time to ask for a hearing runs until {due}. No decision can be made before.',
  },
  HEARING_OWED: {
    zh: '当事人已申请听证，应当先举行听证，根据听证笔录作出决定（行政许可法第四十七条、第四十八条）。',
    en: 'A hearing was asked for and must be held before the decision (Administrative Licensing Law, articles 47 and 48).',
  },
  ORGANS_MISSING: {
    zh: '请选择征求意见的部门，同一部门只列一次。',
    en: 'Choose the departments to ask, each of them once.',
  },
  CONSULTATION_ID_TAKEN: {
    zh: '该征求意见已经发出，请勿重复提交。',
    en: 'This consultation has already been opened.',
  },
  QUESTION_MISSING: {
    zh: '请写明征求意见的内容。',
    en: 'Say what you ask the departments.',
  },
  CONSULTATION_CLOSED: {
    zh: '该征求意见不存在或者已经出具综合意见。',
    en: 'There is no such consultation, or its opinion has been issued.',
  },
  ORGAN_NOT_ASKED: {
    zh: '本件未向该部门征求意见。',
    en: 'This department was not asked.',
  },
  OPINION_GIVEN_ALREADY: {
    zh: '该部门已经反馈意见。',
    en: 'This department has already given its opinion.',
  },
  OPINION_WITH_UNIT: {
    zh: '已转由“{unit}”办理，由该科室（单位）人员回复；需要改派的，请先转回。',
    en: 'It was handed on to “{unit}”, whose people answer it. Hand it on again to change that.',
  },
  OPINION_NOT_WITH_UNIT: {
    zh: '这件征求意见由部门自己办理，无须退回。',
    en: 'The department itself has the question; there is nothing to give back.',
  },
  OPINION_THERE_ALREADY: {
    zh: '这件征求意见已经在那里办理。',
    en: 'The question is there already.',
  },
  UNIT_ASKED_ITSELF: {
    zh: '该单位已被单独征求意见，不再转办。',
    en: 'This body was asked in its own name.',
  },
  OPINION_MISSING: {
    zh: '请写明意见。',
    en: 'Give the opinion.',
  },
  OPINIONS_OUTSTANDING: {
    zh: '还有 {count} 个部门未反馈意见，期限至 {due}。',
    en: '{count} departments have not answered yet. They have until {due}.',
  },
  SETTLEMENT_MISSING: {
    zh: '部门意见不一致的，应当写明协调处理情况。',
    en: 'Departments differ. Say how that was settled.',
  },
  NOT_COLLECTIVE: {
    zh: '本件不属于集体研究决定的事项。',
    en: 'This case is not one for collective decision.',
  },
  TOO_FEW_PARTICIPANTS: {
    zh: '集体研究应当有 {min} 人以上参加。',
    en: 'At least {min} people must take part in the meeting.',
  },
  MEETING_IN_THE_FUTURE: {
    zh: '会议日期不得晚于登记日期。',
    en: 'The meeting cannot be later than today.',
  },
  RESOLVED_ALREADY: {
    zh: '本件已经集体研究决定。',
    en: 'The meeting has already resolved on this case.',
  },
}
