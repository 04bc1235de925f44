import { describe, expect, test } from 'vitest'
import type { CaseEvent } from '#clouds/approval/events'
import type { Clock } from '#kernel'
import { accept, aStandard, DECIDER, examine, EXAMINER, grant, lived, submitOn } from '../../approval/fixtures.ts'
import { deviationsOf } from './conformance.ts'

const IN_TIME: Pick<Clock, 'acceptance' | 'promised' | 'statutory' | 'steps'> = {
  acceptance: null,
  promised: null,
  statutory: null,
  steps: [],
}
const actsOf = (events: readonly CaseEvent[]) =>
  events.map((event, i) => ({ event, entry: `e${String(i)}`, actor: event.by }))
const standard = aStandard()
const codes = (events: readonly CaseEvent[], by = standard, time = IN_TIME) =>
  deviationsOf(actsOf(events), by, time).map(({ code }) => code)
const story = lived(submitOn({}), accept(), examine(), grant())
const without = (type: CaseEvent['type']) => story.filter((event) => event.type !== type)

describe('a case held against its standard', () => {
  test('one that went its way has no deviation', () => expect(codes(story)).toEqual([]))
  test('a step left out is named, whoever brought the entries in', () => {
    expect(codes(without('CaseExamined'))).toEqual(['DECIDED_WITHOUT_EXAMINATION'])
    expect(codes(without('ApplicationAccepted'))).toEqual(['DECIDED_WITHOUT_ACCEPTANCE'])
  })
  test('a review, a collective decision and a procedure that the standard asks for are missed', () => {
    const strict = {
      ...standard,
      track: {
        ...standard.track,
        collective: true,
        reviews: [{ id: 'review', kind: 'REVIEW' as const }],
        procedures: [{ kind: 'EXPERT_REVIEW' as const, max: { days: 20, unit: 'working' as const }, mandatory: true }],
      },
    }
    expect(codes(story, strict)).toEqual(['REVIEW_LEFT_OUT', 'PROCEDURE_LEFT_OUT', 'COLLECTIVE_LEFT_OUT'])
  })
  test('a case made complex is missed its second look', () => {
    const reviews = [{ id: 'complexReview', kind: 'REVIEW' as const }]
    const { at = '', by = '' } = story.find(({ type }) => type === 'ApplicationAccepted') ?? {}
    const complex = { type: 'CaseReclassified' as const, at, by, from: 'ORDINARY' as const, to: 'COMPLEX' as const }
    const reclassified = { ...complex, promised: standard.promisedLimit, reviews, reason: '案情复杂' }
    const events = story.flatMap((event): readonly CaseEvent[] =>
      event.type === 'ApplicationAccepted' ? [event, reclassified] : [event],
    )
    expect(codes(events)).toEqual(['REVIEW_LEFT_OUT'])
  })
  test('one person in two posts, unless the standard combines them', () => {
    const alone = story.map((event) => (event.type === 'CaseGranted' ? { ...event, by: EXAMINER } : event))
    const plain = { ...standard, postModel: 'ONE_EXAMINER_ONE_VERIFIER' as const }
    expect(codes(alone, plain)).toEqual(['ONE_PERSON_TWO_POSTS'])
    expect(codes(alone, { ...standard, postModel: 'COMBINED' })).toEqual([])
    expect(DECIDER).not.toBe(EXAMINER)
  })
  test('work after the end, and every limit that is over', () => {
    const examined = story.find(({ type }) => type === 'CaseExamined')
    expect(codes([...story, ...(examined === undefined ? [] : [examined])])).toEqual(['ACTED_AFTER_THE_END'])
    const over = { due: '2026-03-10', over: true } as Clock['promised'] & object
    expect(codes(story, standard, { ...IN_TIME, promised: over, statutory: over })).toEqual([
      'PROMISE_EXCEEDED',
      'STATUTE_EXCEEDED',
    ])
  })
})
