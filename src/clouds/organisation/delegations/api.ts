import { Type as T } from 'typebox'
import { Id, PlainDate, route } from '#contract'
import { closed, Name, nothing, nullable, Organ, params } from '../api-shapes.ts'

const Words = T.String({ minLength: 2, maxLength: 300 })
const Code = T.String({ minLength: 4, maxLength: 80 })

const Delegation = T.Object({
  id: Id,
  number: T.String(),
  from: Organ,
  to: Organ,
  region: T.String(),
  /** `delegated`: the code under which the organ below decides it. */
  items: T.Array(T.Object({ code: T.String(), name: Name, delegated: T.String() })),
  requirements: T.Array(
    T.Object({ text: T.String(), finding: nullable(T.Object({ met: T.Boolean(), note: T.String() })) }),
  ),
  basis: T.String(),
  effectiveOn: PlainDate,
  stage: T.Enum(['PROPOSED', 'CHECKED', 'GRANTED', 'IN_FORCE', 'RECALLED', 'ENDED']),
  checkedBy: nullable(T.String()),
  recalledOn: nullable(PlainDate),
  recalledFor: nullable(T.String()),
  /** The reader belongs to the organ that gives. */
  mine: T.Boolean(),
})
const ReceivedItem = T.Object({
  code: T.String(),
  name: T.String(),
  fromLevel: T.Enum(['STATE', 'PROVINCE', 'CITY']),
  document: T.String(),
  receivedOn: PlainDate,
  department: Organ,
  stage: T.Enum(['DELEGATED', 'TAKEN_OVER', 'STANDARDISED', 'TRANSFERRED']),
  version: nullable(T.Integer()),
  transfer: nullable(T.String()),
  mine: T.Boolean(),
})

/** 事项下放与承接. */
export const delegationsApi = {
  delegations: route({
    method: 'GET',
    path: '/delegations',
    summary: '下放清单 Items delegated to towns, streets and zones',
    action: 'organ.read',
    reply: T.Object({ items: T.Array(Delegation) }),
  }),
  proposeDelegation: route({
    method: 'POST',
    path: '/delegations',
    summary: '拟下放事项 Propose a delegation',
    action: 'power.move',
    body: T.Object(
      {
        number: T.String({ minLength: 2, maxLength: 60 }),
        to: Id,
        items: T.Array(Code, { minItems: 1, maxItems: 100, uniqueItems: true }),
        requirements: T.Array(Words, { minItems: 1, maxItems: 20 }),
        basis: Words,
        effectiveOn: PlainDate,
      },
      closed,
    ),
    reply: Delegation,
  }),
  checkCapability: route({
    method: 'POST',
    path: '/delegations/:id/capability',
    summary: '评估承接能力 Say of every requirement whether it is met',
    action: 'power.move',
    params,
    body: T.Object(
      {
        findings: T.Array(T.Object({ met: T.Boolean(), note: T.String({ maxLength: 300 }) }, closed), { maxItems: 20 }),
      },
      closed,
    ),
    reply: Delegation,
  }),
  grantDelegation: route({
    method: 'POST',
    path: '/delegations/:id/grant',
    summary: '下放 Grant it; from its day the organ below decides',
    action: 'power.move',
    params,
    body: nothing,
    reply: Delegation,
  }),
  recallDelegation: route({
    method: 'POST',
    path: '/delegations/:id/recall',
    summary: '收回 Take it back from a day',
    action: 'power.move',
    params,
    body: T.Object({ effectiveOn: PlainDate, reason: Words }, closed),
    reply: Delegation,
  }),
  receivedItems: route({
    method: 'GET',
    path: '/received-items',
    summary: '上级下放事项 Items received from above',
    action: 'organ.read',
    reply: T.Object({ items: T.Array(ReceivedItem) }),
  }),
  receiveItem: route({
    method: 'POST',
    path: '/received-items',
    summary: '登记上级下放事项 Record an item received from above',
    action: 'power.move',
    body: T.Object(
      {
        code: Code,
        name: T.String({ minLength: 2, maxLength: 100 }),
        fromLevel: T.Enum(['STATE', 'PROVINCE', 'CITY']),
        document: Words,
        receivedOn: PlainDate,
        department: Id,
      },
      closed,
    ),
    reply: ReceivedItem,
  }),
  advanceReceivedItem: route({
    method: 'POST',
    path: '/received-items/:code/step',
    summary: '承接、规范 The next step of an item received',
    action: 'power.move',
    params: T.Object({ code: Code }),
    body: T.Object({ step: T.Enum(['TAKE_OVER', 'STANDARDISE']) }, closed),
    reply: ReceivedItem,
  }),
} as const
