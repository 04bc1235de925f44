import type { CaseEvent } from '#clouds/approval/events'
import { procedureName } from '#kernel'
import type { Told } from './domain/events.ts'

/** What an applicant is told of one step of his case. */
export interface CaseNotice {
  readonly title: Told
  readonly text: Told
  /** Also by SMS and e-mail: he has something to do, or his rights are touched. The rest waits in the inbox. */
  readonly remind: boolean
}
type Notices = {
  readonly [T in CaseEvent['type']]: ((event: Extract<CaseEvent, { readonly type: T }>) => CaseNotice) | null
}

const told = (zh: string, en: string): Told => ({ zh, en })
const remind = (title: Told, text: Told): CaseNotice => ({ title, text, remind: true })
const quietly = (title: Told, text: Told): CaseNotice => ({ title, text, remind: false })

const REMEDIES = told(
  '如不服，可以自收到决定书之日起六十日内申请行政复议，或者六个月内提起行政诉讼。',
  'You may ask for reconsideration within 60 days, or go to court within six months, of receiving the decision.',
)
const procedureEn = (kind: Parameters<typeof procedureName>[0]): string => procedureName(kind, 'en')

/** Every step of a case and what its applicant is told; null: the bureau's own business. */
const NOTICES: Notices = {
  ApplicationSubmitted: () =>
    quietly(
      told('已收到您的申请', 'Your application was received'),
      told(
        '审批局已收到您的申请材料，将在五个工作日内告知是否受理。',
        'You will be told within five working days whether it is accepted.',
      ),
    ),
  RunningCaseTakenOver: ({ system }) =>
    quietly(
      told('您的办件已转入本系统', 'Your case goes on in this system'),
      told(
        `您在「${system}」的办件已转入，时限连续计算。`,
        `Your case from “${system}” goes on here; its days count on.`,
      ),
    ),
  ApplicationPreAccepted: ({ outstanding, until }) =>
    remind(
      told('已预受理，请出示原件', 'Pre-accepted: originals are wanted'),
      told(
        `材料内容已齐全，请于 ${until} 前出示 ${String(outstanding.length)} 份材料的原件。`,
        `Show ${String(outstanding.length)} original(s) by ${until}.`,
      ),
    ),
  OriginalsPresented: () =>
    quietly(
      told('原件已核验', 'Originals were seen'),
      told('您出示的原件已核验。', 'The originals you showed were checked.'),
    ),
  CorrectionRequested: ({ defects, until }) =>
    remind(
      told(`请补正 ${String(defects.length)} 项材料`, `${String(defects.length)} correction(s) are wanted`),
      told(
        `${defects.map(({ problem, remedy }) => `${problem}：${remedy}`).join('；')}${until === undefined ? '' : `（${until} 前）`}`,
        `See what is wanting, and how to mend it, on the page of your case${until === undefined ? '' : ` (by ${until})`}.`,
      ),
    ),
  CorrectionSubmitted: () =>
    quietly(
      told('已收到补正材料', 'Your correction was received'),
      told('补正材料已收到，受理期限自收到之日起重新计算。', 'The days for acceptance begin anew.'),
    ),
  ApplicationAccepted: ({ deferred = [] }) =>
    remind(
      told('申请已受理', 'Your application is accepted'),
      deferred.length === 0
        ? told('已出具受理通知书，开始计算办理时限。', 'The notice of acceptance is in the hall; the time limit runs.')
        : told(
            `容缺受理，请于 ${deferred.map(({ due }) => due).sort()[0] ?? ''} 前补齐 ${String(deferred.length)} 份材料。`,
            `Accepted with ${String(deferred.length)} document(s) to follow by ${deferred.map(({ due }) => due).sort()[0] ?? ''}.`,
          ),
    ),
  DeferredMaterialsSupplied: () =>
    quietly(
      told('已收到容缺补交材料', 'What was to follow has come'),
      told('您补交的材料已收到。', 'Your documents were received.'),
    ),
  DeferralBreached: () =>
    remind(
      told('容缺材料逾期未补', 'Promised documents are overdue'),
      told('承诺补交的材料已逾期，补齐之前不发放证照。', 'No certificate is issued until they are there.'),
    ),
  CaseAssigned: null,
  CaseReclassified: ({ reason }) =>
    quietly(told('办理类别已调整', 'The class of your case has changed'), told(`原因：${reason}`, `Reason: ${reason}`)),
  CaseFrozen: () =>
    quietly(
      told('您的申请暂停办理', 'Your application is being held'),
      told(
        '监督机关正在核查本件，期限照常计算，您不需要做什么。',
        'Oversight is looking into it. Time runs on; you need do nothing.',
      ),
    ),
  CaseUnfrozen: null,
  // What a joint meeting wants is the bureau's to carry out; the applicant sees it in the progress of the case.
  CaseBound: null,
  CaseUnbound: null,
  CaseTransferred: ({ effectiveOn, transfer }) =>
    quietly(
      told('您的申请由承接机关继续办理', 'Another organ goes on with your application'),
      told(
        `办理事项自 ${effectiveOn} 起依法划转（${transfer}），已交材料和办理时限不变，无需重新申请；后续事宜由承接机关负责。`,
        `The item was transferred by law from ${effectiveOn} (${transfer}). Your papers and the time limit stand; you need do nothing.`,
      ),
    ),
  ApplicantVisited: null,
  AcceptanceDeemed: ({ effectiveFrom }) =>
    remind(
      told('申请视为受理', 'Your application counts as accepted'),
      told(
        `五个工作日内未告知，自 ${effectiveFrom} 起视为受理。`,
        `Nothing was said in five working days: accepted from ${effectiveFrom}.`,
      ),
    ),
  ApplicationNotAccepted: ({ reason, referral }) => {
    const [zh, en] =
      referral === undefined
        ? ['', '']
        : [`请向${referral.organ}申请（${referral.contact}）。`, ` Apply to ${referral.organ} (${referral.contact}).`]
    return remind(
      told('申请不予受理', 'Your application is not accepted'),
      told(`理由：${reason}。${zh}${REMEDIES.zh}`, `Reason: ${reason}.${en} ${REMEDIES.en}`),
    )
  },
  CaseExamined: () =>
    quietly(
      told('审查已完成', 'Examined'),
      told('您的申请已完成审查，等待决定。', 'Your application was examined and awaits the decision.'),
    ),
  CaseReviewed: null,
  CaseReturned: () =>
    quietly(
      told('退回补充审查', 'Examined once more'),
      told('您的申请退回补充审查，时限不变。', 'Your application goes back to examination; the limit stays.'),
    ),
  CaseGranted: ({ validUntil }) =>
    remind(
      told('准予许可', 'Granted'),
      told(
        `审批局已作出准予许可决定${validUntil === null ? '' : `，有效期至 ${validUntil}`}。证照可在「我的证照」下载。`,
        `The permit was granted${validUntil === null ? '' : ` until ${validUntil}`}. Find the certificate under “My certificates”.`,
      ),
    ),
  CaseRefused: ({ reasons }) =>
    remind(
      told('不予许可', 'Refused'),
      told(`理由：${reasons}。${REMEDIES.zh}`, `Reasons: ${reasons}. ${REMEDIES.en}`),
    ),
  ApplicationWithdrawn: () =>
    quietly(told('申请已撤回', 'Withdrawn'), told('您的申请已撤回，办理终止。', 'Your application was withdrawn.')),
  LimitExtended: ({ days, reason }) =>
    remind(
      told('办理期限已延长', 'The time limit was extended'),
      told(`延长 ${String(days)} 个工作日，理由：${reason}。`, `By ${String(days)} working days. Reason: ${reason}.`),
    ),
  ProcedureStarted: ({ procedure, endsBy }) =>
    remind(
      told(`开始${procedureName(procedure, 'zh')}`, `Begun: ${procedureEn(procedure)}`),
      told(`预计不晚于 ${endsBy} 完成。`, `It ends by ${endsBy}.`),
    ),
  UpperLevelPrepared: null,
  UpperLevelChased: ({ letter }) =>
    quietly(
      told('已向上级机关催办', 'The higher authority was asked for its answer'),
      told(`审批局已发函催办（${letter}）。`, `The bureau sent a letter (${letter}).`),
    ),
  ProcedureEnded: ({ procedure }) =>
    quietly(
      told(`${procedureName(procedure, 'zh')}已结束`, `Ended: ${procedureEn(procedure)}`),
      told('办理时限的计算见办件页面。', 'How your days count now is shown on the page of your case.'),
    ),
  HearingRightTold: ({ until }) =>
    remind(
      told('您有权要求听证', 'You may ask for a hearing'),
      told(`如要求听证，请于 ${until} 前提出。`, `Ask for it by ${until}.`),
    ),
  HearingRequested: () =>
    quietly(
      told('已收到听证申请', 'A hearing was asked for'),
      told('审批局将依法组织听证。', 'The bureau will hold the hearing.'),
    ),
  HearingAnnounced: ({ heldOn, place }) =>
    remind(told('听证通知', 'Hearing'), told(`${heldOn} 在${place}举行听证。`, `On ${heldOn}, at ${place}.`)),
  ConsultationOpened: null,
  OpinionHandedOn: null,
  DepartmentOpinionGiven: null,
  ConsolidatedOpinionIssued: null,
  CollectiveDecisionRecorded: null,
  FeeOrdered: ({ fen }) =>
    remind(
      told('请缴费', 'A fee is due'),
      told(
        `应缴 ${(fen / 100).toFixed(2)} 元，收费依据见缴费页面。`,
        `¥${(fen / 100).toFixed(2)}; its legal basis is on the page.`,
      ),
    ),
  FeePaid: ({ receipt }) =>
    quietly(told('已收到缴费', 'Your payment was received'), told(`财政票据号 ${receipt}。`, `Receipt ${receipt}.`)),
  CaseTerminated: ({ reason }) =>
    remind(
      told('办理已终止', 'Your case was ended'),
      told(`理由：${reason}。${REMEDIES.zh}`, `Reason: ${reason}. ${REMEDIES.en}`),
    ),
  ResultServed: ({ means }) =>
    quietly(
      told('办理结果已送达', 'The result was served'),
      means === 'DOWNLOAD'
        ? told('您已在网上领取办理结果。', 'You have taken it on-line.')
        : told('办理结果已由您或者代收人签收。', 'It was signed for.'),
    ),
  ResultDispatched: ({ courier, trackingNumber }) =>
    remind(
      told('办理结果已寄出', 'The result is on its way'),
      told(`${courier}，运单号 ${trackingNumber}。`, `${courier}, tracking number ${trackingNumber}.`),
    ),
  DecisionChallenged: () =>
    quietly(
      told('已登记复议或者诉讼', 'A challenge was recorded'),
      told('结果作出后将及时告知。', 'You will be told how it ends.'),
    ),
  ChallengeDecided: ({ outcome, reason }) =>
    remind(
      told(
        outcome === 'UPHELD' ? '原决定予以维持' : '原决定被撤销，重新办理',
        outcome === 'UPHELD' ? 'The decision stands' : 'The decision was set aside',
      ),
      told(reason, reason),
    ),
  ClericalErrorCorrected: ({ was, becomes }) =>
    remind(
      told('文书笔误已更正', 'A slip was corrected'),
      told(`「${was}」更正为「${becomes}」。`, `“${was}” now reads “${becomes}”.`),
    ),
  CommitmentChecked: ({ kept, found }) =>
    remind(
      kept
        ? told('承诺已核查', 'Your commitment was checked')
        : told('承诺核查发现问题', 'Your commitment was not kept'),
      told(found, found),
    ),
  AnnulmentAnnounced: ({ reason, replyUntil }) =>
    remind(
      told('拟撤销许可，请陈述申辩', 'Annulment is intended: you may reply'),
      told(`理由：${reason}。请于 ${replyUntil} 前陈述、申辩。`, `Reason: ${reason}. Reply by ${replyUntil}.`),
    ),
  GrantAnnulled: ({ reason }) =>
    remind(
      told('许可已撤销', 'The grant was annulled'),
      told(`理由：${reason}。${REMEDIES.zh}`, `Reason: ${reason}. ${REMEDIES.en}`),
    ),
  CaseNoted: null,
}

/** What the applicant is told of this event; null when it is none of his business. */
export function noticeOf(event: CaseEvent): CaseNotice | null {
  const write: ((event: never) => CaseNotice) | null = NOTICES[event.type]
  // The table pairs each type with its own event; the compiler cannot follow the pairing through a lookup.
  return write === null ? null : write(event as never)
}
