import { headOver, STRUCTURE_EVENT_TYPES } from '#clouds/organisation/events'
import type { StructureEvent } from '#clouds/organisation/events'
import { eventReader } from '#frame'
import type { Services } from '#frame'

const read = eventReader<StructureEvent>(...STRUCTURE_EVENT_TYPES)

/** 科室负责人 of whoever has to answer, from the life of his organ; null where his section has none. */
export async function sectionHeadOf(services: Services, organ: string, person: string | null): Promise<string | null> {
  if (person === null) return null
  const history = await services.history(services.idFrom('organ structure', organ))
  const events = history.flatMap((entry) => read(entry) ?? [])
  return headOver(events, person)
}
