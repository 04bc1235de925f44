import type { Services } from '#frame'
import { jsonObjectOf } from '#kernel'
import type { SystemActor } from '#policy'
import type { BatchCommand } from '../domain/batch.ts'
import { batchLife } from '../lives.ts'

/** Under whose name the system works what people planned and signed off. */
export const librarySystem = ({ idFrom }: Pick<Services, 'idFrom'>): SystemActor => ({
  kind: 'system',
  id: idFrom('system', 'library'),
})

type Record = Extract<BatchCommand, { type: 'RecordStaging' | 'RecordTaking' }>
type Order = Record extends infer One ? (One extends Record ? Omit<One, 'at' | 'by'> : never) : never

/** What the system found out about a batch; somebody who was faster has said the same. */
export async function runOnBatch(services: Services, batch: string, order: Order): Promise<void> {
  await services.run({
    life: batchLife.kind,
    stream: batch,
    command: jsonObjectOf({ ...order, at: services.now(), by: '$actor' }),
    by: librarySystem(services),
  })
}
