import type { Services } from '#frame'
import { dueDate, localDate } from '#kernel'
import type { InspectionCommand } from './domain/inspection.ts'
import type { InspectionOpened } from './domain/events.ts'
import type { ObjectState } from './domain/object.ts'
import { effectiveStandard } from './effective-standard.ts'

export interface Occasion {
  readonly source: InspectionOpened['source']
  readonly plan: InspectionOpened['plan']
  readonly draw: string | null
  readonly inspectors: readonly string[]
  /** Working days, where something stricter than the standard binds. */
  readonly days?: number
  /** Instant from which they count; now when absent. */
  readonly from?: string
}
type Opening = Omit<Extract<InspectionCommand, { type: 'OpenInspection' }>, 'at' | 'by'>

const numberOf = (stream: string, day: string): string => `JC${day.slice(0, 4)}${stream.slice(0, 8).toUpperCase()}`

/**
 * An inspection takes along what was granted, promised and filed (SV-04), the check list and the flow of the standard
 * that holds today; a later standard changes no inspection that is under way.
 */
export async function opening(
  services: Services,
  stream: string,
  object: { readonly id: string; readonly state: ObjectState },
  occasion: Occasion,
): Promise<Opening | undefined> {
  const { organ, itemCode, itemName, licence, holder, address, approvers, facts, duty, case: caseId } = object.state
  const standard = await effectiveStandard(services, organ, itemCode)
  if (standard === undefined) return undefined
  const { flow, checklist } = standard.content
  const { source, plan, draw, inspectors, days, from } = occasion
  const accepted = localDate(from ?? services.now())
  const limit = days ?? (source === 'FIRST_CHECK' ? flow.firstCheckDays : flow.visitDays)
  const { due } = dueDate({ accepted, days: limit, unit: 'working' }, services.office.calendar.current(organ))
  return {
    type: 'OpenInspection',
    ...{ organ, number: numberOf(stream, accepted), source, object: object.id, itemCode, itemName, licence, holder },
    ...{ address, approvers, facts, plan, draw, duty, case: caseId, inspectors, checklist, flow, due },
  }
}
