import type { InspectionConcluded } from '#clouds/inspection/events'
import { eventReader } from '#frame'
import type { Reaction } from '#frame'
import { jsonObjectOf, localDate } from '#kernel'
import type { OfficerActor } from '#policy'

const readConcluded = eventReader<InspectionConcluded>('InspectionConcluded')
const METHODS = {
  ON_SITE: 'ON_SITE',
  PAPERS: 'PAPERS',
  ONLINE: 'REMOTE',
  SAMPLING: 'ON_SITE',
  REMOTE_SENSING: 'REMOTE',
} as const
/** What another officer claimed or recorded before stays his. */
const HIS_OWN: readonly string[] = [
  'DUTY_ALREADY_CLAIMED',
  'DUTY_CLAIMED_BY_ANOTHER',
  'DUTY_ALREADY_RECORDED',
  'DUTY_REROUTED',
  'DUTY_NOT_CLAIMED',
  'SUPERVISOR_APPROVED_IT',
]

/**
 * 检查结果回填: an inspection that was opened for a duty is its record, under the name of the inspector who concluded it;
 * nobody writes it a second time (SV-05).
 */
export const recordInspection: Reaction = {
  name: 'supervision.record-inspection',
  types: ['InspectionConcluded'],
  react: async (entry, services) => {
    const concluded = readConcluded(entry)
    if (concluded === undefined || concluded.duty === null) return
    const { duty, by, organ, at, method, found, measure, result } = concluded
    const region = services.office.catalogue.organs().find(({ id }) => id === organ)?.region ?? ''
    const inspector: OfficerActor = { kind: 'officer', id: by, organ, region, roles: ['supervisor'] }
    const act = async (command: object) => {
      const request = { life: 'duty', stream: duty, by: inspector }
      const done = await services.run({
        ...request,
        command: jsonObjectOf({ ...command, at: services.now(), by: '$actor' }),
      })
      if (!done.ok && !HIS_OWN.includes(done.refusal.code))
        throw new Error(`The duty ${duty} does not take its inspection: ${done.refusal.code}`)
    }
    await act({ type: 'ClaimDuty' })
    await act({ type: 'NoteInspection', on: localDate(at), inspection: entry.envelope.stream })
    const problem = result !== 'NORMAL'
    const record = { method: METHODS[method], found, result: problem ? 'PROBLEM' : 'NORMAL', measure }
    await act({ type: 'RecordSupervision', ...record })
  },
}
