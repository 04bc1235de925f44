import { Type as T } from 'typebox'
import { Id, Instant, LookPurpose, Page, PageQuery, route } from '#contract'
import { Bilingual, params } from '../api-shapes.ts'
import { act, ShortWords, Words } from './act-shapes.ts'

const Ground = T.Enum(['FALSE_COMMITMENT', 'FRAUD', 'WRONGLY_GRANTED'])

/** After the decision: service, challenge, correction of slips, and taking back what was wrongly granted. */
export const conclusionApi = {
  /** 统一出件: what waits at the issue desk to be handed over or sent. */
  issueList: route({
    method: 'GET',
    path: '/issue',
    summary: '待出件 Results waiting to be handed over',
    action: 'case.issue',
    query: T.Object({
      q: T.Optional(T.String({ maxLength: 100 })),
      served: T.Optional(T.Boolean()),
      ...PageQuery,
    }),
    reply: Page(
      T.Object({
        id: Id,
        version: T.Integer(),
        caseNumber: T.String(),
        itemName: Bilingual,
        applicantName: T.String(),
        stage: T.String(),
        concludedAt: Instant,
        /** Last day of service: ten working days after the decision (行政许可法 44). */
        serveBy: T.String(),
        delivery: T.Enum(['DOWNLOAD', 'COUNTER', 'COURIER']),
        /** 脱敏: without the door; `deliveryInFull` shows it, for a purpose. */
        address: T.String(),
        tracking: T.Union([T.Null(), T.Object({ courier: T.String(), number: T.String() })]),
        served: T.Boolean(),
        documents: T.Array(T.Object({ id: Id, title: T.String(), released: T.Boolean() })),
      }),
    ),
  }),
  deliveryInFull: route({
    method: 'GET',
    path: '/issue/:id/in-full',
    summary: '查看完整收件信息（说明用途，留痕） Where a result is sent, for a purpose that is recorded',
    action: 'case.issue',
    params,
    query: T.Object({ purpose: LookPurpose }, { additionalProperties: false }),
    reply: T.Object({ name: T.String(), phone: T.String(), address: T.String() }),
  }),
  serveAtCounter: act('/service', '窗口出件 Hand the result over', 'case.issue', {
    receivedBy: ShortWords,
    note: T.String({ maxLength: 200 }),
  }),
  dispatch: act('/dispatch', '寄出结果 Send by courier', 'case.issue', {
    courier: ShortWords,
    /** Left out: the connected courier is asked to fetch it, and its number is used. */
    trackingNumber: T.Optional(T.String({ pattern: '^[A-Za-z0-9-]{6,40}$' })),
  }),
  confirmCourier: act('/service/courier', '登记签收 Record the courier’s signed receipt', 'case.issue', {
    receivedBy: ShortWords,
    note: T.String({ maxLength: 200 }),
  }),
  challenge: act('/challenge', '登记复议、诉讼 Record a challenge', 'case.decide', {
    ground: T.Enum(['RECONSIDERATION', 'COURT']),
    document: ShortWords,
  }),
  decideChallenge: act('/challenge/outcome', '登记复议、诉讼结果 Record its outcome', 'case.decide', {
    document: ShortWords,
    outcome: T.Enum(['UPHELD', 'SET_ASIDE']),
    reason: Words,
  }),
  correctClericalError: act('/clerical-correction', '更正笔误 Correct a clerical error', 'case.decide', {
    place: T.String({ pattern: '^/(form|applicant)/[A-Za-z0-9]+$', maxLength: 100 }),
    becomes: T.String({ minLength: 1, maxLength: 500 }),
    reason: Words,
  }),
  checkCommitment: act('/commitment-check', '履诺核查 Check the commitment', 'case.examine', {
    kept: T.Boolean(),
    found: Words,
  }),
  announceAnnulment: act('/annulment/announcement', '拟撤销告知 Announce an annulment', 'case.decide', {
    ground: Ground,
    reason: Words,
  }),
  annul: act('/annulment', '撤销 Annul the grant', 'case.decide', { ground: Ground, reason: Words }),
} as const
