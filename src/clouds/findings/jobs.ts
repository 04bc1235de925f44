import { findLifeRows } from '#frame'
import type { Job, Services } from '#frame'
import { jsonObjectOf, localDate } from '#kernel'
import type { FindingCommand, FindingState } from './domain/finding.ts'
import type { ProcedureCommand } from './domain/procedure.ts'
import type { ProcedureState } from './domain/procedure-state.ts'
import { findingLife, procedureLife } from './lives.ts'
import { findingsSystem } from './open-procedure.ts'
import { FINDINGS, PROCEDURES } from './projections/tables.ts'
import { watchVacuum } from './watch-vacuum.ts'

/** What one minute can do: the rest waits for the next. */
const NOTED_A_MINUTE = 500

async function noteFindings(services: Services, today: string): Promise<void> {
  const where = `stage = 'OPEN' and not missed and answer_due < $1 order by answer_due, id limit $2`
  const late = await findLifeRows<FindingState>(services.db, FINDINGS, where, [today, NOTED_A_MINUTE])
  for (const { id } of late) {
    const command: FindingCommand = { type: 'NoteAnswerMissed', at: services.now(), by: '$actor' }
    const request = { life: findingLife.kind, stream: id, command: jsonObjectOf(command), by: findingsSystem(services) }
    await services.run(request)
  }
}

async function noteProcedures(services: Services, today: string): Promise<void> {
  const where = `not is_over and due < $1 and not (state -> 'missed') ?
    (case when phase = 'DECIDED' then 'DEREGISTRATION' else 'DECISION' end) order by due, id limit $2`
  const late = await findLifeRows<ProcedureState>(services.db, PROCEDURES, where, [today, NOTED_A_MINUTE])
  for (const { id, state } of late) {
    const limit = state.phase === 'DECIDED' ? 'DEREGISTRATION' : 'DECISION'
    const command: ProcedureCommand = { type: 'NoteLimitMissed', at: services.now(), by: '$actor', limit }
    const request = {
      life: procedureLife.kind,
      stream: id,
      command: jsonObjectOf(command),
      by: findingsSystem(services),
    }
    await services.run(request)
  }
}

/** 逾期: said once for each day that passed; what follows from it is the oversight cloud's. */
const noteMissedDays: Job = {
  name: 'findings.note-missed-days',
  cron: '* * * * *',
  run: async (services) => {
    const today = localDate(services.now())
    await noteFindings(services, today)
    await noteProcedures(services, today)
  },
}

export const jobs: readonly Job[] = [noteMissedDays, watchVacuum]
