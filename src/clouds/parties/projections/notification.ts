import type { Pool } from 'pg'
import { eventReader } from '#frame'
import { unreachable } from '#kernel'
import { BODY_ERASED } from '#ledger'
import type { Projection, ProjectionTx } from '#ledger'
import type { Channel, NotificationEvent, Told } from '../domain/events.ts'
import { NOTIFICATION_EVENT_TYPES } from '../domain/events.ts'

const readNotification = eventReader<NotificationEvent>(...NOTIFICATION_EVENT_TYPES)

/** Inbox, outbox and record of delivery, written with the act: an outbox that lags would send twice. */
export const notificationProjection: Projection = {
  name: 'notification',
  schema: 'parties',
  tables: ['_private_notification', '_private_delivery'],
  mode: 'inline',
  types: [...NOTIFICATION_EVENT_TYPES, BODY_ERASED],
  apply: async (tx, entries) => {
    for (const entry of entries) {
      const { stream, type, version } = entry.envelope
      if (type === BODY_ERASED) {
        await tx.query(`delete from ${tx.schema}._private_notification where id = $1`, [stream])
        await tx.query(`delete from ${tx.schema}._private_delivery where notification = $1`, [stream])
      }
      const event = readNotification(entry)
      if (event === undefined) continue
      await change(tx, stream, version, event)
      if (event.type === 'NotificationRaised') continue
      await tx.query(`update ${tx.schema}._private_notification set version = $2 where id = $1`, [stream, version])
    }
  },
}

async function change(tx: ProjectionTx, stream: string, version: number, event: NotificationEvent): Promise<void> {
  switch (event.type) {
    case 'NotificationRaised': {
      const { account, case: about, cause, title, text, link, at } = event
      await tx.query(
        `insert into ${tx.schema}._private_notification (id, version, account, case_id, cause, title, text, link, raised_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [stream, version, account, about, cause, JSON.stringify(title), JSON.stringify(text), link, at],
      )
      for (const { channel, address } of event.deliveries) {
        await tx.query(
          `insert into ${tx.schema}._private_delivery (notification, channel, address, due_at) values ($1, $2, $3, $4)`,
          [stream, channel, address, at],
        )
      }
      return
    }
    case 'NotificationDelivered':
      await tx.query(
        `update ${tx.schema}._private_delivery set due_at = null, attempts = $3, delivered_at = $4, receipt = $5
         where notification = $1 and channel = $2`,
        [stream, event.channel, event.attempt, event.at, event.receipt],
      )
      return
    case 'DeliveryFailed':
      await tx.query(
        `update ${tx.schema}._private_delivery set due_at = $3, attempts = $4, failures = failures || $5::jsonb
         where notification = $1 and channel = $2`,
        [stream, event.channel, event.nextAt, event.attempt, JSON.stringify([{ at: event.at, fault: event.fault }])],
      )
      return
    case 'NotificationRead':
      await tx.query(`update ${tx.schema}._private_notification set read_at = $2 where id = $1`, [stream, event.at])
      return
    default:
      return unreachable(event)
  }
}

export interface NotificationRow {
  readonly id: string
  readonly cause: string
  readonly title: Told
  readonly text: Told
  readonly link: string
  readonly raisedAt: Date
  readonly readAt: Date | null
  readonly deliveries: readonly {
    readonly channel: Channel
    readonly address: string
    readonly attempts: number
    readonly deliveredAt: string | null
    readonly dueAt: string | null
  }[]
}

/** Newest first. */
export async function listNotifications(
  db: Pool,
  account: string,
  after: readonly [raisedAt: string, id: string] | null,
  limit: number,
): Promise<readonly NotificationRow[]> {
  const { rows } = await db.query<NotificationRow>({
    name: 'parties-inbox',
    text: `select n.id, n.cause, n.title, n.text, n.link, n.raised_at as "raisedAt", n.read_at as "readAt",
             (select coalesce(jsonb_agg(jsonb_build_object('channel', d.channel, 'address', d.address,
                'attempts', d.attempts, 'deliveredAt', d.delivered_at, 'dueAt', d.due_at) order by d.channel), '[]')
              from parties._private_delivery d where d.notification = n.id) as deliveries
           from parties._private_notification n
           where n.account = $1 and ($2::timestamptz is null or (n.raised_at, n.id) < ($2, $3::uuid))
           order by n.raised_at desc, n.id desc limit $4`,
    values: [account, after?.[0] ?? null, after?.[1] ?? null, limit],
  })
  return rows
}

export async function countUnread(db: Pool, account: string): Promise<number> {
  const { rows } = await db.query<{ unread: number }>({
    name: 'parties-unread',
    text: `select count(*)::int as unread from parties._private_notification where account = $1 and read_at is null`,
    values: [account],
  })
  return rows[0]?.unread ?? 0
}

export async function isNotificationOf(db: Pool, id: string, account: string): Promise<boolean> {
  const text = 'select 1 from parties._private_notification where id = $1 and account = $2'
  return (await db.query(text, [id, account])).rowCount === 1
}

export interface DueDelivery {
  readonly notification: string
  readonly channel: Channel
  readonly address: string
  readonly title: Told
  readonly text: Told
}

/** What waits to be sent: one notification's, or everything that is due by now, oldest first. */
export async function dueDeliveries(
  db: Pool,
  which: { readonly notification: string } | { readonly by: string; readonly limit: number },
): Promise<readonly DueDelivery[]> {
  const one = 'notification' in which
  const { rows } = await db.query<DueDelivery>(
    `select d.notification, d.channel, d.address, n.title, n.text from parties._private_delivery d
     join parties._private_notification n on n.id = d.notification
     where d.due_at is not null and ${one ? 'd.notification = $1 and d.attempts = 0' : 'd.due_at <= $1'}
     order by d.due_at, d.notification, d.channel ${one ? '' : 'limit $2'}`,
    one ? [which.notification] : [which.by, which.limit],
  )
  return rows
}
