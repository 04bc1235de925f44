import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, calendarOf, noticeFaults } from '#kernel'
import type { PublishedNotice } from '#kernel'
import { A_NOTICE_FOR_2027 } from '#kernel/testing'
import { BUILT_IN, calendarDecider } from './calendar-year.ts'
import type { CalendarCommand } from './calendar-year.ts'
import type { CalendarEvent } from './events.ts'

const numbers = fc.constantFrom('甲号', '乙号', '丙号')
const extra = fc.integer({ min: -10, max: 370 }).map((days) => addDays('2027-01-01', days))
const command: fc.Arbitrary<CalendarCommand> = fc
  .record({
    documentNumber: numbers,
    replaces: fc.option(fc.oneof(numbers, fc.constant(BUILT_IN))),
    holidays: fc.array(extra, { maxLength: 2 }),
    workdays: fc.array(extra, { maxLength: 2 }),
  })
  .map(({ holidays, workdays, ...rest }) => ({
    ...A_NOTICE_FOR_2027,
    ...rest,
    holidays: [...A_NOTICE_FOR_2027.holidays, ...holidays],
    workdays: [...A_NOTICE_FOR_2027.workdays, ...workdays],
    type: 'PublishHolidayNotice',
    at: '2026-11-10T02:00:00.000Z',
    by: 'administrator-1',
    builtIn: false,
  }))

test('whatever is handed in, every published notice is sound, names what it replaces, and is the calendar then', () => {
  fc.assert(
    fc.property(fc.array(command, { maxLength: 12 }), (commands) => {
      let state = calendarDecider.initial
      const events: CalendarEvent[] = []
      for (const next of commands) {
        const decision = calendarDecider.decide(next, state)
        if (!decision.ok) continue
        events.push(...decision.events)
        state = decision.events.reduce(calendarDecider.evolve, state)
      }
      expect(events.flatMap((event) => noticeFaults(event))).toEqual([])
      events.forEach((event, at) => expect(event.replaces).toBe(events[at - 1]?.documentNumber ?? null))
      const notices: readonly PublishedNotice[] = events.map(({ at, ...event }) => ({ ...event, publishedAt: at }))
      const calendar = calendarOf({ yearsPublished: [], holidays: [], workdays: [] }, notices, null)
      const inForce = notices.at(-1)
      for (const day of inForce?.holidays ?? []) expect(calendar.isWorkingDay(day)).toBe(false)
      for (const day of inForce?.workdays ?? []) expect(calendar.isWorkingDay(day)).toBe(true)
    }),
  )
})
