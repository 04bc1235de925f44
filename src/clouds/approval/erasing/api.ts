import { Type as T } from 'typebox'
import { Id, Instant, PlainDate, route } from '#contract'
import { Bilingual, Stage } from '../api-shapes.ts'
import { ShortWords, Words } from '../doors/act-shapes.ts'

const Erasure = T.Object({
  id: Id,
  caseNumber: T.String(),
  itemName: Bilingual,
  retainedUntil: PlainDate,
  basis: T.String(),
  reason: T.String(),
  /** How many files go with it. */
  files: T.Integer(),
  proposedBy: T.String(),
  proposedAt: Instant,
  ended: T.Union([
    T.Null(),
    T.Object({ confirmed: T.Boolean(), by: T.String(), at: Instant, declined: T.Union([T.Null(), T.String()]) }),
  ]),
  /** Whoever asked for it cannot confirm it. */
  own: T.Boolean(),
})

/** 到期销毁: the end of a case's bodies, by two persons; the ledger's proofs stay. */
export const erasureApi = {
  erasures: route({
    method: 'GET',
    path: '/erasures',
    summary: '到期销毁台账 Cases whose retention has ended, and orders to destroy',
    action: 'case.erase',
    reply: T.Object({
      due: T.Array(T.Object({ caseNumber: T.String(), itemName: Bilingual, stage: Stage, retainedUntil: PlainDate })),
      orders: T.Array(Erasure),
    }),
  }),
  proposeErasure: route({
    method: 'POST',
    path: '/erasures',
    summary: '提请销毁 Ask for a closed case to be destroyed',
    action: 'case.erase',
    body: T.Object(
      { caseNumber: T.String({ minLength: 1, maxLength: 60 }), basis: ShortWords, reason: Words },
      { additionalProperties: false },
    ),
    reply: T.Object({ id: Id }),
  }),
  confirmErasure: route({
    method: 'POST',
    path: '/erasures/:id/confirmation',
    summary: '批准销毁 Confirm, as another person',
    action: 'case.erase',
    params: T.Object({ id: Id }),
    body: T.Object({}, { additionalProperties: false }),
    reply: T.Object({ id: Id }),
  }),
  declineErasure: route({
    method: 'POST',
    path: '/erasures/:id/refusal',
    summary: '不予批准销毁 Do not agree',
    action: 'case.erase',
    params: T.Object({ id: Id }),
    body: T.Object({ reason: Words }, { additionalProperties: false }),
    reply: T.Object({ id: Id }),
  }),
} as const
