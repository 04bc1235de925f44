/** 违纪违法情形: what an officer or organ answers for, each with the law that says so. Coded, so that it can be counted. */
export const VIOLATIONS = {
  NOT_PUSHED: said('审批信息未推送或者未及时推送', 'Approval not pushed, or late', '优化营商环境条例第六十九条'),
  NOT_COPIED: said(
    '监管信息未反馈、未抄送或者不及时',
    'Supervision not reported back, or late',
    '优化营商环境条例第六十九条',
  ),
  NOT_SUPERVISED: said('不依法履行监督职责', 'Did not supervise as the law demands', '行政许可法第七十七条'),
  NOT_ACCEPTED: said('符合条件的申请不予受理', 'Refused to accept a proper application', '行政许可法第七十二条第一项'),
  NOT_PUBLISHED: said('未公示应当公示的材料', 'Did not publish what must be public', '行政许可法第七十二条第二项'),
  NOT_INFORMED: said('未一次告知补正内容', 'Did not say everything to correct at once', '行政许可法第七十二条第四项'),
  NO_HEARING: said('应当听证而未举行听证', 'Held no hearing where one was due', '行政许可法第七十二条第六项'),
  TOOK_BENEFIT: said('索取、收受财物或者谋取其他利益', 'Took a benefit', '行政许可法第七十三条'),
  GRANTED_WRONGLY: said(
    '不符合条件准予许可或者超越职权',
    'Granted without the conditions or the power',
    '行政许可法第七十四条第一项',
  ),
  REFUSED_WRONGLY: said(
    '符合条件不予许可或者逾期不决定',
    'Refused wrongly, or decided too late',
    '行政许可法第七十四条第二项',
  ),
  CHARGED_WRONGLY: said('擅自收费或者不按标准收费', 'Charged without or beyond the tariff', '行政许可法第七十五条'),
  MISUSED_POWER: said('滥用职权、玩忽职守', 'Abuse or neglect of office', '公职人员政务处分法第三十九条'),
  DODGED_OVERSIGHT: said('规避监察、弄虚作假', 'Evaded oversight or falsified', '公职人员政务处分法第三十九条'),
} as const
export type Violation = keyof typeof VIOLATIONS
export const VIOLATION_CODES: readonly Violation[] = Object.keys(VIOLATIONS).filter(isViolation)
function isViolation(code: string): code is Violation {
  return code in VIOLATIONS
}
function said(zh: string, en: string, basis: string) {
  return { zh, en, basis }
}

/** 处理种类: whom it can fall on, and for how many months it has effect (公职人员政务处分法 7 and 8). */
export const SANCTIONS = {
  RECTIFY: outcome('责令改正', 'Ordered to put it right', 'ORGAN', 0),
  CIRCULAR: outcome('通报批评', 'Criticised in a circular', 'BOTH', 0),
  REMIND: outcome('谈话提醒、批评教育', 'Reminded and admonished', 'PERSON', 0),
  SELF_CRITICISM: outcome('责令检查', 'Ordered to examine himself', 'PERSON', 0),
  CAUTION: outcome('诫勉', 'Cautioned', 'PERSON', 6),
  MOVED: outcome('调离岗位', 'Moved to another post', 'PERSON', 0),
  WARNING: outcome('警告', 'Warning', 'PERSON', 6),
  DEMERIT: outcome('记过', 'Demerit', 'PERSON', 12),
  GRAVE_DEMERIT: outcome('记大过', 'Grave demerit', 'PERSON', 18),
  DEMOTION: outcome('降级', 'Demotion', 'PERSON', 24),
  REMOVAL: outcome('撤职', 'Removal from post', 'PERSON', 24),
  DISMISSAL: outcome('开除', 'Dismissal', 'PERSON', 0),
} as const
export type Sanction = keyof typeof SANCTIONS
export const SANCTION_CODES: readonly Sanction[] = Object.keys(SANCTIONS).filter(isSanction)
function isSanction(code: string): code is Sanction {
  return code in SANCTIONS
}
function outcome(zh: string, en: string, on: 'PERSON' | 'ORGAN' | 'BOTH', months: number) {
  return { zh, en, on, months }
}

/** 政务处分: only whoever appoints, or the supervisory commission, decides these; the number of their document is given. */
export const DISCIPLINARY: readonly Sanction[] = [
  'WARNING',
  'DEMERIT',
  'GRAVE_DEMERIT',
  'DEMOTION',
  'REMOVAL',
  'DISMISSAL',
]

export const OUTCOMES = ['SANCTIONED', 'NOT_ESTABLISHED', 'EXEMPTED', 'TRANSFERRED'] as const
export type AccountabilityOutcome = (typeof OUTCOMES)[number]

export const EVIDENCE_KINDS = ['ENTRY', 'CASE', 'CARD', 'ORDER', 'DUTY', 'FINDING', 'PROCEDURE', 'INSPECTION'] as const
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number]
