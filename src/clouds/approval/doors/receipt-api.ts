import { Type as T } from 'typebox'
import { route } from '#contract'
import { DefectShape, Done, expectedVersion, params } from '../api-shapes.ts'

/** Why the bureau departs from what it said in its own pre-review. */
const departure = T.Optional(T.String({ minLength: 5, maxLength: 1000 }))

/** What the bureau says to what came in (行政许可法 32). */
export const receiptApi = {
  requestCorrection: route({
    method: 'POST',
    path: '/cases/:id/correction-request',
    summary: '一次性告知补正 Ask once for everything that is wanting',
    action: 'case.receive',
    params,
    body: T.Object(
      {
        expectedVersion,
        defects: T.Array(DefectShape, { minItems: 1, maxItems: 100 }),
        /** Why the same is asked for a second time. */
        again: T.Optional(T.String({ minLength: 5, maxLength: 1000 })),
        departure,
      },
      { additionalProperties: false },
    ),
    reply: Done,
  }),
  accept: route({
    method: 'POST',
    path: '/cases/:id/acceptance',
    summary: '受理 Accept',
    action: 'case.receive',
    params,
    body: T.Object(
      {
        expectedVersion,
        /** 容缺受理: missing materials that may follow, by their ids. */
        deferred: T.Optional(T.Array(T.String(), { maxItems: 50 })),
      },
      { additionalProperties: false },
    ),
    reply: Done,
  }),
  refuseToAccept: route({
    method: 'POST',
    path: '/cases/:id/non-acceptance',
    summary: '不予受理 Refuse to accept',
    action: 'case.receive',
    params,
    body: T.Object(
      {
        expectedVersion,
        ground: T.Enum(['NOT_REQUIRED', 'NOT_COMPETENT', 'STILL_INCOMPLETE']),
        reason: T.String({ minLength: 5, maxLength: 1000 }),
        /** The competent authority, when this one is not. */
        referral: T.Optional(
          T.Object(
            {
              organ: T.String({ minLength: 2, maxLength: 200 }),
              contact: T.String({ minLength: 2, maxLength: 300 }),
            },
            { additionalProperties: false },
          ),
        ),
        departure,
      },
      { additionalProperties: false },
    ),
    reply: Done,
  }),
} as const
