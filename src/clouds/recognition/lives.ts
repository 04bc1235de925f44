import type { LifeDefinition, Services } from '#frame'
import { REGION_TYPES } from './domain/events.ts'
import type { RegionEvent } from './domain/events.ts'
import { regionDecider } from './domain/region.ts'
import type { RegionCommand, RegionState } from './domain/region.ts'

export const regionLife: LifeDefinition<RegionCommand, RegionState, RegionEvent> = {
  kind: 'recognisedRegion',
  decider: regionDecider,
  eventTypes: REGION_TYPES,
}
/** One life for each ledger: a region with a new name or address is the same region. */
export const regionStream = (idFrom: Services['idFrom'], origin: string): string => idFrom('recognised region', origin)
