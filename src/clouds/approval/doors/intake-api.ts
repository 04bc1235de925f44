import { Type as T } from 'typebox'
import { Id, Instant, route } from '#contract'
import { Bilingual, DraftContent, MaterialHandedIn, params, TERMINATION_GROUNDS } from '../api-shapes.ts'
import { act, ItemId, OfficerId, ShortWords, Words } from './act-shapes.ts'

const Channel = T.Enum(['WINDOW', 'SERVICE_POINT', 'VISIT'])
const Handed = { materials: T.Array(MaterialHandedIn, { minItems: 1, maxItems: 100 }) }

/** What intake does beside accepting: filing for people at the window, originals, what may follow later, dispatch. */
export const intakeApi = {
  /** 窗口代录: the officer enters what the applicant brought; the paper is scanned and signed for. */
  fileAtWindow: route({
    method: 'POST',
    path: '/window/applications',
    summary: '窗口收件 File an application brought to a window',
    action: 'case.receive',
    body: T.Object(
      {
        itemCode: T.String({ maxLength: 80 }),
        content: DraftContent,
        channel: Channel,
        /** The service point that took it in; absent at the bureau's own hall. */
        point: T.Optional(T.Object({ id: Id, name: ShortWords }, { additionalProperties: false })),
        slip: T.Optional(
          T.Object(
            { number: T.String({ pattern: '^[A-Z0-9-]{4,20}$' }), receivedAt: Instant },
            { additionalProperties: false },
          ),
        ),
        /** Material ids taken on paper: they contradict a promise of zero paper (AP-33). */
        papers: T.Array(ItemId, { maxItems: 100 }),
        truthSigned: T.Boolean(),
      },
      { additionalProperties: false },
    ),
    reply: T.Object({
      id: Id,
      caseNumber: T.String(),
      trackingCode: T.String(),
      version: T.Integer(),
      next: Bilingual,
    }),
  }),
  /** 应急收件单: numbers for slips printed ahead, for the day the power or the network is cut. */
  issueSlips: route({
    method: 'POST',
    path: '/window/slips',
    summary: '印发应急收件单 Give out numbers for paper slips',
    action: 'case.receive',
    body: T.Object({ count: T.Integer({ minimum: 1, maximum: 100 }) }, { additionalProperties: false }),
    reply: T.Object({ numbers: T.Array(T.String()) }),
  }),
  preAccept: act('/pre-acceptance', '预受理 Pre-accept until the originals are shown', 'case.receive', {
    outstanding: T.Array(ItemId, { minItems: 1, maxItems: 50 }),
    days: T.Integer({ minimum: 1, maximum: 60 }),
  }),
  presentOriginals: act('/originals', '核验原件 Record that originals were shown', 'case.receive', {
    materials: T.Array(ItemId, { minItems: 1, maxItems: 50 }),
  }),
  correctAtWindow: act('/window-correction', '窗口代补正 Enter what the applicant brought', 'case.receive', {
    form: T.Record(T.String(), T.Unknown()),
    materials: T.Array(MaterialHandedIn, { maxItems: 100 }),
  }),
  supplyAtWindow: act('/window-supply', '窗口补交容缺材料 Take in deferred materials', 'case.receive', Handed),
  withdrawAtWindow: act('/window-withdrawal', '窗口代撤回 Withdraw at the window', 'case.receive', { reason: Words }),
  recordVisit: act('/visits', '登记到场 Record that the applicant had to come', 'case.receive', {
    purpose: T.Enum(['FILING', 'CORRECTION', 'ORIGINALS', 'SURVEY', 'COLLECTION', 'OTHER']),
    papers: T.Array(ItemId, { maxItems: 100 }),
  }),
  assign: act('/assignment', '转办 Put the case on a colleague’s desk', 'case.list', {
    to: OfficerId,
    reason: Words,
  }),
  reclassify: act('/class', '调整办件类型 Reclassify as ordinary or complex', 'case.examine', {
    to: T.Enum(['IMMEDIATE', 'ORDINARY', 'COMPLEX']),
    reason: Words,
  }),
  terminate: act('/termination', '终止办理 Terminate', 'case.receive', {
    ground: T.Enum([...TERMINATION_GROUNDS]),
    reason: Words,
  }),
  note: act('/notes', '补充记录 Write a note into the case', 'case.read', { text: Words }),
  orderFee: act('/fee', '开具缴费通知 Order the fee', 'case.receive', {}),
  /** The applicant's own door to what may follow later. */
  supplyDeferred: route({
    method: 'POST',
    path: '/my/cases/:id/deferred-materials',
    summary: '补交容缺材料 Supply what was promised',
    action: 'case.followOwn',
    params,
    body: T.Object(Handed, { additionalProperties: false }),
    reply: T.Object({ id: Id, version: T.Integer(), next: Bilingual }),
  }),
} as const
