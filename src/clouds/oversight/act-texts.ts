import type {
  CaseEvent,
  ErasureConfirmed,
  ErasureDeclined,
  ErasureProposed,
  PreReviewEvent,
} from '#clouds/approval/events'
import type {
  CertificateEvent,
  NoticeEvent,
  OldSealEvent,
  RevocationEvent,
  SealEvent,
} from '#clouds/certificate/events'
import type { CalendarEvent, OfficerEvent, OrganEvent, ReformEvent } from '#clouds/organisation/events'
import type { DisguiseEvent, PolicyEvent, PowerListEvent, StandardEvent } from '#clouds/standards/events'
import type { BlankEvent } from '#clouds/library/events'
import type { RegionEvent } from '#clouds/recognition/events'
import type {
  CertificateCalled,
  ConsentEvent,
  HeldProofAsked,
  ProofFindingEvent,
  SystemGrantEvent,
} from '#clouds/reuse/events'
import type {
  BoundaryEvent,
  DutyEvent,
  InteractionEvent,
  PushCheckEvent,
  SupervisingOrganEvent,
} from '#clouds/supervision/events'
import type { CardEvent, OrderEvent, PapersLookedAt, RiskEvent, RuleEvent } from './domain/events.ts'
import { REFORM_ACTS } from './reform-acts.ts'
import { INTERPLAY_ACTS } from './interplay-acts.ts'
import type { NamedInterplayEvent } from './interplay-acts.ts'
import { INQUIRY_ACTS } from './inquiry-acts.ts'
import type { InquiryEvent } from './inquiry-acts.ts'
import { CONDUCT_ACTS } from './conduct-acts.ts'
import type { ConductEvent } from './conduct-acts.ts'
import { INSPECTION_ACTS } from './inspection-acts.ts'
import type { NamedInspectionEvent } from './inspection-acts.ts'
import { FINDING_ACTS } from './finding-acts.ts'
import type { NamedFindingEvent } from './finding-acts.ts'

type AnyEvent =
  | CaseEvent
  | StandardEvent
  | PolicyEvent
  | DisguiseEvent
  | PowerListEvent
  | CertificateEvent
  | NoticeEvent
  | SealEvent
  | OldSealEvent
  | RevocationEvent
  | OfficerEvent
  | OrganEvent
  | CalendarEvent
  | ReformEvent
  | DutyEvent
  | BoundaryEvent
  | PushCheckEvent
  | SupervisingOrganEvent
  | InteractionEvent
  | NamedInspectionEvent
  | NamedFindingEvent
  | NamedInterplayEvent
  | CardEvent
  | RuleEvent
  | OrderEvent
  | RiskEvent
  | PapersLookedAt
  | InquiryEvent
  | ConductEvent
  | PreReviewEvent
  | ErasureProposed
  | ErasureConfirmed
  | ErasureDeclined
  | ConsentEvent
  | CertificateCalled
  | HeldProofAsked
  | SystemGrantEvent
  | ProofFindingEvent
  | RegionEvent
  | BlankEvent
export type ActType = AnyEvent['type']
interface Said {
  readonly zh: string
  readonly en: string
}

/** Every act of every cloud in the inspector's words; a new event without words does not compile. */
const ACT_TEXTS: Readonly<Record<ActType, Said>> = {
  ApplicationSubmitted: { zh: '提交申请', en: 'Application submitted' },
  FetchConsentGiven: { zh: '授权长期调取证照', en: 'Standing consent to fetching given' },
  FetchConsentWithdrawn: { zh: '撤回长期授权', en: 'Standing consent withdrawn' },
  CertificateCalled: { zh: '调用证照', en: 'Certificate called' },
  HeldProofAsked: { zh: '要求提交证照库已有的材料', en: 'Asked for what the library holds' },
  BlanksReceived: { zh: '领入空白证照', en: 'Blank certificates received' },
  BlankUsed: { zh: '使用空白证照', en: 'Blank certificate used' },
  BlanksVoided: { zh: '空白证照作废', en: 'Blank certificates voided' },
  BlanksOffered: { zh: '提出移交空白证照', en: 'Blank certificates given up' },
  BlanksAccepted: { zh: '清点接收空白证照', en: 'Blank certificates counted and taken over' },
  RegionProposed: { zh: '提请与外地互认证照', en: 'Recognition of a region proposed' },
  RegionRecognised: { zh: '核对指纹，确认互认', en: 'Region recognised, its fingerprint compared' },
  RegionDeclined: { zh: '不予互认', en: 'Recognition declined' },
  RecognitionWithdrawn: { zh: '终止互认', en: 'Recognition withdrawn' },
  SystemGranted: { zh: '授权部门系统调用', en: 'System allowed to call' },
  SystemGrantRevoked: { zh: '撤销部门系统授权', en: 'System no longer allowed to call' },
  ProofFindingOpened: { zh: '登记证明事项线索', en: 'Demand of proof questioned' },
  ProofFindingAnswered: { zh: '处理证明事项线索', en: 'Demand of proof answered' },
  CorrectionRequested: { zh: '一次性告知补正', en: 'Corrections requested' },
  CorrectionSubmitted: { zh: '提交补正材料', en: 'Corrections submitted' },
  ApplicationAccepted: { zh: '受理', en: 'Application accepted' },
  AcceptanceDeemed: { zh: '逾期未告知，视为受理', en: 'Accepted by silence of the bureau' },
  ApplicationNotAccepted: { zh: '不予受理', en: 'Application not accepted' },
  CaseExamined: { zh: '提出审查意见', en: 'Case examined' },
  CaseReturned: { zh: '退回审查', en: 'Case returned to examination' },
  CaseGranted: { zh: '准予许可', en: 'Granted' },
  CaseRefused: { zh: '不予许可', en: 'Refused' },
  ApplicationWithdrawn: { zh: '撤回申请', en: 'Application withdrawn' },
  LimitExtended: { zh: '延长办理期限', en: 'Time limit extended' },
  ProcedureStarted: { zh: '启动法定特别程序', en: 'Procedure that stops the clock started' },
  ProcedureEnded: { zh: '法定特别程序结束', en: 'Procedure ended' },
  ResultServed: { zh: '送达办理结果', en: 'Result served' },
  RunningCaseTakenOver: { zh: '从旧系统接续办理', en: 'Taken over from an older system' },
  ApplicationPreAccepted: { zh: '预受理', en: 'Application pre-accepted' },
  OriginalsPresented: { zh: '核验材料原件', en: 'Originals presented' },
  DeferredMaterialsSupplied: { zh: '补交容缺材料', en: 'Deferred documents supplied' },
  DeferralBreached: { zh: '容缺材料逾期未补', en: 'Promised documents not supplied in time' },
  CaseBound: { zh: '联席会议议定事项约束本件', en: 'Case bound by a joint meeting' },
  CaseUnbound: { zh: '议定事项已落实', en: 'What the meeting asked for is done' },
  CaseFrozen: { zh: '冻结办件', en: 'Case frozen' },
  CaseUnfrozen: { zh: '解除冻结', en: 'Case released' },
  CaseAssigned: { zh: '转办', en: 'Case assigned' },
  ...REFORM_ACTS,
  CaseTransferred: { zh: '办件随事项划转移交', en: 'Case moved with its item' },
  CaseReclassified: { zh: '调整办件类型', en: 'Case reclassified' },
  ApplicantVisited: { zh: '登记申请人到场', en: 'Visit of the applicant recorded' },
  CaseReviewed: { zh: '提出审核意见', en: 'Case reviewed' },
  UpperLevelPrepared: { zh: '准备报上级审批', en: 'Submission to a higher authority prepared' },
  UpperLevelChased: { zh: '催办上级审批', en: 'Higher authority chased' },
  HearingRightTold: { zh: '告知听证权利', en: 'Told of the right to a hearing' },
  HearingRequested: { zh: '申请听证', en: 'Hearing requested' },
  HearingAnnounced: { zh: '发出听证通知', en: 'Hearing announced' },
  ConsultationOpened: { zh: '征求部门意见', en: 'Departments consulted' },
  OpinionHandedOn: { zh: '征求意见转办', en: 'Question handed on' },
  DepartmentOpinionGiven: { zh: '部门回复意见', en: 'Opinion of a department' },
  ConsolidatedOpinionIssued: { zh: '出具综合性意见', en: 'Consolidated opinion issued' },
  CollectiveDecisionRecorded: { zh: '集体研究决定', en: 'Collective decision recorded' },
  FeeOrdered: { zh: '开具缴费通知', en: 'Fee ordered' },
  FeePaid: { zh: '缴费到账', en: 'Fee paid' },
  CaseTerminated: { zh: '终止办理', en: 'Case terminated' },
  ResultDispatched: { zh: '寄出办理结果', en: 'Result sent by courier' },
  DecisionChallenged: { zh: '登记复议、诉讼', en: 'Decision challenged' },
  ChallengeDecided: { zh: '登记复议、诉讼结果', en: 'Challenge decided' },
  ClericalErrorCorrected: { zh: '更正笔误', en: 'Clerical error corrected' },
  CommitmentChecked: { zh: '履诺核查', en: 'Commitment checked' },
  AnnulmentAnnounced: { zh: '告知拟撤销', en: 'Annulment announced' },
  GrantAnnulled: { zh: '撤销许可', en: 'Grant annulled' },
  CaseNoted: { zh: '补充记录', en: 'Note added' },
  StandardPublished: { zh: '发布事项标准', en: 'Item standard published' },
  StandardDrafted: { zh: '起草事项标准', en: 'Item standard being drafted' },
  StandardSubmittedForReview: { zh: '标准送审', en: 'Draft standard submitted for review' },
  StandardReviewReturned: { zh: '标准审核退回', en: 'Draft standard returned' },
  StandardDisagreementSettled: { zh: '标准分歧处理', en: 'Disagreement on a standard settled' },
  StandardDraftAbandoned: { zh: '撤销标准草案', en: 'Draft standard abandoned' },
  StandardVersionWithdrawn: { zh: '撤回未施行的标准版本', en: 'Scheduled version withdrawn' },
  StandardRetirementProposed: { zh: '提出取消、备案、合并', en: 'Retirement of an item proposed' },
  StandardRetirementRejected: { zh: '不同意取消、备案、合并', en: 'Retirement of an item rejected' },
  StandardRetired: { zh: '事项取消、改备案、合并', en: 'Item retired' },
  PolicyIssued: { zh: '印发制度文件', en: 'Rule document issued' },
  PolicyAcknowledged: { zh: '阅知制度文件', en: 'Rule document read' },
  PolicyRepealed: { zh: '废止制度文件', en: 'Rule document repealed' },
  DisguiseReported: { zh: '反映疑似变相许可', en: 'Suspected disguised permit reported' },
  DisguiseClosed: { zh: '变相许可线索办结', en: 'Suspected disguised permit closed' },
  PowerAdjusted: { zh: '调整权责清单条目', en: 'Power list entry adjusted' },
  PowerListPublished: { zh: '公布权责清单', en: 'Power list published' },
  CertificatePrepared: { zh: '制作证照', en: 'Certificate prepared' },
  NoticePrepared: { zh: '制作文书', en: 'Notice prepared' },
  SealUseBegan: { zh: '用印登记', en: 'Use of the seal registered' },
  CertificateSealed: { zh: '证照用印完成', en: 'Certificate sealed' },
  CertificateEnded: { zh: '证照失效', en: 'Certificate ended' },
  CertificateSuspended: { zh: '暂停证照', en: 'Certificate suspended' },
  CertificateResumed: { zh: '恢复证照', en: 'Certificate resumed' },
  MeasureAnnounced: { zh: '告知拟撤回、吊销', en: 'Withdrawal or revocation announced' },
  MeasureHearingAsked: { zh: '申请对撤回、吊销听证', en: 'Hearing on the measure requested' },
  MeasureHearingHeld: { zh: '举行撤回、吊销听证', en: 'Hearing on the measure held' },
  MeasureDropped: { zh: '不再撤回、吊销', en: 'Measure dropped' },
  PermitWithdrawn: { zh: '撤回许可', en: 'Permit withdrawn' },
  PermitRevoked: { zh: '吊销许可', en: 'Permit revoked' },
  CertificateDeregistered: { zh: '注销证照', en: 'Certificate deregistered' },
  ErasureProposed: { zh: '提请销毁办件', en: 'Destruction of a case proposed' },
  ErasureConfirmed: { zh: '确认销毁办件', en: 'Destruction of a case confirmed' },
  ErasureDeclined: { zh: '不予销毁办件', en: 'Destruction of a case declined' },
  NoticeSealed: { zh: '文书用印完成', en: 'Notice sealed' },
  SealRegistered: { zh: '印章启用登记', en: 'Seal registered' },
  SealUseAuthorised: { zh: '授权系统用印', en: 'Use of the seal authorised' },
  SealUseForbidden: { zh: '停止某事项用印', en: 'Use of the seal forbidden for an item' },
  SealCustodyOffered: { zh: '移交印章', en: 'Seal offered to another keeper' },
  SealCustodyAccepted: { zh: '接收印章', en: 'Seal taken into keeping' },
  SealKeyRotated: { zh: '换发印章密钥', en: 'Key of the seal replaced' },
  SealCompromised: { zh: '声明印章密钥泄露', en: 'Loss of the seal’s key declared' },
  OldSealHandedOver: { zh: '收缴旧印章', en: 'Old seal handed over' },
  OldSealDestroyed: { zh: '销毁旧印章', en: 'Old seal destroyed' },
  CertificateRevoked: { zh: '吊销数字证书', en: 'Certificate revoked' },
  RevocationListPublished: { zh: '发布证书吊销列表', en: 'Revocation list published' },
  OrganRegistered: { zh: '登记机构', en: 'Organ registered' },
  OfficerAppointed: { zh: '任命工作人员', en: 'Officer appointed' },
  OfficerProposed: { zh: '提请任命工作人员', en: 'Officer proposed' },
  OfficerProposalDeclined: { zh: '不予确认任命或授权', en: 'Appointment or roles not confirmed' },
  RolesProposed: { zh: '提请变更岗位角色', en: 'Other roles proposed' },
  RolesGranted: { zh: '变更岗位角色', en: 'Roles changed' },
  KeyEnrolled: { zh: '登记签名密钥', en: 'Signing key enrolled' },
  KeyConfirmed: { zh: '确认签名密钥', en: 'Signing key confirmed' },
  KeyRevoked: { zh: '吊销签名密钥', en: 'Signing key revoked' },
  HolidayNoticePublished: { zh: '发布节假日安排', en: 'Holiday notice published' },
  DutyOpened: { zh: '推送监管部门', en: 'Pushed to the supervising department' },
  DutyClaimed: { zh: '认领监管任务', en: 'Duty claimed' },
  DutyReturned: { zh: '退回监管任务', en: 'Duty returned' },
  DutyAcknowledged: { zh: '签收监管任务', en: 'Duty acknowledged' },
  DutyDeliveryFailed: { zh: '推送部门系统未成功', en: 'The department’s system did not take a duty' },
  DutyClaimMissed: { zh: '逾期未认领', en: 'Claim limit missed' },
  DutyReturnDeclined: { zh: '退回不成立', en: 'Return declined' },
  DutyRerouted: { zh: '重新分送监管部门', en: 'Sent to other departments' },
  DutyInspected: { zh: '登记已检查', en: 'Inspection noted' },
  RecordAnswered: { zh: '处理监管反馈', en: 'Record answered by the bureau' },
  BoundaryListDrafted: { zh: '起草审管互动边界清单', en: 'Boundary list drafted' },
  BoundaryListPublished: { zh: '发布审管互动边界清单', en: 'Boundary list published' },
  BoundaryListReturned: { zh: '退回边界清单草稿', en: 'Draft of the boundary list returned' },
  PushQuestioned: { zh: '推送转人工校验', en: 'Push held for a check' },
  PushSettled: { zh: '人工校验确定监管部门', en: 'Supervisors settled by a check' },
  LiaisonsNamed: { zh: '指定信息联络员', en: 'Liaison officers named' },
  OwnSystemDeclared: { zh: '申报自建系统', en: 'Own system declared' },
  SystemConnected: { zh: '接入部门系统', en: 'Department’s system connected' },
  SystemDisconnected: { zh: '断开部门系统', en: 'Department’s system disconnected' },
  InteractionOpened: { zh: '发起审管互动', en: 'Department told, asked or invited' },
  InteractionAnswered: { zh: '回应审管互动', en: 'Department answered' },
  SupervisionRecorded: { zh: '反馈监管记录', en: 'Supervision recorded' },
  PreReviewRequested: { zh: '申请网上预审', en: 'Pre-review asked for' },
  PreReviewOpinionGiven: { zh: '出具预审意见', en: 'Pre-review opinion given' },
  PreReviewClosed: { zh: '预审终结', en: 'Pre-review closed' },
  ...INSPECTION_ACTS,
  ...FINDING_ACTS,
  ...INTERPLAY_ACTS,
  CardRaised: { zh: '发出红黄牌', en: 'Card raised' },
  CardEscalated: { zh: '红牌逐级上报', en: 'Card escalated' },
  CardLifted: { zh: '期限调整，撤销红黄牌', en: 'Card lifted: the time limit moved' },
  CardAnswered: { zh: '说明情况', en: 'Card answered' },
  CardAcknowledged: { zh: '签收红黄牌', en: 'Card acknowledged' },
  RuleDrafted: { zh: '起草监察规则', en: 'Rule of oversight drafted' },
  RuleTried: { zh: '试算监察规则', en: 'Rule of oversight tried' },
  RuleSwitchedOn: { zh: '启用监察规则', en: 'Rule of oversight switched on' },
  RuleSwitchedOff: { zh: '停用监察规则', en: 'Rule of oversight switched off' },
  OrderIssued: { zh: '签发督办单', en: 'Supervision order issued' },
  OrderAnswered: { zh: '反馈督办单', en: 'Supervision order answered' },
  OrderClosed: { zh: '督办办结', en: 'Supervision order closed' },
  OrderReopened: { zh: '督办退回重办', en: 'Supervision order reopened' },
  OrderEscalated: { zh: '督办单逐级上报', en: 'Supervision order escalated' },
  RiskFound: { zh: '登记风险', en: 'Risk registered' },
  RiskAssessed: { zh: '评估风险', en: 'Risk assessed' },
  RiskControlled: { zh: '风险处置', en: 'Risk controlled' },
  RiskReleased: { zh: '解除冻结', en: 'Control of a risk released' },
  RiskClosed: { zh: '风险销号', en: 'Risk closed' },
  ...CONDUCT_ACTS,
  PapersLookedAt: { zh: '查阅材料', en: 'Papers looked at' },
  ...INQUIRY_ACTS,
}
export const ACT_TYPES: readonly string[] = Object.keys(ACT_TEXTS)

const isActType = (type: string): type is ActType => type in ACT_TEXTS

/** Acts recorded before this version knew them are shown under their own name. */
export const actText = (type: string): Said => (isActType(type) ? ACT_TEXTS[type] : { zh: type, en: type })

const BY_APPLICANT: readonly string[] = [
  'ApplicationSubmitted',
  'PreReviewRequested',
  'CorrectionSubmitted',
  'ApplicationWithdrawn',
  'DeferredMaterialsSupplied',
  'HearingRequested',
  'FeePaid',
  'ResultServed',
]

/** Who acted: an officer by name, an applicant never by name, and what the law or a rule brought about by itself. */
export function actorText(type: string, officerName: string, language: 'zh' | 'en'): string {
  if (officerName !== '') return officerName
  const [zh, en] = BY_APPLICANT.includes(type) ? ['申请人', 'Applicant'] : ['系统', 'System']
  return language === 'zh' ? zh : en
}
