import type { RiskControlled, RiskReleased } from '#clouds/oversight/events'
import { eventReader } from '#frame'
import type { Reaction } from '#frame'
import type { CaseCommand } from './domain/case-command.ts'
import { caseLife } from './lives.ts'
import { commandJson } from './run-case.ts'

const readControl = eventReader<RiskControlled | RiskReleased>('RiskControlled', 'RiskReleased')

/** 风险控制: what oversight has ordered is carried out here, where the case lives; the case's own rule blocks the acts. */
export const obeyRiskControl: Reaction = {
  name: 'approval.obey-risk-control',
  types: ['RiskControlled', 'RiskReleased'],
  react: async (entry, services) => {
    const event = readControl(entry)
    if (event === undefined) return
    const done = { at: services.now(), by: '$actor' }
    const risk = entry.envelope.stream
    const { reason } = event
    const command = ((): CaseCommand | null => {
      if (event.type === 'RiskReleased') return { type: 'UnfreezeCase', ...done, risk, reason }
      if (event.control === 'FREEZE') return { type: 'FreezeCase', ...done, risk, reason }
      return event.to === null ? null : { type: 'AssignCase', ...done, to: event.to, reason, head: true }
    })()
    if (command === null) return
    const by = { kind: 'system', id: services.idFrom('actor', 'system') } as const
    await services.run({ life: caseLife.kind, stream: event.case, command: commandJson(command), by })
  },
}
