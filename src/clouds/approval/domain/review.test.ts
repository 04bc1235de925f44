import { describe, expect, test } from 'vitest'
import { workingCalendar } from '#kernel'
import { scenario } from '#kernel/testing'
import {
  accept,
  day,
  DECIDER,
  endProcedure,
  examine,
  EXAMINER,
  grant,
  INTAKE,
  lived,
  minute,
  startProcedure,
  submitOn,
} from '../fixtures.ts'
import { standardFaults } from '#catalogue'
import { aFullStandard } from '../../../catalogue/testing/compared.ts'
import { caseDecider } from './case.ts'
import { caseClock } from './case-clock.ts'
import type { CaseCommand, ReturnCase, ReviewCase } from './case-command.ts'
import type { CaseEvent } from './events.ts'

const { given } = scenario(caseDecider)
const type = (events: readonly CaseEvent[]) => events.at(-1)?.type
const REVIEWER = 'officer-gu-reviewer'
const RISK = 'officer-he-risk'
const stateAfter = (events: readonly CaseEvent[]) => events.reduce(caseDecider.evolve, caseDecider.initial)

describe('reviews between examination and decision', () => {
  const reviews = [
    { id: 'review', kind: 'REVIEW' as const },
    { id: 'riskCheck', kind: 'RISK_CHECK' as const },
  ]
  const review = (change: Partial<ReviewCase> = {}): ReviewCase => ({
    type: 'ReviewCase',
    at: minute(42),
    by: REVIEWER,
    step: 'review',
    agrees: true,
    opinion: '同意',
    ...change,
  })
  const riskCheck = (change: Partial<ReviewCase> = {}) => review({ step: 'riskCheck', by: RISK, ...change })
  const back = (to: string, change: Partial<ReturnCase> = {}): ReturnCase => ({
    type: 'ReturnCase',
    at: minute(43),
    by: DECIDER,
    reason: '请补查',
    to,
    ...change,
  })
  const examined = lived(submitOn({ reviews }), accept(), examine())
  const from = (...commands: readonly CaseCommand[]) => lived(submitOn({ reviews }), accept(), examine(), ...commands)

  test('WF-01: the old five steps still run, each by its own hand: accept, examine, review, decide, serve', () => {
    const serve = { type: 'ServeResult', at: minute(60), by: 'issue', means: 'DOWNLOAD' } as const
    const steps = [accept(), examine(), review(), riskCheck(), grant(), serve]
    const events = lived(submitOn({ reviews }), ...steps)
    expect(events.map((event) => event.type)).toEqual([
      'ApplicationSubmitted',
      'ApplicationAccepted',
      'CaseExamined',
      'CaseReviewed',
      'CaseReviewed',
      'CaseGranted',
      'ResultServed',
    ])
    expect(new Set(events.slice(1).map(({ by }) => by)).size).toBe(6)
    for (const [index, step] of steps.entries()) {
      // None of them may be left out, and none merged into the one after it.
      const next = steps[index + 1]
      if (next !== undefined) {
        const decided = caseDecider.decide(
          next,
          lived(submitOn({ reviews }), ...steps.slice(0, index)).reduce(caseDecider.evolve, caseDecider.initial),
        )
        expect([step.type, decided.ok]).toEqual([step.type, false])
      }
    }
  })
  test('WF-02: two steps by default: one post accepts and examines, another approves and concludes', () => {
    const both = examine({ by: accept().by })
    given(...lived(submitOn({}), accept(), both))
      .when(grant({ by: accept().by }))
      .refused('EXAMINER_CANNOT_DECIDE')
    // Merged is not skipped: without the examination there is nothing to approve.
    given(...lived(submitOn({}), accept()))
      .when(grant())
      .refused('NOT_EXAMINED')
    expect(type(lived(submitOn({}), accept(), both, grant()))).toBe('CaseGranted')
  })
  test('come in the order of the standard, and all before the decision', () => {
    given(...examined)
      .when(riskCheck())
      .refused('REVIEW_OUT_OF_ORDER')
    given(...examined)
      .when(grant())
      .refused('REVIEW_PENDING')
    given(...from(review()))
      .when(grant())
      .refused('REVIEW_PENDING')
    expect(type(from(review(), riskCheck(), grant()))).toBe('CaseGranted')
  })
  test('are those of the standard, once each, after the examination', () => {
    given(...examined)
      .when(review({ step: 'horoscope' }))
      .refused('REVIEW_UNKNOWN')
    given(...from(review()))
      .when(review({ by: RISK }))
      .refused('REVIEW_HELD_ALREADY')
    given(...lived(submitOn({ reviews }), accept()))
      .when(review())
      .refused('NOT_EXAMINED')
    given(...lived(submitOn({ reviews })))
      .when(review())
      .refused('NOT_ACCEPTED_YET')
  })
  test('WF-21: an item of stricter access grants nothing before somebody else has checked the risk and signed', () => {
    given(...from(review()))
      .when(grant())
      .refused('REVIEW_PENDING')
    given(...from(review(), riskCheck({ agrees: false, opinion: '有未结处罚' })))
      .when(grant())
      .refused('REVIEW_DISAGREES')
    given(...from(review()))
      .when(riskCheck({ by: EXAMINER }))
      .refused('EXAMINER_CANNOT_REVIEW')
    expect(type(from(review(), riskCheck(), grant()))).toBe('CaseGranted')
    // That every such item has the step is the catalogue's own rule.
    const strengthened = { ...aFullStandard(), reformTraits: ['STRENGTHENED_ACCESS' as const] }
    const steps = (standard: typeof strengthened) =>
      standardFaults(standard, { organs: new Set(), regions: new Set() }).filter(
        ({ code }) => code === 'RISK_CHECK_MISSING',
      )
    expect(steps(strengthened)).toHaveLength(1)
  })
  test('are another person’s each', () => {
    given(...examined)
      .when(review({ by: EXAMINER }))
      .refused('EXAMINER_CANNOT_REVIEW')
    given(...examined)
      .when(review({ by: INTAKE }))
      .refused('ACCEPTOR_CANNOT_REVIEW')
    given(...from(review()))
      .when(riskCheck({ by: REVIEWER }))
      .refused('REVIEWER_REVIEWED_ALREADY')
    given(...from(review(), riskCheck()))
      .when(grant({ by: RISK }))
      .refused('REVIEWER_CANNOT_DECIDE')
  })
  test('that disagree stop the case until it is examined anew', () => {
    const against = review({ agrees: false, opinion: '面积不符' })
    given(...from(against))
      .when(riskCheck())
      .refused('REVIEW_DISAGREES')
    given(...from(against))
      .when(grant())
      .refused('REVIEW_DISAGREES')
    const again = examine({ at: minute(44) })
    given(...from(against, back('examination'), again))
      .when(grant())
      .refused('REVIEW_PENDING')
    const anew = [review({ at: minute(45) }), riskCheck({ at: minute(46) })]
    expect(type(from(against, back('examination'), again, ...anew, grant()))).toBe('CaseGranted')
  })
  test('that disagree say why', () => {
    given(...examined)
      .when(review({ agrees: false, opinion: '' }))
      .refused('REASON_MISSING')
  })
  test('are held again from the one the case was returned to', () => {
    const returned = from(review(), riskCheck(), back('riskCheck'))
    given(...returned)
      .when(grant())
      .refused('REVIEW_PENDING')
    given(...returned)
      .when(review({ at: minute(44) }))
      .refused('REVIEW_HELD_ALREADY')
    expect(type(from(review(), riskCheck(), back('riskCheck'), riskCheck({ at: minute(44) }), grant()))).toBe(
      'CaseGranted',
    )
  })
  test('a case goes back to what it has been through, with a reason', () => {
    given(...examined)
      .when(back('review'))
      .refused('RETURN_TO_UNKNOWN_STEP')
    given(...examined)
      .when(back('examination', { reason: '' }))
      .refused('REASON_MISSING')
  })
  test('each step has its own time, begun anew by a return', () => {
    const stepLimits = [
      { step: 'examination', limit: { days: 3, unit: 'working' as const } },
      { step: 'review', limit: { days: 1, unit: 'working' as const } },
    ]
    const calendar = workingCalendar({ yearsPublished: [2026], holidays: [], workdays: [] })
    const steps = (...commands: readonly CaseCommand[]) => {
      const state = stateAfter(lived(submitOn({ reviews, stepLimits }), accept(), examine(), ...commands))
      if (state.phase === 'absent') throw new Error('The test gave no application')
      return caseClock(state, calendar, '2026-11-20').steps.map(({ step, due, used }) => ({ step, due, used }))
    }
    expect(steps(review({ at: day(2) }))).toEqual([
      { step: 'examination', due: '2026-11-09', used: 0 },
      { step: 'review', due: '2026-11-05', used: 2 },
    ])
    const returned = [review({ at: day(2) }), back('examination', { at: day(5) })]
    expect(steps(...returned)).toEqual([{ step: 'examination', due: '2026-11-12', used: 9 }])
    expect(steps(...returned, examine({ at: day(6) }))).toEqual([
      { step: 'examination', due: '2026-11-12', used: 1 },
      { step: 'review', due: '2026-11-11', used: 8 },
    ])
  })
})

test('a visit to the site is weighed by somebody who did not go there', () => {
  const survey = { kind: 'SITE_SURVEY' as const, max: { days: 15, unit: 'working' as const }, mandatory: false }
  const parties = [
    { role: 'OFFICIAL' as const, name: '测试乙' },
    { role: 'OFFICIAL' as const, name: '测试丙' },
  ]
  const visited = lived(
    submitOn({ procedures: [survey] }),
    accept(),
    startProcedure({ procedure: 'SITE_SURVEY', id: 'the-visit', parties }),
    endProcedure({ id: 'the-visit', by: DECIDER }),
    examine(),
  )
  given(...visited)
    .when(grant())
    .refused('SURVEYOR_CANNOT_DECIDE')
  const decided = caseDecider.decide(grant({ by: 'officer-of-another-desk' }), stateAfter(visited))
  expect(decided.ok).toBe(true)
})
