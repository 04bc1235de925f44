import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { scenario } from '#kernel/testing'
import type { PapersHandedOver } from './events.ts'
import { handoverDecider } from './handover.ts'
import type { HandoverCommand, HandoverEvent, HandoverState } from './handover.ts'

const { given } = scenario(handoverDecider)
const at = '2026-11-04T02:00:00.000Z'
const slip: Omit<PapersHandedOver, 'type'> = {
  at,
  by: 'officer-lin',
  number: 'YJ20261104-0001',
  organ: 'organ-bureau',
  from: 'WINDOW',
  to: 'BACK_OFFICE',
  bundles: [
    { caseId: 'case-1', caseNumber: '990101-20261104-000001', materials: ['floorPlan'], pieces: 2 },
    { caseId: 'case-2', caseNumber: '990101-20261104-000002', materials: [], pieces: 1 },
  ],
  due: '2026-11-05',
}
const handOver: HandoverCommand = { type: 'HandOverPapers', posts: ['WINDOW'], ...slip }
const handedOver = { type: 'PapersHandedOver', ...slip } as const
const receive = (by: string, pieces = 3): HandoverCommand => ({
  type: 'ReceivePapers',
  posts: ['BACK_OFFICE'],
  at,
  by,
  pieces,
})
const received = { type: 'PapersReceived', at, by: 'officer-su', pieces: 3 } as const
const dispute = (by: string): HandoverCommand => ({
  type: 'DisputeHandover',
  posts: ['BACK_OFFICE'],
  at,
  by,
  found: '缺一张平面图',
})
const disputed = { type: 'HandoverDisputed', at, by: 'officer-su', found: '缺一张平面图' } as const

describe('papers on their way (WF-27)', () => {
  test('are handed over from one’s own post to another', () => given().when(handOver).then(handedOver))
  test('not from a post one does not work at', () =>
    given()
      .when({ ...handOver, from: 'ISSUE' })
      .refused('HANDOVER_FROM_OTHER_POST'))
  test('not to the same post', () =>
    given()
      .when({ ...handOver, to: 'WINDOW' })
      .refused('HANDOVER_TO_SAME_POST'))
  test('and never an empty slip', () =>
    given()
      .when({ ...handOver, bundles: [] })
      .refused('HANDOVER_EMPTY'))
  test('the same slip is not handed over twice', () => given(handedOver).when(handOver).refused('HANDOVER_EXISTS'))
})

describe('papers that arrive', () => {
  test('are received by another person at the post', () => given(handedOver).when(receive('officer-su')).then(received))
  test('never by who handed them over', () => given(handedOver).when(receive(slip.by)).refused('HANDOVER_BY_ONESELF'))
  test('never at another post', () =>
    given(handedOver)
      .when({ ...receive('officer-fang'), posts: ['ISSUE'] })
      .refused('HANDOVER_FOR_ANOTHER'))
  test('meant for one person, only by that one', () => {
    const personal = { ...handedOver, receiver: 'officer-he' }
    given(personal).when(receive('officer-su')).refused('HANDOVER_FOR_ANOTHER')
    given(personal)
      .when(receive('officer-he'))
      .then({ ...received, by: 'officer-he' })
  })
  test('are counted: a difference is written down before anything is signed for', () => {
    given(handedOver).when(receive('officer-su', 2)).refused('HANDOVER_COUNT_DIFFERS')
    given(handedOver).when(dispute('officer-su')).then(disputed)
    given(handedOver, disputed)
      .when(receive('officer-su', 2))
      .then({ ...received, pieces: 2 })
  })
  test('are received once', () => given(handedOver, received).when(receive('officer-he')).refused('HANDOVER_CLOSED'))
  test('and not disputed afterwards', () =>
    given(handedOver, received).when(dispute('officer-su')).refused('HANDOVER_CLOSED'))
  test('what was never handed over cannot arrive', () =>
    given().when(receive('officer-su')).refused('HANDOVER_UNKNOWN'))
})

test('whatever people try, papers are never with somebody who signed for them to himself', () => {
  const people = fc.constantFrom('officer-lin', 'officer-su', 'officer-fang')
  const posts = fc.subarray(['WINDOW', 'BACK_OFFICE', 'ISSUE'] as const)
  const commands = fc.oneof(
    fc.record({ by: people, posts }).map(({ by, posts: held }): HandoverCommand => ({ ...handOver, by, posts: held })),
    fc
      .record({ by: people, posts, pieces: fc.integer({ min: 0, max: 4 }) })
      .map((some): HandoverCommand => ({ type: 'ReceivePapers', at, ...some })),
    fc
      .record({ by: people, posts })
      .map((some): HandoverCommand => ({ type: 'DisputeHandover', at, found: '不符', ...some })),
  )
  fc.assert(
    fc.property(fc.array(commands, { maxLength: 12 }), (tried) => {
      const events: HandoverEvent[] = []
      let state: HandoverState = handoverDecider.initial
      for (const command of tried) {
        const decision = handoverDecider.decide(command, state)
        if (!decision.ok) continue
        events.push(...decision.events)
        state = decision.events.reduce(handoverDecider.evolve, state)
      }
      const sent = events.filter(({ type }) => type === 'PapersHandedOver')
      const signed = events.filter(({ type }) => type === 'PapersReceived')
      expect(sent.length).toBeLessThanOrEqual(1)
      expect(signed.length).toBeLessThanOrEqual(1)
      expect(signed.some(({ by }) => by === sent[0]?.by)).toBe(false)
      expect(signed.length === 0 || state.phase === 'received').toBe(true)
    }),
  )
})
