import type { RefusalTexts } from '#contract'
import type { BenefitRefusalCode } from './domain/benefit.ts'
import type { PlanRefusalCode } from './domain/coverage-plan.ts'
import type { ProfileRefusalCode } from './domain/enterprise-profile.ts'
import type { FaqRefusalCode } from './domain/faq.ts'
import type { GuidanceRefusalCode } from './domain/guidance.ts'
import type { ProposalRefusalCode } from './domain/proposal.ts'
import type { ResultRefusalCode } from './domain/published-result.ts'
import type { RequestRefusalCode } from './domain/request.ts'
import type { PointRefusalCode } from './domain/service-point.ts'
import type { PortalRefusalCode } from './domain/portal.ts'
import type { VisitRefusalCode } from './domain/visit.ts'
import type { WindowRefusalCode } from './domain/window-day.ts'
import { reportTexts } from './report-refusals.ts'
import type { ReportDoorRefusal } from './report-refusals.ts'
import { portalTexts, windowTexts } from './window-refusals.ts'

/** What the doors themselves refuse, before a rule is asked. */
type DoorRefusalCode = 'ITEM_UNKNOWN' | 'CASE_UNKNOWN' | 'CONTACT_MISSING' | 'STAFF_UNKNOWN' | 'ORGAN_UNKNOWN'
type ServiceRefusalCode =
  | RequestRefusalCode
  | FaqRefusalCode
  | PointRefusalCode
  | PlanRefusalCode
  | VisitRefusalCode
  | GuidanceRefusalCode
  | BenefitRefusalCode
  | ProfileRefusalCode
  | ProposalRefusalCode
  | ResultRefusalCode
  | WindowRefusalCode
  | PortalRefusalCode
  | DoorRefusalCode
  | ReportDoorRefusal

export const refusalTexts = {
  ...windowTexts,
  ...portalTexts,
  ...reportTexts,
  ITEM_UNKNOWN: { zh: '没有这个事项，请重新选择。', en: 'There is no such service. Please choose again.' },
  CASE_UNKNOWN: { zh: '没有找到这个办件编号，请核对后再填。', en: 'No case has this number. Please check it.' },
  CONTACT_MISSING: {
    zh: '未登录时请留下有效的手机号码，以便答复。',
    en: 'Without signing in, please leave a valid mobile number, so that we can answer.',
  },
  STAFF_UNKNOWN: { zh: '该单位没有这位工作人员。', en: 'This organ has no such officer.' },
  ORGAN_UNKNOWN: { zh: '没有这个单位。', en: 'There is no such organ.' },

  REQUEST_ALREADY_FILED: { zh: '该诉求已经提交。', en: 'This request has already been filed.' },
  REQUEST_UNKNOWN: { zh: '没有这件诉求。', en: 'There is no such request.' },
  REQUEST_ALREADY_ANSWERED: { zh: '该诉求已经答复。', en: 'This request has already been answered.' },
  REQUEST_NOT_DISPATCHED: { zh: '该诉求尚未派单，不能答复。', en: 'Dispatch this request before it is answered.' },
  REQUEST_OF_ANOTHER_ORGAN: { zh: '该诉求由其他单位承办。', en: 'Another organ is responsible for this request.' },
  COMPLAINT_ABOUT_YOURSELF: {
    zh: '被投诉办件的经办人员应当回避，不得办理该投诉。',
    en: 'Whoever took part in the case complained of must not handle the complaint.',
  },
  ADOPTION_UNSAID: {
    zh: '答复建议时，应当写明是否采纳及理由。',
    en: 'Say whether the suggestion is adopted, and why.',
  },
  RESOLUTION_WITHOUT_EVIDENCE: {
    zh: '办结堵点应当写明解决前后的情况，并至少有一项指标下降。',
    en: 'A pain point is resolved with how it was and how it is now, and at least one figure that went down.',
  },
  REQUEST_NOT_ANSWERED: { zh: '该诉求尚未答复。', en: 'This request has not been answered yet.' },
  ANSWER_ALREADY_RATED: { zh: '您已经评价过本次答复。', en: 'You have already rated this answer.' },
  REQUEST_REOPENED_BEFORE: {
    zh: '同一诉求只能要求重新办理一次；仍有问题请另行提交。',
    en: 'A request can be reopened once. Please file a new one.',
  },
  PUBLICATION_NOT_CONSENTED: {
    zh: '提交人不同意公开，不得公开。',
    en: 'Whoever filed it did not agree to publication.',
  },
  REQUEST_ALREADY_PUBLISHED: { zh: '该诉求已经公开。', en: 'This request has already been published.' },
  REQUEST_NOT_PUBLISHED: { zh: '该诉求没有公开。', en: 'This request is not published.' },
  PUBLISHED_TEXT_NAMES_SOMEBODY: {
    zh: '拟公开的文字中仍有姓名、电话或证件号码，请隐去后再公开。',
    en: 'The text to be published still holds a name, telephone or identity number. Please remove it first.',
  },

  FAQ_ALREADY_DRAFTED: { zh: '该问答已经起草。', en: 'This question has already been drafted.' },
  FAQ_UNKNOWN: { zh: '没有这条问答。', en: 'There is no such question.' },
  FAQ_WITHOUT_ITEM: { zh: '问答应当至少关联一个事项。', en: 'A question must be tied to at least one service.' },
  FAQ_WITHOUT_ANSWER: { zh: '请先写好答案。', en: 'Write the answer first.' },
  FAQ_REVIEW_DAY_PASSED: { zh: '复核日期应当在今天之后。', en: 'The day to look at it again must lie ahead.' },
  FAQ_REVIEW_TOO_FAR: { zh: '复核日期最迟为 {days} 天之内。', en: 'Look at it again within {days} days.' },
  FAQ_NOT_PUBLISHED: { zh: '该问答没有发布。', en: 'This question is not published.' },

  POINT_ALREADY_REGISTERED: { zh: '该网点已经登记。', en: 'This service point is already registered.' },
  POINT_UNKNOWN: { zh: '没有这个网点。', en: 'There is no such service point.' },
  WINDOW_NUMBER_TWICE: { zh: '窗口号重复。', en: 'A window number occurs twice.' },
  WINDOW_ACCEPTS_NOTHING: {
    zh: '每个窗口应当写明可以受理的事项。',
    en: 'Say for each window which services it accepts.',
  },
  HOURS_IMPOSSIBLE: {
    zh: '办公时间有误：起止颠倒或相互重叠。',
    en: 'The opening hours are wrong: they end before they begin, or overlap.',
  },
  PARK_MISSING: { zh: '企业服务站应当写明所在园区。', en: 'An enterprise station needs the park it stands in.' },
  CLOSURE_BACKWARD: { zh: '暂停服务的起止日期有误。', en: 'The days of the closure are wrong.' },
  REGION_TWICE: { zh: '区划代码重复。', en: 'A region occurs twice.' },
  REGION_OF_WRONG_LEVEL: {
    zh: '镇街代码应为 9 位，村社区代码应为 12 位。',
    en: 'A town has nine digits, a village twelve.',
  },

  VISIT_ALREADY_BOOKED: { zh: '该上门服务已经预约。', en: 'This visit has already been booked.' },
  VISIT_UNKNOWN: { zh: '没有这次上门服务。', en: 'There is no such visit.' },
  VISIT_DAY_UNAVAILABLE: {
    zh: '请选择 {earliest} 至 {latest} 之间的工作日。',
    en: 'Please choose a working day from {earliest} to {latest}.',
  },
  VISIT_OVER: { zh: '该上门服务已经结束。', en: 'This visit is over.' },
  VISIT_NOT_ASSIGNED: { zh: '该上门服务尚未指派人员。', en: 'Nobody has been assigned to this visit.' },
  VISIT_OF_ANOTHER: { zh: '该上门服务由他人承办。', en: 'Somebody else makes this visit.' },
  VISIT_IDENTITY_UNCHECKED: {
    zh: '请先在现场核验身份，再登记办理情况。',
    en: 'Check the identity on the spot before you record the visit.',
  },
  VISIT_IDENTITY_DIFFERS: {
    zh: '身份核验不一致，不得收取材料；请取消本次上门。',
    en: 'The identity does not fit: nothing may be taken. Please cancel the visit.',
  },

  GUIDANCE_ALREADY_RECORDED: { zh: '该辅导记录已经登记。', en: 'This session has already been recorded.' },
  GUIDANCE_UNKNOWN: { zh: '没有这条辅导记录。', en: 'There is no such session.' },
  GUIDANCE_WITHOUT_ADVICE: { zh: '请写明辅导意见。', en: 'Write down what was advised.' },
  GUIDANCE_IN_FUTURE: { zh: '辅导日期不能晚于今天。', en: 'The session cannot lie ahead.' },
  GUIDANCE_ALREADY_LINKED: { zh: '该辅导记录已经关联办件。', en: 'This session is already linked to a case.' },
  GUIDANCE_FOR_ANOTHER_ITEM: {
    zh: '该办件的事项与辅导事项不同。',
    en: 'This case is about another service than the session.',
  },
  CASE_BEFORE_GUIDANCE: {
    zh: '该办件在辅导之前已经提交，不能关联。',
    en: 'This case was submitted before the session.',
  },

  BENEFIT_ALREADY_PUBLISHED: { zh: '该政策已经发布。', en: 'This policy has already been published.' },
  BENEFIT_UNKNOWN: { zh: '没有这项政策。', en: 'There is no such policy.' },
  BENEFIT_WITHOUT_CONDITION: {
    zh: '免申即享政策应当至少有一项可核对的条件。',
    en: 'A policy that is matched needs at least one condition that can be checked.',
  },
  BENEFIT_PERIOD_BACKWARD: { zh: '政策起止日期有误。', en: 'The days of the policy are wrong.' },
  BENEFIT_ALREADY_ENDED: { zh: '该政策已经终止。', en: 'This policy has already ended.' },
  CREDIT_CODE_WRONG: { zh: '统一社会信用代码有误。', en: 'The unified social credit code is wrong.' },
  PROFILE_UNKNOWN: { zh: '没有这份企业信息。', en: 'There is no such enterprise profile.' },
  PROFILE_ALREADY_LOOKED_AT: { zh: '该企业信息已经核对。', en: 'This profile has already been looked at.' },
  PROPOSAL_ALREADY_MADE: { zh: '该政策已经推送给这家企业。', en: 'This policy has already been offered.' },
  PROPOSAL_UNKNOWN: { zh: '没有这条政策推送。', en: 'There is no such offer.' },
  PROPOSAL_ALREADY_ANSWERED: { zh: '您已经作出选择。', en: 'This offer has already been answered.' },
  PROPOSAL_NOT_CONFIRMED: { zh: '企业确认后才能兑现。', en: 'The enterprise has to confirm it first.' },
  PROPOSAL_OVER: { zh: '企业已经作出选择，不再失效。', en: 'The enterprise has answered: it no longer lapses.' },

  RESULT_ALREADY_PUBLISHED: { zh: '该结果已经公示。', en: 'This result has already been published.' },
  RESULT_UNKNOWN: { zh: '没有这条公示。', en: 'There is no such published result.' },
  RESULT_REMOVED: { zh: '该公示已经撤下。', en: 'This result has been taken down.' },
  RESULT_ALREADY_MARKED: { zh: '该公示已经作出同样的标注。', en: 'This result already carries that mark.' },
} as const satisfies RefusalTexts<ServiceRefusalCode>
