import { happened, refused, unreachable } from '#kernel'
import type { Decider, Decision } from '#kernel'
import type { Channel, NotificationEvent, NotificationRaised } from './events.ts'

export type NotificationCommand =
  | ({ readonly type: 'RaiseNotification' } & Omit<NotificationRaised, 'type'>)
  | {
      readonly type: 'RecordDelivery'
      readonly at: string
      readonly by: string
      readonly channel: Channel
      readonly receipt: string
    }
  | {
      readonly type: 'RecordDeliveryFailure'
      readonly at: string
      readonly by: string
      readonly channel: Channel
      readonly fault: string
      /** The far side said no: asking again changes nothing. */
      readonly final: boolean
    }
  | { readonly type: 'ReadNotification'; readonly at: string; readonly by: string }

interface DeliveryState {
  readonly channel: Channel
  readonly attempts: number
  readonly end: 'delivered' | 'given up' | null
}
export type NotificationState =
  | { readonly phase: 'absent' }
  | { readonly phase: 'raised'; readonly read: boolean; readonly deliveries: readonly DeliveryState[] }

export type NotificationRefusalCode = 'NOTIFICATION_ALREADY_RAISED' | 'NOTIFICATION_UNKNOWN' | 'DELIVERY_ENDED'
type Said = Decision<NotificationEvent, NotificationRefusalCode>

/** Minutes to wait after each failed attempt: over a day in all, then the hall's inbox has to do. */
const WAITS_MINUTES = [1, 5, 30, 120, 480, 960] as const
export const ATTEMPTS_MAX = WAITS_MINUTES.length + 1

const later = (at: string, minutes: number): string => new Date(Date.parse(at) + minutes * 60_000).toISOString()

type AfterRaised = Exclude<NotificationCommand, { type: 'RaiseNotification' }>
function act(command: AfterRaised, state: Extract<NotificationState, { phase: 'raised' }>): Said {
  const { at, by } = command
  // Reading twice is no second act.
  if (command.type === 'ReadNotification')
    return state.read ? happened() : happened({ type: 'NotificationRead', at, by })
  const { channel } = command
  const delivery = state.deliveries.find((one) => one.channel === channel)
  if (delivery?.end !== null) return refused('DELIVERY_ENDED')
  const attempt = delivery.attempts + 1
  if (command.type === 'RecordDelivery')
    return happened({ type: 'NotificationDelivered', at, by, channel, receipt: command.receipt, attempt })
  const wait = command.final ? undefined : WAITS_MINUTES[attempt - 1]
  const nextAt = wait === undefined ? null : later(at, wait)
  return happened({ type: 'DeliveryFailed', at, by, channel, fault: command.fault, attempt, nextAt })
}

/** The life of one notification: raised once, tried by every channel until it arrives or is given up, read. */
export const notificationDecider: Decider<
  NotificationCommand,
  NotificationState,
  NotificationEvent,
  NotificationRefusalCode
> = {
  initial: { phase: 'absent' },
  decide: (command, state) => {
    if (command.type === 'RaiseNotification')
      return state.phase === 'absent'
        ? happened({ ...command, type: 'NotificationRaised' })
        : refused('NOTIFICATION_ALREADY_RAISED')
    return state.phase === 'absent' ? refused('NOTIFICATION_UNKNOWN') : act(command, state)
  },
  evolve: (state, event) => {
    if (event.type === 'NotificationRaised') {
      const deliveries = event.deliveries.map(({ channel }) => ({ channel, attempts: 0, end: null }))
      return { phase: 'raised', read: false, deliveries }
    }
    if (state.phase === 'absent') return state
    const tried = (channel: Channel, attempts: number, end: DeliveryState['end']): NotificationState => ({
      ...state,
      deliveries: state.deliveries.map((one) => (one.channel === channel ? { channel, attempts, end } : one)),
    })
    switch (event.type) {
      case 'NotificationDelivered':
        return tried(event.channel, event.attempt, 'delivered')
      case 'DeliveryFailed':
        return tried(event.channel, event.attempt, event.nextAt === null ? 'given up' : null)
      case 'NotificationRead':
        return { ...state, read: true }
      default:
        return unreachable(event)
    }
  },
}
