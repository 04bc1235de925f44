import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { scenario } from '#kernel/testing'
import { bundleDecider, dueSteps } from './bundle.ts'
import type { BundleCommand, BundleFiled, BundleStep, StepStanding } from './bundle.ts'

const { given } = scenario(bundleDecider)
const step = (item: string, ...after: readonly string[]): BundleStep => ({
  item,
  after,
  expressDays: null,
  answers: {},
  form: {},
  materials: [],
})
const steps = [step('name'), step('registration', 'name'), step('food', 'registration')]
const filed: BundleFiled = {
  type: 'BundleFiled',
  at: '2026-11-04T02:00:00.000Z',
  by: 'applicant-of-this-matter',
  package: 'PKG-RESTAURANT',
  name: '我要开餐馆',
  // Invented; region 99 does not exist, the check digit is right.
  applicant: { kind: 'PERSON', name: '测试甲', idNumber: '990101199001010019', phone: '13900000000' },
  channel: 'ONLINE',
  steps,
}
const file: BundleCommand = { ...filed, type: 'FileBundle' }
const done = { at: filed.at, by: 'system', item: 'food', code: 'VALIDATION_FAILED' }
const notFiled = { type: 'BundleStepNotFiled', ...done } as const
const record: BundleCommand = { type: 'RecordStepNotFiled', ...done }

describe('filing a matter made of several items', () => {
  test('it is filed once', () => {
    given().when(file).then(filed)
    given(filed).when(file).refused('BUNDLE_ALREADY_FILED')
  })
  test('no step waits for one behind it, or for itself', () =>
    given()
      .when({ ...file, steps: [step('name', 'food'), step('food')] })
      .refused('BUNDLE_ORDER'))
  test('what could not be filed is written down once, and only of its own steps', () => {
    given(filed).when(record).then(notFiled)
    given(filed, notFiled).when(record).refused('BUNDLE_STEP_UNKNOWN')
    given(filed)
      .when({ ...record, item: 'tea house' })
      .refused('BUNDLE_STEP_UNKNOWN')
    given().when(record).refused('BUNDLE_UNKNOWN')
  })
})

describe('AP-27 the order of the cases', () => {
  const due = (standing: Readonly<Record<string, StepStanding>>) =>
    dueSteps(steps, new Map(Object.entries(standing))).map(({ item }) => item)
  test('a step is filed when what it waits for has been granted', () => {
    expect(due({})).toEqual(['name'])
    expect(due({ name: 'open' })).toEqual([])
    expect(due({ name: 'granted' })).toEqual(['registration'])
    expect(due({ name: 'granted', registration: 'granted' })).toEqual(['food'])
  })
  test('after a refusal nothing that waits for it is filed', () => expect(due({ name: 'failed' })).toEqual([]))

  test('whatever has happened, no step is due twice or before its turn', () => {
    const standing = fc.constantFrom<StepStanding>('notBegun', 'open', 'granted', 'failed')
    fc.assert(
      fc.property(fc.tuple(standing, standing, standing), (states) => {
        const map = new Map(steps.map(({ item }, i) => [item, states[i] ?? 'notBegun']))
        for (const { item, after } of dueSteps(steps, map)) {
          expect(map.get(item)).toBe('notBegun')
          for (const before of after) expect(map.get(before)).toBe('granted')
        }
      }),
    )
  })
})
