import { Type as T } from 'typebox'
import { Id, LookPurpose, PlainDate, route } from '#contract'
import { params } from './shapes.ts'

export const contactApi = {
  /** Telephones are masked wherever they are shown; whoever calls says what for, and it is recorded. */
  contactInFull: route({
    method: 'GET',
    path: '/desk/contacts/:id',
    summary: '查看完整联系方式（说明用途，留痕） A contact in full, for a purpose that is recorded',
    action: 'request.answer',
    params,
    query: T.Object(
      {
        of: T.Enum(['REQUEST', 'VISIT', 'GUIDANCE', 'BOOKING']),
        /** Of a booking alone: the hall and its day. */
        hall: T.Optional(Id),
        day: T.Optional(PlainDate),
        purpose: LookPurpose,
      },
      { additionalProperties: false },
    ),
    reply: T.Object({ name: T.String(), phone: T.String() }),
  }),
} as const
