import { happened, refused, unreachable } from '#kernel'
import type { Decider, Decision } from '#kernel'
import type {
  WindowBooked,
  WindowBookingCancelled,
  WindowBookingsReminded,
  WindowEvent,
  WindowPlacesSet,
  WindowVisitNoted,
} from './window-events.ts'

/** How many one half hour takes unless the hall says otherwise. */
export const PLACES = 4
export const PLACES_MAX = 50

/** What the hall's opening hours and the calendar say of this day; asked before the rule is. */
interface Opening {
  /** Half hours in which the hall is open; none on a day off. */
  readonly slots: readonly string[]
  /** Those that may still be chosen: none today that has begun, none beyond the days that are given out. */
  readonly open: readonly string[]
}
type Withdrawing = {
  /** Whether an officer of the hall acts, and not who booked. */
  readonly forTheHall: boolean
}
export type WindowCommand =
  | ({ readonly type: 'BookWindow' } & Omit<WindowBooked, 'type'> & Opening)
  | ({ readonly type: 'CancelBooking' } & Omit<WindowBookingCancelled, 'type'> & Withdrawing)
  | ({ readonly type: 'NoteVisit' } & Omit<WindowVisitNoted, 'type'>)
  | ({ readonly type: 'SetPlaces' } & Omit<WindowPlacesSet, 'type'> & Pick<Opening, 'slots'>)
  | ({ readonly type: 'RemindBookings' } & Omit<WindowBookingsReminded, 'type' | 'bookings'>)

export interface Booking extends Omit<WindowBooked, 'type' | 'hall' | 'hallName' | 'day' | 'by' | 'at'> {
  readonly booker: string
  readonly bookedAt: string
  readonly stage: 'booked' | 'cancelled' | 'came' | 'missed'
  readonly reason: string
  readonly reminded: boolean
}
export interface WindowDayState {
  readonly hall: string
  readonly hallName: WindowBooked['hallName']
  readonly day: string
  /** Half hours whose number of places was set by hand. */
  readonly places: Readonly<Record<string, number>>
  readonly bookings: readonly Booking[]
}
export type WindowRefusalCode =
  | 'WINDOW_SLOT_CLOSED'
  | 'WINDOW_SLOT_FULL'
  | 'WINDOW_BOOKED_ALREADY'
  | 'WINDOW_BOOKING_UNKNOWN'
  | 'WINDOW_BOOKING_OVER'
  | 'WINDOW_PLACES_WRONG'
  | 'WINDOW_NOBODY_TO_REMIND'
type Said = Decision<WindowEvent, WindowRefusalCode>

export const placesOf = (state: WindowDayState | null, slot: string): number => state?.places[slot] ?? PLACES
export const takenOf = (state: WindowDayState | null, slot: string): number =>
  (state?.bookings ?? []).filter((one) => one.slot === slot && one.stage !== 'cancelled').length

function book(command: Extract<WindowCommand, { type: 'BookWindow' }>, state: WindowDayState | null): Said {
  const { slots: _, open, type: _type, ...booked } = command
  if (!open.includes(command.slot)) return refused('WINDOW_SLOT_CLOSED')
  const own = state?.bookings.some(({ booker, stage }) => booker === command.by && stage === 'booked') ?? false
  // One person, one place a day: nobody takes the places of others to choose later.
  if (own) return refused('WINDOW_BOOKED_ALREADY')
  if (takenOf(state, command.slot) >= placesOf(state, command.slot)) return refused('WINDOW_SLOT_FULL')
  return happened({ ...booked, type: 'WindowBooked' })
}

function onBooking(
  command: Extract<WindowCommand, { type: 'CancelBooking' | 'NoteVisit' }>,
  state: WindowDayState | null,
): Said {
  const found = state?.bookings.find(({ booking }) => booking === command.booking)
  if (found === undefined) return refused('WINDOW_BOOKING_UNKNOWN')
  const { at, by, booking } = command
  if (command.type === 'NoteVisit') {
    if (found.stage === 'cancelled') return refused('WINDOW_BOOKING_OVER')
    return happened({ type: 'WindowVisitNoted', at, by, booking, came: command.came })
  }
  if (!command.forTheHall && found.booker !== by) return refused('WINDOW_BOOKING_UNKNOWN')
  if (found.stage !== 'booked') return refused('WINDOW_BOOKING_OVER')
  return happened({ type: 'WindowBookingCancelled', at, by, booking, reason: command.reason })
}

function remind(at: string, by: string, state: WindowDayState | null): Said {
  const bookings = (state?.bookings ?? []).filter(({ stage, reminded }) => stage === 'booked' && !reminded)
  if (bookings.length === 0) return refused('WINDOW_NOBODY_TO_REMIND')
  return happened({ type: 'WindowBookingsReminded', at, by, bookings: bookings.map(({ booking }) => booking) })
}

const onDay = (state: WindowDayState | null, facts: Pick<WindowDayState, 'hall' | 'day'>): WindowDayState =>
  state ?? { ...facts, hallName: { zh: '' }, places: {}, bookings: [] }

const withBookings = (state: WindowDayState, ids: readonly string[], change: Partial<Booking>): WindowDayState => ({
  ...state,
  bookings: state.bookings.map((one) => (ids.includes(one.booking) ? { ...one, ...change } : one)),
})

/** One day at the windows of one hall: every booking of the day meets here, so that no half hour is given out twice. */
export const windowDayDecider: Decider<WindowCommand, WindowDayState | null, WindowEvent, WindowRefusalCode> = {
  initial: null,
  decide: (command, state) => {
    switch (command.type) {
      case 'BookWindow':
        return book(command, state)
      case 'CancelBooking':
      case 'NoteVisit':
        return onBooking(command, state)
      case 'SetPlaces': {
        const { slots, type: _, ...set } = command
        if (!slots.includes(command.slot)) return refused('WINDOW_SLOT_CLOSED')
        const { places } = command
        const possible = Number.isInteger(places) && places >= 0 && places <= PLACES_MAX
        return possible ? happened({ ...set, type: 'WindowPlacesSet' }) : refused('WINDOW_PLACES_WRONG')
      }
      case 'RemindBookings':
        return remind(command.at, command.by, state)
      default:
        return unreachable(command)
    }
  },
  evolve: (state, event) => {
    switch (event.type) {
      case 'WindowBooked': {
        const { hall, hallName, day, at, by, booking, slot, item, contact } = event
        const day0 = onDay(state, { hall, day })
        const fresh = { stage: 'booked', reason: '', reminded: false } as const
        const added: Booking = { booking, slot, item, contact, booker: by, bookedAt: at, ...fresh }
        return { ...day0, hallName, bookings: [...day0.bookings, added] }
      }
      case 'WindowPlacesSet': {
        const day0 = onDay(state, event)
        return { ...day0, places: { ...day0.places, [event.slot]: event.places } }
      }
      case 'WindowBookingCancelled':
        return state && withBookings(state, [event.booking], { stage: 'cancelled', reason: event.reason })
      case 'WindowVisitNoted':
        return state && withBookings(state, [event.booking], { stage: event.came ? 'came' : 'missed' })
      case 'WindowBookingsReminded':
        return state && withBookings(state, event.bookings, { reminded: true })
      default:
        return unreachable(event)
    }
  },
}
