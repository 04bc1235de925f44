import type { PaymentReceived } from '#clouds/parties/events'
import { eventReader } from '#frame'
import type { Reaction } from '#frame'
import type { CaseCommand } from './domain/case-command.ts'
import { caseLife } from './lives.ts'
import { commandJson } from './run-case.ts'

const readReceived = eventReader<PaymentReceived>('PaymentReceived')

/** 缴费到账: what the cashier confirms is written into the case it was owed in; a second confirmation is refused there. */
const recordPayment: Reaction = {
  name: 'approval.record-payment',
  types: ['PaymentReceived'],
  react: async (entry, services) => {
    const paid = readReceived(entry)
    if (paid === undefined) return
    const { order, amountFen, receipt } = paid
    const command: CaseCommand = {
      type: 'RecordPayment',
      at: services.now(),
      by: '$actor',
      order,
      fen: amountFen,
      receipt,
    }
    const by = { kind: 'system', id: services.idFrom('actor', 'system') } as const
    await services.run({ life: caseLife.kind, stream: paid.case, command: commandJson(command), by })
  },
}

export const reactions: readonly Reaction[] = [recordPayment]
