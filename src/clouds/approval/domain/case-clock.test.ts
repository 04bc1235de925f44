import { expect, test } from 'vitest'
import { explain, PLAIN_TRACK, workingCalendar } from '#kernel'
import {
  ACCEPTANCE_DUE,
  accepted,
  correctionRequested,
  deemed,
  DEEMED_AT,
  granted,
  examined,
  procedureStarted,
  STATUTORY_DUE,
  submitted,
} from '../fixtures.ts'
import { caseDecider } from './case.ts'
import { caseClock, deadlines } from './case-clock.ts'
import type { CaseEvent } from './events.ts'

/** No holiday falls into these weeks: weekends are all there is. */
const calendar = workingCalendar({ yearsPublished: [2026], holidays: [], workdays: [] })
function clockAfter(now: string, ...events: readonly CaseEvent[]) {
  const state = events.reduce(caseDecider.evolve, caseDecider.initial)
  if (state.phase === 'absent') throw new Error('The test gave no application')
  return caseClock(state, calendar, now)
}

test('the five days of acceptance run from receipt', () => {
  const time = clockAfter('2026-11-05', submitted())
  expect(time.phase).toBe('awaitingAcceptance')
  expect(deadlines(time)).toEqual({ acceptanceDue: ACCEPTANCE_DUE, statutoryDue: '9999-12-31', deemedFrom: null })
})

test('silence is found without anyone recording it, and recording it changes nothing', () => {
  const before = clockAfter(DEEMED_AT, submitted())
  expect(deadlines(before)).toMatchObject({ deemedFrom: '2026-11-04', statutoryDue: '2026-12-02' })
  expect(clockAfter(DEEMED_AT, submitted(), deemed)).toEqual(before)
})

test('what silence brought about and was recorded stands, though a late notice makes two of the five days holidays', () => {
  const late = workingCalendar({ yearsPublished: [2026], holidays: ['2026-11-10', '2026-11-11'], workdays: [] })
  const state = [submitted(), deemed].reduce(caseDecider.evolve, caseDecider.initial)
  if (state.phase === 'absent') throw new Error('The test gave no application')
  const time = caseClock(state, late, DEEMED_AT)
  expect(time).toMatchObject({ phase: 'running', deemedAccepted: true, startedAt: '2026-11-04' })
  expect(time.explanation.map((line) => explain(line, 'zh')).join()).toContain(
    '2026年11月12日已记录逾期未告知、自2026年11月4日起视为受理；此后公布的放假安排不影响',
  )
  // Not yet recorded, the days the notice gave still count for the bureau.
  const unsaid = caseClock({ ...state, clock: state.clock.slice(0, 1) }, late, DEEMED_AT)
  expect([unsaid.phase, unsaid.deemedAccepted]).toEqual(['awaitingAcceptance', false])
})

test('while the applicant corrects, no limit runs', () => {
  const time = clockAfter('2026-11-30', submitted(), correctionRequested)
  expect(time.phase).toBe('awaitingApplicant')
  expect(deadlines(time).deemedFrom).toBeNull()
})

test('the statutory limit runs from acceptance, a procedure stops it, the decision ends it', () => {
  const started: CaseEvent = { ...accepted, at: '2026-11-05T02:00:00.000Z' }
  expect(clockAfter('2026-11-06', submitted(), started).statutory?.due).toBe(STATUTORY_DUE)
  const procedure: CaseEvent = { ...procedureStarted, at: '2026-11-09T02:00:00.000Z' }
  expect(clockAfter('2026-11-10', submitted(), started, procedure).phase).toBe('stopped')
  expect(clockAfter('2026-11-10', submitted(), accepted, examined, granted).phase).toBe('concluded')
})

test('WF-11 what is handled at once is measured by the hour, beside its day', () => {
  const promisedLimit = { days: 1, unit: 'working' } as const
  const track = { ...PLAIN_TRACK, timeClass: 'IMMEDIATE', immediate: { amount: 2, unit: 'hour' } } as const
  const atOnce = submitted({ promisedLimit, track })
  const started: CaseEvent = { ...accepted, at: '2026-11-05T02:00:00.000Z' }
  const look = (now: string) => clockAfter(now, atOnce, started)
  expect(look('2026-11-05T03:00:00.000Z')).toMatchObject({ colour: 'green', immediate: { due: '2026-11-05 12:00' } })
  const late = look('2026-11-05T05:30:00.000Z')
  expect(late).toMatchObject({ colour: 'red', immediate: { over: true }, promised: { over: false } })
  expect(late.explanation.map(({ code }) => code)).toContain('IMMEDIATE_OVER')
  const ordinary = submitted({ promisedLimit, track: { ...track, timeClass: 'ORDINARY' } })
  expect(clockAfter('2026-11-05T05:30:00.000Z', ordinary, started).immediate).toBeNull()
})
