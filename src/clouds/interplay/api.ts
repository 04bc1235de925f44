import { Type as T } from 'typebox'
import { Id, PageQuery, Sha256, route } from '#contract'
import {
  AssessmentShape,
  BulletinView,
  ClaimRowShape,
  ExchangeAct,
  ExchangeLine,
  ExchangeView,
  FieldCase,
  FieldCaseView,
  FiguresShape,
  ItemCode,
  KindShape,
  Opening,
  Quarter,
  Responsibility,
} from './api-shapes.ts'

const byId = T.Object({ id: Id })
const After = T.Union([T.String(), T.Null()])
const Named = T.Object({ id: Id, name: T.String() })
const byQuarter = T.Object({ quarter: Quarter })

export const api = {
  exchanges: route({
    method: 'GET',
    path: '/interplay/exchanges',
    summary: '审管互动收件箱 Exchanges between approvers and supervisors',
    action: 'interplay.see',
    query: T.Object({
      box: T.Optional(T.Enum(['waiting', 'running', 'over'])),
      kind: T.Optional(KindShape),
      ...PageQuery,
    }),
    reply: T.Object({ items: T.Array(ExchangeLine), after: After }),
  }),
  opening: route({
    method: 'GET',
    path: '/interplay/opening',
    summary: '可以发起的互动 What one may begin, about what and to whom',
    action: 'interplay.work',
    reply: T.Object({
      side: T.Enum(['APPROVER', 'SUPERVISOR']),
      kinds: T.Array(KindShape),
      organs: T.Array(Named),
      items: T.Array(T.Object({ code: T.String(), name: T.String() })),
    }),
  }),
  openExchange: route({
    method: 'POST',
    path: '/interplay/exchanges',
    summary: '发起互动 Begin an exchange',
    action: 'interplay.work',
    body: Opening,
    reply: ExchangeView,
  }),
  exchange: route({
    method: 'GET',
    path: '/interplay/exchanges/:id',
    summary: '一项互动 One exchange',
    action: 'interplay.see',
    params: byId,
    reply: ExchangeView,
  }),
  actOnExchange: route({
    method: 'POST',
    path: '/interplay/exchanges/:id/acts',
    summary: '回应、开会、纪要、落实、办结 Answer, meet, minute, carry out, conclude',
    action: 'interplay.work',
    params: byId,
    body: ExchangeAct,
    reply: ExchangeView,
  }),
  exchangePaper: route({
    method: 'GET',
    path: '/interplay/exchanges/:id/files/:sha256',
    summary: '互动材料 A paper of an exchange',
    action: 'interplay.see',
    params: T.Object({ id: Id, sha256: Sha256 }),
    reply: T.Unknown(),
    raw: true,
  }),
  fieldCases: route({
    method: 'GET',
    path: '/interplay/cases',
    summary: '本领域办件 Cases of one’s field, for whoever supervises how they are decided',
    action: 'interplay.see',
    query: T.Object({ q: T.Optional(T.String({ maxLength: 60 })), ...PageQuery }),
    reply: T.Object({ items: T.Array(FieldCase), after: After }),
  }),
  fieldCase: route({
    method: 'GET',
    path: '/interplay/cases/:id',
    summary: '一个办件的审批行为与责任人 How one case was handled, and who answers for it',
    action: 'interplay.see',
    params: byId,
    reply: FieldCaseView,
  }),
  responsibility: route({
    method: 'GET',
    path: '/interplay/responsibility/:code',
    summary: '责任矩阵 Who approves and who supervises an item, by name',
    action: 'standard.read',
    params: T.Object({ code: ItemCode }),
    reply: T.Object({ itemName: T.String(), lines: Responsibility }),
  }),
  bulletins: route({
    method: 'GET',
    path: '/interplay/bulletins',
    summary: '认领通报 Bulletins on claiming',
    action: 'public',
    reply: T.Object({
      items: T.Array(T.Object({ quarter: T.String(), publishedAt: T.String(), figures: T.Array(FiguresShape) })),
      /** Quarters that are over and have none yet, newest first. */
      owed: T.Array(T.String()),
    }),
  }),
  bulletin: route({
    method: 'GET',
    path: '/interplay/bulletins/:quarter',
    summary: '一期通报及其全部计数依据，任何人可以重算 One bulletin with everything it was counted from',
    action: 'public',
    params: byQuarter,
    reply: BulletinView,
  }),
  recountBulletin: route({
    method: 'GET',
    path: '/interplay/bulletins/:quarter/recount',
    summary: '按台账重新计数 Count the quarter again from the ledger’s own tables',
    action: 'public',
    params: byQuarter,
    reply: T.Object({ same: T.Boolean(), rows: T.Array(ClaimRowShape) }),
  }),
  publishBulletin: route({
    method: 'POST',
    path: '/interplay/bulletins/:quarter',
    summary: '发布认领通报 Publish a bulletin',
    action: 'bulletin.publish',
    params: byQuarter,
    reply: BulletinView,
  }),
  assessment: route({
    method: 'GET',
    path: '/interplay/assessments/:year',
    summary: '年度考核 The year as its bulletins have it',
    action: 'public',
    params: T.Object({ year: T.Integer({ minimum: 2000, maximum: 2199 }) }),
    reply: AssessmentShape,
  }),
}
