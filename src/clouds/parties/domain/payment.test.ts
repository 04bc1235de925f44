import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { scenario } from '#kernel/testing'
import { aPayment, at, order } from '../fixtures.ts'
import type { PaymentCancelled, PaymentEvent, PaymentReceived, PaymentRefunded, RefundOrdered } from './events.ts'
import { paymentDecider } from './payment.ts'
import type { PaymentCommand } from './payment.ts'

const { given } = scenario(paymentDecider)
const ordered = aPayment()
const ask = (changes: Partial<typeof ordered> = {}): PaymentCommand => ({
  ...ordered,
  ...changes,
  type: 'OrderPayment',
})
const about = { order: 'order-1', case: 'case-1' }
const received: PaymentReceived = {
  type: 'PaymentReceived',
  ...order,
  ...about,
  amountFen: 12_300,
  receipt: 'PY1',
  paidAt: at,
}
const receive = (changes: Partial<PaymentReceived> = {}): PaymentCommand => {
  const { amountFen, receipt, paidAt } = { ...received, ...changes }
  return { type: 'ReceivePayment', ...order, amountFen, receipt, paidAt }
}
const cancelled: PaymentCancelled = { type: 'PaymentCancelled', ...order, reason: '申请人撤回申请' }
const cancel: PaymentCommand = { ...cancelled, type: 'CancelPayment' }
const back: RefundOrdered = { type: 'RefundOrdered', ...order, amountFen: 12_300, reason: '申请人撤回申请' }
const sendBack = (amountFen = 12_300): PaymentCommand => ({ ...back, amountFen, type: 'OrderRefund' })
const refunded: PaymentRefunded = { type: 'PaymentRefunded', ...order, ...about, amountFen: 12_300, receipt: 'RF1' }
const record: PaymentCommand = { type: 'RecordRefund', ...order, receipt: 'RF1' }

describe('a fee is ordered with its legal basis', () => {
  test('an order names the law it rests on', () => given().when(ask()).then(ordered))
  test('no basis, no charge', () =>
    given()
      .when(ask({ basis: [' '] }))
      .refused('PAYMENT_WITHOUT_BASIS'))
  test.each([0, -1, 0.5])('%d fen is no fee', (amountFen) =>
    given().when(ask({ amountFen })).refused('PAYMENT_AMOUNT_WRONG'),
  )
  test('it is ordered once', () => given(ordered).when(ask()).refused('PAYMENT_ALREADY_ORDERED'))
})

describe('paying', () => {
  test('the whole sum is received with its receipt', () => given(ordered).when(receive()).then(received))
  test('the same notice again is the same money', () => given(ordered, received).when(receive()).then())
  test('another receipt for the same order is refused', () =>
    given(ordered, received)
      .when(receive({ receipt: 'PY2' }))
      .refused('PAYMENT_ALREADY_RECEIVED'))
  test('another sum is refused', () =>
    given(ordered)
      .when(receive({ amountFen: 1 }))
      .refused('PAYMENT_AMOUNT_DIFFERS'))
  test('nothing is paid that was not ordered', () => given().when(receive()).refused('PAYMENT_UNKNOWN'))
})

describe('cancelling and refunding', () => {
  test('an open order is cancelled', () => given(ordered).when(cancel).then(cancelled))
  test('what was paid is not cancelled', () =>
    given(ordered, received).when(cancel).refused('PAYMENT_ALREADY_RECEIVED'))
  test('money that crossed with the cancellation goes back', () =>
    given(ordered, cancelled)
      .when(receive())
      .then(received, { ...back, reason: '申请已终止，款项退回' }))
  test('what was paid goes back', () => given(ordered, received).when(sendBack()).then(back))
  test('never more than was paid', () =>
    given(ordered, received).when(sendBack(12_301)).refused('REFUND_EXCEEDS_PAYMENT'))
  test('nothing goes back that did not come', () => given(ordered).when(sendBack()).refused('PAYMENT_NOT_RECEIVED'))
  test('a refund ends with its receipt', () => given(ordered, received, back).when(record).then(refunded))
  test('and is recorded once', () => given(ordered, received, back, refunded).when(record).then())
  test('a refund nobody ordered is not recorded', () =>
    given(ordered, received).when(record).refused('REFUND_NOT_ORDERED'))
})

test('no order of commands receives twice, or refunds more than came in', () => {
  const command = fc.constantFrom(
    ask(),
    receive(),
    receive({ receipt: 'PY2' }),
    cancel,
    sendBack(),
    sendBack(100),
    record,
  )
  fc.assert(
    fc.property(fc.array(command, { maxLength: 20 }), (commands) => {
      const history: PaymentEvent[] = []
      let state = paymentDecider.initial
      for (const next of commands) {
        const decision = paymentDecider.decide(next, state)
        if (!decision.ok) continue
        history.push(...decision.events)
        state = decision.events.reduce(paymentDecider.evolve, state)
      }
      const sum = (type: PaymentEvent['type']) =>
        history
          .filter((event) => event.type === type)
          .reduce((total, event) => total + ('amountFen' in event ? event.amountFen : 0), 0)
      expect(history.filter(({ type }) => type === 'PaymentReceived').length).toBeLessThanOrEqual(1)
      expect(sum('PaymentRefunded')).toBeLessThanOrEqual(sum('PaymentReceived'))
      expect(history.reduce(paymentDecider.evolve, paymentDecider.initial)).toEqual(state)
    }),
  )
})
