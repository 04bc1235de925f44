import { alone } from '#frame'
import type { Job, Services } from '#frame'
import { batchesToWork, findBatch } from '../projections/batches.ts'
import { stageBatch } from './stage.ts'
import { takeInBatch } from './take-in.ts'

async function workBatches(services: Services): Promise<void> {
  const failures: unknown[] = []
  for (const { id } of await batchesToWork(services.db)) {
    try {
      await alone(services, `oneseal-batch/${id}`, async () => {
        // As it stands now that nobody else is at it.
        const batch = await findBatch(services.db, id)
        if (batch?.phase === 'received') await stageBatch(services, batch)
        if (batch?.phase === 'signedOff') await takeInBatch(services, batch)
      })
    } catch (error) {
      failures.push(error)
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} batches could not be worked`)
}

/** Every minute: what was handed in is looked at, what was signed off goes in, and what a crash broke off goes on. */
export const workBatchesJob: Job = { name: 'library.work-batches', cron: '* * * * *', run: workBatches }
