import type { DecisionCarriedOut, MinutesRecorded } from '#clouds/interplay/events'
import { eventReader } from '#frame'
import type { Reaction, Services } from '#frame'
import type { CaseCommand } from './domain/case-command.ts'
import { caseLife } from './lives.ts'
import { commandJson } from './run-case.ts'

const read = eventReader<DecisionCarriedOut | MinutesRecorded>('DecisionCarriedOut', 'MinutesRecorded')

async function order(services: Services, caseId: string, command: CaseCommand): Promise<void> {
  const by = { kind: 'system', id: services.idFrom('actor', 'system') } as const
  await services.run({ life: caseLife.kind, stream: caseId, command: commandJson(command), by })
}

/** 联席会议议定事项 are carried into the case they are about, where its own rule keeps it from being decided. */
export const obeyMeeting: Reaction = {
  name: 'approval.obey-meeting',
  types: ['DecisionCarriedOut', 'MinutesRecorded'],
  react: async (entry, services) => {
    const event = read(entry)
    if (event?.case === undefined || event.case === null) return
    const done = { at: services.now(), by: '$actor', exchange: entry.envelope.stream }
    if (event.type === 'DecisionCarriedOut') {
      await order(services, event.case, { type: 'UnbindCase', ...done, decision: event.decision, report: event.report })
      return
    }
    for (const { id, text, organ, due, effect } of event.decisions)
      if (effect === 'BINDS')
        await order(services, event.case, { type: 'BindCase', ...done, decision: id, text, organ, due })
  },
}
