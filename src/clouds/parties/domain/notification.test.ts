import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { scenario } from '#kernel/testing'
import { aNotification, at, order } from '../fixtures.ts'
import type { DeliveryFailed, NotificationDelivered, NotificationEvent } from './events.ts'
import { ATTEMPTS_MAX, notificationDecider } from './notification.ts'
import type { NotificationCommand } from './notification.ts'

const { given } = scenario(notificationDecider)
const raised = aNotification()
const raise: NotificationCommand = { ...raised, type: 'RaiseNotification' }
const arrive: NotificationCommand = { type: 'RecordDelivery', ...order, channel: 'SMS', receipt: 'R-1' }
const fail = (final = false): NotificationCommand => ({
  type: 'RecordDeliveryFailure',
  ...order,
  channel: 'SMS',
  fault: 'TIMEOUT',
  final,
})
const read: NotificationCommand = { type: 'ReadNotification', ...order }
const arrived = (attempt: number): NotificationDelivered => ({
  type: 'NotificationDelivered',
  ...order,
  channel: 'SMS',
  receipt: 'R-1',
  attempt,
})
const failed = (attempt: number, nextAt: string | null): DeliveryFailed => ({
  type: 'DeliveryFailed',
  ...order,
  channel: 'SMS',
  fault: 'TIMEOUT',
  attempt,
  nextAt,
})
const inAMinute = '2026-03-02T02:01:00.000Z'

describe('AP-23 a notification and the record of its delivery', () => {
  test('is raised once', () => given(raised).when(raise).refused('NOTIFICATION_ALREADY_RAISED'))
  test('arrives with the receipt of whoever took it over', () => given(raised).when(arrive).then(arrived(1)))
  test('a failed attempt is made again a minute later', () => given(raised).when(fail()).then(failed(1, inAMinute)))
  test('what the far side refuses is not tried again', () => given(raised).when(fail(true)).then(failed(1, null)))
  test('what arrived is not delivered again', () => given(raised, arrived(1)).when(arrive).refused('DELIVERY_ENDED'))
  test('what was given up stays so', () => given(raised, failed(1, null)).when(arrive).refused('DELIVERY_ENDED'))
  test('a channel that was not agreed to is not used', () =>
    given(aNotification({ deliveries: [] }))
      .when(arrive)
      .refused('DELIVERY_ENDED'))
  test('is read', () =>
    given(raised)
      .when(read)
      .then({ type: 'NotificationRead', ...order }))
  test('reading twice is one reading', () =>
    given(raised, { type: 'NotificationRead', ...order })
      .when(read)
      .then())
  test('what was never raised is not read', () => given().when(read).refused('NOTIFICATION_UNKNOWN'))
})

test('every delivery ends: it arrives once, or is given up after so many attempts, each later than the last', () => {
  const command = fc.oneof({ weight: 9, arbitrary: fc.constant(fail()) }, { weight: 1, arbitrary: fc.constant(arrive) })
  fc.assert(
    fc.property(fc.array(command, { minLength: ATTEMPTS_MAX + 1, maxLength: 20 }), (commands) => {
      const history: NotificationEvent[] = []
      let state = notificationDecider.evolve(notificationDecider.initial, raised)
      for (const next of commands) {
        const decision = notificationDecider.decide(next, state)
        if (!decision.ok) continue
        history.push(...decision.events)
        state = decision.events.reduce(notificationDecider.evolve, state)
      }
      expect(history.length).toBeLessThanOrEqual(ATTEMPTS_MAX)
      const waits = history.flatMap((event) => (event.type === 'DeliveryFailed' ? [event.nextAt ?? ''] : []))
      expect(waits.filter((next) => next !== '' && next <= at)).toEqual([])
      const last = history.at(-1)
      expect(last?.type === 'NotificationDelivered' || (last?.type === 'DeliveryFailed' && last.nextAt === null)).toBe(
        true,
      )
    }),
  )
})
