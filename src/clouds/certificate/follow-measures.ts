import type { MeasureTaken } from '#clouds/inspection/events'
import { eventReader } from '#frame'
import type { Reaction } from '#frame'
import { dueDate, jsonObjectOf, localDate } from '#kernel'
import type { StandingCommand } from './domain/standing.ts'
import { certificateLife } from './lives.ts'
import { certificatesOfCase } from './projections/standing.ts'

const readMeasure = eventReader<MeasureTaken>('MeasureTaken')
/** 行政处罚法 64: within five days of being told, whoever is concerned may ask for a hearing. */
const REPLY_DAYS = 5
/** What stands so already, or stands no longer, needs nothing more. */
const AS_IT_STANDS: readonly string[] = [
  'CERTIFICATE_NOT_SEALED',
  'CERTIFICATE_ENDED',
  'CERTIFICATE_ALREADY_SUSPENDED',
  'CERTIFICATE_DEREGISTERED',
  'MEASURE_ALREADY_ANNOUNCED',
]

/**
 * 处罚结果作用于证照 (SV-32): a permit taken away for a time is suspended at once; one that is to be revoked is announced,
 * so that its holder is heard before it goes.
 */
export const followMeasures: Reaction = {
  name: 'certificate.follow-measures',
  types: ['MeasureTaken'],
  react: async (entry, services) => {
    const taken = readMeasure(entry)
    if (taken === undefined || taken.case === null) return
    const { measure, organ, basis, documentNumber, at } = taken
    if (measure !== 'SUSPENSION' && measure !== 'REVOCATION') return
    const told = { organ, basis, letter: false, at: services.now(), by: '$actor', reason: `处罚决定 ${documentNumber}` }
    const calendar = services.office.calendar.current(organ)
    const { due } = dueDate({ accepted: localDate(at), days: REPLY_DAYS, unit: 'working' }, calendar)
    const command: StandingCommand =
      measure === 'SUSPENSION'
        ? { ...told, type: 'SuspendCertificate', until: null }
        : { ...told, type: 'AnnounceMeasure', measure: 'REVOCATION', replyUntil: due }
    for (const stream of await certificatesOfCase(services.db, taken.case)) {
      const by = { kind: 'system' as const, id: services.idFrom('system', 'certificate') }
      const done = await services.run({ life: certificateLife.kind, stream, command: jsonObjectOf(command), by })
      if (!done.ok && !AS_IT_STANDS.includes(done.refusal.code))
        throw new Error(`The certificate ${stream} does not follow a measure: ${done.refusal.code}`)
    }
  },
}
