import { Type as T } from 'typebox'
import { Id, Instant, PlainDate, route } from '#contract'
import { ROLES } from '#policy'
import { closed, nothing, nullable, Organ, params, Reason } from '../api-shapes.ts'

const Secondment = T.Object({
  id: Id,
  officer: Id,
  name: T.String(),
  home: Organ,
  to: Organ,
  post: T.String(),
  roles: T.Array(T.String()),
  from: PlainDate,
  lastDay: PlainDate,
  basis: T.String(),
  /** WAITING: for a second administrator; AHEAD: not begun; OVER: its last day has passed, and the rights with it. */
  stage: T.Enum(['WAITING', 'AHEAD', 'RUNNING', 'OVER', 'DECLINED']),
  proposedBy: T.String(),
  own: T.Boolean(),
})
const WorkHandover = T.Object({
  id: Id,
  from: T.String(),
  to: T.String(),
  organ: Organ,
  reason: T.String(),
  orderedAt: Instant,
  /** Open cases on the desk when it was ordered, and how many still are. */
  cases: T.Integer(),
  left: T.Integer(),
  stage: T.Enum(['ORDERED', 'ACCEPTED', 'RETURNED']),
  returnedFor: nullable(T.String()),
  /** The reader is who shall accept. */
  mine: T.Boolean(),
})

/** 人员借用与工作交接. */
export const staffingApi = {
  secondments: route({
    method: 'GET',
    path: '/secondments',
    summary: '人员借用 Secondments, those running first',
    action: 'organisation.manage',
    reply: T.Object({ items: T.Array(Secondment) }),
  }),
  proposeSecondment: route({
    method: 'POST',
    path: '/secondments',
    summary: '提请借用 Propose a secondment',
    action: 'organisation.manage',
    body: T.Object(
      {
        officer: Id,
        to: Id,
        post: T.String({ minLength: 2, maxLength: 50 }),
        roles: T.Array(T.Enum([...ROLES], { type: 'string' }), { minItems: 1, uniqueItems: true }),
        from: PlainDate,
        until: PlainDate,
        basis: T.String({ minLength: 2, maxLength: 200 }),
      },
      closed,
    ),
    reply: Secondment,
  }),
  confirmSecondment: route({
    method: 'POST',
    path: '/secondments/:id/confirmation',
    summary: '第二人确认借用 Confirm, as the second administrator',
    action: 'organisation.manage',
    params,
    body: nothing,
    reply: Secondment,
  }),
  declineSecondment: route({
    method: 'POST',
    path: '/secondments/:id/refusal',
    summary: '不予借用 Decline or take back',
    action: 'organisation.manage',
    params,
    body: Reason,
    reply: Secondment,
  }),
  endSecondment: route({
    method: 'POST',
    path: '/secondments/:id/ending',
    summary: '提前结束借用 End it now; the rights end at once',
    action: 'organisation.manage',
    params,
    body: Reason,
    reply: Secondment,
  }),
  workHandovers: route({
    method: 'GET',
    path: '/work-handovers',
    summary: '工作交接 Hand-overs of work: one’s own, and for administrators all',
    action: 'organ.read',
    reply: T.Object({ items: T.Array(WorkHandover) }),
  }),
  orderWorkHandover: route({
    method: 'POST',
    path: '/work-handovers',
    summary: '安排工作交接 Have every open case of one officer handed to a colleague',
    action: 'organisation.manage',
    body: T.Object({ from: Id, to: Id, reason: T.String({ minLength: 2, maxLength: 500 }) }, closed),
    reply: WorkHandover,
  }),
  acceptWork: route({
    method: 'POST',
    path: '/work-handovers/:id/acceptance',
    summary: '接收工作 Accept the work',
    action: 'organ.read',
    params,
    body: nothing,
    reply: WorkHandover,
  }),
  returnWork: route({
    method: 'POST',
    path: '/work-handovers/:id/return',
    summary: '退回交接 Do not accept, with the reason',
    action: 'organ.read',
    params,
    body: Reason,
    reply: WorkHandover,
  }),
} as const
