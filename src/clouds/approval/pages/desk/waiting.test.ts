import { describe, expect, test } from 'vitest'
import { aStandard } from '../../../../catalogue/testing/standards.ts'
import { aDeskCase, NO_HANDLING } from './testing/a-desk-case.ts'
import { waitsFor } from './waiting.ts'

const TODAY = '2026-11-22'
const handled = (change: Partial<typeof NO_HANDLING>) => ({ handling: { ...NO_HANDLING, ...change } })
const whys = (file: Parameters<typeof waitsFor>[0]) => waitsFor(file, TODAY).map(({ why }) => why)

describe('why a case waits', () => {
  test('an ordinary case on somebody’s desk waits for nobody else', () => {
    for (const stage of ['submitted', 'accepted', 'examined'] as const) expect(whys(aDeskCase(stage))).toEqual([])
  })
  test('a correction asked for is waited for until its last day', () => {
    expect(waitsFor(aDeskCase('awaitingCorrection', { awaitedUntil: '2026-12-31' }), TODAY)).toEqual([
      { why: 'correction', until: '2026-12-31' },
    ])
  })
  test('a pre-accepted application waits for the originals, each by name', () => {
    const file = aDeskCase('preAccepted', { outstanding: ['plan'], awaitedUntil: '2026-12-04' })
    expect(waitsFor(file, TODAY)).toEqual([{ why: 'originals', materials: ['plan'], until: '2026-12-04' }])
  })
  test('a procedure under way is named with the day it ends; one that has ended is not', () => {
    const procedures = [
      { id: 'a', kind: 'TESTING' as const, endsBy: '2026-12-01', conclusion: 'PASSED' as const, upper: null },
      { id: 'b', kind: 'EXPERT_REVIEW' as const, endsBy: '2026-12-08', conclusion: null, upper: null },
    ]
    expect(waitsFor(aDeskCase('accepted', handled({ procedures })), TODAY)).toEqual([
      { why: 'procedure', kind: 'EXPERT_REVIEW', until: '2026-12-08' },
    ])
  })
  test('the right to a hearing holds the case up to its last day, and no longer', () => {
    const told = (until: string) =>
      aDeskCase('examined', handled({ hearing: { until, requested: false, heldOn: null, points: [] } }))
    expect(whys(told(TODAY))).toEqual(['hearingRight'])
    expect(whys(told('2026-11-21'))).toEqual([])
  })
  test('a hearing asked for is owed until it was held', () => {
    const hearing = { until: '2026-11-20', requested: true, heldOn: null, points: [] }
    const held = {
      id: 'h',
      kind: 'HEARING' as const,
      endsBy: '2026-12-08',
      conclusion: 'RECORDED' as const,
      upper: null,
    }
    expect(whys(aDeskCase('examined', handled({ hearing })))).toEqual(['hearingOwed'])
    expect(whys(aDeskCase('examined', handled({ hearing, procedures: [{ ...held, conclusion: null }] })))).toEqual([
      'procedure',
    ])
    expect(whys(aDeskCase('examined', handled({ hearing, procedures: [{ ...held, conclusion: 'LAPSED' }] })))).toEqual([
      'hearingOwed',
    ])
    expect(whys(aDeskCase('examined', handled({ hearing, procedures: [held] })))).toEqual([])
  })
  test('of the departments asked those are named that have not answered; then the bureau itself is waited for', () => {
    const asked = (second: boolean) =>
      aDeskCase(
        'accepted',
        handled({
          consultations: [
            {
              id: 'c',
              organs: [
                { name: '消防', answered: true },
                { name: '城管', answered: second },
              ],
              due: '2026-11-27',
              contested: false,
              issued: false,
            },
          ],
        }),
      )
    expect(waitsFor(asked(false), TODAY)).toEqual([{ why: 'opinions', organs: ['城管'], until: '2026-11-27' }])
    expect(whys(asked(true))).toEqual(['consolidation'])
  })
  test('an opinion waits for its review, then for the meeting where one is due', () => {
    const standard = aStandard({ collective: { basis: { law: '行政许可法' } } })
    const review = (agrees: boolean | null) =>
      handled({ reviews: [{ step: 'review', kind: 'REVIEW', by: agrees === null ? null : '苏鉴明', agrees }] })
    expect(whys(aDeskCase('inReview', { standard, ...review(null) }))).toEqual(['review'])
    expect(whys(aDeskCase('examined', { standard, ...review(false) }))).toEqual(['reviewDisagreed'])
    expect(whys(aDeskCase('examined', { standard, ...review(true) }))).toEqual(['collective'])
    const resolved = { ...NO_HANDLING, resolution: 'GRANT' as const }
    expect(whys(aDeskCase('examined', { standard, handling: resolved }))).toEqual([])
  })
  test('deferred documents are waited for by the first day one is due; a broken promise is said', () => {
    const deferred = [
      { material: 'plan', due: '2026-12-10' },
      { material: 'map', due: '2026-12-04' },
    ]
    expect(waitsFor(aDeskCase('accepted', handled({ deferred })), TODAY)).toEqual([
      { why: 'deferred', materials: ['plan', 'map'], until: '2026-12-04' },
    ])
    const [first] = deferred
    expect(
      whys(aDeskCase('accepted', handled({ deferred: first === undefined ? [] : [first], deferralBreached: true }))),
    ).toEqual(['deferralBreached'])
  })
  test('a fee stands in the way until it is paid', () => {
    const fee = (ordered: boolean, paid: boolean) => aDeskCase('examined', { fee: { fen: 500, ordered, paid } })
    expect(whys(fee(false, false))).toEqual(['feeNotOrdered'])
    expect(whys(fee(true, false))).toEqual(['fee'])
    expect(whys(fee(true, true))).toEqual([])
  })
  test('a case that has ended waits for nothing', () => {
    const aftermath = { served: false, dispatched: null, challenged: false, annulment: null }
    const running = [{ id: 'a', kind: 'TESTING' as const, endsBy: '2026-12-01', conclusion: null, upper: null }]
    expect(whys(aDeskCase('terminated', { ...handled({ procedures: running }), aftermath }))).toEqual([])
  })
})
