import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aRequest } from '../fixtures.ts'
import type { RequestEvent, RequestKind } from './events.ts'
import { maskText } from './masking.ts'
import { requestDecider } from './request.ts'
import type { RequestCommand } from './request.ts'

const at = '2026-03-10T03:00:00.000Z'
const by = fc.constantFrom('service-1', 'examiner-1', 'examiner-2')
const organ = fc.constantFrom('bureau', 'market')
const reason = '理由'
const resolution = { before: '八份', after: '三份', measures: [{ what: 'MATERIALS' as const, before: 8, after: 3 }] }
const command = (kind: RequestKind): fc.Arbitrary<RequestCommand> => {
  const { type: _, ...facts } = aRequest({ kind, involved: ['examiner-1'] })
  return fc.oneof(
    fc.constantFrom(null, 'bureau').map((routedTo): RequestCommand => ({ type: 'FileRequest', routedTo, ...facts })),
    fc.tuple(by, organ).map(([person, to]): RequestCommand => ({
      type: 'DispatchRequest',
      at,
      by: person,
      organ: to,
      section: '',
      officer: null,
    })),
    fc
      .tuple(by, organ)
      .map(([person, from]): RequestCommand => ({ type: 'ReturnRequest', at, by: person, organ: from, reason })),
    fc.tuple(by, organ, fc.boolean()).map(([person, from, whole]): RequestCommand => ({
      type: 'AnswerRequest',
      at,
      by: person,
      organ: from,
      text: '答复',
      adoption: whole ? { adopted: false, reason } : null,
      resolution: whole ? resolution : null,
    })),
    fc
      .boolean()
      .map((satisfied): RequestCommand => ({ type: 'RateAnswer', at, by: 'filer-1', satisfied, comment: '' })),
    fc.constant<RequestCommand>({ type: 'ReopenRequest', at, by: 'filer-1', reason }),
    fc
      .constantFrom('先办营业执照吗', '打 19900000001', '张三丰问')
      .map((question): RequestCommand => ({ type: 'PublishRequest', at, by: 'service-1', question, answer: '答复' })),
    fc.constant<RequestCommand>({ type: 'UnpublishRequest', at, by: 'service-1', reason }),
  )
}

test.each(['ENQUIRY', 'COMPLAINT', 'SUGGESTION', 'PAIN_POINT'] as const)(
  'no order of commands lets a %s be answered by the wrong desk, or made public with a name in it',
  (kind) => {
    fc.assert(
      fc.property(fc.array(command(kind), { maxLength: 25 }), (commands) => {
        const history: RequestEvent[] = []
        let state = requestDecider.initial
        for (const next of commands) {
          const before = state
          const decision = requestDecider.decide(next, state)
          if (!decision.ok) continue
          history.push(...decision.events)
          state = decision.events.reduce(requestDecider.evolve, state)
          for (const event of decision.events) {
            if (event.type === 'RequestAnswered') {
              expect(event.organ).toBe(before?.organ)
              if (kind === 'COMPLAINT') expect(event.by).not.toBe('examiner-1')
              expect(event.adoption !== null).toBe(kind === 'SUGGESTION')
              expect(event.resolution !== null).toBe(kind === 'PAIN_POINT')
            }
            if (event.type === 'RequestPublished') expect(maskText(event.question, ['张三丰'])).toBe(event.question)
          }
        }
        expect(history.filter(({ type }) => type === 'RequestReopened').length).toBeLessThanOrEqual(1)
        expect(history.filter(({ type }) => type === 'RequestFiled').length).toBeLessThanOrEqual(1)
        expect(history.reduce(requestDecider.evolve, requestDecider.initial)).toEqual(state)
      }),
    )
  },
)
