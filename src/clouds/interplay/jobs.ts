import type { Job } from '#frame'
import { exchangeLife } from './lives.ts'
import { silentExchanges } from './projections/tables.ts'
import { interplaySystem } from './reactions.ts'

const BATCH = 500
/** 默认规则: what silence brings about is written down by itself, so that nobody waits for somebody who says nothing. */
const recordSilence: Job = {
  name: 'interplay.record-silence',
  cron: '* * * * *',
  run: async (services) => {
    const at = services.now()
    for (const { id } of await silentExchanges(services.db, at, BATCH)) {
      const command = { type: 'RecordSilence', at, by: '$actor' }
      // Somebody has answered in the meantime: then there is no silence.
      await services.run({ life: exchangeLife.kind, stream: id, command, by: interplaySystem(services) })
    }
  },
}
export const jobs: readonly Job[] = [recordSilence]
