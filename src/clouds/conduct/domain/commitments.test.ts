import { describe, expect, test } from 'vitest'
import { workingCalendar } from '#kernel'
import { keptIn } from './commitments.ts'
import type { Commitment, PromisedCase } from './commitments.ts'

const calendar = workingCalendar({ yearsPublished: [2026], holidays: [], workdays: [] })
const limit = (days: number) => ({ days, unit: 'working' as const })
const at = (day: string) => `${day}T02:00:00.000Z`
const aCase = (changes: Partial<PromisedCase> = {}): PromisedCase => ({
  ...{ acceptedAt: at('2026-03-03'), deemed: false, corrections: 0, endedAt: null, grantedAt: null, sealedAt: null },
  ...{ visits: 0, limits: { acceptance: limit(5), statutory: limit(20), promised: limit(5) } },
  clock: [
    { type: 'received', at: at('2026-03-02') },
    { type: 'accepted', at: at('2026-03-03') },
  ],
  ...changes,
})
const ended = (day: string): Partial<PromisedCase> => ({
  endedAt: at(day),
  clock: [...aCase().clock, { type: 'concluded', at: at(day) }],
})
const kept = (commitment: Commitment, changes: Partial<PromisedCase>, today = '2026-03-04', visitsMax = 1) =>
  keptIn(commitment, aCase(changes), { calendar, today, visitsMax })

describe('a commitment', () => {
  test('to decide in time is kept, broken, or not owed yet, and what is late already is broken', () => {
    expect(kept('DECIDE', ended('2026-03-10'))).toBe(true)
    expect(kept('DECIDE', ended('2026-03-11'))).toBe(false)
    expect(kept('DECIDE', {})).toBeNull()
    expect(kept('DECIDE', {}, '2026-03-12')).toBe(false)
  })
  test('to say everything once allows one notice; to accept in time is broken by silence', () => {
    expect(kept('ONCE', { corrections: 1 })).toBe(true)
    expect(kept('ONCE', { corrections: 2 })).toBe(false)
    expect(kept('ACCEPT', {})).toBe(true)
    expect(kept('ACCEPT', { deemed: true })).toBe(false)
    expect(kept('ACCEPT', { acceptedAt: null })).toBeNull()
  })
  test('to hand the certificate over counts ten working days from the grant', () => {
    const granted = { grantedAt: at('2026-03-10') }
    expect(kept('DELIVER', { ...granted, sealedAt: at('2026-03-24') }, '2026-04-01')).toBe(true)
    expect(kept('DELIVER', { ...granted, sealedAt: at('2026-03-25') }, '2026-04-01')).toBe(false)
    expect(kept('DELIVER', granted, '2026-03-20')).toBeNull()
    expect(kept('DELIVER', granted, '2026-04-01')).toBe(false)
  })
  test('not to let people come more often than promised', () => {
    expect(kept('VISITS', { ...ended('2026-03-10'), visits: 1 })).toBe(true)
    expect(kept('VISITS', { ...ended('2026-03-10'), visits: 2 })).toBe(false)
    expect(kept('VISITS', { visits: 5 })).toBeNull()
  })
})
