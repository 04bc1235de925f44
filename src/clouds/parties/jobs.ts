import type { Job } from '#frame'
import { askAfter, refund } from './cashiering.ts'
import { deliver } from './delivering.ts'
import { dueDeliveries } from './projections/notification.ts'
import { waitingPayments } from './projections/payment.ts'

/** What one minute can do: the rest waits for the next. */
const DELIVERIES_A_MINUTE = 200
const PAYMENTS_A_MINUTE = 100

/** Sends again what failed, when its time has come. */
const deliverAgain: Job = {
  name: 'parties.deliver-again',
  cron: '* * * * *',
  run: async (services) => {
    const due = await dueDeliveries(services.db, { by: services.now(), limit: DELIVERIES_A_MINUTE })
    for (const one of due) await deliver(services, one)
  },
}

/** Asks after payments whose notice may be lost, and makes refunds that could not be made. */
const settlePayments: Job = {
  name: 'parties.settle-payments',
  cron: '* * * * *',
  run: async (services) => {
    for (const payment of await waitingPayments(services.db, PAYMENTS_A_MINUTE))
      await (payment.phase === 'refunding' ? refund(services, payment) : askAfter(services, payment))
  },
}

export const jobs: readonly Job[] = [deliverAgain, settlePayments]
