import { describe, expect, test } from 'vitest'
import type { CaseTrack } from '#kernel'
import { scenario } from '#kernel/testing'
import { accept, examine, EXAMINER, grant, INTAKE, lived, minute, submit, submitOn } from '../fixtures.ts'
import { caseDecider } from './case.ts'
import { clockLimits } from './case-clock.ts'
import type { ReclassifyCase, ReviewCase } from './case-command.ts'
import type { CaseEvent } from './events.ts'

const { given } = scenario(caseDecider)
const complexLimit = { days: 15, unit: 'working' as const }
const to = (timeClass: ReclassifyCase['to'], reason = '需要多部门核实'): ReclassifyCase => ({
  ...{ type: 'ReclassifyCase', at: minute(35), by: EXAMINER },
  ...{ to: timeClass, reason },
})
const review = (change: Partial<ReviewCase> = {}): ReviewCase => ({
  ...{ type: 'ReviewCase', at: minute(45), by: 'officer-gu-reviewer' },
  ...{ step: 'complexReview', agrees: true, opinion: '同意' },
  ...change,
})
const accepted = (track: Partial<CaseTrack> = {}, standard = {}) =>
  [submitOn({ complexLimit, ...track }, standard), accept()] as const

describe('the class of a case', () => {
  test('changes only with a reason, and its limit with it', () => {
    const events = lived(...accepted(), to('COMPLEX'))
    expect(events.at(-1)).toMatchObject({
      ...{ type: 'CaseReclassified', from: 'ORDINARY', to: 'COMPLEX', promised: complexLimit },
    })
    const state = events.reduce(caseDecider.evolve, caseDecider.initial)
    if (state.phase === 'absent') throw new Error('The test gave no application')
    expect(clockLimits(state.standard, state.timeClass).promised).toEqual(complexLimit)
    given(...lived(...accepted()))
      .when(to('COMPLEX', ' '))
      .refused('REASON_MISSING')
    given(...events)
      .when(to('COMPLEX'))
      .refused('SAME_CLASS')
  })
  test('never promises more than the law lets', () => {
    const { standard } = submitOn({ complexLimit: { days: 60, unit: 'working' } })
    expect(clockLimits(standard, 'COMPLEX').promised).toEqual(standard.statutoryLimit)
  })
  test('is one the standard knows, and nothing becomes immediate', () => {
    const ordinary = given(...lived(submit(), accept()))
    ordinary.when(to('COMPLEX')).refused('CLASS_NOT_POSSIBLE')
    ordinary.when(to('IMMEDIATE')).refused('CLASS_NOT_POSSIBLE')
    given(...lived(submitOn({ complexLimit, mode: 'FILING' })))
      .when(to('COMPLEX'))
      .refused('FILING_IS_NOT_EXAMINED')
  })
  test('is settled before the opinion that goes its way', () => {
    given(...lived(...accepted(), examine()))
      .when({ ...to('COMPLEX'), at: minute(45) })
      .refused('ALREADY_EXAMINED')
  })
})

describe('the way of a case by its class', () => {
  const LATER = { at: minute(50) }
  const typeOf = (events: readonly CaseEvent[]) => events.at(-1)?.type

  test('a complex one is looked at by another officer before it is decided', () => {
    const examined = lived(...accepted(), to('COMPLEX'), examine())
    given(...examined)
      .when(grant(LATER))
      .refused('REVIEW_PENDING')
    given(...examined)
      .when(review({ by: EXAMINER }))
      .refused('EXAMINER_CANNOT_REVIEW')
    expect(typeOf(lived(...accepted(), to('COMPLEX'), examine(), review(), grant(LATER)))).toBe('CaseGranted')
  })
  test('an ordinary one, and one made ordinary again, goes to the decision at once', () => {
    const back = { ...to('ORDINARY'), at: minute(36) }
    expect(typeOf(lived(...accepted(), to('COMPLEX'), back, examine(), grant(LATER)))).toBe('CaseGranted')
    given(...lived(...accepted(), examine()))
      .when(review())
      .refused('REVIEW_UNKNOWN')
  })
  test('a complex one whose standard has reviews of its own passes those and no more', () => {
    const reviews = [{ id: 'riskCheck', kind: 'RISK_CHECK' as const }]
    const reclassified = lived(...accepted({ reviews }), to('COMPLEX')).at(-1)
    expect(reclassified).toMatchObject({ reviews })
  })
  test('only an immediate one is decided at the window', () => {
    const window = { windowAuthority: true }
    const atWindow = { ...LATER, by: INTAKE, authorised: true }
    const immediate = lived(...accepted({}, window), examine(), grant(atWindow))
    expect(immediate.at(-1)).toMatchObject({ type: 'CaseGranted', basis: 'WINDOW' })
    for (const slower of ['ORDINARY', 'COMPLEX'] as const)
      given(...lived(...accepted({}, window), to(slower), examine()))
        .when(grant(atWindow))
        .refused('ACCEPTOR_CANNOT_DECIDE')
  })
})
