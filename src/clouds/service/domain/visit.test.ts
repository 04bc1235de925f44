import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { scenario } from '#kernel/testing'
import { aSession, aVisit } from '../fixtures.ts'
import type {
  GuidanceLinked,
  VisitAssigned,
  VisitCancelled,
  VisitCompleted,
  VisitEvent,
  VisitIdentityChecked,
} from './events.ts'
import { guidanceDecider, guidanceEffect } from './guidance.ts'
import type { GuidanceCommand } from './guidance.ts'
import { visitDecider } from './visit.ts'
import type { VisitCommand } from './visit.ts'

const at = '2026-03-10T02:00:00.000Z'
const days = { isWorkingDay: true, earliest: '2026-03-11', latest: '2026-04-09' }
const booked = aVisit()
const { type: _, ...booking } = booked
const book = (changes: Partial<typeof days> = {}): VisitCommand => ({
  type: 'BookVisit',
  ...booking,
  ...days,
  ...changes,
})
const assigned: VisitAssigned = {
  type: 'VisitAssigned',
  at,
  by: 'service-1',
  staff: 'intake-1',
  day: '2026-03-13',
  half: 'AFTERNOON',
}
const assign = (changes: Partial<typeof days> = {}): VisitCommand => ({
  ...assigned,
  type: 'AssignVisit',
  ...days,
  ...changes,
})
const checked: VisitIdentityChecked = {
  type: 'VisitIdentityChecked',
  at,
  by: 'intake-1',
  means: 'CITIZEN_ID_CARD',
  matches: true,
  note: '',
}
const check = (changes: Partial<VisitIdentityChecked> = {}): VisitCommand => ({
  ...checked,
  ...changes,
  type: 'CheckIdentity',
})
const completed: VisitCompleted = {
  type: 'VisitCompleted',
  at,
  by: 'intake-1',
  record: '已代填申请表',
  received: ['户口簿'],
  caseNumber: null,
}
const complete = (by = 'intake-1'): VisitCommand => ({ ...completed, by, type: 'CompleteVisit' })
const cancelled: VisitCancelled = { type: 'VisitCancelled', at, by: 'booker-1', reason: '临时住院' }
const cancel: VisitCommand = { ...cancelled, type: 'CancelVisit' }

describe('a visit at home', () => {
  const { given } = scenario(visitDecider)
  test('is booked for a working day', () => given().when(book()).then(booked))
  test('once', () => given(booked).when(book()).refused('VISIT_ALREADY_BOOKED'))
  test('not for a holiday', () =>
    given()
      .when(book({ isWorkingDay: false }))
      .refused('VISIT_DAY_UNAVAILABLE'))
  test('nor for today', () =>
    given()
      .when(book({ earliest: '2026-03-13' }))
      .refused('VISIT_DAY_UNAVAILABLE'))
  test('nothing is assigned that was not booked', () => given().when(assign()).refused('VISIT_UNKNOWN'))
  test('is given to a named officer', () => given(booked).when(assign()).then(assigned))
  test('who goes on a day that is worked', () =>
    given(booked)
      .when(assign({ isWorkingDay: false }))
      .refused('VISIT_DAY_UNAVAILABLE'))
  test('he looks at the identity on the spot', () => given(booked, assigned).when(check()).then(checked))
  test('nobody does before he is named', () => given(booked).when(check()).refused('VISIT_NOT_ASSIGNED'))
  test('nor anybody else', () =>
    given(booked, assigned)
      .when(check({ by: 'intake-2' }))
      .refused('VISIT_OF_ANOTHER'))
  test('then he records what was done', () => given(booked, assigned, checked).when(complete()).then(completed))
  test('never without having looked', () =>
    given(booked, assigned).when(complete()).refused('VISIT_IDENTITY_UNCHECKED'))
  test('nor when it is somebody else’s door', () =>
    given(booked, assigned, { ...checked, matches: false })
      .when(complete())
      .refused('VISIT_IDENTITY_DIFFERS'))
  test('nor for a colleague', () =>
    given(booked, assigned, checked).when(complete('intake-2')).refused('VISIT_OF_ANOTHER'))
  test('it may be cancelled', () => given(booked, assigned).when(cancel).then(cancelled))
  test('what is over stays so', () => given(booked, assigned, checked, completed).when(cancel).refused('VISIT_OVER'))

  test('no order of commands takes papers without a matching identity checked by who goes', () => {
    const who = fc.constantFrom('intake-1', 'intake-2')
    const command: fc.Arbitrary<VisitCommand> = fc.oneof(
      fc.constant(book()),
      who.map((staff): VisitCommand => ({ ...assigned, staff, type: 'AssignVisit', ...days })),
      fc.tuple(who, fc.boolean()).map(([by, matches]) => check({ by, matches })),
      who.map(complete),
      fc.constant(cancel),
    )
    fc.assert(
      fc.property(fc.array(command, { maxLength: 20 }), (commands) => {
        const history: VisitEvent[] = []
        let state = visitDecider.initial
        for (const next of commands) {
          const decision = visitDecider.decide(next, state)
          if (!decision.ok) continue
          history.push(...decision.events)
          state = decision.events.reduce(visitDecider.evolve, state)
        }
        const end = history.findIndex(({ type }) => type === 'VisitCompleted')
        if (end < 0) return
        const before = history.slice(0, end)
        const last = before.findLastIndex(({ type }) => type === 'VisitAssigned')
        const looked = before.slice(last + 1).findLast((event) => event.type === 'VisitIdentityChecked')
        expect(looked).toMatchObject({
          matches: true,
          by: history[end]?.type === 'VisitCompleted' ? history[end].by : '',
        })
      }),
    )
  })
})

describe('guidance before there is a case', () => {
  const { given } = scenario(guidanceDecider)
  const held = aSession()
  const record = (changes: Partial<typeof held> = {}): GuidanceCommand => ({
    ...held,
    ...changes,
    type: 'RecordGuidance',
  })
  const linked: GuidanceLinked = { type: 'GuidanceLinked', at, by: 'examiner-1', case: 'case-1', caseNumber: 'N-1' }
  const link = (itemCode = 'SFQ-0001', submittedAt = '2026-03-10T01:00:00.000Z'): GuidanceCommand => ({
    ...linked,
    type: 'LinkGuidance',
    itemCode,
    submittedAt,
  })
  test('a session is recorded', () => given().when(record()).then(held))
  test('once', () => given(held).when(record()).refused('GUIDANCE_ALREADY_RECORDED'))
  test('with what was advised', () =>
    given()
      .when(record({ advice: [' '] }))
      .refused('GUIDANCE_WITHOUT_ADVICE'))
  test('after it was held', () =>
    given()
      .when(record({ heldOn: '2026-03-11' }))
      .refused('GUIDANCE_IN_FUTURE'))
  test('nothing is linked to what was not held', () => given().when(link()).refused('GUIDANCE_UNKNOWN'))
  test('the case it led to is linked', () => given(held).when(link()).then(linked))
  test('once', () => given(held, linked).when(link()).refused('GUIDANCE_ALREADY_LINKED'))
  test('a case of another item is not', () => given(held).when(link('SFQ-0009')).refused('GUIDANCE_FOR_ANOTHER_ITEM'))
  test('nor one that was there before', () =>
    given(held).when(link('SFQ-0001', '2026-03-08T01:00:00.000Z')).refused('CASE_BEFORE_GUIDANCE'))
  test('its effect is the pass rate with it beside the pass rate without', () => {
    const cases = [
      { guided: true, granted: true, corrected: false },
      { guided: true, granted: true, corrected: true },
      { guided: false, granted: true, corrected: true },
      { guided: false, granted: false, corrected: true },
    ]
    expect(guidanceEffect(cases)).toEqual({
      guided: { cases: 2, granted: 2, atOnce: 1 },
      unguided: { cases: 2, granted: 1, atOnce: 0 },
    })
  })
})
