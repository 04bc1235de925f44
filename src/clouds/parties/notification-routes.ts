import { parsePageKey, writePageKey } from '#contract'
import type { Output } from '#contract'
import type { Handlers } from '#frame'
import type { api } from './api.ts'
import { notificationLife } from './lives.ts'
import { maskAddress } from './mask.ts'
import { countUnread, isNotificationOf, listNotifications } from './projections/notification.ts'
import type { NotificationRow } from './projections/notification.ts'
import { applicantOf, NOT_FOUND, runAs } from './run-party.ts'

type View = Output<typeof api.inbox>['items'][number]
const PAGE = 20

function deliveryView(delivery: NotificationRow['deliveries'][number]): View['deliveries'][number] {
  const { channel, address, attempts, deliveredAt, dueAt } = delivery
  const state = deliveredAt !== null ? 'DELIVERED' : dueAt !== null ? 'WAITING' : 'GIVEN_UP'
  // jsonb writes instants with microseconds; the contract has milliseconds.
  const at = deliveredAt === null ? null : new Date(deliveredAt).toISOString()
  return { channel, address: maskAddress(address), attempts, state, deliveredAt: at }
}

function view({ raisedAt, readAt, deliveries, ...row }: NotificationRow): View {
  return {
    ...row,
    raisedAt: raisedAt.toISOString(),
    readAt: readAt?.toISOString() ?? null,
    deliveries: deliveries.map(deliveryView),
  }
}

export const notificationHandlers: Pick<Handlers<typeof api>, 'inbox' | 'readNotification'> = {
  inbox: async ({ query }, context) => {
    const applicant = applicantOf(context)
    if (applicant === undefined) return NOT_FOUND
    const limit = query.limit ?? PAGE
    const rows = await listNotifications(context.db, applicant.id, parsePageKey(query.after), limit)
    const last = rows.length < limit ? undefined : rows.at(-1)
    return {
      items: rows.map(view),
      after: last === undefined ? null : writePageKey(last.raisedAt, last.id),
      unread: await countUnread(context.db, applicant.id),
    }
  },

  readNotification: async ({ params: { id } }, context) => {
    const applicant = applicantOf(context)
    if (applicant === undefined || !(await isNotificationOf(context.db, id, applicant.id))) return NOT_FOUND
    const command = { type: 'ReadNotification', at: context.now(), by: '$actor' } as const
    const result = await runAs(context, notificationLife.kind, id, command)
    return result.ok ? { unread: await countUnread(context.db, applicant.id) } : { refusal: result.refusal }
  },
}
