import { describe, expect, test } from 'vitest'
import {
  accepted,
  at,
  codes,
  concluded,
  ended,
  extended,
  look,
  notAccepted,
  received,
  started,
} from '../testing/clock-entries.ts'
import { explain } from './clock-texts.ts'
import type { ClockEntry } from './entries.ts'

const reopened = (date: string): ClockEntry => ({ type: 'reopened', at: at(date) })
/** Extended and once stopped, decided on 12 March, set aside on 7 May. */
const decided = [received('2026-03-02'), accepted('2026-03-02'), extended('2026-03-04'), concluded('2026-03-12')]
const history = [...decided, reopened('2026-05-07')]

describe('a decision that was set aside', () => {
  test('is decided anew under the whole limit, from that day', () => {
    const time = look('2026-05-08', history)
    expect(time).toMatchObject({ phase: 'running', startedAt: '2026-05-07', extension: null })
    expect(time.statutory).toMatchObject({ due: '2026-06-03', used: 1, days: 20 })
  })

  test('was decided before that day', () => {
    expect(look('2026-05-06', history)).toMatchObject({ phase: 'concluded', startedAt: '2026-03-02' })
  })

  test('leaves no stop and no extension to the new limit, which may have its own', () => {
    const stopped = [received('2026-03-02'), accepted('2026-03-02'), started('2026-03-04'), ended('2026-03-05')]
    const again = [...stopped, concluded('2026-03-12'), reopened('2026-05-07'), extended('2026-05-11')]
    const time = look('2026-05-12', again)
    expect(time.pauses).toEqual([])
    expect(time.extension).toMatchObject({ on: '2026-05-11' })
    expect(time.statutory?.days).toBe(30)
  })

  test('ends with the new decision', () => {
    const time = look('2026-06-30', [...history, concluded('2026-05-20')])
    expect(time.phase).toBe('concluded')
    expect(time.statutory?.over).toBe(false)
    expect(codes('2026-06-30', [...history, concluded('2026-05-20')])).toContain('CONCLUDED')
  })

  test('may have been one not to accept: then the acceptance is not late by the time of the suit', () => {
    const time = look('2026-05-08', [received('2026-03-02'), notAccepted('2026-03-04'), reopened('2026-05-07')])
    expect(time).toMatchObject({ phase: 'running', startedAt: '2026-05-07' })
    expect(time.acceptance?.over).toBe(false)
  })

  test('is told in the words of the office', () => {
    const line = look('2026-05-08', history).explanation.find(({ code }) => code === 'REOPENED')
    expect(line && explain(line, 'zh')).toBe('2026年5月7日原决定被撤销，重新作出决定，办理期限自当日起重新计算。')
    expect(codes('2026-05-08', history)).not.toContain('CONCLUDED')
  })
})
