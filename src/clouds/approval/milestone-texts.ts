import { isStoppingProcedure, procedureName } from '#kernel'
import type { ClockProcedure, TimeClass } from '#kernel'
import type { CaseEvent, CaseGranted, CaseTerminated, ResultServed } from './domain/events.ts'
import { EXAMINATION } from './domain/phase.ts'
import type { Bilingual } from './milestone.ts'

const NOT_ACCEPTED = {
  NOT_REQUIRED: { zh: '依法不需要取得行政许可', en: 'no permit is needed' },
  NOT_COMPETENT: { zh: '依法不属于本机关职权范围', en: 'another authority is responsible' },
  STILL_INCOMPLETE: { zh: '补正后材料仍不齐全或者不符合法定形式', en: 'the documents are still incomplete' },
} as const

const CLASSES: Readonly<Record<TimeClass, Bilingual>> = {
  IMMEDIATE: { zh: '即办件', en: 'to be handled at once' },
  ORDINARY: { zh: '普通件', en: 'ordinary' },
  COMPLEX: { zh: '复杂件', en: 'complex' },
}
const GRANTED: Readonly<Record<NonNullable<CaseGranted['basis']> | 'EXAMINATION', Bilingual>> = {
  EXAMINATION: { zh: '准予许可', en: 'Granted' },
  COMMITMENT: { zh: '以告知承诺方式准予许可', en: 'Granted on commitment' },
  FILING: { zh: '予以备案', en: 'Filing recorded' },
  WINDOW: { zh: '窗口当场准予许可', en: 'Granted at the window' },
  COLLECTIVE: { zh: '经集体研究，准予许可', en: 'Granted after a collective decision' },
  AUTOMATIC: { zh: '智能审批，当场准予', en: 'Granted at once by the decision table' },
  DEEMED_RENEWAL: { zh: '期满未决定，视为准予延续', en: 'Renewed by law: no decision before the permit expired' },
}
const TERMINATED: Readonly<Record<CaseTerminated['ground'], Bilingual>> = {
  NOT_CORRECTED: { zh: '逾期未补正', en: 'the correction did not come in time' },
  ORIGINALS_NOT_PRESENTED: { zh: '逾期未交验原件', en: 'the originals were not shown in time' },
  DEFERRAL_BREACHED: { zh: '容缺材料逾期未补交', en: 'promised documents did not come in time' },
  FEE_NOT_PAID: { zh: '未按要求缴费', en: 'the fee was not paid' },
  NO_LONGER_POSSIBLE: { zh: '已无法继续办理', en: 'it cannot go on' },
}
const SERVED: Readonly<Record<ResultServed['means'], Bilingual>> = {
  DOWNLOAD: { zh: '申请人下载结果，已送达', en: 'Result downloaded and thereby served' },
  COUNTER: { zh: '窗口领取结果，已送达', en: 'Result collected and thereby served' },
  COURIER: { zh: '快递签收，已送达', en: 'Result delivered by courier and thereby served' },
}

const nameOf = (procedure: ClockProcedure): Bilingual => ({
  zh: procedureName(procedure, 'zh'),
  en: procedureName(procedure, 'en'),
})
const always = (zh: string, en: string) => (): Bilingual => ({ zh, en })

const yuan = (fen: number): string => (fen / 100).toFixed(2)

type Type = CaseEvent['type']
type EventsByType = { readonly [One in Type]: Extract<CaseEvent, { readonly type: One }> }
type Texts = { readonly [One in Type]: (event: EventsByType[One]) => Bilingual }

const BEFORE_ACCEPTANCE = {
  ApplicationSubmitted: always('提交申请，审批局收到申请材料', 'Application received'),
  RunningCaseTakenOver: ({ system }) => ({ zh: `由${system}转入继续办理`, en: `Taken over from ${system}` }),
  ApplicationPreAccepted: ({ until }) => ({
    zh: `预受理，请于 ${until} 前到窗口核验原件`,
    en: `Pre-accepted: show the originals by ${until}`,
  }),
  OriginalsPresented: always('核验原件', 'Originals shown'),
  CorrectionRequested: ({ defects, again }) =>
    again === undefined
      ? { zh: `一次性告知补正 ${defects.length} 项`, en: `Correction requested: ${defects.length} item(s)` }
      : {
          zh: `再次告知补正 ${defects.length} 项（非首次，已标记）`,
          en: `Correction requested again: ${defects.length} item(s), flagged`,
        },
  CorrectionSubmitted: always('提交补正材料', 'Correction received'),
  ApplicationAccepted: ({ deferred }) =>
    deferred === undefined
      ? { zh: '受理申请', en: 'Application accepted' }
      : {
          zh: `容缺受理，${deferred.length} 项材料待补交`,
          en: `Application accepted; ${deferred.length} document(s) to follow`,
        },
  AcceptanceDeemed: ({ effectiveFrom }) => ({
    zh: `五个工作日内未告知，自 ${effectiveFrom} 起视为受理`,
    en: `Counts as accepted from ${effectiveFrom}: nothing was said within five working days`,
  }),
  ApplicationNotAccepted: ({ ground, referral }) => ({
    zh: `不予受理：${NOT_ACCEPTED[ground].zh}${referral === undefined ? '' : `，请向${referral.organ}申请（${referral.contact}）`}`,
    en: `Not accepted: ${NOT_ACCEPTED[ground].en}${referral === undefined ? '' : `; apply to ${referral.organ} (${referral.contact})`}`,
  }),
  DeferredMaterialsSupplied: ({ materials }) => ({
    zh: `补交容缺材料 ${materials.length} 项`,
    en: `${materials.length} deferred document(s) handed in`,
  }),
  DeferralBreached: always('容缺材料逾期未补交，已记录', 'Promised documents did not come in time: recorded'),
  ApplicationWithdrawn: always('申请人撤回申请', 'Withdrawn by the applicant'),
  ApplicantVisited: always('申请人到场', 'The applicant came in person'),
} satisfies Partial<Texts>

const HANDLING = {
  CaseAssigned: always('转交办理人员', 'Passed to another officer'),
  CaseTransferred: ({ effectiveOn, transfer }) => ({
    zh: `事项划转，自 ${effectiveOn} 起由承接机关继续办理（${transfer}）`,
    en: `The item was transferred: another organ goes on with the case from ${effectiveOn} (${transfer})`,
  }),
  CaseBound: always('联席会议议定事项，落实后再作决定', 'A joint meeting asks for something before the decision'),
  CaseUnbound: always('联席会议议定事项已落实', 'What the joint meeting asked for is done'),
  CaseFrozen: always('监督检查，暂停办理（期限照常计算）', 'Held for an inspection; the time limit runs on'),
  CaseUnfrozen: always('监督检查结束，继续办理', 'The inspection is over; the case goes on'),
  CaseReclassified: ({ to }) => ({ zh: `转为${CLASSES[to].zh}`, en: `The case is now ${CLASSES[to].en}` }),
  CaseExamined: always('完成审查', 'Examined'),
  CaseReviewed: ({ agrees }) =>
    agrees ? { zh: '完成审核', en: 'Reviewed' } : { zh: '审核不同意', en: 'The reviewer disagrees' },
  CaseReturned: ({ to }) =>
    to === EXAMINATION
      ? { zh: '退回重新审查', en: 'Returned to examination' }
      : { zh: '退回重新审核', en: 'Returned to review' },
  LimitExtended: ({ days }) => ({
    zh: `办理期限延长 ${days} 个工作日`,
    en: `Time limit extended by ${days} working days`,
  }),
  ProcedureStarted: ({ procedure, noticeNumber, reference }) => {
    const { zh, en } = nameOf(procedure)
    if (procedure === 'UPPER_LEVEL' && reference !== undefined)
      return { zh: `${zh}，文号 ${reference}`, en: `Submitted to the higher authority, ${reference}` }
    return noticeNumber === null
      ? { zh: `启动${zh}`, en: `${en} started` }
      : { zh: `启动${zh}，停止计算期限`, en: `${en} started: the clock is stopped` }
  },
  ProcedureEnded: ({ procedure, conclusion, reference }) => {
    const { zh, en } = nameOf(procedure)
    if (procedure === 'UPPER_LEVEL' && reference !== undefined)
      return { zh: `上级机关已批复，文号 ${reference}`, en: `The higher authority has answered, ${reference}` }
    if (conclusion === 'LAPSED') return { zh: `${zh}期满终止`, en: `${en}: its time is over` }
    return isStoppingProcedure(procedure)
      ? { zh: `${zh}结束，继续计算期限`, en: `${en} ended: the clock runs again` }
      : { zh: `${zh}结束`, en: `${en} ended` }
  },
  UpperLevelPrepared: ({ authority }) => ({
    zh: `准备报${authority}审批`,
    en: `Submission to ${authority} prepared`,
  }),
  UpperLevelChased: ({ letter }) => ({
    zh: `向上级机关催办（${letter}）`,
    en: `The higher authority was asked for its answer (${letter})`,
  }),
  HearingRightTold: ({ until }) => ({
    zh: `告知听证权利，可于 ${until} 前申请听证`,
    en: `Right to a hearing told: it can be asked for until ${until}`,
  }),
  HearingRequested: always('申请听证', 'A hearing was asked for'),
  HearingAnnounced: ({ heldOn, place }) => ({
    zh: `听证定于 ${heldOn} 在${place}举行`,
    en: `Hearing set for ${heldOn}, ${place}`,
  }),
  ConsultationOpened: ({ organs }) => ({
    zh: `征求 ${organs.length} 个部门意见`,
    en: `${organs.length} department(s) asked for their opinion`,
  }),
  OpinionHandedOn: ({ unit, givenBack }) => {
    if (unit !== null) return { zh: `征求意见转由${unit.name.zh}办理`, en: `Question handed on to ${unit.name.en}` }
    const from = givenBack?.unit.name
    return from === undefined
      ? { zh: '征求意见转回部门', en: 'Question taken back by the department' }
      : { zh: `征求意见由${from.zh}退回部门`, en: `Question given back by ${from.en}` }
  },
  DepartmentOpinionGiven: always('部门反馈意见', 'A department gave its opinion'),
  ConsolidatedOpinionIssued: always('出具综合性意见', 'Consolidated opinion issued'),
  CollectiveDecisionRecorded: always('集体研究决定', 'Collective decision recorded'),
  FeeOrdered: ({ fen }) => ({ zh: `通知缴费 ${yuan(fen)} 元`, en: `Fee to pay: ${yuan(fen)} yuan` }),
  FeePaid: ({ fen }) => ({ zh: `已缴费 ${yuan(fen)} 元`, en: `Fee paid: ${yuan(fen)} yuan` }),
} satisfies Partial<Texts>

const CONCLUSION = {
  CaseGranted: ({ basis }) => GRANTED[basis ?? 'EXAMINATION'],
  CaseRefused: always('不予许可', 'Refused'),
  CaseTerminated: ({ ground }) => ({
    zh: `终止办理：${TERMINATED[ground].zh}`,
    en: `Ended without a decision: ${TERMINATED[ground].en}`,
  }),
  ResultServed: ({ means }) => SERVED[means],
  ResultDispatched: ({ courier, trackingNumber }) => ({
    zh: `已交${courier}寄出，单号 ${trackingNumber}`,
    en: `Sent with ${courier}, number ${trackingNumber}`,
  }),
  DecisionChallenged: ({ ground }) =>
    ground === 'COURT'
      ? { zh: '已提起行政诉讼', en: 'Challenged in court' }
      : { zh: '已申请行政复议', en: 'Reconsideration asked for' },
  ChallengeDecided: ({ outcome }) =>
    outcome === 'UPHELD'
      ? { zh: '复议、诉讼结果：维持原决定', en: 'The decision was upheld' }
      : { zh: '原决定被撤销，重新办理', en: 'The decision was set aside: the case is decided anew' },
  ClericalErrorCorrected: always('更正笔误', 'A clerical error was corrected'),
  CommitmentChecked: ({ kept }) =>
    kept
      ? { zh: '履诺核查：承诺属实', en: 'Commitment checked: kept' }
      : { zh: '履诺核查：承诺不实', en: 'Commitment checked: not kept' },
  AnnulmentAnnounced: ({ replyUntil }) => ({
    zh: `拟撤销许可，可于 ${replyUntil} 前陈述申辩`,
    en: `Annulment intended: the holder may reply until ${replyUntil}`,
  }),
  GrantAnnulled: always('撤销许可', 'Grant annulled'),
  CaseNoted: always('登记备注', 'Note added'),
} satisfies Partial<Texts>

/** A new event without words does not compile. */
const TEXTS: Texts = { ...BEFORE_ACCEPTANCE, ...HANDLING, ...CONCLUSION }

/** What happened, in the words of the hall. */
export const told = <One extends Type>(type: One, event: EventsByType[One]): Bilingual => TEXTS[type](event)
