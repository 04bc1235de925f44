import { Type as T } from 'typebox'
import { Id, Page, PageQuery, route } from '#contract'
import {
  AccountabilityAct,
  AccountabilityLine,
  AccountabilityView,
  CandidateView,
  closed,
  EvidenceLinkShape,
  EvidenceShape,
  FiguresView,
  FindingLine,
  FindingView,
  Kind,
  nullable,
  OwnProcedure,
  ProcedureAct,
  ProcedureLine,
  ProcedureView,
  RulesView,
  RuleShape,
  Violations,
  WatchedView,
  words,
} from './api-shapes.ts'

const byId = T.Object({ id: Id })
const expectedVersion = T.Integer({ minimum: 0 })
/** Number of a case or of a certificate, as it is printed on the paper. */
const permit = T.String({ minLength: 6, maxLength: 80 })
const basis = words(300)
const grounds = words(4000)

const findings = {
  findings: route({
    method: 'GET',
    path: '/findings',
    summary: '监管反馈收发 Findings received and sent',
    action: 'finding.read',
    query: T.Object({
      box: T.Optional(T.Enum(['received', 'sent'])),
      stage: T.Optional(T.Enum(['open', 'over'])),
      kind: T.Optional(Kind),
      ...PageQuery,
    }),
    reply: Page(FindingLine),
  }),
  finding: route({
    method: 'GET',
    path: '/findings/:id',
    summary: '一条监管反馈 One finding',
    action: 'finding.read',
    params: byId,
    reply: FindingView,
  }),
  sendFinding: route({
    method: 'POST',
    path: '/findings',
    summary: '向审批机关反馈 Send a finding to the organ that granted the permit',
    action: 'finding.send',
    body: T.Object({ kind: Kind, permit, basis, grounds, evidence: T.Array(EvidenceShape, { maxItems: 20 }) }, closed),
    reply: FindingView,
  }),
  answerFinding: route({
    method: 'POST',
    path: '/findings/:id/answer',
    summary: '答复：立案或者说明理由不立案 Answer by opening the procedure, or decline with reasons',
    action: 'finding.handle',
    params: byId,
    body: T.Union([
      T.Object({ answer: T.Literal('PROCEDURE'), expectedVersion }, closed),
      T.Object({ answer: T.Literal('DECLINED'), expectedVersion, reason: words(2000) }, closed),
    ]),
    reply: FindingView,
  }),
  recallFinding: route({
    method: 'POST',
    path: '/findings/:id/recall',
    summary: '撤回反馈 Recall a finding',
    action: 'finding.send',
    params: byId,
    body: T.Object({ expectedVersion, reason: words(1000) }, closed),
    reply: FindingView,
  }),
}

const procedures = {
  procedures: route({
    method: 'GET',
    path: '/ending-procedures',
    summary: '撤销、撤回、吊销、暂停、注销程序 Procedures that change or end permits',
    action: 'finding.read',
    query: T.Object({
      stage: T.Optional(T.Enum(['open', 'deregister', 'over'])),
      kind: T.Optional(Kind),
      ...PageQuery,
    }),
    reply: Page(ProcedureLine),
  }),
  procedure: route({
    method: 'GET',
    path: '/ending-procedures/:id',
    summary: '一个程序 One procedure',
    action: 'finding.read',
    params: byId,
    reply: ProcedureView,
  }),
  openProcedure: route({
    method: 'POST',
    path: '/ending-procedures',
    summary: '立案 Open a procedure',
    action: 'finding.handle',
    body: T.Object({ kind: Kind, permit, basis, grounds }, closed),
    reply: ProcedureView,
  }),
  actOnProcedure: route({
    method: 'POST',
    path: '/ending-procedures/:id/acts',
    summary: '陈述、复核、听证、送达、后续行为处理 What is done in a procedure',
    action: 'finding.handle',
    params: byId,
    body: ProcedureAct,
    reply: ProcedureView,
  }),
  ownProcedures: route({
    method: 'GET',
    path: '/my/ending-procedures',
    summary: '对本人许可的处理 Procedures about one’s own permits',
    action: 'finding.followOwn',
    reply: T.Object({ items: T.Array(OwnProcedure) }),
  }),
  stateOwnCase: route({
    method: 'POST',
    path: '/my/ending-procedures/:id/statement',
    summary: '陈述、申辩、要求听证 State one’s case',
    action: 'finding.followOwn',
    params: byId,
    body: T.Object({ text: words(4000), asksHearing: T.Boolean() }, closed),
    reply: T.Object({ items: T.Array(OwnProcedure) }),
  }),
  endingRules: route({
    method: 'GET',
    path: '/ending-rules',
    summary: '办理规则：期限、听证、吊销决定机关 Days, hearings, and who revokes',
    action: 'finding.read',
    reply: RulesView,
  }),
  setEndingRule: route({
    method: 'POST',
    path: '/ending-rules',
    summary: '确定一种程序的期限和听证 Set the rule for one kind',
    action: 'finding.setRules',
    body: T.Object({ kind: Kind, rule: RuleShape }, closed),
    reply: RulesView,
  }),
}

const accountability = {
  accountabilities: route({
    method: 'GET',
    path: '/accountabilities',
    summary: '问责台账 Accountability cases',
    action: 'accountability.see',
    query: T.Object({
      stage: T.Optional(T.Enum(['open', 'decided'])),
      violation: T.Optional(Violations),
      ...PageQuery,
    }),
    reply: T.Object({
      ...Page(AccountabilityLine).properties,
      /** What was put to the reader himself, and how much of it he has said nothing to. */
      own: T.Object({ all: T.Integer(), waiting: T.Integer() }),
    }),
  }),
  accountability: route({
    method: 'GET',
    path: '/accountabilities/:id',
    summary: '一件问责 One accountability case',
    action: 'accountability.see',
    params: byId,
    reply: AccountabilityView,
  }),
  openAccountability: route({
    method: 'POST',
    path: '/accountabilities',
    summary: '问责立案 Open an accountability case',
    action: 'accountability.open',
    body: T.Object(
      {
        violation: Violations,
        facts: words(4000),
        evidence: T.Array(EvidenceLinkShape, { maxItems: 20 }),
        organ: Id,
        person: nullable(Id),
      },
      closed,
    ),
    reply: AccountabilityView,
  }),
  actOnAccountability: route({
    method: 'POST',
    path: '/accountabilities/:id/acts',
    summary: '补充证据、告知、陈述、决定、复审 What is done in an accountability case',
    action: 'accountability.see',
    params: byId,
    body: AccountabilityAct,
    reply: AccountabilityView,
  }),
  accountabilityFigures: route({
    method: 'GET',
    path: '/accountability-figures',
    summary: '问责统计 Figures of a year',
    action: 'accountability.count',
    query: T.Object({ year: T.Optional(T.Integer({ minimum: 2000, maximum: 2199 })) }),
    reply: FiguresView,
  }),
  accountabilityCandidates: route({
    method: 'GET',
    path: '/accountability-candidates',
    summary: '问责线索：逾期而无人负责的 What was late and nobody has answered for',
    action: 'accountability.open',
    reply: T.Object({
      items: T.Array(CandidateView),
      officers: T.Array(T.Object({ id: Id, name: T.String(), organ: Id })),
      organs: T.Array(T.Object({ id: Id, name: T.String() })),
    }),
  }),
}

export const api = {
  ...findings,
  ...procedures,
  ...accountability,
  supervisionVacuum: route({
    method: 'GET',
    path: '/supervision-vacuum',
    summary: '监管真空：划转、下放、取消的事项 Whether items that were moved are supervised everywhere',
    action: 'linkage.read',
    reply: T.Object({ items: T.Array(WatchedView) }),
  }),
} as const
