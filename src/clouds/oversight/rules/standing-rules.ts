import type { RuleDefinition } from '../domain/rule-definition.ts'

/** In force from the first day, as the clocks of the law are; each can be changed or switched off with an entry. */
export const ALWAYS_ON: readonly string[] = [
  'PROMISED_NEARLY_USED',
  'PROMISED_EXCEEDED',
  'STATUTORY_EXCEEDED',
  'STEP_NEARLY_USED',
  'STEP_EXCEEDED',
  'CORRECTION_AGAIN',
  'HELD_PROOF_ASKED',
  'FINDING_UNANSWERED',
  'ENDING_LATE',
  'SUPERVISION_VACUUM',
]

const DECISIONS = ['CaseGranted', 'CaseRefused']
const HANDLING = [
  ...['ApplicationAccepted', 'ApplicationNotAccepted', 'CorrectionRequested', 'CaseExamined', 'CaseReviewed'],
  ...DECISIONS,
]
type Said = readonly [zh: string, en: string]
type Rest = Omit<RuleDefinition, 'code' | 'name' | 'basis' | 'steps' | 'against' | 'threshold' | 'answerDays'> &
  Partial<Pick<RuleDefinition, 'steps' | 'against' | 'threshold' | 'answerDays'>>

const rule = (code: string, [zh, en]: Said, basis: string, rest: Rest): RuleDefinition => ({
  ...{ code, name: { zh, en }, basis, steps: [], against: [], threshold: {}, answerDays: 3 },
  ...rest,
})
const during = { family: 'DURING', addressee: 'ORGAN' } as const
const mine = { family: 'DURING', addressee: 'PERSON' } as const
const after = { family: 'AFTER', addressee: 'PERSON' } as const

/** 超时办理. */
const CLOCKS: readonly RuleDefinition[] = [
  rule('PROMISED_NEARLY_USED', ['承诺期限将满', 'Promised limit nearly used'], '行政许可法第四十二条', {
    ...{ ...during, kind: 'CLOCK_PROMISED', threshold: { percent: 90 }, colour: 'YELLOW', answerDays: 1 },
  }),
  rule('PROMISED_EXCEEDED', ['超过承诺期限', 'Promised limit exceeded'], '行政许可法第四十二条、第七十四条', {
    ...{ ...during, kind: 'CLOCK_PROMISED', threshold: { percent: 100 }, colour: 'RED' },
  }),
  rule('STATUTORY_EXCEEDED', ['超过法定期限', 'Statutory limit exceeded'], '行政许可法第四十二条、第七十四条', {
    ...{ ...during, kind: 'CLOCK_STATUTORY', threshold: { percent: 100 }, colour: 'RED' },
  }),
  rule('STEP_NEARLY_USED', ['环节期限将满', 'Limit of a step nearly used'], '事项标准的环节时限', {
    ...{ ...during, kind: 'CLOCK_STEP', threshold: { percent: 90 }, colour: 'YELLOW', answerDays: 1 },
  }),
  rule('STEP_EXCEEDED', ['超过环节期限', 'Limit of a step exceeded'], '事项标准的环节时限', {
    ...{ ...during, kind: 'CLOCK_STEP', threshold: { percent: 100 }, colour: 'RED' },
  }),
]

const ONCE: readonly RuleDefinition[] = [
  rule('CORRECTION_AGAIN', ['第二次要求补正', 'Corrections asked for again'], '行政许可法第三十二条、第七十二条', {
    ...{ ...during, kind: 'REPEATED', steps: ['CorrectionRequested'], threshold: { count: 2 }, colour: 'YELLOW' },
  }),
  rule('HELD_PROOF_ASKED', ['证照库已有，仍要求提交', 'Asked for what the library holds'], '在线政务服务规定第十条', {
    ...{ ...during, kind: 'REPEATED', steps: ['HeldProofAsked'], threshold: { count: 1 }, colour: 'YELLOW' },
  }),
]

/** 体外循环. */
const OUTSIDE: readonly RuleDefinition[] = [
  rule('CERTIFICATE_WITHOUT_CASE', ['证照没有办件依据', 'Certificate without a granted case'], '行政许可法第三十九条', {
    ...{ ...during, kind: 'MISSING_BEFORE', colour: 'RED' },
    ...{ steps: ['CertificatePrepared'], against: ['CaseGranted', 'ClericalErrorCorrected'] },
  }),
  rule('SEAL_SERIES_GAP', ['证照编号断号', 'Gap in the numbers of certificates'], '国发〔2016〕55号：全程留痕', {
    ...{ family: 'AFTER', addressee: 'ORGAN', kind: 'SERIES_GAP', colour: 'RED', steps: ['CertificatePrepared'] },
  }),
  rule('CASE_SERIES_GAP', ['办件编号断号', 'Gap in the numbers of cases'], '审批在系统内办理', {
    ...{ family: 'AFTER', addressee: 'ORGAN', kind: 'SERIES_GAP', colour: 'YELLOW', steps: ['ApplicationSubmitted'] },
  }),
  rule('INSTANT_CONCLUSION', ['受理即办结', 'Accepted and concluded at one stroke'], '审批在系统内办理', {
    ...{ ...mine, kind: 'TOO_FAST', colour: 'RED', threshold: { seconds: 600 } },
    ...{ steps: ['ApplicationAccepted'], against: DECISIONS },
  }),
]

/** 局外审批 and 应报未报: what came in by comparison and by report (OV-17, OV-18). */
const ELSEWHERE: readonly RuleDefinition[] = [
  rule('PERMIT_ELSEWHERE', ['局外审批', 'A permit issued elsewhere'], '相对集中行政许可权：划转后原部门不再实施', {
    ...{ ...during, kind: 'EVERY', colour: 'RED', steps: ['PermitSeenElsewhere'], answerDays: 5 },
    // 例外登记: what an inspector explained with its basis is no breach.
    against: ['ExceptionRegistered'],
  }),
  rule('SYSTEM_SILENT', ['自建系统应报未报', 'A system that has to report is silent'], '自建系统接受政务服务平台监督', {
    ...{ ...during, kind: 'EVERY', colour: 'YELLOW', steps: ['SystemFellSilent'] },
  }),
]

/** 规避监察: entered when it no longer tells anything. */
const EVASION: readonly RuleDefinition[] = [
  rule('ENTERED_LATE', ['事后补录', 'Entered long after it was done'], '电子监察：录入与办理同步', {
    ...{ ...mine, kind: 'LATE_ENTRY', colour: 'YELLOW', steps: HANDLING, threshold: { minutes: 120 } },
  }),
  rule('ENTERED_IN_BURST', ['集中突击录入', 'Entered in a burst'], '电子监察：录入与办理同步', {
    ...{ ...mine, kind: 'BURST', colour: 'YELLOW', steps: HANDLING, threshold: { count: 12, minutes: 10 } },
  }),
  rule('DECIDED_UNSEEN', ['未阅卷先决定', 'Decided without opening the papers'], '行政许可法第三十八条', {
    ...{ ...mine, kind: 'UNSEEN', colour: 'RED', steps: ['CaseExamined', ...DECISIONS] },
  }),
  rule('NO_DWELL', ['审查零停留', 'Decided without a pause'], '行政许可法第三十四条', {
    ...{ ...mine, kind: 'TOO_FAST', colour: 'YELLOW', threshold: { seconds: 30 } },
    ...{ steps: ['CaseExamined'], against: DECISIONS },
  }),
  rule('AFTER_HOURS', ['非工作时间集中办件', 'Many acts outside office hours'], '电子监察：异常时段', {
    ...{ ...mine, kind: 'AFTER_HOURS', colour: 'YELLOW', steps: HANDLING },
    threshold: { fromHour: 8, toHour: 19, count: 5 },
  }),
]

/** 权力运行异常. */
const POWER: readonly RuleDefinition[] = [
  rule('REFUSAL_OUTLIER', ['不予许可比例异常', 'Refusals far above colleagues'], '行政许可法第三十八条', {
    ...{ ...after, kind: 'OUTLIER', colour: 'YELLOW', steps: ['CaseRefused'], against: ['CaseGranted'] },
    threshold: { count: 5, deviations: 3, days: 92 },
  }),
  rule('DISCRETION_OUTLIER', ['要求补正比例异常', 'Corrections far above colleagues'], '行政许可法第三十二条', {
    ...{
      ...after,
      kind: 'OUTLIER',
      colour: 'YELLOW',
      steps: ['CorrectionRequested'],
      against: ['ApplicationAccepted'],
    },
    threshold: { count: 5, deviations: 3, days: 92 },
  }),
  rule('EXTENSION_OUTLIER', ['延期比例异常', 'Extensions far above colleagues'], '行政许可法第四十二条', {
    ...{ ...after, kind: 'OUTLIER', colour: 'YELLOW', steps: ['LimitExtended'], against: DECISIONS },
    threshold: { count: 5, deviations: 3, days: 92 },
  }),
  rule('DRIP_CORRECTIONS', ['反复补正', 'Corrections in drips'], '行政许可法第三十二条', {
    ...{ ...mine, kind: 'REPEATED', colour: 'RED', steps: ['CorrectionRequested'], threshold: { count: 3 } },
  }),
  rule('REASSIGNED_OFTEN', ['反复转办', 'Handed on again and again'], '首问负责制', {
    ...{ ...during, kind: 'REPEATED', colour: 'YELLOW', steps: ['CaseAssigned'], threshold: { count: 3 } },
  }),
  rule('FEE_ORDERED_AGAIN', ['重复开具缴费通知', 'A fee ordered twice'], '行政许可法第五十八条、第五十九条', {
    ...{ ...mine, kind: 'REPEATED', colour: 'YELLOW', steps: ['FeeOrdered'], threshold: { count: 2 } },
  }),
  rule('ACCOUNT_AT_TWO_PLACES', ['一个账号两处同时使用', 'One account in two places at once'], '一人一号，责任到人', {
    ...{ ...mine, kind: 'EVERY', colour: 'YELLOW', steps: ['AccountUsedTwice'] },
  }),
  rule('SPLIT_APPLICATIONS', ['疑似拆分办件', 'Applications possibly split'], '行政许可法第七十九条', {
    ...{ family: 'AFTER', addressee: 'ORGAN', kind: 'SPLITTING', colour: 'YELLOW' },
    ...{ steps: ['ApplicationSubmitted'], threshold: { count: 3, days: 7 } },
  }),
  rule('FOUR_EYES', ['同一人审查又决定', 'Examined and decided by one person'], '行政许可法第三十四条、第三十七条', {
    ...{ ...mine, kind: 'SAME_PERSON', colour: 'RED', steps: ['CaseExamined', 'CaseReviewed'], against: DECISIONS },
  }),
  rule('PROCEDURE_DEVIATION', ['未按标准流程办理', 'Not by the procedure of the standard'], '事项标准的流程和时限', {
    ...{ ...during, kind: 'DEVIATION', colour: 'RED', steps: [...DECISIONS, 'CertificatePrepared'] },
  }),
]

/** 审管脱节, and those who supervise are held to their own limits (OV-25). */
const SUPERVISION: readonly RuleDefinition[] = [
  rule('NOT_PUSHED', ['审批结果未推送监管', 'Grant not pushed to supervision'], '审管衔接：审批信息实时推送', {
    ...{ ...during, kind: 'MISSING_AFTER', colour: 'RED', threshold: { hours: 2 } },
    ...{ steps: ['CaseGranted'], against: ['DutyOpened'] },
  }),
  rule('NOT_CLAIMED', ['监管部门未认领', 'Duty not claimed in time'], '审管衔接：一日内认领', {
    ...{ ...during, kind: 'MISSING_AFTER', colour: 'YELLOW', threshold: { hours: 24 } },
    ...{ steps: ['DutyOpened'], against: ['DutyClaimed', 'DutyReturned'] },
  }),
  rule('NOT_INSPECTED', ['认领后未检查反馈', 'Claimed but never inspected'], '行政许可法第六十一条', {
    ...{ ...during, kind: 'MISSING_AFTER', colour: 'YELLOW', threshold: { hours: 720 } },
    ...{ steps: ['DutyClaimed'], against: ['SupervisionRecorded', 'DutyReturned'] },
  }),
]

/** 监管反馈与许可终止: what supervision sent back is answered, a permit's ending is decided, and its register closed. */
const RETURNED: readonly RuleDefinition[] = [
  rule(
    'FINDING_UNANSWERED',
    ['监管反馈逾期未答复', 'Finding of supervision not answered'],
    '审管衔接：监管反馈限期答复',
    {
      ...{ ...during, kind: 'EVERY', colour: 'RED', steps: ['FindingAnswerMissed'] },
    },
  ),
  rule('ENDING_LATE', ['许可终止程序逾期', 'Ending of a permit overdue'], '行政许可法第七十条、行政处罚法第六十条', {
    ...{ ...during, kind: 'EVERY', colour: 'RED', steps: ['ProcedureLimitMissed'] },
  }),
  rule('SUPERVISION_VACUUM', ['监管真空', 'Nobody supervises, or nobody is ready to'], '优化营商环境条例第五十一条', {
    ...{ ...during, kind: 'EVERY', colour: 'RED', steps: ['VacuumFound'], answerDays: 5 },
  }),
]

/** 事前: what is set up so that it could go wrong; administrators are watched by these (OV-03, OV-04). */
const BEFOREHAND: readonly RuleDefinition[] = [
  rule('ROLES_IN_ONE_HAND', ['不相容岗位集于一人', 'Roles that exclude each other in one hand'], '三定：岗位分离', {
    ...{ family: 'BEFORE', addressee: 'ORGAN', kind: 'ROLES', colour: 'RED' },
    steps: ['OfficerAppointed', 'RolesGranted'],
    against: ['intakeOfficer', 'decider', 'sealKeeper', 'supervisor', 'inspector', 'administrator'],
  }),
  rule('STANDARD_NOT_REVIEWED', ['标准未经审核发布', 'Standard published without a review'], '标准制定：三级审核', {
    ...{ family: 'BEFORE', addressee: 'ORGAN', kind: 'MISSING_BEFORE', colour: 'YELLOW' },
    ...{ steps: ['StandardPublished'], against: ['StandardSubmittedForReview'] },
  }),
  rule('SEAL_WITHOUT_KEEPER', ['印章移交无人接收', 'A seal given up that nobody took'], '印章管理：专人保管', {
    ...{ family: 'BEFORE', addressee: 'ORGAN', kind: 'MISSING_AFTER', colour: 'YELLOW', threshold: { hours: 24 } },
    ...{ steps: ['SealCustodyOffered'], against: ['SealCustodyAccepted'] },
  }),
  rule(
    'RECEIVED_ITEM_NOT_STANDARDISED',
    ['下放事项承接后没有标准', 'A received item without a standard'],
    '新下放事项：先承接、规范后再划转',
    {
      ...{ family: 'BEFORE', addressee: 'ORGAN', kind: 'MISSING_AFTER', colour: 'YELLOW', threshold: { hours: 720 } },
      ...{ steps: ['ReceivedItemTakenOver'], against: ['ReceivedItemStandardised'] },
    },
  ),
  rule('ADMINISTRATION_AT_NIGHT', ['管理员非工作时间操作', 'Administration outside office hours'], '平台管理员监督', {
    ...{ family: 'BEFORE', addressee: 'PERSON', kind: 'AFTER_HOURS', colour: 'YELLOW' },
    steps: ['OfficerProposed', 'OfficerAppointed', 'RolesProposed', 'RolesGranted', 'KeyConfirmed', 'KeyRevoked'],
    threshold: { fromHour: 7, toHour: 20, count: 1 },
  }),
  rule('ADMINISTRATOR_ALONE', ['授权由同一管理员提请并确认', 'Rights proposed and granted by one hand'], '双人授权', {
    ...{ family: 'BEFORE', addressee: 'PERSON', kind: 'SAME_PERSON', colour: 'RED' },
    steps: ['OfficerProposed', 'RolesProposed'],
    against: ['OfficerAppointed', 'RolesGranted'],
  }),
]

/** The book the house comes with. What is not always on waits to be tried against history and switched on. */
export const STANDING_RULES: readonly RuleDefinition[] = [
  ...CLOCKS,
  ...ONCE,
  ...OUTSIDE,
  ...ELSEWHERE,
  ...EVASION,
  ...POWER,
  ...SUPERVISION,
  ...RETURNED,
  ...BEFOREHAND,
]
