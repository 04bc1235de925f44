import type { Output } from '#contract'
import type { Handlers, RefusalAnswer, RequestContext } from '#frame'
import { addDays, localDate } from '#kernel'
import type { windowApi } from '../api-parts/windows.ts'
import { halfHours } from '../domain/opening.ts'
import { closureOn } from '../domain/service-point.ts'
import type { PointState } from '../domain/service-point.ts'
import { placesOf, takenOf } from '../domain/window-day.ts'
import type { Booking, WindowCommand, WindowDayState } from '../domain/window-day.ts'
import { findRows } from '../projections/life-table.ts'
import type { LifeRow } from '../projections/life-table.ts'
import { maskContact } from './contacts.ts'
import { applicantOf, findRow, isMobile, isRefusal, NOT_FOUND, officerOf, refuse, runOn, SHOWN } from './run-life.ts'

type BookingView = Output<typeof windowApi.bookWindow>
type Hall = LifeRow<PointState>

/** How far ahead places are given out, today included. */
const DAYS_AHEAD = 14
/** What a person is shown of what is past. */
const DAYS_BACK = 30
const OWN_MAX = 50

const streamOf = ({ idFrom }: RequestContext, hall: string, day: string) => idFrom('window day', hall, day)
const findDay = (context: RequestContext, hall: string, day: string) =>
  findRow<WindowDayState>(context, SHOWN.windowDay, streamOf(context, hall, day))
const findHall = (context: RequestContext, hall: string) => findRow<PointState>(context, SHOWN.point, hall)

/** The half hours of a day at this hall, and which of them may still be chosen. */
function openingOf({ office, now }: RequestContext, { state }: Hall, day: string) {
  const instant = now()
  const calendar = office.calendar.ofRegion(state.facts.region)
  const { slots, open } = halfHours(state.facts.hours, day, instant, (one) => calendar.isWorkingDay(one))
  const given = closureOn(state, day) === undefined && day < addDays(localDate(instant), DAYS_AHEAD)
  return { slots, open: given ? open : [] }
}

const bookingView = ({ hall, hallName, day }: WindowDayState, one: Booking): BookingView => ({
  id: one.booking,
  hall,
  hallName,
  day,
  slot: one.slot,
  item: one.item,
  stage: one.stage,
  reason: one.reason,
})

async function actOn(
  context: RequestContext,
  place: { readonly hall: string; readonly day: string; readonly booking: string },
  command: WindowCommand,
): Promise<BookingView | RefusalAnswer> {
  const stream = streamOf(context, place.hall, place.day)
  const row = await runOn<WindowDayState>(context, SHOWN.windowDay, { stream, command })
  if (isRefusal(row)) return row
  const found = row.state.bookings.find(({ booking }) => booking === place.booking)
  return found === undefined ? NOT_FOUND : bookingView(row.state, found)
}

/** The hall whose desk the officer keeps; another organ's is as if it were not there. */
async function ownHall(context: RequestContext, hall: string): Promise<Hall | undefined> {
  const row = await findHall(context, hall)
  return row !== undefined && row.state.organ === officerOf(context)?.organ ? row : undefined
}

type PublicDoor = 'windowDays' | 'bookWindow' | 'myWindows' | 'cancelMyWindow'
const publicHandlers: Pick<Handlers<typeof windowApi>, PublicDoor> = {
  windowDays: async ({ params: { hall } }, context) => {
    const row = await findHall(context, hall)
    if (row === undefined) return NOT_FOUND
    const today = localDate(context.now())
    const where = 'hall = $1 and day between $2::date and $3::date'
    const booked = await findRows<WindowDayState>(context.db, '_private_window_day', where, [
      hall,
      today,
      addDays(today, DAYS_AHEAD),
    ])
    const days = Array.from({ length: DAYS_AHEAD }, (_, i) => addDays(today, i)).flatMap((day) => {
      const state = booked.find((one) => one.state.day === day)?.state ?? null
      const { open } = openingOf(context, row, day)
      const slots = open.map((slot) => ({ slot, left: Math.max(0, placesOf(state, slot) - takenOf(state, slot)) }))
      return slots.length === 0 ? [] : [{ day, slots }]
    })
    return { hallName: row.state.facts.name, address: row.state.facts.address, days }
  },
  bookWindow: async ({ body }, context) => {
    const { hall, day, slot, itemCode, name, phone } = body
    if (!isMobile(phone.trim())) return refuse('CONTACT_MISSING')
    const row = await findHall(context, hall)
    if (row === undefined) return NOT_FOUND
    const item = itemCode === null ? null : await context.office.catalogue.findItem(itemCode)
    if (item === undefined) return refuse('ITEM_UNKNOWN')
    const { scope, key } = context.idempotency ?? { scope: 'window', key: context.newId() }
    // The same request again is the same booking.
    const booking = context.idFrom('window booking', scope, key)
    return actOn(
      context,
      { hall, day, booking },
      {
        type: 'BookWindow',
        at: context.now(),
        by: '$actor',
        hall,
        hallName: row.state.facts.name,
        day,
        booking,
        slot,
        item: item === null ? null : { code: item.code, name: item.standard.name },
        contact: { name: name.trim(), phone: phone.trim() },
        ...openingOf(context, row, day),
      },
    )
  },
  myWindows: async (_, context) => {
    const applicant = applicantOf(context)
    if (applicant === undefined) return NOT_FOUND
    const aliases = await context.office.accounts.aliases(applicant.id)
    const where = `day >= $1::date and exists (
      select from jsonb_array_elements(state -> 'bookings') booking where booking ->> 'booker' = any($2::text[])
    ) order by day desc, id limit $3`
    const from = addDays(localDate(context.now()), -DAYS_BACK)
    const rows = await findRows<WindowDayState>(context.db, '_private_window_day', where, [from, aliases, OWN_MAX])
    const items = rows.flatMap(({ state }) =>
      state.bookings.filter(({ booker }) => aliases.includes(booker)).map((one) => bookingView(state, one)),
    )
    return { items }
  },
  cancelMyWindow: ({ params, body: { reason } }, context) =>
    actOn(context, params, {
      type: 'CancelBooking',
      at: context.now(),
      by: '$actor',
      booking: params.booking,
      reason,
      forTheHall: false,
    }),
}

type DeskDoor = Exclude<keyof typeof windowApi, PublicDoor>
const deskHandlers: Pick<Handlers<typeof windowApi>, DeskDoor> = {
  windowDay: async ({ params: { hall, day } }, context) => {
    const row = await ownHall(context, hall)
    if (row === undefined) return NOT_FOUND
    const state = (await findDay(context, hall, day))?.state ?? null
    const { slots } = openingOf(context, row, day)
    const items = (state?.bookings ?? []).map((one) => ({
      ...bookingView(state ?? NOBODY, one),
      contact: maskContact(one.contact),
      reminded: one.reminded,
    }))
    return {
      hallName: row.state.facts.name,
      slots: slots.map((slot) => ({ slot, places: placesOf(state, slot), taken: takenOf(state, slot) })),
      items: items.toSorted((a, b) => a.slot.localeCompare(b.slot)),
    }
  },
  noteWindowVisit: async ({ params, body: { came } }, context) => {
    if ((await ownHall(context, params.hall)) === undefined) return NOT_FOUND
    const { booking } = params
    return actOn(context, params, { type: 'NoteVisit', at: context.now(), by: '$actor', booking, came })
  },
  cancelWindow: async ({ params, body: { reason } }, context) => {
    if ((await ownHall(context, params.hall)) === undefined) return NOT_FOUND
    const { booking } = params
    const order = { at: context.now(), by: '$actor', booking, reason, forTheHall: true }
    return actOn(context, params, { type: 'CancelBooking', ...order })
  },
  setWindowPlaces: async ({ params: { hall, day }, body: { slot, places } }, context) => {
    const row = await ownHall(context, hall)
    if (row === undefined) return NOT_FOUND
    const { slots } = openingOf(context, row, day)
    const command: WindowCommand = {
      type: 'SetPlaces',
      at: context.now(),
      by: '$actor',
      hall,
      day,
      slot,
      places,
      slots,
    }
    const stream = streamOf(context, hall, day)
    const after = await runOn<WindowDayState>(context, SHOWN.windowDay, { stream, command })
    return isRefusal(after) ? after : { slot, places, taken: takenOf(after.state, slot) }
  },
}
const NOBODY: WindowDayState = { hall: '', hallName: { zh: '' }, day: '', places: {}, bookings: [] }

export const windowHandlers: Handlers<typeof windowApi> = { ...publicHandlers, ...deskHandlers }
