import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { blankDecider, BLANKS_IN_A_BOOK_MAX, countsOf, nextOf, printedNumber } from './blanks.ts'
import type { BlankCommand, BlankState } from './blanks.ts'

const done = { at: '2026-03-02T01:00:00.000Z', by: 'keeper' }
const receive: BlankCommand = {
  ...{ type: 'ReceiveBlanks', ...done, organ: 'bureau', form: '食品经营许可证', prefix: 'SP' },
  ...{ first: 101, last: 105, supplier: '示范印刷厂' },
}
const use = (number: number): BlankCommand => ({ type: 'UseBlank', ...done, number, identifier: 'one' })
const gone = (first: number, last: number): BlankCommand => ({
  ...{ type: 'VoidBlanks', ...done, first, last, ground: 'LOST', note: '清点时不见' },
})
const offer: BlankCommand = { type: 'OfferBlanks', ...done }
const accept = (counted: number): BlankCommand => ({ type: 'AcceptBlanks', at: done.at, by: 'successor', counted })

const after = (...commands: readonly BlankCommand[]): BlankState =>
  commands.reduce<BlankState>((state, command) => {
    const decided = blankDecider.decide(command, state)
    return decided.ok ? decided.events.reduce(blankDecider.evolve, state) : state
  }, null)
function codeOf(command: BlankCommand, state: BlankState): string {
  const decided = blankDecider.decide(command, state)
  return decided.ok ? 'done' : decided.refusal.code
}
const counts = (state: BlankState) => (state === null ? undefined : countsOf(state))

describe('a book of numbered blanks', () => {
  test('counts what came, was used, was voided and is left', () => {
    const book = after(receive, use(101), gone(103, 103), use(102), use(104))
    expect(counts(book)).toEqual({ total: 5, used: 3, voided: 1, left: 1 })
    expect(book === null ? '' : printedNumber(book, nextOf(book) ?? 0)).toBe('SP00000105')
  })
  test('BLANK_NOT_NEXT: no number is skipped', () => {
    expect(codeOf(use(102), after(receive))).toBe('BLANK_NOT_NEXT')
    expect(codeOf(use(101), after(receive, use(101)))).toBe('BLANK_NOT_NEXT')
  })
  test('BLANKS_NONE_LEFT', () => {
    expect(codeOf(use(106), after(receive, gone(101, 105)))).toBe('BLANKS_NONE_LEFT')
  })
  test('BLANKS_VOID_ALREADY, though what was misprinted is voided after its use', () => {
    expect(codeOf(gone(101, 101), after(receive, use(101)))).toBe('done')
    expect(codeOf(gone(101, 102), after(receive, gone(102, 102)))).toBe('BLANKS_VOID_ALREADY')
  })
  test('BLANKS_NOT_IN_YOUR_CUSTODY: one person answers for it at any time', () => {
    expect(codeOf({ ...use(101), by: 'somebody' }, after(receive))).toBe('BLANKS_NOT_IN_YOUR_CUSTODY')
    expect(codeOf(use(101), after(receive, offer, accept(5)))).toBe('BLANKS_NOT_IN_YOUR_CUSTODY')
  })
  test('BLANKS_COUNT_DIFFERS: whoever takes it over has counted, and what is missing is explained first', () => {
    expect(codeOf(accept(4), after(receive, offer))).toBe('BLANKS_COUNT_DIFFERS')
    expect(codeOf(accept(4), after(receive, offer, gone(105, 105)))).toBe('done')
  })
  test('BLANKS_NOT_OFFERED and BLANKS_TO_ONESELF', () => {
    expect(codeOf(accept(5), after(receive))).toBe('BLANKS_NOT_OFFERED')
    expect(codeOf({ type: 'AcceptBlanks', ...done, counted: 5 }, after(receive, offer))).toBe('BLANKS_TO_ONESELF')
  })
  test('BLANKS_RANGE_WRONG, BLANKS_UNKNOWN, BLANKS_RECEIVED_ALREADY', () => {
    expect(codeOf({ ...receive, last: 100 }, null)).toBe('BLANKS_RANGE_WRONG')
    expect(codeOf({ ...receive, last: 101 + BLANKS_IN_A_BOOK_MAX }, null)).toBe('BLANKS_RANGE_WRONG')
    expect(codeOf(gone(100, 101), after(receive))).toBe('BLANKS_RANGE_WRONG')
    expect(codeOf(use(101), null)).toBe('BLANKS_UNKNOWN')
    expect(codeOf(receive, after(receive))).toBe('BLANKS_RECEIVED_ALREADY')
  })
  test('always adds up, and uses no number twice', () => {
    const number = fc.integer({ min: 99, max: 107 })
    const act = fc.oneof(
      number.map(use),
      fc.tuple(number, number).map(([first, last]) => gone(first, last)),
      fc.constant(offer),
      fc.integer({ min: 0, max: 5 }).map(accept),
    )
    fc.assert(
      fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
        const { total, used, voided, left } = counts(after(receive, ...acts)) ?? {
          total: 0,
          used: 0,
          voided: 0,
          left: 1,
        }
        return total === used + voided + left && left >= 0
      }),
    )
  })
})
