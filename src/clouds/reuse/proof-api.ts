import { Type as T } from 'typebox'
import { Id, Instant, route } from '#contract'

const closed = { additionalProperties: false } as const
const Outcome = T.Enum(['ADJUSTED', 'KEPT'])
export const ProofFinding = T.Object({
  id: Id,
  kind: T.Enum(['CIRCULAR', 'REPEATED', 'ABSURD', 'REPORTED']),
  /** Why the system found it; null for what people report. */
  reason: T.Union([T.Null(), T.Enum(['CIRCLE', 'SAME_BUREAU', 'NO_BASIS', 'NOBODY_ISSUES'])]),
  proof: T.String(),
  organ: T.String(),
  items: T.Array(T.Object({ code: T.String(), name: T.String() })),
  said: T.String(),
  contact: T.String(),
  state: T.Enum(['OPEN', 'ADJUSTED', 'KEPT']),
  answer: T.Union([T.Null(), T.String()]),
  answeredBy: T.Union([T.Null(), T.String()]),
  answeredAt: T.Union([T.Null(), Instant]),
  foundAt: T.Union([T.Null(), Instant]),
})
const Findings = T.Object({
  /** Papers of others that the standards ask for, and how many of them are really asked of people. */
  demands: T.Integer(),
  askedOfPeople: T.Integer(),
  fetched: T.Integer(),
  findings: T.Array(ProofFinding),
  mayAnswer: T.Boolean(),
})

/** 证明事项清理. */
export const proofApi = {
  proofFindings: route({
    method: 'GET',
    path: '/reuse/proof-findings',
    summary: '证明事项清理 Demands of proof that ought not to be',
    action: 'standard.read',
    reply: Findings,
  }),
  answerProofFinding: route({
    method: 'POST',
    path: '/reuse/proof-findings/:id/answer',
    summary: '处理证明事项线索 Take the demand out, or say why it stays',
    action: 'standard.draft',
    params: T.Object({ id: Id }),
    body: T.Object({ outcome: Outcome, answer: T.String({ minLength: 4, maxLength: 1000 }) }, closed),
    reply: Findings,
  }),
  reportProof: route({
    method: 'POST',
    path: '/reuse/proof-reports',
    summary: '反映奇葩证明 I was asked for an absurd proof',
    action: 'public',
    body: T.Object(
      {
        proof: T.String({ minLength: 2, maxLength: 200 }),
        organ: T.String({ minLength: 2, maxLength: 200 }),
        said: T.String({ minLength: 4, maxLength: 2000 }),
        contact: T.String({ maxLength: 100 }),
      },
      closed,
    ),
    reply: T.Object({ code: T.String() }),
  }),
  proofReport: route({
    method: 'GET',
    path: '/reuse/proof-reports/:code',
    summary: '查询处理结果 What became of a report',
    action: 'public',
    params: T.Object({ code: T.String({ minLength: 8, maxLength: 40 }) }),
    reply: T.Object({
      proof: T.String(),
      organ: T.String(),
      foundAt: Instant,
      state: T.Enum(['OPEN', 'ADJUSTED', 'KEPT']),
      answer: T.Union([T.Null(), T.String()]),
      answeredAt: T.Union([T.Null(), Instant]),
    }),
  }),
} as const
