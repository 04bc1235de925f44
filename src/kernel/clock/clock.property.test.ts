import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { workingCalendar } from '../calendar.ts'
import { addDays } from '../plain-date.ts'
import type { PlainDate } from '../plain-date.ts'
import type { DayUnit, StoppingProcedure } from '../standard.ts'
import { NOTICES_2025_2026 } from '../testing/notices.ts'
import { explain } from './clock-texts.ts'
import { clock } from './clock.ts'
import type { Clock, ClockLimits } from './clock-state.ts'
import { dueDate } from './countdown.ts'
import type { ClockEntry, ClockProcedure } from './entries.ts'

const calendar = workingCalendar(NOTICES_2025_2026)
const ORIGIN = '2025-01-01'

const units = fc.constantFrom<DayUnit>('working', 'natural')
const limitsOf = (unit: DayUnit, days: number): ClockLimits => ({
  acceptance: { days: 5, unit: 'working' },
  statutory: { days, unit },
  promised: { days: Math.ceil(days / 2), unit },
})
const procedures = fc.constantFrom<StoppingProcedure>('HEARING', 'TESTING', 'EXPERT_REVIEW')
/** Days after the acceptance: when a pause begins, and how many days later it ends. */
const pause = fc.record({ procedure: procedures, after: fc.nat(60), lasting: fc.nat(20) })
type PausePlan = typeof pause extends fc.Arbitrary<infer Plan> ? Plan : never

const story = fc.record({
  accepted: fc.nat(600).map((days) => addDays(ORIGIN, days)),
  unit: units,
  days: fc.integer({ min: 1, max: 60 }),
  pauses: fc.array(pause, { maxLength: 4 }),
  later: fc.nat(120),
})

const hour = (date: PlainDate, clockHour: number): string => `${date}T${String(clockHour).padStart(2, '0')}:00:00+08:00`
const pauseEntries = (accepted: PlainDate, plan: PausePlan): readonly ClockEntry[] => {
  const from = addDays(accepted, plan.after)
  return [
    { type: 'procedureStarted', procedure: plan.procedure, at: hour(from, 10) },
    { type: 'procedureEnded', procedure: plan.procedure, at: hour(addDays(from, plan.lasting), 11) },
  ]
}
const entriesOf = (accepted: PlainDate, pauses: readonly PausePlan[]): readonly ClockEntry[] => [
  { type: 'accepted', at: hour(accepted, 9) },
  ...pauses.flatMap((plan) => pauseEntries(accepted, plan)),
]
/** Long after everything in the story, so that every pause in it is known and ended. */
const FAR = 400

const statutory = (answer: Clock) => {
  if (answer.statutory === null) throw new Error('The case was not accepted')
  return answer.statutory
}

describe('whatever happens in a case', () => {
  test('the last day is the one that counting day by day on a wall calendar finds', () => {
    fc.assert(
      fc.property(story, ({ accepted, unit, days, pauses }) => {
        const spans = pauses.map(({ after, lasting }) => ({
          from: addDays(accepted, after),
          to: addDays(accepted, after + lasting),
        }))
        const stopped = (day: PlainDate): boolean => spans.some(({ from, to }) => from <= day && day <= to)
        let day = accepted
        for (let left = days; left > 0;) {
          day = addDays(day, 1)
          if (!stopped(day) && (unit === 'natural' || calendar.isWorkingDay(day))) left--
        }
        while (unit === 'natural' && (stopped(day) || !calendar.isWorkingDay(day))) day = addDays(day, 1)
        expect(dueDate({ accepted, days, unit, pauses: spans }, calendar).due).toBe(day)
      }),
    )
  })

  test('what is used and what remains make up the limit', () => {
    fc.assert(
      fc.property(story, ({ accepted, unit, days, pauses, later }) => {
        const answer = statutory(
          clock(entriesOf(accepted, pauses), calendar, limitsOf(unit, days), addDays(accepted, later)),
        )
        expect(answer.used + answer.remaining).toBe(answer.total)
        expect(answer.used).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  test('on the last day nothing remains and nothing is over', () => {
    fc.assert(
      fc.property(story, ({ accepted, unit, days, pauses }) => {
        const look = (today: PlainDate) =>
          statutory(clock(entriesOf(accepted, pauses), calendar, limitsOf(unit, days), today))
        const { due } = look(addDays(accepted, FAR))
        expect(look(due)).toMatchObject({ due, remaining: 0, over: false })
        expect(look(addDays(due, 1)).over).toBe(true)
      }),
    )
  })

  test('another pause never brings the last day nearer, nor uses up more', () => {
    fc.assert(
      fc.property(story, pause, ({ accepted, unit, days, pauses, later }, another) => {
        const look = (plans: readonly PausePlan[], today: PlainDate) =>
          statutory(clock(entriesOf(accepted, plans), calendar, limitsOf(unit, days), today))
        const end = addDays(accepted, FAR)
        expect(look([...pauses, another], end).due >= look(pauses, end).due).toBe(true)
        const today = addDays(accepted, later)
        expect(look([...pauses, another], today).used).toBeLessThanOrEqual(look(pauses, today).used)
      }),
    )
  })

  test('a procedure outside the closed list changes no number', () => {
    const others = fc.constantFrom<ClockProcedure>('SITE_SURVEY', 'PUBLIC_NOTICE', 'CONSULTATION')
    fc.assert(
      fc.property(story, others, fc.nat(60), ({ accepted, unit, days, pauses, later }, procedure, after) => {
        const survey: ClockEntry = { type: 'procedureStarted', procedure, at: hour(addDays(accepted, after), 10) }
        const entries = entriesOf(accepted, pauses)
        const today = addDays(accepted, later)
        const { explanation: _with, ...surveyed } = clock([...entries, survey], calendar, limitsOf(unit, days), today)
        const { explanation: _without, ...plain } = clock(entries, calendar, limitsOf(unit, days), today)
        expect(surveyed).toEqual(plain)
      }),
    )
  })

  test('a later look never finds an earlier last day, nor more days remaining', () => {
    fc.assert(
      fc.property(story, fc.nat(30), ({ accepted, unit, days, pauses, later }, more) => {
        const entries = entriesOf(accepted, pauses)
        const look = (after: number) =>
          statutory(clock(entries, calendar, limitsOf(unit, days), addDays(accepted, after)))
        expect(look(later + more).due >= look(later).due).toBe(true)
        expect(look(later + more).used).toBeGreaterThanOrEqual(look(later).used)
      }),
    )
  })

  test('no day of a pause is used, and every other one is', () => {
    fc.assert(
      fc.property(story, ({ accepted, unit, days, pauses, later }) => {
        const entries = entriesOf(accepted, pauses)
        const used = (after: number) =>
          statutory(clock(entries, calendar, limitsOf(unit, days), addDays(accepted, after))).used
        const day = addDays(accepted, later + 1)
        const stands = pauses.some(({ after, lasting }) => after <= later + 1 && later + 1 <= after + lasting)
        const counts = !stands && (unit === 'natural' || calendar.isWorkingDay(day))
        expect(used(later + 1) - used(later)).toBe(counts ? 1 : 0)
      }),
    )
  })

  test('the answer does not depend on the order in which the entries are handed over', () => {
    const shuffled = story.chain((plan) =>
      fc.record({
        plan: fc.constant(plan),
        entries: fc.shuffledSubarray([...entriesOf(plan.accepted, plan.pauses)], {
          minLength: 1 + 2 * plan.pauses.length,
        }),
      }),
    )
    fc.assert(
      fc.property(shuffled, ({ plan: { accepted, unit, days, pauses, later }, entries }) => {
        const today = addDays(accepted, later)
        const {
          pauses: inAnyOrder,
          explanation: _told,
          ...answer
        } = clock(entries, calendar, limitsOf(unit, days), today)
        const {
          pauses: inOrder,
          explanation: _inOrder,
          ...expected
        } = clock(entriesOf(accepted, pauses), calendar, limitsOf(unit, days), today)
        expect(answer).toEqual(expected)
        expect(inAnyOrder).toHaveLength(inOrder.length)
      }),
    )
  })
})

const anyEntry: fc.Arbitrary<ClockEntry> = fc
  .record({ date: fc.nat(90).map((days) => addDays('2026-11-01', days)), hour: fc.integer({ min: 0, max: 23 }) })
  .chain(({ date, hour: clockHour }) => {
    const at = hour(date, clockHour)
    const anyProcedure = fc.constantFrom<ClockProcedure>('HEARING', 'TESTING', 'SITE_SURVEY', 'PUBLIC_NOTICE')
    return fc.oneof(
      fc
        .constantFrom(
          'received',
          'correctionRequested',
          'correctionReceived',
          'accepted',
          'notAccepted',
          'concluded',
          'reopened',
        )
        .map((type) => ({ type, at }) as const),
      fc
        .tuple(fc.constantFrom('procedureStarted', 'procedureEnded'), anyProcedure)
        .map(([type, procedure]) => ({ type, procedure, at }) as const),
      fc.constantFrom('', '案情复杂').map((reason) => ({ type: 'extended', days: 10, reason, at }) as const),
    )
  })

describe('even of a senseless record', () => {
  const record = fc.array(anyEntry, { maxLength: 12 })
  const limits: ClockLimits = { ...limitsOf('natural', 20), promisedExcludes: ['SITE_SURVEY'] }

  test('the clock gives an answer, the same each time, and a whole sentence for each rule in both languages', () => {
    fc.assert(
      fc.property(record, fc.nat(120), (entries, later) => {
        const today = addDays('2026-11-01', later)
        const answer = clock(entries, calendar, limits, today)
        expect(clock(entries, calendar, limits, today)).toEqual(answer)
        for (const line of answer.explanation) {
          expect(explain(line, 'zh')).toMatch(/^[^{}]+。$/)
          expect(explain(line, 'en')).toMatch(/^[^{}]+\.$/)
        }
      }),
      { numRuns: 500 },
    )
  })

  test('an answer is grey or has limits, and a clock that stands has a reason', () => {
    fc.assert(
      fc.property(record, fc.nat(120), (entries, later) => {
        const answer = clock(entries, calendar, limits, addDays('2026-11-01', later))
        expect(answer.startedAt === null).toBe(answer.statutory === null)
        if (answer.phase === 'running') expect(answer.colour).not.toBe('grey')
        if (answer.phase === 'stopped') expect(answer.pauses.some((open) => open.to === null)).toBe(true)
        if (answer.deemedAccepted) expect(answer.explanation.map((line) => line.code)).toContain('DEEMED_ACCEPTED')
      }),
    )
  })
})
