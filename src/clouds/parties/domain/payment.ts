import { happened, refused, unreachable } from '#kernel'
import type { Decider, Decision } from '#kernel'
import type { PaymentEvent, PaymentOrdered } from './events.ts'

interface Order {
  readonly at: string
  readonly by: string
}
export type PaymentCommand =
  | ({ readonly type: 'OrderPayment' } & Omit<PaymentOrdered, 'type'>)
  | (Order & {
      readonly type: 'ReceivePayment'
      readonly amountFen: number
      readonly receipt: string
      readonly paidAt: string
    })
  | (Order & { readonly type: 'CancelPayment'; readonly reason: string })
  | (Order & { readonly type: 'OrderRefund'; readonly amountFen: number; readonly reason: string })
  | (Order & { readonly type: 'RecordRefund'; readonly receipt: string })

export type PaymentPhase = 'open' | 'paid' | 'cancelled' | 'refunding' | 'refunded'
export type PaymentState =
  | { readonly phase: 'absent' }
  | {
      readonly phase: PaymentPhase
      readonly order: string
      readonly case: string
      readonly amountFen: number
      readonly receipt: string
      readonly refundFen: number
    }
type Present = Exclude<PaymentState, { phase: 'absent' }>

export type PaymentRefusalCode =
  | 'PAYMENT_WITHOUT_BASIS'
  | 'PAYMENT_AMOUNT_WRONG'
  | 'PAYMENT_ALREADY_ORDERED'
  | 'PAYMENT_UNKNOWN'
  | 'PAYMENT_AMOUNT_DIFFERS'
  | 'PAYMENT_ALREADY_RECEIVED'
  | 'PAYMENT_NOT_RECEIVED'
  | 'REFUND_EXCEEDS_PAYMENT'
  | 'REFUND_NOT_ORDERED'
type Said = Decision<PaymentEvent, PaymentRefusalCode>

function order(command: Extract<PaymentCommand, { type: 'OrderPayment' }>): Said {
  // 行政许可法 58, 59: no charge without a law or regulation that allows it.
  if (command.basis.every((law) => law.trim() === '')) return refused('PAYMENT_WITHOUT_BASIS')
  if (!Number.isInteger(command.amountFen) || command.amountFen <= 0) return refused('PAYMENT_AMOUNT_WRONG')
  return happened({ ...command, type: 'PaymentOrdered' })
}

function receive(command: Extract<PaymentCommand, { type: 'ReceivePayment' }>, state: Present): Said {
  const { at, by, amountFen, receipt, paidAt } = command
  // The notice comes by callback and by asking, each as often as it likes: the same receipt is the same money.
  if (state.receipt === receipt) return happened()
  if (state.receipt !== '') return refused('PAYMENT_ALREADY_RECEIVED')
  if (amountFen !== state.amountFen) return refused('PAYMENT_AMOUNT_DIFFERS')
  const received = { at, by, order: state.order, case: state.case, amountFen, receipt, paidAt }
  // Money that crossed with a cancellation goes straight back.
  if (state.phase === 'cancelled') {
    const reason = '申请已终止，款项退回'
    return happened({ type: 'PaymentReceived', ...received }, { type: 'RefundOrdered', at, by, amountFen, reason })
  }
  return happened({ type: 'PaymentReceived', ...received })
}

function act(command: Exclude<PaymentCommand, { type: 'OrderPayment' }>, state: Present): Said {
  const { at, by } = command
  switch (command.type) {
    case 'ReceivePayment':
      return receive(command, state)
    case 'CancelPayment':
      if (state.phase === 'cancelled') return happened()
      if (state.phase !== 'open') return refused('PAYMENT_ALREADY_RECEIVED')
      return happened({ type: 'PaymentCancelled', at, by, reason: command.reason })
    case 'OrderRefund': {
      if (state.phase !== 'paid') return refused('PAYMENT_NOT_RECEIVED')
      const { amountFen, reason } = command
      if (amountFen <= 0 || amountFen > state.amountFen) return refused('REFUND_EXCEEDS_PAYMENT')
      return happened({ type: 'RefundOrdered', at, by, amountFen, reason })
    }
    case 'RecordRefund': {
      if (state.phase === 'refunded') return happened()
      if (state.phase !== 'refunding') return refused('REFUND_NOT_ORDERED')
      const { order: number, refundFen: amountFen } = state
      return happened({
        type: 'PaymentRefunded',
        at,
        by,
        order: number,
        case: state.case,
        amountFen,
        receipt: command.receipt,
      })
    }
    default:
      return unreachable(command)
  }
}

/** The life of one payment: ordered with its legal basis, received once, refunded at most what was paid. */
export const paymentDecider: Decider<PaymentCommand, PaymentState, PaymentEvent, PaymentRefusalCode> = {
  initial: { phase: 'absent' },
  decide: (command, state) => {
    if (command.type === 'OrderPayment')
      return state.phase === 'absent' ? order(command) : refused('PAYMENT_ALREADY_ORDERED')
    return state.phase === 'absent' ? refused('PAYMENT_UNKNOWN') : act(command, state)
  },
  evolve: (state, event) => {
    if (event.type === 'PaymentOrdered') {
      const { order: number, amountFen } = event
      return { phase: 'open', order: number, case: event.case, amountFen, receipt: '', refundFen: 0 }
    }
    if (state.phase === 'absent') return state
    switch (event.type) {
      case 'PaymentReceived':
        return { ...state, phase: 'paid', receipt: event.receipt }
      case 'PaymentCancelled':
        return { ...state, phase: 'cancelled' }
      case 'RefundOrdered':
        return { ...state, phase: 'refunding', refundFen: event.amountFen }
      case 'PaymentRefunded':
        return { ...state, phase: 'refunded' }
      default:
        return unreachable(event)
    }
  },
}
