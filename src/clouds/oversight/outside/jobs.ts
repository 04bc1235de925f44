import type { Job, Services } from '#frame'
import { jsonObjectOf, localDate } from '#kernel'
import type { AccountUseCommand } from '../domain/account-use.ts'
import { silentHours } from '../domain/reporting-system.ts'
import type { ReportingSystemCommand } from '../domain/reporting-system.ts'
import { accountUseLife, reportingSystemLife } from '../inquiry-lives.ts'
import { organOfOfficer } from '../projections/case-facts.ts'
import { listSystems } from '../projections/outside.ts'
import { systemOf } from './report.ts'

/** 应报未报: who has to report and says nothing. */
async function noteSilence(services: Services): Promise<void> {
  const at = services.now()
  for (const { id, state } of await listSystems(services.db)) {
    const missed = state.released === null && state.silentSince === null && silentHours(state, at) >= state.everyHours
    if (!missed) continue
    const command: ReportingSystemCommand = { type: 'NoteSilence', at }
    await services.run({
      ...{ life: reportingSystemLife.kind, stream: id, command: jsonObjectOf(command), by: systemOf(services) },
    })
  }
}

/** 一人一号: an account that two browsers use at the same moment. */
async function noteUsedTwice(services: Services): Promise<void> {
  const at = services.now()
  for (const { officer, places } of await services.office.accounts.usedAtOnce(at)) {
    const organ = await organOfOfficer(services.db, officer)
    if (organ === null) continue
    const command: AccountUseCommand = { type: 'NoteUsedTwice', at, officer, organ, places }
    await services.run({
      ...{ life: accountUseLife.kind, stream: services.idFrom('account use', officer, localDate(at)) },
      ...{ command: jsonObjectOf(command), by: systemOf(services) },
    })
  }
}

export const outsideJobs: readonly Job[] = [
  { name: 'oversight.note-silence', cron: '* * * * *', run: noteSilence },
  { name: 'oversight.note-used-twice', cron: '* * * * *', run: noteUsedTwice },
]
