import { texts } from '#contract'
import type { Action } from '#policy'

/** Words of the desk's menu. */
export const deskTexts = texts(
  {
    home: '我的工作台',
    cases: '审批工作台',
    express: '服务快车',
    intake: '综合窗口收件',
    slips: '应急收件单',
    issue: '统一出件',
    handovers: '物料流转',
    erasures: '到期销毁',
    preReviews: '网上预审',
    consultations: '部门意见',
    windowAuthority: '窗口授权',
    takeOver: '在办件迁移',
    visits: '跑动次数',
    requests: '诉求工单',
    faq: '常见问题',
    points: '服务网点',
    guidance: '辅导与上门',
    benefits: '惠企政策',
    windows: '窗口预约',
    stores: '旗舰店',
    duties: '监管任务',
    oversight: '全程监督',
    cards: '红黄牌',
    reality: '清单与实办',
    regions: '五级分布',
    entrance: '统一入口核查',
    permitNotices: '双告知认领',
    standards: '标准清单',
    powerList: '权责清单',
    policies: '制度文件',
    disguises: '变相许可清理',
    smart: '智能审批',
    smartSamples: '智能审批抽查',
    archive: '电子档案',
    archiveHandover: '档案移交',
    archiveLending: '查借阅',
    archiveRetention: '保管与鉴定',
    calls: '证照调用',
    proofDemands: '证明事项清理',
    analytics: '数据分析',
    library: '证照库',
    supplied: '待确认证照',
    oldStock: '历史存量入库',
    certificateTypes: '证照类型',
    libraryLead: '本单位颁发的证照、来源、状态和用证记录',
    suppliedLead: '申请人提供的证照，与发证台账核对',
    oldStockLead: '按计划分批入库，抽检签字',
    certificateTypesLead: '信息项、有效期、共享规则和模板',
    seal: '用印登记',
    certificateStates: '证照状态',
    standardFiles: '标准导入导出',
    standardFilesLead: '把标准导出为表格，批量修改后再导入',
    myKeys: '我的签名密钥',
    keys: '密钥确认',
    officers: '人员与角色',
    calendar: '节假日安排',
    casesLead: '受理、审查、决定，一屏办完',
    expressLead: '一件事办件的快车队列和时限',
    intakeLead: '任一窗口受理全部事项，扫描、登记、打印收件凭证',
    slipsLead: '停电断网时手写收件，编号印发、事后补录',
    issueLead: '十个工作日内送达：窗口交付、快递寄出、登记签收',
    erasuresLead: '保管期满的办件，一人提请、一人批准后销毁',
    handoversLead: '纸质材料移交一单一码，另一人清点签收',
    preReviewsLead: '提交前先看材料，一次说全；不是受理，不计期限',
    consultationsLead: '审批局征求本部门的意见，限期回复',
    windowAuthorityLead: '授权窗口当场决定，期限、依据和当场办结占比',
    takeOverLead: '导入旧系统正在办理的办件',
    visitsLead: '实际到场次数与事项承诺对照',
    requestsLead: '咨询、投诉、建议和堵点，限期答复',
    faqLead: '行政审批100问的起草、复核与发布',
    pointsLead: '大厅和便民网点、镇村覆盖与事项进驻',
    guidanceLead: '事前辅导记录与上门办',
    benefitsLead: '政策条件、企业匹配与兑现',
    windowsLead: '当日预约名单、到场登记与放号',
    storesLead: '为区域和部门开设自己的网上门面',
    dutiesLead: '审批结果推送的事中事后监管任务',
    oversightLead: '每一个审批行为的实时记录与办件全程留痕',
    cardsLead: '时限预警，逐件说明情况',
    realityLead: '偏离、跨区域比对、可申报率、一日办结',
    regionsLead: '省市县乡村逐级汇总事项、人员和办件',
    entranceLead: '缺号、迁移件、没有办件的证照',
    permitNoticesLead: '新设市场主体还须取得的本部门许可',
    standardsLead: '起草、审核、发布事项标准，对照版本',
    powerListLead: '调整、公布权责清单，查不一致',
    policiesLead: '文件、条款和阅知',
    disguisesLead: '线索登记、核查、办结',
    smartLead: '决策表、自动审批比例、授权和一键停用',
    smartSamplesLead: '复核抽中的自动审批件',
    archiveLead: '办结案件自动封装、检测，按编号、姓名、事项、年度检索',
    archiveHandoverLead: '清册移交，双方签收，件数页数逐一核对',
    archiveLendingLead: '写明用途、他人批准，每次查阅留痕',
    archiveRetentionLead: '期满两人鉴定，延长或者销毁正文',
    proofDemandsLead: '循环、重复、奇葩证明的查找和调整',
    callsLead: '按办件调用证照，调用记录、比对不一致和统计',
    analyticsLead: '从账本统计的数字，可查到每一件',
    sealLead: '印章、授权与每一次用印',
    certificateStatesLead: '暂停、撤回、吊销、注销，验真立即可见',
    myKeysLead: '作出决定时用它签名',
    keysLead: '与本人核对指纹后确认密钥',
    officersLead: '任命工作人员，授予角色',
    calendarLead: '导入节假日安排，重新计算办理期限',
  },
  {
    home: 'My desk',
    cases: 'Case desk',
    express: 'Fast lane',
    intake: 'Intake window',
    slips: 'Paper slips',
    issue: 'Issue desk',
    handovers: 'Papers on their way',
    erasures: 'End of retention',
    preReviews: 'Pre-review',
    consultations: 'Opinions asked',
    windowAuthority: 'Window authority',
    takeOver: 'Take over cases',
    visits: 'Visits',
    requests: 'Requests',
    faq: 'Questions',
    points: 'Service points',
    guidance: 'Guidance and visits',
    benefits: 'Benefits',
    windows: 'Window bookings',
    stores: 'Stores',
    duties: 'Duties to supervise',
    oversight: 'Oversight',
    cards: 'Cards',
    reality: 'Lists and reality',
    regions: 'Five levels',
    entrance: 'One entrance',
    permitNotices: 'New businesses',
    standards: 'Standards',
    powerList: 'Powers and duties',
    policies: 'Rule documents',
    disguises: 'Disguised permits',
    smart: 'Smart approval',
    smartSamples: 'Sampled decisions',
    archive: 'Archive',
    archiveHandover: 'Archive hand-over',
    archiveLending: 'Archive lending',
    archiveRetention: 'Archive retention',
    calls: 'Calls of certificates',
    proofDemands: 'Demands of proof',
    analytics: 'Analytics',
    library: 'Certificate library',
    supplied: 'Certificates to confirm',
    oldStock: 'Old stock',
    certificateTypes: 'Certificate types',
    libraryLead: 'What your organ issued, its source, state and uses',
    suppliedLead: 'What applicants supplied, held against your books',
    oldStockLead: 'Batches by plan, sampled and signed off',
    certificateTypesLead: 'Fields, validity, sharing and template',
    seal: 'Seal register',
    certificateStates: 'Certificate states',
    standardFiles: 'Standards in and out',
    standardFilesLead: 'Export to a workbook, change many, bring them back',
    myKeys: 'My signing key',
    keys: 'Confirm keys',
    officers: 'Officers and roles',
    calendar: 'Holidays',
    casesLead: 'Accept, examine and decide on one screen',
    expressLead: 'Cases of packages, on their own shorter limit',
    intakeLead: 'Any window takes in any item: scan, register, print the receipt',
    slipsLead: 'Numbered blanks for a power cut, entered afterwards',
    issueLead: 'Within ten working days: hand over, send, record who signed',
    erasuresLead: 'Closed cases past their years, destroyed by two persons',
    handoversLead: 'Paper moves by slip; another person counts and signs',
    preReviewsLead: 'Drafts to look at before they are filed; no clock runs',
    consultationsLead: 'What the bureau asks this department about cases',
    windowAuthorityLead: 'Who decides at the window, until when, and how much of the work',
    takeOverLead: 'Import what an older system is still handling',
    visitsLead: 'How often people really came, beside what is promised',
    requestsLead: 'Enquiries, complaints, suggestions and pain points, answered in time',
    faqLead: 'Draft, check and publish the handbook',
    pointsLead: 'Halls and stations, their coverage and resident items',
    guidanceLead: 'Guidance before a case, and visits at home',
    benefitsLead: 'Policies, the enterprises they fit, and their delivery',
    windowsLead: 'Who comes today, who came, and how many places are given out',
    storesLead: 'Fronts of the hall for a region or a department',
    dutiesLead: 'What approvals have passed on for supervision',
    oversightLead: 'Every act as it happens, and the whole trail of each case',
    cardsLead: 'Warnings about time limits, to be answered one by one',
    realityLead: 'Drift, comparison across regions, coverage, one-day items',
    regionsLead: 'Items, people and cases of every level, rolled up',
    entranceLead: 'Missing numbers, cases taken over, certificates without a case',
    permitNoticesLead: 'Businesses whose scope needs a permit of your department',
    standardsLead: 'Draft, review and publish item standards; compare versions',
    powerListLead: 'Adjust and publish the list; find mismatches',
    policiesLead: 'Documents, clauses and who has read them',
    disguisesLead: 'Reports, findings and what was done',
    smartLead: 'Decision tables, their share, their authority and their switch',
    smartSamplesLead: 'Look again at what tables granted',
    archiveLead: 'Concluded cases, packed, tested and found again',
    archiveHandoverLead: 'Lists, counted and signed by both sides',
    archiveLendingLead: 'With a purpose, another’s leave and a trace',
    archiveRetentionLead: 'When keeping ends, two people appraise',
    proofDemandsLead: 'Circular, repeated and absurd demands, found and adjusted',
    callsLead: 'Call a certificate for a case; the log, differences and figures',
    analyticsLead: 'Figures counted from the ledger, each with its cases',
    sealLead: 'The seal, its authorisation and every use',
    certificateStatesLead: 'Suspend, withdraw, revoke, deregister; verifiers see it at once',
    myKeysLead: 'You sign decisions with it',
    keysLead: 'Compare the fingerprint with the officer, then confirm',
    officersLead: 'Appoint officers and give them roles',
    calendarLead: 'Import holiday notices and compute limits again',
  },
)

/** Paths of `routes.tsx`; a new desk page adds its own. */
type DeskPath =
  | '/desk'
  | '/desk/cases'
  | '/desk/express'
  | '/desk/intake'
  | '/desk/slips'
  | '/desk/issue'
  | '/desk/handovers'
  | '/desk/erasures'
  | '/desk/pre-reviews'
  | '/desk/consultations'
  | '/desk/window-authority'
  | '/desk/take-over'
  | '/desk/visits'
  | '/desk/requests'
  | '/desk/faq'
  | '/desk/points'
  | '/desk/guidance-and-visits'
  | '/desk/benefits'
  | '/desk/duties'
  | '/desk/oversight'
  | '/desk/cards'
  | '/desk/standards'
  | '/desk/power-list'
  | '/desk/policies'
  | '/desk/disguised-permits'
  | '/desk/certificate-types'
  | '/desk/library'
  | '/desk/supplied-certificates'
  | '/desk/old-stock'
  | '/desk/smart'
  | '/desk/smart-samples'
  | '/desk/archive'
  | '/desk/archive/handover'
  | '/desk/archive/lending'
  | '/desk/archive/retention'
  | '/desk/calls'
  | '/desk/proof-demands'
  | '/desk/analytics'
  | '/desk/reality'
  | '/desk/regions'
  | '/desk/entrance'
  | '/desk/permit-notices'
  | '/desk/seal'
  | '/desk/certificate-states'
  | '/desk/standards-files'
  | '/desk/my-keys'
  | '/desk/keys'
  | '/desk/officers'
  | '/desk/windows'
  | '/desk/stores'
  | '/desk/calendar'

interface DeskDoor {
  readonly to: DeskPath
  readonly word: keyof typeof deskTexts.zh
  /** One line on the desk's first page. */
  readonly lead?: keyof typeof deskTexts.zh
  /** Who sees it: whoever the policy lets do one of these. */
  readonly actions: readonly Action[]
}

/** One line per desk page; the order is the menu's order. */
export const DESK_DOORS: readonly DeskDoor[] = [
  { to: '/desk', word: 'home', actions: ['session.use'] },
  { to: '/desk/intake', word: 'intake', lead: 'intakeLead', actions: ['case.receive'] },
  { to: '/desk/cases', word: 'cases', lead: 'casesLead', actions: ['case.list'] },
  { to: '/desk/express', word: 'express', lead: 'expressLead', actions: ['case.list'] },
  { to: '/desk/pre-reviews', word: 'preReviews', lead: 'preReviewsLead', actions: ['case.receive'] },
  { to: '/desk/issue', word: 'issue', lead: 'issueLead', actions: ['case.issue'] },
  { to: '/desk/handovers', word: 'handovers', lead: 'handoversLead', actions: ['paper.move'] },
  { to: '/desk/erasures', word: 'erasures', lead: 'erasuresLead', actions: ['case.erase'] },
  { to: '/desk/slips', word: 'slips', lead: 'slipsLead', actions: ['case.receive'] },
  { to: '/desk/consultations', word: 'consultations', lead: 'consultationsLead', actions: ['case.giveOpinion'] },
  {
    to: '/desk/window-authority',
    word: 'windowAuthority',
    lead: 'windowAuthorityLead',
    actions: ['case.receive', 'case.decide'],
  },
  { to: '/desk/visits', word: 'visits', lead: 'visitsLead', actions: ['case.decide', 'case.receive'] },
  { to: '/desk/take-over', word: 'takeOver', lead: 'takeOverLead', actions: ['case.takeOver'] },
  { to: '/desk/requests', word: 'requests', lead: 'requestsLead', actions: ['request.answer'] },
  { to: '/desk/guidance-and-visits', word: 'guidance', lead: 'guidanceLead', actions: ['request.answer'] },
  { to: '/desk/faq', word: 'faq', lead: 'faqLead', actions: ['service.edit'] },
  { to: '/desk/points', word: 'points', lead: 'pointsLead', actions: ['service.edit'] },
  { to: '/desk/benefits', word: 'benefits', lead: 'benefitsLead', actions: ['service.edit'] },
  { to: '/desk/windows', word: 'windows', lead: 'windowsLead', actions: ['request.answer'] },
  { to: '/desk/stores', word: 'stores', lead: 'storesLead', actions: ['service.edit'] },
  { to: '/desk/duties', word: 'duties', lead: 'dutiesLead', actions: ['duty.work'] },
  { to: '/desk/permit-notices', word: 'permitNotices', lead: 'permitNoticesLead', actions: ['duty.work'] },
  { to: '/desk/oversight', word: 'oversight', lead: 'oversightLead', actions: ['oversight.inspect'] },
  {
    to: '/desk/cards',
    word: 'cards',
    lead: 'cardsLead',
    actions: ['card.answer', 'oversight.inspect', 'analytics.read'],
  },
  { to: '/desk/standards', word: 'standards', lead: 'standardsLead', actions: ['standard.draft', 'standard.review'] },
  { to: '/desk/power-list', word: 'powerList', lead: 'powerListLead', actions: ['standard.draft', 'standard.review'] },
  { to: '/desk/reality', word: 'reality', lead: 'realityLead', actions: ['standard.draft', 'standard.review'] },
  { to: '/desk/policies', word: 'policies', lead: 'policiesLead', actions: ['standard.read'] },
  {
    to: '/desk/disguised-permits',
    word: 'disguises',
    lead: 'disguisesLead',
    actions: ['standard.draft', 'standard.review', 'oversight.inspect'],
  },
  {
    to: '/desk/smart',
    word: 'smart',
    lead: 'smartLead',
    actions: ['standard.draft', 'standard.review', 'case.decide', 'oversight.inspect', 'analytics.read'],
  },
  { to: '/desk/smart-samples', word: 'smartSamples', lead: 'smartSamplesLead', actions: ['smart.sample'] },
  { to: '/desk/archive', word: 'archive', lead: 'archiveLead', actions: ['archive.search'] },
  { to: '/desk/archive/lending', word: 'archiveLending', lead: 'archiveLendingLead', actions: ['archive.search'] },
  {
    to: '/desk/archive/handover',
    word: 'archiveHandover',
    lead: 'archiveHandoverLead',
    actions: ['archive.keep', 'archive.handOver'],
  },
  { to: '/desk/archive/retention', word: 'archiveRetention', lead: 'archiveRetentionLead', actions: ['archive.keep'] },
  {
    to: '/desk/proof-demands',
    word: 'proofDemands',
    lead: 'proofDemandsLead',
    actions: ['standard.draft', 'standard.review', 'oversight.inspect'],
  },
  {
    to: '/desk/calls',
    word: 'calls',
    lead: 'callsLead',
    actions: ['certificate.call', 'certificate.countCalls', 'certificate.grantCalls'],
  },
  {
    to: '/desk/regions',
    word: 'regions',
    lead: 'regionsLead',
    actions: ['analytics.read', 'standard.review', 'organisation.manage'],
  },
  { to: '/desk/entrance', word: 'entrance', lead: 'entranceLead', actions: ['analytics.read'] },
  { to: '/desk/analytics', word: 'analytics', lead: 'analyticsLead', actions: ['analytics.read'] },
  {
    to: '/desk/certificate-states',
    word: 'certificateStates',
    lead: 'certificateStatesLead',
    actions: ['certificate.readState'],
  },
  { to: '/desk/library', word: 'library', lead: 'libraryLead', actions: ['library.read'] },
  { to: '/desk/supplied-certificates', word: 'supplied', lead: 'suppliedLead', actions: ['library.confirm'] },
  {
    to: '/desk/old-stock',
    word: 'oldStock',
    lead: 'oldStockLead',
    actions: ['library.stock', 'library.signOff'],
  },
  {
    to: '/desk/certificate-types',
    word: 'certificateTypes',
    lead: 'certificateTypesLead',
    actions: ['standard.draft', 'standard.review'],
  },
  { to: '/desk/seal', word: 'seal', lead: 'sealLead', actions: ['seal.read'] },
  {
    to: '/desk/standards-files',
    word: 'standardFiles',
    lead: 'standardFilesLead',
    actions: ['standard.draft', 'standard.review'],
  },
  { to: '/desk/my-keys', word: 'myKeys', lead: 'myKeysLead', actions: ['key.enrol'] },
  { to: '/desk/keys', word: 'keys', lead: 'keysLead', actions: ['key.confirm'] },
  { to: '/desk/officers', word: 'officers', lead: 'officersLead', actions: ['organisation.manage'] },
  { to: '/desk/calendar', word: 'calendar', lead: 'calendarLead', actions: ['catalogue.import'] },
]
