import { describe, expect, test } from 'vitest'
import { bulletinDecider } from './bulletin.ts'
import type { BulletinCommand } from './bulletin.ts'
import { assessmentOf, boundsOf, figuresOf, quarterOf } from './claim-figures.ts'
import type { ClaimRow } from './claim-figures.ts'

const row = (changes: Partial<ClaimRow> = {}): ClaimRow => ({
  ...{ duty: 'duty', organ: 'market', openedAt: '2026-01-05T01:00:00.000Z', due: '2026-01-07T10:00:00.000Z' },
  ...{ claimedAt: '2026-01-06T01:00:00.000Z', returns: 0, wrongReturns: 0, rerouted: false, returnedAt: null },
  ...{ twice: false, ...changes },
})
const late = row({ claimedAt: '2026-02-01T01:00:00.000Z' })
const rightly = row({ claimedAt: null, returns: 1, rerouted: true, returnedAt: '2026-01-06T01:00:00.000Z' })
const wrongly = row({ returns: 1, wrongReturns: 1, returnedAt: '2026-01-06T01:00:00.000Z' })
const never = row({ claimedAt: null })

describe('the figures of a quarter', () => {
  test('count claims that were right, in time and in one go', () => {
    const [market] = figuresOf([row(), late, rightly, wrongly, never, row({ twice: true })])
    expect(market).toEqual({
      ...{ organ: 'market', duties: 6, accurate: 4, inTime: 4, convenient: 3 },
      ...{ accuracy: 667, timeliness: 667, convenience: 500 },
    })
  })
  test('belong to a quarter by the clock on the wall in Beijing', () => {
    expect(boundsOf('2026-Q1')).toEqual({ from: '2025-12-31T16:00:00.000Z', until: '2026-03-31T16:00:00.000Z' })
    expect(boundsOf('2026-Q5')).toBeUndefined()
    expect([quarterOf('2026-03-31'), quarterOf('2026-04-01')]).toEqual(['2026-Q1', '2026-Q2'])
  })
  test('make the year as the mean of what its bulletins say, and a quarter without one is no zero', () => {
    const quarter = figuresOf([row()])
    const [market] = assessmentOf([quarter, null, figuresOf([late]), null])
    expect(market).toEqual({ organ: 'market', quarters: [1000, null, 667, null], score: 834 })
  })
})

describe('a bulletin', () => {
  const command: BulletinCommand = {
    ...{ type: 'PublishBulletin', at: '2026-04-01T01:00:00.000Z', by: 'decider', quarter: '2026-Q1' },
    ...{ asOf: '2026-04-01T01:00:00.000Z', rows: [row()] },
  }
  test('is counted by the rule itself, once, when the quarter is over', () => {
    const decision = bulletinDecider.decide(command, null)
    if (!decision.ok) throw new Error(decision.refusal.code)
    const [event] = decision.events
    if (event === undefined) throw new Error('Nothing happened')
    expect(event.figures).toEqual(figuresOf(command.rows))
    const state = bulletinDecider.evolve(null, event)
    expect(bulletinDecider.decide(command, state)).toMatchObject({ refusal: { code: 'BULLETIN_PUBLISHED' } })
    const early = { ...command, at: '2026-03-31T15:59:59.000Z' }
    expect(bulletinDecider.decide(early, null)).toMatchObject({ refusal: { code: 'QUARTER_NOT_OVER' } })
    const unknown = { ...command, quarter: '2026-Q7' }
    expect(bulletinDecider.decide(unknown, null)).toMatchObject({ refusal: { code: 'QUARTER_UNKNOWN' } })
  })
})
