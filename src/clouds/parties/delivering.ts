import type { Services } from '#frame'
import { jsonObjectOf } from '#kernel'
import type { NotificationCommand } from './domain/notification.ts'
import { notificationLife } from './lives.ts'
import type { DueDelivery } from './projections/notification.ts'

export const runOnNotification = (services: Services, stream: string, command: NotificationCommand) =>
  services.run({
    life: notificationLife.kind,
    stream,
    command: jsonObjectOf(command),
    by: { kind: 'system', id: services.idFrom('system', 'parties') },
  })

/**
 * Hands one message over and records what came of it. The id is the same at every attempt, so that a far side that had
 * taken it over before its answer was lost does not send it twice.
 */
export async function deliver(services: Services, due: DueDelivery): Promise<void> {
  const { notification, channel, address, title, text } = due
  const { peers, seal, publicAddress } = services.office
  const id = services.idFrom('message', notification, channel)
  const message =
    channel === 'SMS'
      ? // By SMS no more than that there is news, and which: anybody may see a telephone's screen.
        { id, to: address, subject: '', text: `【${seal.organName}】${title.zh}。请登录网上办事大厅查看。` }
      : {
          id,
          to: address,
          subject: title.zh,
          text: `${text.zh}\n\n${text.en}\n\n${publicAddress}/my/inbox\n${seal.organName}`,
        }
  const outcome = await (channel === 'SMS' ? peers.sms : peers.mail).send(message)
  const order = { at: services.now(), by: '$actor', channel } as const
  const command: NotificationCommand =
    outcome.kind === 'done'
      ? { type: 'RecordDelivery', ...order, receipt: outcome.value.receipt }
      : outcome.kind === 'refused'
        ? { type: 'RecordDeliveryFailure', ...order, fault: outcome.code, final: true }
        : { type: 'RecordDeliveryFailure', ...order, fault: outcome.fault, final: false }
  // Refused when another hand delivered it meanwhile: then it is recorded already.
  await runOnNotification(services, notification, command)
}
