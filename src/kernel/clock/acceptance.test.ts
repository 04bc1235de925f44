import { describe, expect, test } from 'vitest'
import {
  accepted,
  codes,
  concluded,
  correctionReceived,
  correctionRequested,
  look,
  notAccepted,
  received,
} from '../testing/clock-entries.ts'

describe('acceptance', () => {
  test('nothing runs before the application is received', () => {
    expect(look('2026-03-02', [])).toMatchObject({
      phase: 'notReceived',
      startedAt: null,
      statutory: null,
      colour: 'grey',
    })
  })

  test('must be decided in five working days', () => {
    const clockThen = look('2026-03-04', [received('2026-03-02')])
    expect(clockThen).toMatchObject({ phase: 'awaitingAcceptance', startedAt: null, colour: 'green' })
    expect(clockThen.acceptance).toMatchObject({ due: '2026-03-09', remaining: 3, used: 2 })
  })

  test.each([
    ['2026-03-04', 'green'],
    ['2026-03-06', 'amber'],
    ['2026-03-09', 'red'],
  ])('warns of its own limit: on %s it is %s', (today, colour) => {
    expect(look(today, [received('2026-03-02')]).colour).toBe(colour)
  })

  test('is not deemed on the fifth day, and is deemed on the sixth from the day of receipt', () => {
    expect(look('2026-03-09', [received('2026-03-02')])).toMatchObject({
      phase: 'awaitingAcceptance',
      deemedAccepted: false,
    })
    const silent = look('2026-03-10', [received('2026-03-02')])
    expect(silent).toMatchObject({ phase: 'running', deemedAccepted: true, startedAt: '2026-03-02' })
    expect(silent.statutory).toMatchObject({ due: '2026-03-30', used: 6 })
  })

  test('is deemed after Spring Festival, not within it', () => {
    const entries = [received('2026-02-13')]
    expect(look('2026-02-27', entries).deemedAccepted).toBe(false)
    expect(look('2026-02-28', entries)).toMatchObject({ deemedAccepted: true, startedAt: '2026-02-13' })
  })

  test('said too late changes nothing: time runs from the day of receipt', () => {
    const entries = [received('2026-03-02'), accepted('2026-03-12')]
    expect(look('2026-03-12', entries)).toMatchObject({ deemedAccepted: true, startedAt: '2026-03-02' })
    expect(look('2026-03-12', entries).acceptance).toMatchObject({ used: 8, over: true })
    expect(codes('2026-03-12', entries)).toEqual(expect.arrayContaining(['DEEMED_ACCEPTED', 'ACCEPTED_TOO_LATE']))
  })

  test('said in time starts the clock that day, and the first word counts', () => {
    const entries = [received('2026-03-02'), accepted('2026-03-05'), accepted('2026-03-20')]
    expect(look('2026-03-20', entries)).toMatchObject({ deemedAccepted: false, startedAt: '2026-03-05' })
  })

  test('is measured up to the day it was said, whenever one looks', () => {
    const entries = [received('2026-03-02'), accepted('2026-03-05')]
    expect(look('2026-03-20', entries).acceptance).toMatchObject({ used: 3, remaining: 2, over: false })
  })

  test('at the very instant of receipt is read after it', () => {
    expect(codes('2026-03-02', [accepted('2026-03-02'), received('2026-03-02')]).slice(0, 2)).toEqual([
      'RECEIVED',
      'ACCEPTED',
    ])
  })

  test('does not wait while the applicant corrects, however long', () => {
    const entries = [received('2026-03-02'), correctionRequested('2026-03-09')]
    expect(look('2026-06-01', entries)).toMatchObject({
      phase: 'awaitingApplicant',
      colour: 'grey',
      acceptance: null,
      deemedAccepted: false,
    })
  })

  test('has a new five days once all corrected materials are in, and is deemed from that day', () => {
    const entries = [received('2026-03-02'), correctionRequested('2026-03-05'), correctionReceived('2026-03-16')]
    expect(look('2026-03-23', entries).acceptance?.due).toBe('2026-03-23')
    expect(look('2026-03-23', entries).deemedAccepted).toBe(false)
    expect(look('2026-03-24', entries)).toMatchObject({ deemedAccepted: true, startedAt: '2026-03-16' })
  })

  test('is deemed although a correction request came, when it came after the five days', () => {
    const entries = [received('2026-03-02'), correctionRequested('2026-03-10')]
    expect(look('2026-03-11', entries)).toMatchObject({ phase: 'running', startedAt: '2026-03-02' })
    expect(codes('2026-03-11', entries)).toContain('CORRECTION_TOO_LATE')
  })

  test('once given is not undone by a correction request', () => {
    const entries = [received('2026-03-02'), accepted('2026-03-03'), correctionRequested('2026-03-04')]
    expect(look('2026-03-05', entries)).toMatchObject({ phase: 'running', startedAt: '2026-03-03' })
    expect(codes('2026-03-05', entries)).toContain('CORRECTION_AFTER_ACCEPTANCE')
  })

  test('refused in time ends the matter', () => {
    const entries = [received('2026-03-02'), notAccepted('2026-03-04')]
    expect(look('2026-05-04', entries)).toMatchObject({ phase: 'concluded', startedAt: null, colour: 'green' })
    expect(codes('2026-05-04', entries)).toEqual(['RECEIVED', 'NOT_ACCEPTED'])
  })

  test('refused too late is marked, for the case counted as accepted', () => {
    const entries = [received('2026-03-02'), notAccepted('2026-03-12')]
    expect(look('2026-03-12', entries)).toMatchObject({ phase: 'concluded', deemedAccepted: true })
    expect(codes('2026-03-12', entries)).toContain('NOT_ACCEPTED_TOO_LATE')
  })

  test('is not deemed of what the applicant withdrew before the limit', () => {
    const entries = [received('2026-03-02'), concluded('2026-03-04')]
    expect(look('2026-05-04', entries)).toMatchObject({ phase: 'concluded', deemedAccepted: false, startedAt: null })
  })
})
