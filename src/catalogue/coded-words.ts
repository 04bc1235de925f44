import type { ItemStandard, SpecialProcedure } from './standard.ts'

export interface Words {
  readonly zh: string
  readonly en: string
}
type WordsOf<K extends string> = Readonly<Record<K, Words>>

/** What the coded fields of a standard are called, field by field: one word per code, so that a cell can be read back. */
export const KIND_WORDS: WordsOf<ItemStandard['kind']> = {
  PERMIT: { zh: '行政许可', en: 'Administrative permit' },
  PUBLIC_SERVICE: { zh: '公共服务', en: 'Public service' },
  CONFIRMATION: { zh: '行政确认', en: 'Administrative confirmation' },
  PAYMENT: { zh: '行政给付', en: 'Administrative payment' },
  REWARD: { zh: '行政奖励', en: 'Administrative reward' },
  ADJUDICATION: { zh: '行政裁决', en: 'Administrative adjudication' },
  FILING: { zh: '备案', en: 'Record filing' },
  OTHER_POWER: { zh: '其他行政权力', en: 'Other administrative power' },
}
export const LEVEL_WORDS: WordsOf<ItemStandard['exerciseLevel']> = {
  PROVINCE: { zh: '省级', en: 'Province' },
  CITY: { zh: '市级', en: 'City' },
  COUNTY: { zh: '县级', en: 'County' },
  TOWNSHIP: { zh: '乡镇（街道）级', en: 'Township' },
  VILLAGE: { zh: '村（社区）级', en: 'Village' },
}
export const ORIGIN_WORDS: WordsOf<NonNullable<ItemStandard['originLevel']>> = {
  STATE: { zh: '国家级', en: 'State' },
  PROVINCE: { zh: '省级', en: 'Province' },
  CITY: { zh: '市级', en: 'City' },
  COUNTY: { zh: '县级', en: 'County' },
}
export const AUDIENCE_WORDS: WordsOf<ItemStandard['audience'][number]> = {
  PERSON: { zh: '个人', en: 'Individuals' },
  ENTERPRISE: { zh: '企业', en: 'Businesses' },
  OTHER: { zh: '其他组织', en: 'Other organisations' },
}
export const POWER_SOURCE_WORDS: WordsOf<ItemStandard['powerSource']> = {
  STATUTORY: { zh: '法定本级行使', en: 'Set by law' },
  DELEGATED: { zh: '上级下放', en: 'Delegated from above' },
  TRANSFERRED: { zh: '相对集中划转', en: 'Transferred from a department' },
  ENTRUSTED: { zh: '委托', en: 'Entrusted' },
}
/** Of what kind a field of the certificate must be. */
export const FIELD_TYPE_WORDS: WordsOf<NonNullable<NonNullable<ItemStandard['result']>['fields'][number]['type']>> = {
  TEXT: { zh: '文字', en: 'Text' },
  NUMBER: { zh: '数字', en: 'Number' },
  DATE: { zh: '日期', en: 'Date' },
  LIST: { zh: '多项', en: 'List' },
}
export const DEPTH_WORDS: WordsOf<ItemStandard['depth']> = {
  FULL: { zh: '完整标准', en: 'Full standard' },
  GENERAL: { zh: '通用表单', en: 'General form' },
}
export const SOURCE_WORDS: WordsOf<ItemStandard['source']> = {
  DEMO_DISTRICT: { zh: '本机关事项', en: 'Own item' },
  IMPORTED: { zh: '导入事项', en: 'Imported item' },
}
export const POST_MODEL_WORDS: WordsOf<ItemStandard['postModel']> = {
  ONE_EXAMINER_ONE_VERIFIER: { zh: '一审一核', en: 'One examines, one verifies' },
  COMBINED: { zh: '审核合一', en: 'One post examines and verifies' },
}
export const SILENCE_WORDS: WordsOf<NonNullable<ItemStandard['noObjection']>['silence']> = {
  AGREES: { zh: '视为无异议', en: 'Silence is consent' },
  ASKED_AGAIN: { zh: '再催一次，仍不回应视为无异议', en: 'Asked once more, then silence is consent' },
}
export const CHANGE_WORDS: WordsOf<NonNullable<ItemStandard['changeKind']>> = {
  NEW: { zh: '首次申请', en: 'First application' },
  ALTERATION: { zh: '变更', en: 'Alteration' },
  RENEWAL: { zh: '延续', en: 'Renewal' },
  REPLACEMENT: { zh: '补发', en: 'Replacement' },
  DEREGISTRATION: { zh: '注销', en: 'Deregistration' },
}
export const MODE_WORDS: WordsOf<NonNullable<ItemStandard['mode']>> = {
  ORDINARY: { zh: '审查批准', en: 'Examined and approved' },
  COMMITMENT: { zh: '告知承诺', en: 'On commitment' },
  FILING: { zh: '备案', en: 'Record filing' },
}
export const TIME_CLASS_WORDS: WordsOf<NonNullable<ItemStandard['timeClass']>> = {
  IMMEDIATE: { zh: '即办件', en: 'On the spot' },
  ORDINARY: { zh: '普通件', en: 'Ordinary' },
  COMPLEX: { zh: '复杂件', en: 'Complex' },
}
export const OFFICE_TIME_WORDS: WordsOf<NonNullable<ItemStandard['immediateLimit']>['unit']> = {
  hour: { zh: '小时', en: 'Hours' },
  halfDay: { zh: '半日', en: 'Half days' },
}
export const CHANNEL_WORDS: WordsOf<NonNullable<ItemStandard['channels']>[number]> = {
  ONLINE: { zh: '网上办', en: 'On-line' },
  MOBILE: { zh: '掌上办', en: 'By mobile' },
  WINDOW: { zh: '窗口办', en: 'At the window' },
  SERVICE_POINT: { zh: '就近办', en: 'At a service point nearby' },
  VISIT: { zh: '上门办', en: 'At your place' },
}
export const DELIVERY_WORDS: WordsOf<NonNullable<ItemStandard['delivery']>[number]> = {
  DOWNLOAD: { zh: '电子证照下载', en: 'Download' },
  COUNTER: { zh: '窗口领取', en: 'Collect at the window' },
  COURIER: { zh: '快递送达', en: 'By courier' },
}
export const DISPOSITION_WORDS: WordsOf<NonNullable<ItemStandard['disposition']>> = {
  RETAINED: { zh: '保留', en: 'Retained' },
  CANCELLED: { zh: '取消', en: 'Cancelled' },
  FILING: { zh: '改为备案', en: 'Turned into a filing' },
  DELEGATED: { zh: '下放', en: 'Delegated' },
}
export const REFORM_WORDS: WordsOf<NonNullable<ItemStandard['reformMode']>> = {
  DIRECT_CANCEL: { zh: '直接取消审批', en: 'Approval cancelled' },
  FILING: { zh: '审批改为备案', en: 'Filing instead of approval' },
  COMMITMENT: { zh: '实行告知承诺', en: 'Approval on commitment' },
  OPTIMISED: { zh: '优化审批服务', en: 'Improved approval' },
}
export const REFORM_TRAIT_WORDS: WordsOf<NonNullable<ItemStandard['reformTraits']>[number]> = {
  TRANSPARENCY: { zh: '提升透明度和可预期性', en: 'More transparent and predictable' },
  STRENGTHENED_ACCESS: { zh: '强化准入监管', en: 'Stricter control of entry' },
}
export const MATERIAL_SOURCE_WORDS: WordsOf<ItemStandard['materials'][number]['source']> = {
  APPLICANT: { zh: '申请人提交', en: 'Handed in by the applicant' },
  CERTIFICATE_LIBRARY: { zh: '证照库查验，免于提交', en: 'Looked up in the certificate library' },
}
export const MATERIAL_KIND_WORDS: WordsOf<NonNullable<ItemStandard['materials'][number]['kind']>> = {
  FORM: { zh: '申请表格', en: 'Form' },
  DEPARTMENTAL_APPROVAL: { zh: '部门批复', en: 'Approval of another department' },
  SHARED_PROOF: { zh: '共用证明', en: 'Shared proof' },
  CERTIFICATE: { zh: '证照', en: 'Certificate' },
  OTHER: { zh: '其他', en: 'Other' },
}
export const STEP_WORDS: WordsOf<ItemStandard['steps'][number]['id']> = {
  acceptance: { zh: '受理', en: 'Acceptance' },
  examination: { zh: '审查', en: 'Examination' },
  review: { zh: '审核', en: 'Review' },
  riskCheck: { zh: '风险审查', en: 'Risk check' },
  decision: { zh: '决定', en: 'Decision' },
  service: { zh: '送达', en: 'Service' },
}
export const POST_WORDS: WordsOf<ItemStandard['steps'][number]['role']> = {
  intakeOfficer: { zh: '受理岗', en: 'Intake post' },
  issueOfficer: { zh: '出件岗', en: 'Issue post' },
  examiner: { zh: '审查岗', en: 'Examining post' },
  decider: { zh: '决定岗', en: 'Deciding post' },
  sealKeeper: { zh: '印章保管岗', en: 'Keeper of the seal' },
}
export const PROCEDURE_WORDS: WordsOf<SpecialProcedure['kind']> = {
  HEARING: { zh: '听证', en: 'Hearing' },
  TENDER: { zh: '招标', en: 'Tender' },
  AUCTION: { zh: '拍卖', en: 'Auction' },
  INSPECTION: { zh: '检验', en: 'Inspection' },
  TESTING: { zh: '检测', en: 'Testing' },
  QUARANTINE: { zh: '检疫', en: 'Quarantine' },
  APPRAISAL: { zh: '鉴定', en: 'Appraisal' },
  EXPERT_REVIEW: { zh: '专家评审', en: 'Expert review' },
  SITE_SURVEY: { zh: '现场踏勘', en: 'Site survey' },
  PUBLIC_NOTICE: { zh: '公示', en: 'Public notice' },
  CONSULTATION: { zh: '会商', en: 'Consultation' },
  JOINT_REVIEW: { zh: '联合评审', en: 'Joint review' },
  TECHNICAL_REVIEW: { zh: '技术审查', en: 'Technical review' },
  UPPER_LEVEL: { zh: '报上级机关', en: 'Referred upward' },
}
export const CLAIM_WORDS = {
  ZERO_TIME: { zh: '零时限', en: 'Zero waiting' },
  ZERO_DISTANCE: { zh: '零距离', en: 'Zero distance' },
  ZERO_MATERIALS: { zh: '零材料', en: 'Zero materials' },
  ZERO_FEE: { zh: '零费用', en: 'Zero fee' },
  ZERO_PAPER: { zh: '零纸张', en: 'Zero paper' },
  ZERO_MEDIA: { zh: '零介质', en: 'Zero media' },
  ZERO_MEETING: { zh: '零见面', en: 'Zero meetings' },
  MOBILE: { zh: '掌上办', en: 'By mobile' },
  NEARBY: { zh: '就近办', en: 'Nearby' },
  TOLERANT: { zh: '容缺办', en: 'Papers may follow' },
  COURIER: { zh: '快递办', en: 'By courier' },
} as const satisfies WordsOf<string>
