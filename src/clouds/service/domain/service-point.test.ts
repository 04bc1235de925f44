import { describe, expect, test } from 'vitest'
import { scenario } from '#kernel/testing'
import { aPoint } from '../fixtures.ts'
import { planDecider } from './coverage-plan.ts'
import { coverageOf, residenceOf } from './coverage.ts'
import type { PointChanged, PointClosed, PointFacts, PointRegistered } from './events.ts'
import { isOpenAt } from './opening.ts'
import { closureOn, pointDecider, windowsFor } from './service-point.ts'
import type { PointCommand } from './service-point.ts'

const { given } = scenario(pointDecider)
const at = '2026-03-10T02:00:00.000Z'
const registered: PointRegistered = { type: 'PointRegistered', at, by: 'service-1', organ: 'bureau', facts: aPoint() }
const register = (changes: Partial<PointFacts> = {}): PointCommand => ({
  ...registered,
  type: 'RegisterPoint',
  facts: aPoint(changes),
})
const changed: PointChanged = { type: 'PointChanged', at, by: 'service-1', facts: aPoint({ phone: '0990-7654321' }) }
const closed: PointClosed = {
  type: 'PointClosed',
  at,
  by: 'service-1',
  from: '2026-03-16',
  until: '2026-03-20',
  reason: '线路检修',
}

describe('registering a service point', () => {
  test('a hall is registered', () => given().when(register()).then(registered))
  test('once', () => given(registered).when(register()).refused('POINT_ALREADY_REGISTERED'))
  test('nothing changes that is not registered', () =>
    given()
      .when({ ...changed, type: 'ChangePoint' })
      .refused('POINT_UNKNOWN'))
  test('it changes', () =>
    given(registered)
      .when({ ...changed, type: 'ChangePoint' })
      .then(changed))
  const window = { number: 'A01', floor: '1 楼', name: { zh: '综合' }, all: true, domains: [], items: [] }
  test('two windows have two numbers', () =>
    given()
      .when(register({ windows: [window, window] }))
      .refused('WINDOW_NUMBER_TWICE'))
  test('a window accepts something', () =>
    given()
      .when(register({ windows: [{ ...window, all: false }] }))
      .refused('WINDOW_ACCEPTS_NOTHING'))
  test('hours end after they begin', () =>
    given()
      .when(register({ hours: [{ days: [1], from: '17:00', to: '09:00' }] }))
      .refused('HOURS_IMPOSSIBLE'))
  test('hours of one day do not overlap', () =>
    given()
      .when(
        register({
          hours: [
            { days: [1, 2], from: '09:00', to: '12:00' },
            { days: [2], from: '11:00', to: '14:00' },
          ],
        }),
      )
      .refused('HOURS_IMPOSSIBLE'))
  test('an enterprise station stands in a park', () =>
    given()
      .when(register({ kind: 'ENTERPRISE_STATION' }))
      .refused('PARK_MISSING'))
  test('it closes for days', () =>
    given(registered)
      .when({ ...closed, type: 'ClosePoint' })
      .then(closed))
  test('never until a day before', () =>
    given(registered)
      .when({ ...closed, until: '2026-03-15', type: 'ClosePoint' })
      .refused('CLOSURE_BACKWARD'))
  test('on those days it is closed, and on no others', () => {
    const state = [registered, closed].reduce(pointDecider.evolve, pointDecider.initial)
    const on = (day: string) => (state === null ? undefined : closureOn(state, day)?.reason)
    expect([on('2026-03-15'), on('2026-03-16'), on('2026-03-20'), on('2026-03-21')]).toEqual([
      undefined,
      '线路检修',
      '线路检修',
      undefined,
    ])
  })
})

describe('what each point accepts, and where nothing is', () => {
  const items = [
    { code: 'SFQ-0001', domain: 'FOOD', region: '990101', organs: ['bureau', 'market'] },
    { code: 'SFQ-0003', domain: 'CONSTRUCTION', region: '990101', organs: ['bureau'] },
    { code: 'SFQ-0009', domain: 'CULTURE', region: '990101', organs: ['culture'] },
  ]
  const hall = { id: 'hall', facts: aPoint() }
  const town = { id: 'town', facts: aPoint({ kind: 'TOWNSHIP_CENTRE', region: '990101100' }) }
  test('a window accepts a field of items, or single ones', () => {
    const numbers = (code: string, domain: string, region = '990101') =>
      windowsFor(aPoint(), { code, domain, region }).map(({ number }) => number)
    expect(numbers('SFQ-0001', 'FOOD')).toEqual(['A01'])
    expect(numbers('SFQ-0003', 'CONSTRUCTION')).toEqual(['A02'])
    expect(numbers('SFQ-0009', 'CULTURE')).toEqual([])
    // What a zone decides itself is handed in there, unless a window names it.
    expect(numbers('SFQ-0001-990101400', 'FOOD', '990101400')).toEqual([])
  })
  test('a town without a point of its own is a gap, whatever the hall does', () => {
    const regions = [
      { code: '990101100', name: { zh: '范例镇' }, level: 'TOWNSHIP' as const },
      { code: '990101101', name: { zh: '北镇' }, level: 'TOWNSHIP' as const },
    ]
    const report = coverageOf(regions, [hall, town], items)
    expect(report.map(({ code, points, items: accepted }) => [code, points.length, accepted])).toEqual([
      ['990101100', 1, 2],
      ['990101101', 0, 0],
    ])
  })
  test('the resident rate counts what a hall takes in, and names what is absent', () => {
    expect(residenceOf(['bureau', 'culture', 'sport'], [hall, town], items)).toEqual([
      { organ: 'bureau', items: 2, resident: 2, absent: [] },
      { organ: 'culture', items: 1, resident: 0, absent: ['SFQ-0009'] },
      { organ: 'sport', items: 0, resident: 0, absent: [] },
    ])
  })
  test('a plan names each region once, at its own level', () => {
    const plan = (...codes: readonly string[]) =>
      planDecider.decide(
        {
          type: 'PlanCoverage',
          at,
          by: 'service-1',
          regions: codes.map((code) => ({ code, name: { zh: '镇' }, level: 'TOWNSHIP' as const })),
        },
        null,
      )
    expect(plan('990101100')).toMatchObject({ ok: true })
    expect(plan('990101100', '990101100')).toMatchObject({ refusal: { code: 'REGION_TWICE' } })
    expect(plan('990101100200')).toMatchObject({ refusal: { code: 'REGION_OF_WRONG_LEVEL' } })
  })
})

describe('whether a door is open now', () => {
  const { hours } = aPoint()
  const weekdays = (day: string) => !['2026-03-14', '2026-03-15', '2026-05-01'].includes(day)
  test.each([
    ['2026-03-10T01:30:00.000Z', true, 'a Tuesday morning'],
    ['2026-03-10T04:30:00.000Z', false, 'the lunch break'],
    ['2026-03-10T09:00:00.000Z', false, 'the minute it closes'],
    ['2026-03-14T02:00:00.000Z', false, 'a Saturday'],
    ['2026-05-01T02:00:00.000Z', false, 'a holiday in the week'],
  ])('%s: %s, %s', (now, open) => {
    expect(isOpenAt(hours, now, weekdays)).toBe(open)
  })
  test('a weekend worked instead of a holiday has Monday’s hours', () => {
    expect(isOpenAt(hours, '2026-03-14T02:00:00.000Z', () => true)).toBe(true)
  })
})
