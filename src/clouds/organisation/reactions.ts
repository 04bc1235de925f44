import { eventReader } from '#frame'
import type { Reaction } from '#frame'
import { jsonObjectOf } from '#kernel'
import type { TransferAgreed } from './domain/events.ts'
import type { ReceivedItemCommand } from './domain/received-item.ts'
import { receivedItemLife } from './lives.ts'

const readAgreed = eventReader<TransferAgreed>('TransferAgreed')

/** 先承接、规范后再划转: the last step is the agreement of a transfer; items that were not received know nothing of it. */
export const markTransferred: Reaction = {
  name: 'organisation.mark-transferred',
  types: ['TransferAgreed'],
  react: async (entry, services) => {
    const agreed = readAgreed(entry)
    for (const { code } of agreed?.items ?? []) {
      const stream = services.idFrom('received item', code)
      if ((await services.load(stream)) === undefined) continue
      const done = { at: services.now(), by: '$actor', transfer: agreed?.number ?? '' }
      const command: ReceivedItemCommand = { type: 'MarkItemTransferred', ...done }
      const by = { kind: 'system', id: services.idFrom('system', 'organisation') } as const
      await services.run({ life: receivedItemLife.kind, stream, command: jsonObjectOf(command), by })
    }
  },
}
