import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anOpening } from '../fixtures.ts'
import { MEASURE_CODES, MEASURES } from './codes.ts'
import type { Answer } from './events.ts'
import { inspectionDecider } from './inspection.ts'
import type { InspectionCommand } from './inspection.ts'
import type { InspectionState } from './inspection-state.ts'
import { principlesOf, derivedFrom } from './standard.ts'
import { DEFAULT_RISK_RULES, riskOf } from './risk.ts'

const AT = '2026-03-05T03:00:00.000Z'
const run = (commands: readonly InspectionCommand[]) => {
  let state: InspectionState | null = null
  const codes: string[] = []
  for (const command of commands) {
    const decision = inspectionDecider.decide(command, state)
    codes.push(decision.ok ? 'OK' : decision.refusal.code)
    if (decision.ok) for (const event of decision.events) state = inspectionDecider.evolve(state, event)
  }
  return { state, codes }
}
const visit = (changes: Partial<Extract<InspectionCommand, { type: 'RecordVisit' }>> = {}): InspectionCommand => ({
  type: 'RecordVisit',
  ...{ at: AT, by: 'first', method: 'ON_SITE', began: AT, ended: AT, summary: '已检查' },
  answers: ['P1', 'P2'].map((code): Answer => ({ code, result: 'OK', note: '' })),
  photos: [{ sha256: 'a'.repeat(64), code: null, takenAt: AT, place: null }],
  checked: { name: '店长', signature: 'b'.repeat(64), refusal: null },
  ...changes,
})
const wrong: readonly Answer[] = [
  { code: 'P1', result: 'PROBLEM', note: '积水' },
  { code: 'P2', result: 'OK', note: '' },
]

describe('the flow of a supervision standard', () => {
  test('SV-29 binds each inspection as its item has it: notice, photos, limits and how it is looked at again', () => {
    expect(run([anOpening({ flow: { noticeDays: 3 } }), visit()]).codes[1]).toBe('VISIT_NOT_ANNOUNCED')
    const announce = { type: 'AnnounceVisit' as const, at: '2026-03-02T02:00:00.000Z', by: 'first' }
    const told = [anOpening({ flow: { noticeDays: 3 } }), { ...announce, on: '2026-03-03' }]
    expect(run(told).codes[1]).toBe('NOTICE_TOO_SHORT')
    expect(run([anOpening({ flow: { noticeDays: 3 } }), { ...announce, on: '2026-03-05' }, visit()]).codes).toEqual([
      'OK',
      'OK',
      'OK',
    ])
    expect(run([anOpening({ flow: { photosMin: 2 } }), visit()]).codes[1]).toBe('PHOTOS_MISSING')
    const order = (lastDay: string): InspectionCommand => ({
      type: 'OrderRectification',
      ...{ at: AT, by: 'second', points: ['P1'], lastDay, documentNumber: '1' },
    })
    const found = (rectifyDays: number, reinspection: 'ON_SITE' | 'PAPERS', lastDay: string) => [
      anOpening({ flow: { rectifyDays, reinspection } }),
      visit({ answers: wrong }),
      { type: 'CoSignVisit' as const, at: AT, by: 'second' },
      order(lastDay),
      visit({ method: 'PAPERS', photos: [], answers: [{ code: 'P1', result: 'OK', note: '' }] }),
    ]
    expect(run(found(5, 'PAPERS', '2026-03-20')).codes[3]).toBe('RECTIFICATION_DAY_WRONG')
    expect(run(found(30, 'ON_SITE', '2026-03-20')).codes[4]).toBe('REINSPECTION_ON_SITE')
    expect(run(found(30, 'PAPERS', '2026-03-20')).codes[4]).toBe('OK')
  })
})

describe('an inspection', () => {
  test('is signed by whoever was checked, or says why not, and never both', () => {
    const with_ = (signature: string | null, refusal: string | null) =>
      run([anOpening(), visit({ checked: { name: '店长', signature, refusal } })]).codes[1]
    expect(with_(null, null)).toBe('CHECKED_PERSON_MISSING')
    expect(with_('x', '拒绝')).toBe('CHECKED_PERSON_MISSING')
    expect(with_(null, '拒绝签名，物业某某在场')).toBe('OK')
  })

  test('is done by nobody else, nor before it was opened, nor by a clock that runs ahead', () => {
    expect(run([anOpening(), visit({ by: 'third' })]).codes[1]).toBe('NOT_YOUR_INSPECTION')
    expect(run([anOpening(), visit({ began: '2026-01-01T00:00:00.000Z' })]).codes[1]).toBe('VISIT_TIMES_WRONG')
    expect(run([anOpening(), visit({ ended: '2026-03-05T09:00:00.000Z' })]).codes[1]).toBe('VISIT_TIMES_WRONG')
  })

  test('names two who need not stand aside, and exchanges nobody who was drawn', () => {
    const name = (inspectors: readonly string[], draw: string | null, standAside: readonly string[] = []) =>
      run([anOpening({ inspectors: [], draw }), { type: 'NameInspectors', at: AT, by: 'head', inspectors, standAside }])
        .codes[1]
    expect(name(['a', 'b'], 'draw')).toBe('VISIT_NOT_DUE_NOW')
    expect(name(['a', 'a'], null)).toBe('INSPECTORS_TWO')
    expect(name(['a', 'decider'], null)).toBe('INSPECTOR_STANDS_ASIDE')
    expect(name(['a', 'b'], null, ['b'])).toBe('INSPECTOR_STANDS_ASIDE')
    expect(name(['a', 'b'], null)).toBe('OK')
  })

  test('never concludes with a problem nobody dealt with, nor on the word of one person', () => {
    const by = fc.constantFrom('first', 'second', 'third')
    const command = fc.oneof(
      fc
        .record({ by, bad: fc.boolean() })
        .map(({ by: who, bad }) => visit({ by: who, ...(bad ? { answers: wrong } : {}) })),
      by.map((who) => visit({ by: who, answers: [{ code: 'P1', result: 'OK', note: '' }] })),
      by.map((who): InspectionCommand => ({ type: 'CoSignVisit', at: AT, by: who })),
      by.map((who): InspectionCommand => ({
        type: 'OrderRectification',
        ...{ at: AT, by: who, points: ['P1'], lastDay: '2026-03-20', documentNumber: '1' },
      })),
      fc
        .record({ by, measure: fc.constantFrom(...MEASURE_CODES), papered: fc.boolean() })
        .map(({ by: who, measure, papered }): InspectionCommand => ({
          type: 'TakeMeasure',
          ...{ at: AT, by: who, measure, basis: '法', documentNumber: '1', amountFen: 100 },
          document: papered ? 'c'.repeat(64) : null,
        })),
      by.map((who): InspectionCommand => ({ type: 'ConcludeInspection', at: AT, by: who })),
    )
    fc.assert(
      fc.property(fc.array(command, { maxLength: 30 }), (commands) => {
        const { state } = run([anOpening(), ...commands])
        if (state === null) return
        for (const one of state.visits) if (one.coSignedBy !== null) expect(one.coSignedBy).not.toBe(one.by)
        for (const { measure, document } of state.measures)
          if (MEASURES[measure].group !== 'SUPERVISION') expect(document).not.toBeNull()
        if (state.phase !== 'CONCLUDED') return
        const last = state.visits.at(-1)
        expect(last?.coSignedBy).not.toBeNull()
        const open = last?.answers.some(({ result }) => result === 'PROBLEM') === true
        if (open) expect(state.measures.length).toBeGreaterThan(0)
        expect(state.failed).toBe(state.visits[0]?.answers.some(({ result }) => result === 'PROBLEM'))
      }),
    )
  })
})

describe('rules that are data', () => {
  test('put an object into the class of the first rule that holds', () => {
    const known = { penalties: 0, failures: 0, cleanChecks: 0, checks: 0, mode: 'ORDINARY' as const }
    const classOf = (changes: object) => riskOf(DEFAULT_RISK_RULES, { ...known, ...changes }).class
    expect(classOf({})).toBe('B')
    expect(classOf({ cleanChecks: 2, checks: 2 })).toBe('A')
    expect(classOf({ cleanChecks: 2, checks: 4, failures: 2 })).toBe('C')
    expect(classOf({ penalties: 2 })).toBe('D')
    expect(classOf({ mode: 'COMMITMENT' })).toBe('C')
    expect(classOf({ mode: 'COMMITMENT', checks: 1 })).toBe('B')
  })

  test('say what a derived standard still lacks before it can be adopted', () => {
    const derived = derivedFrom({
      points: [{ zh: '健康管理（食品安全法第四十五条）' }, { zh: '没有依据的要点' }],
      firstCheckDays: 0,
    })
    expect(derived.checklist.map(({ basis }) => basis)).toEqual(['食品安全法第四十五条', null])
    const broken = principlesOf(derived, { supervising: 'a', deciding: 'a' }).filter(({ kept }) => !kept)
    expect(broken.map(({ principle, points }) => [principle, points])).toEqual([
      ['LEGAL_BASIS', ['P2']],
      ['SEPARATION', []],
      ['BURDEN', []],
    ])
  })
})
