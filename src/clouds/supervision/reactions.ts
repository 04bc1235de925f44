import type { CaseGranted, CaseRefused } from '#clouds/approval/events'
import { eventReader } from '#frame'
import type { Reaction } from '#frame'
import type { DutyCommand } from './domain/duty.ts'
import { pushedCase } from './pushed-case.ts'

const TYPES = ['CaseGranted', 'CaseRefused'] as const
const readDecision = eventReader<CaseGranted | CaseRefused>(...TYPES)

/**
 * 审管同步: every decision is pushed to every competent department its standard names, at once and exactly once;
 * the id of the duty is made of the decision's leaf and the department, so a repeated push finds it already open.
 */
const pushToCompetentOrgans: Reaction = {
  name: 'supervision.push-to-competent-organs',
  types: TYPES,
  react: async (entry, services) => {
    const decision = readDecision(entry)
    if (decision === undefined) return
    const pushed = pushedCase(await services.history(entry.envelope.stream), decision)
    if (pushed === undefined) return
    for (const organ of pushed.standard.competentOrgans) {
      await services.run({
        life: 'duty',
        stream: services.idFrom(entry.leafHash, 'duty', organ),
        command: { type: 'OpenDuty', at: services.now(), ...pushed.duty, organ } satisfies DutyCommand,
        by: { kind: 'system', id: services.idFrom('system', 'supervision') },
      })
    }
  },
}

export const reactions: readonly Reaction[] = [pushToCompetentOrgans]
