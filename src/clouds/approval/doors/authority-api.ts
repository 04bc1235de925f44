import { Type as T } from 'typebox'
import { Id, Instant, PlainDate, route } from '#contract'
import { Bilingual } from '../api-shapes.ts'
import { ShortWords, Words } from './act-shapes.ts'

const Items = T.Array(T.String({ maxLength: 80 }), { minItems: 1, maxItems: 500 })

/** 窗口授权: the head of the bureau lets an officer decide named items at the window. */
export const authorityApi = {
  windowAuthorities: route({
    method: 'GET',
    path: '/window-authorities',
    summary: '窗口授权台账 Who may decide at the window',
    action: 'case.list',
    reply: T.Object({
      items: T.Array(
        T.Object({
          officer: Id,
          officerName: T.String(),
          itemCode: T.String(),
          itemName: Bilingual,
          until: PlainDate,
          basis: T.String(),
          grantedBy: T.String(),
          grantedAt: Instant,
          /** How often it was made use of, and when last. */
          used: T.Integer(),
          lastUsedOn: T.Union([T.Null(), PlainDate]),
        }),
      ),
      /** Numerator and denominator, so that the share can be checked. */
      decided: T.Object({ atWindow: T.Integer(), all: T.Integer() }),
    }),
  }),
  authoriseWindow: route({
    method: 'POST',
    path: '/window-authorities',
    summary: '授权窗口 Authorise an officer at the window',
    action: 'case.decide',
    body: T.Object({ officer: Id, items: Items, until: PlainDate, basis: ShortWords }, { additionalProperties: false }),
    reply: T.Object({ officer: Id }),
  }),
  revokeWindowAuthority: route({
    method: 'POST',
    path: '/window-authorities/revocation',
    summary: '收回窗口授权 Take an authorisation back',
    action: 'case.decide',
    body: T.Object({ officer: Id, items: Items, reason: Words }, { additionalProperties: false }),
    reply: T.Object({ officer: Id }),
  }),
} as const
