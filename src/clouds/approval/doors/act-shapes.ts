import { Type as T } from 'typebox'
import type { TProperties } from 'typebox'
import { Id, PlainDate, route } from '#contract'
import type { Action } from '#policy'
import { Done, expectedVersion, params } from '../api-shapes.ts'

/** Words an officer writes: enough to say something, not a book. */
export const Words = T.String({ minLength: 2, maxLength: 2000 })
export const ShortWords = T.String({ minLength: 1, maxLength: 200 })
/** A file of the officer who names it, uploaded before. */
export const FileRef = T.Object({ sha256: T.String({ pattern: '^[0-9a-f]{64}$' }) }, { additionalProperties: false })
export const Day = PlainDate
export const ItemId = T.String({ pattern: '^[a-z][A-Za-z0-9]*$', maxLength: 60 })
export const PartyShape = T.Object(
  {
    role: T.Enum(['OFFICIAL', 'EXPERT', 'AGENCY', 'DEPARTMENT', 'APPLICANT', 'AFFECTED', 'PRESIDER', 'CLERK']),
    name: ShortWords,
  },
  { additionalProperties: false },
)

/** An act on one case: what was seen of it comes along, so that nobody acts on a case that has moved on. */
export const act = <B extends TProperties>(path: string, summary: string, action: Action, body: B) =>
  route({
    method: 'POST',
    path: `/cases/:id${path}`,
    summary,
    action,
    params,
    body: T.Object({ expectedVersion, ...body }, { additionalProperties: false }),
    reply: Done,
  })

export const OfficerId = Id
