import type { Job } from '#frame'
import { jsonObjectOf } from '#kernel'
import type { DutyCommand } from './domain/duty.ts'
import { dutyLife } from './lives.ts'
import { missedClaims } from './projections/linkage.ts'
import { machineOf } from './push.ts'
import { announceAgain } from './systems.ts'

/** What one minute can do: the rest waits for the next. */
const WARNED_A_MINUTE = 500

/** 逾期未认领: said once for each limit that passed, on both sides. */
const watchClaims: Job = {
  name: 'supervision.watch-claims',
  cron: '* * * * *',
  run: async (services) => {
    const at = services.now()
    for (const { id, claimDue } of await missedClaims(services.db, at, WARNED_A_MINUTE)) {
      const command: DutyCommand = { type: 'NoteClaimMissed', at, by: '$actor', due: claimDue.toISOString() }
      await services.run({ life: dutyLife.kind, stream: id, command: jsonObjectOf(command), by: machineOf(services) })
    }
  },
}

const deliverAgain: Job = {
  name: 'supervision.announce-again',
  cron: '* * * * *',
  run: (services) => announceAgain(services),
}

export const jobs: readonly Job[] = [watchClaims, deliverAgain]
