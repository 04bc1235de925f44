import { headOver, STRUCTURE_EVENT_TYPES } from '#clouds/organisation/events'
import type { StructureEvent } from '#clouds/organisation/events'
import { eventReader } from '#frame'
import type { Services } from '#frame'
import { regionContains } from '#kernel'
import { holdersOf } from './projections/case-facts.ts'
import type { EscalatedTo, GoneUpTo } from './domain/events.ts'

const read = eventReader<StructureEvent>(...STRUCTURE_EVENT_TYPES)

interface Concerned {
  /** The organ that has to answer. */
  readonly organ: string
  /** Who did it; null when no single person did. */
  readonly person: string | null
}

/** 科室负责人 of whoever has to answer, from the life of his organ; null where his section has none. */
async function headOverPerson(services: Services, { organ, person }: Concerned): Promise<string | null> {
  if (person === null) return null
  const history = await services.history(services.idFrom('organ structure', organ))
  const events = history.flatMap((entry) => read(entry) ?? [])
  return headOver(events, person)
}

/** 分管领导: of the organ itself, else of the smallest region around it; never the person concerned. */
async function leaderOver({ db, office }: Services, { organ, person }: Concerned): Promise<string | null> {
  const regions = new Map(office.catalogue.organs().map(({ id, region }) => [id, region]))
  const own = regions.get(organ) ?? ''
  const near = (await holdersOf(db, 'leader'))
    .filter(({ officer }) => officer !== person)
    .map(({ officer, organ: of }) => ({ officer, own: of === organ, region: regions.get(of) ?? '' }))
    .filter((one) => one.own || regionContains(one.region, own))
    .toSorted((a, b) => Number(b.own) - Number(a.own) || b.region.localeCompare(a.region))
  return near[0]?.officer ?? null
}

/** To whom by name something goes up. Where a section has no head it goes to the leader at once, and says so. */
export async function personAbove(services: Services, concerned: Concerned, to: EscalatedTo): Promise<GoneUpTo> {
  const head = to === 'SECTION_HEAD' ? await headOverPerson(services, concerned) : null
  if (head !== null) return { person: head }
  const leader = await leaderOver(services, concerned)
  if (leader === null) return {}
  return to === 'LEADER' ? { person: leader } : { person: leader, instead: true }
}
