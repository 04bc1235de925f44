import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { scenario } from '#kernel/testing'
import { PLACES, placesOf, takenOf, windowDayDecider } from './window-day.ts'
import type { WindowCommand, WindowDayState } from './window-day.ts'
import type { WindowBooked } from './window-events.ts'

const { given } = scenario(windowDayDecider)
const at = '2026-03-02T02:00:00.000Z'
const SLOTS = ['09:00', '09:30']
const booked = (booking: string, by = booking, slot = '09:00'): WindowBooked => ({
  type: 'WindowBooked',
  at,
  by,
  hall: 'hall',
  hallName: { zh: '示范区政务服务大厅' },
  day: '2026-03-03',
  booking,
  slot,
  item: null,
  contact: { name: '某某', phone: '19900000001' },
})
const book = (booking: string, by = booking, slot = '09:00', open: readonly string[] = SLOTS): WindowCommand => ({
  ...booked(booking, by, slot),
  type: 'BookWindow',
  slots: SLOTS,
  open,
})
const cancel = (booking: string, by = booking, forTheHall = false): WindowCommand => ({
  type: 'CancelBooking',
  at,
  by,
  booking,
  reason: '',
  forTheHall,
})
const full = Array.from({ length: PLACES }, (_, i) => booked(`b${i}`))

describe('a place at the windows', () => {
  test('is booked in an open half hour', () => given().when(book('a')).then(booked('a')))
  test('is not booked when the half hour has begun or the hall is closed', () =>
    given()
      .when(book('a', 'a', '09:00', ['09:30']))
      .refused('WINDOW_SLOT_CLOSED'))
  test('is not given out beyond the number of places', () =>
    given(...full)
      .when(book('one-more'))
      .refused('WINDOW_SLOT_FULL'))
  test('comes free when somebody cancels', () =>
    given(...full, { type: 'WindowBookingCancelled', at, by: 'b0', booking: 'b0', reason: '' })
      .when(book('one-more'))
      .then(booked('one-more')))
  test('is one a day for each person', () =>
    given(booked('a'))
      .when(book('b', 'a', '09:30'))
      .refused('WINDOW_BOOKED_ALREADY'))
  test('is cancelled by who booked it or by the hall, and by nobody else', () => {
    given(booked('a')).when(cancel('a', 'somebody')).refused('WINDOW_BOOKING_UNKNOWN')
    given(booked('a')).when(cancel('a')).then({ type: 'WindowBookingCancelled', at, by: 'a', booking: 'a', reason: '' })
    given(booked('a'))
      .when(cancel('a', 'officer', true))
      .then({ type: 'WindowBookingCancelled', at, by: 'officer', booking: 'a', reason: '' })
  })
  test('is reminded of once', () => {
    const reminded = { type: 'WindowBookingsReminded', at, by: 'clock', bookings: ['a'] } as const
    given(booked('a')).when({ type: 'RemindBookings', at, by: 'clock' }).then(reminded)
    given(booked('a'), reminded).when({ type: 'RemindBookings', at, by: 'clock' }).refused('WINDOW_NOBODY_TO_REMIND')
  })
  test('none are left where the hall gives none out', () =>
    given({ type: 'WindowPlacesSet', at, by: 'o', hall: 'hall', day: '2026-03-03', slot: '09:00', places: 0 })
      .when(book('a'))
      .refused('WINDOW_SLOT_FULL'))
})

test('no order of bookings and cancellations fills a half hour beyond its places', () => {
  const person = fc.constantFrom('p0', 'p1', 'p2', 'p3', 'p4', 'p5', 'p6')
  const command = fc.oneof(
    fc.tuple(person, fc.constantFrom(...SLOTS), fc.nat(99)).map(([by, slot, n]) => book(`${by}-${n}`, by, slot)),
    fc.tuple(person, fc.nat(99)).map(([by, n]) => cancel(`${by}-${n}`, by)),
  )
  fc.assert(
    fc.property(fc.array(command, { maxLength: 60 }), (commands) => {
      let state: WindowDayState | null = null
      for (const next of commands) {
        const decision = windowDayDecider.decide(next, state)
        if (decision.ok) state = decision.events.reduce(windowDayDecider.evolve, state)
        for (const slot of SLOTS) expect(takenOf(state, slot)).toBeLessThanOrEqual(placesOf(state, slot))
      }
    }),
  )
})
