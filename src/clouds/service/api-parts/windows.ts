import { Type as T } from 'typebox'
import { Id, PlainDate, route } from '#contract'
import { Bilingual, ItemRef, nullable, Words } from './shapes.ts'

const Slot = T.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' })
const Stage = T.Enum(['booked', 'cancelled', 'came', 'missed'])
const booking = {
  id: Id,
  hall: Id,
  hallName: Bilingual,
  day: T.String(),
  slot: T.String(),
  item: nullable(ItemRef),
  stage: Stage,
  reason: T.String(),
}
const dayParams = T.Object({ hall: Id, day: PlainDate })
const bookingParams = T.Object({ hall: Id, day: PlainDate, booking: Id })

/** 预约到窗口办理: a half hour at the windows of a hall. */
export const windowApi = {
  windowDays: route({
    method: 'GET',
    path: '/halls/:hall/windows',
    summary: '可预约的日期和时段 Days and half hours that may be booked',
    action: 'public',
    params: T.Object({ hall: Id }),
    reply: T.Object({
      hallName: Bilingual,
      address: Bilingual,
      days: T.Array(
        T.Object({
          day: T.String(),
          slots: T.Array(T.Object({ slot: T.String(), left: T.Integer() })),
        }),
      ),
    }),
  }),
  bookWindow: route({
    method: 'POST',
    path: '/my/windows',
    summary: '预约窗口 Book a place at the windows',
    action: 'service.followOwn',
    body: T.Object(
      {
        hall: Id,
        day: PlainDate,
        slot: Slot,
        itemCode: nullable(T.String({ maxLength: 80 })),
        name: T.String({ minLength: 2, maxLength: 50 }),
        phone: T.String({ maxLength: 20 }),
      },
      { additionalProperties: false },
    ),
    reply: T.Object(booking),
  }),
  myWindows: route({
    method: 'GET',
    path: '/my/windows',
    summary: '我的窗口预约 My places at the windows',
    action: 'service.followOwn',
    reply: T.Object({ items: T.Array(T.Object(booking)) }),
  }),
  cancelMyWindow: route({
    method: 'POST',
    path: '/my/windows/:hall/:day/:booking/cancellation',
    summary: '取消窗口预约 Give a place back',
    action: 'service.followOwn',
    params: bookingParams,
    body: T.Object({ reason: T.String({ maxLength: 300 }) }, { additionalProperties: false }),
    reply: T.Object(booking),
  }),
  windowDay: route({
    method: 'GET',
    path: '/desk/halls/:hall/windows/:day',
    summary: '当日窗口预约 Who comes on this day',
    action: 'request.answer',
    params: dayParams,
    reply: T.Object({
      hallName: Bilingual,
      slots: T.Array(T.Object({ slot: T.String(), places: T.Integer(), taken: T.Integer() })),
      items: T.Array(
        T.Object({ ...booking, contact: T.Object({ name: T.String(), phone: T.String() }), reminded: T.Boolean() }),
      ),
    }),
  }),
  noteWindowVisit: route({
    method: 'POST',
    path: '/desk/halls/:hall/windows/:day/:booking/visit',
    summary: '登记到场情况 Note whether somebody came',
    action: 'request.answer',
    params: bookingParams,
    body: T.Object({ came: T.Boolean() }, { additionalProperties: false }),
    reply: T.Object(booking),
  }),
  cancelWindow: route({
    method: 'POST',
    path: '/desk/halls/:hall/windows/:day/:booking/cancellation',
    summary: '取消预约并告知 Cancel a booking for the hall',
    action: 'request.answer',
    params: bookingParams,
    body: T.Object({ reason: Words(300) }, { additionalProperties: false }),
    reply: T.Object(booking),
  }),
  setWindowPlaces: route({
    method: 'POST',
    path: '/desk/halls/:hall/windows/:day/places',
    summary: '调整放号数 Set how many may come in a half hour',
    action: 'service.edit',
    params: dayParams,
    body: T.Object({ slot: Slot, places: T.Integer({ minimum: 0, maximum: 50 }) }, { additionalProperties: false }),
    reply: T.Object({ slot: T.String(), places: T.Integer(), taken: T.Integer() }),
  }),
} as const
