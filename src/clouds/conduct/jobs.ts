import type { Job, Services } from '#frame'
import { addDays, jsonObjectOf, localDate } from '#kernel'
import type { CheckCommand } from './domain/check.ts'
import type { Rhythm } from './domain/events.ts'
import { checksToFollow } from './projections/tables.ts'

const DAYS: Readonly<Record<Rhythm, number>> = { WEEK: 7, MONTH: 28, QUARTER: 91 }

/** The next check of a rhythm is planned when the day of the last one has come, whether or not that one was carried out. */
async function planNext(services: Services): Promise<void> {
  const at = services.now()
  const today = localDate(at)
  for (const { id, state } of await checksToFollow(services.db, today)) {
    const { every, kind, title, organ, place, inspector, lines } = state
    if (every === null) continue
    let on = state.on
    while (on <= today) on = addDays(on, DAYS[every])
    const command: CheckCommand = {
      ...{ type: 'PlanCheck', at, by: '$actor', today, kind, title, organ, place, inspector, lines, every, after: id },
      on: services.office.calendar.current(organ).nextWorkingDay(on),
    }
    // A refusal means that another process has planned it.
    await services.run({
      ...{ life: 'performanceCheck', stream: services.idFrom('next check', id), command: jsonObjectOf(command) },
      by: { kind: 'system', id: services.idFrom('system', 'conduct') },
    })
  }
}

export const jobs: readonly Job[] = [{ name: 'conduct.plan-next-checks', cron: '10 0 * * *', run: planNext }]
