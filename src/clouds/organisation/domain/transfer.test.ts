import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { localDate } from '#kernel'
import { scenario } from '#kernel/testing'
import { MEMORANDUM_CHAPTERS } from './transfer-events.ts'
import type { TransferEvent } from './transfer-events.ts'
import { transferDecider } from './transfer.ts'
import type { TransferCommand, TransferState } from './transfer.ts'

const { given } = scenario(transferDecider)
const at = '2026-03-02T02:00:00.000Z'
const DAY = '2026-04-01'
const AFTER = '2026-04-01T02:00:00.000Z'
const digest = 'a'.repeat(64)
const items = [
  { code: '990105026001', name: '临时占用公共体育设施批准', from: 'sport' },
  { code: '990105027001', name: '社会体育指导员认定', from: 'sport' },
]
const terms = {
  ...{ number: '示政办发〔2026〕41号', title: '体育领域事项划转', way: 'ITEMS' as const, to: 'bureau', items },
  ...{ basis: '行政许可法第二十五条', effectiveOn: DAY, openCases: 'MOVE' as const },
}
const prepared: TransferEvent = { type: 'TransferPrepared', at, by: 'a', ...terms }
const chapter = (name: (typeof MEMORANDUM_CHAPTERS)[number], points: readonly string[] = []) =>
  ({ chapter: name, count: 1, list: ['一项'], points }) as const
const written = MEMORANDUM_CHAPTERS.map((name): TransferEvent => ({
  type: 'MemorandumChapterWritten',
  at,
  by: 'a',
  ...chapter(name),
}))
const sign = (organ: string, by: string, when = at): TransferCommand => ({
  type: 'SignMemorandum',
  ...{ at: when, by, organ, digest },
})
const signed = (organ: string, by: string): TransferEvent => ({ type: 'MemorandumSigned', at, by, organ, digest })
const agreement = {
  number: terms.number,
  to: 'bureau',
  items,
  basis: terms.basis,
  effectiveOn: DAY,
  openCases: 'MOVE',
} as const
const agreed: TransferEvent = { type: 'TransferAgreed', at, by: 'b', ...agreement }
const inForce = [prepared, ...written, signed('sport', 'a'), signed('bureau', 'b'), agreed]
const close = (left: number, unsupervised: readonly string[] = [], when = AFTER): TransferCommand => ({
  type: 'CloseTransfer',
  ...{ at: when, by: 'b', openLeft: left, unsupervised },
})

describe('preparing a batch', () => {
  const prepare = (changes: Partial<typeof terms>): TransferCommand => ({
    type: 'PrepareTransfer',
    ...{ at, by: 'a', ...terms, ...changes },
  })
  test('names items, organs, basis and a day to come', () => given().when(prepare({})).then(prepared))
  test('nothing to transfer', () =>
    given()
      .when(prepare({ items: [] }))
      .refused('TRANSFER_WITHOUT_ITEMS'))
  test('to itself', () =>
    given()
      .when(prepare({ to: 'sport' }))
      .refused('TRANSFER_TO_ITSELF'))
  test('on a day that has come', () =>
    given()
      .when(prepare({ effectiveOn: '2026-03-02' }))
      .refused('TRANSFER_DAY_WRONG'))
})

describe('OR-08 the memorandum has five chapters with counts and open points, and both sides sign it', () => {
  test('it is not signed while a chapter is missing', () =>
    given(prepared, ...written.slice(1))
      .when(sign('sport', 'a'))
      .refused('MEMORANDUM_INCOMPLETE'))
  test('a chapter counts no less than it lists', () =>
    given(prepared)
      .when({ type: 'WriteChapter', at, by: 'a', ...chapter('SEALS'), count: 0 })
      .refused('MEMORANDUM_COUNT_WRONG'))
  test('one signature alone moves nothing', () =>
    given(prepared, ...written)
      .when(sign('sport', 'a'))
      .then(signed('sport', 'a')))
  test('the last signature makes the agreement', () =>
    given(prepared, ...written, signed('sport', 'a'))
      .when(sign('bureau', 'b'))
      .then(signed('bureau', 'b'), agreed))
  test('one person does not sign for both', () =>
    given(prepared, ...written, signed('sport', 'a'))
      .when(sign('bureau', 'a'))
      .refused('SIGNED_BY_ONE_HAND'))
  test('a third organ does not sign', () =>
    given(prepared, ...written)
      .when(sign('health', 'c'))
      .refused('NOT_A_PARTY_OF_THE_TRANSFER'))
  test('what bears a signature is not changed', () =>
    given(prepared, ...written, signed('sport', 'a'))
      .when({ type: 'WriteChapter', at, by: 'b', ...chapter('SEALS') })
      .refused('MEMORANDUM_SIGNED_ALREADY'))
  test('sent back, nobody’s signature stands', () =>
    given(prepared, ...written, signed('sport', 'a'), { type: 'MemorandumReopened', at, by: 'b', reason: '印章未封存' })
      .when(sign('bureau', 'b'))
      .then(signed('bureau', 'b')))
  test('nobody signs on or after the day', () =>
    given(prepared, ...written)
      .when(sign('sport', 'a', AFTER))
      .refused('TRANSFER_DAY_WRONG'))
})

test('OR-23 many organs to one, in full: every one of them signs before anything moves', () => {
  const many: TransferEvent = {
    ...{ type: 'TransferPrepared', at, by: 'a', ...terms, way: 'TOTAL' },
    items: [...items, { code: '990101001001', name: '某许可', from: 'culture' }],
  }
  const both = [many, ...written, signed('sport', 'a'), signed('culture', 'c')]
  given(many, ...written, signed('sport', 'a'))
    .when(sign('bureau', 'b'))
    .then(signed('bureau', 'b'))
  given(...both)
    .when(sign('bureau', 'b'))
    .then(signed('bureau', 'b'), { ...agreed, items: many.items })
})

describe('closing a batch', () => {
  const open = inForce.map((event) =>
    event.type === 'MemorandumChapterWritten' && event.chapter === 'SEALS' ? { ...event, points: ['未封存'] } : event,
  )
  test('not before its day', () =>
    given(...inForce)
      .when(close(0, [], at))
      .refused('TRANSFER_NOT_IN_FORCE'))
  test('not while a case is left behind', () =>
    given(...inForce)
      .when(close(2))
      .refused('TRANSFER_CASES_LEFT'))
  test('not while an item has no supervising organ', () =>
    given(...inForce)
      .when(close(0, ['某事项']))
      .refused('TRANSFER_WITHOUT_SUPERVISION'))
  test('not while a point is open; settled, it closes', () => {
    given(...open)
      .when(close(0))
      .refused('TRANSFER_POINTS_OPEN')
    const settling = {
      type: 'SettlePoint',
      at: AFTER,
      by: 'a',
      chapter: 'SEALS',
      point: 0,
      settlement: '已备案',
    } as const
    const settled: TransferEvent = { ...settling, type: 'MemorandumPointSettled' }
    given(...open)
      .when(settling)
      .then(settled)
    given(...open, settled)
      .when(settling)
      .refused('POINT_SETTLED')
    given(...open, settled)
      .when(close(0))
      .then({ type: 'TransferClosed', at: AFTER, by: 'b' })
  })
})

test('whatever is ordered, an agreement bears a signature of every party by as many people, over five chapters', () => {
  const organ = fc.constantFrom('sport', 'bureau', 'health')
  const by = fc.constantFrom('a', 'b', 'c')
  const when = fc.constantFrom(at, AFTER)
  const command: fc.Arbitrary<TransferCommand> = fc.oneof(
    fc.constant<TransferCommand>({ type: 'PrepareTransfer', at, by: 'a', ...terms }),
    fc.tuple(fc.constantFrom(...MEMORANDUM_CHAPTERS), by).map(([name, who]): TransferCommand => ({
      ...{ type: 'WriteChapter', at, by: who, ...chapter(name) },
    })),
    fc.tuple(organ, by, when).map(([party, who, moment]) => sign(party, who, moment)),
    by.map((who): TransferCommand => ({ type: 'ReopenMemorandum', at, by: who, reason: '退回' })),
    fc.tuple(fc.nat(1), when).map(([left, moment]) => close(left, [], moment)),
  )
  fc.assert(
    fc.property(fc.array(command, { maxLength: 40 }), (commands) => {
      let state: TransferState | null = transferDecider.initial
      for (const next of commands) {
        const decision = transferDecider.decide(next, state)
        if (!decision.ok) continue
        state = decision.events.reduce(transferDecider.evolve, state)
        if (state?.stage !== 'AGREED' && state?.stage !== 'CLOSED') continue
        expect(new Set(state.signatures.map((one) => one.organ))).toEqual(new Set(['sport', 'bureau']))
        expect(new Set(state.signatures.map((one) => one.by)).size).toBe(2)
        expect(state.chapters).toHaveLength(5)
        for (const one of state.signatures) expect(localDate(one.at) < DAY).toBe(true)
      }
    }),
  )
})
