import { happened, refused, regionContains, unreachable } from '#kernel'
import type { Decider, Decision } from '#kernel'
import type {
  OpeningHours,
  PointChanged,
  PointClosed,
  PointEvent,
  PointFacts,
  PointRegistered,
  ServiceWindow,
} from './events.ts'

export type PointCommand =
  | ({ readonly type: 'RegisterPoint' } & Omit<PointRegistered, 'type'>)
  | ({ readonly type: 'ChangePoint' } & Omit<PointChanged, 'type'>)
  | ({ readonly type: 'ClosePoint' } & Omit<PointClosed, 'type'>)

interface Closure {
  readonly from: string
  readonly until: string | null
  readonly reason: string
}
export interface PointState {
  readonly organ: string
  readonly facts: PointFacts
  readonly closures: readonly Closure[]
  readonly changedAt: string
}
export type PointRefusalCode =
  | 'POINT_ALREADY_REGISTERED'
  | 'POINT_UNKNOWN'
  | 'WINDOW_NUMBER_TWICE'
  | 'WINDOW_ACCEPTS_NOTHING'
  | 'HOURS_IMPOSSIBLE'
  | 'PARK_MISSING'
  | 'CLOSURE_BACKWARD'

const overlaps = (a: OpeningHours, b: OpeningHours) =>
  a.days.some((day) => b.days.includes(day)) && a.from < b.to && b.from < a.to

function faultIn({ windows, hours, kind, park }: PointFacts): PointRefusalCode | undefined {
  if (new Set(windows.map(({ number }) => number)).size < windows.length) return 'WINDOW_NUMBER_TWICE'
  if (windows.some(({ all, domains, items }) => !all && domains.length + items.length === 0))
    return 'WINDOW_ACCEPTS_NOTHING'
  if (hours.some(({ from, to }) => from >= to)) return 'HOURS_IMPOSSIBLE'
  if (hours.some((one, i) => hours.slice(i + 1).some((other) => overlaps(one, other)))) return 'HOURS_IMPOSSIBLE'
  if (kind === 'ENTERPRISE_STATION' && park === null) return 'PARK_MISSING'
  return undefined
}

/** A hall, centre or station where people are served: where, when, at which window, and for which items. */
export const pointDecider: Decider<PointCommand, PointState | null, PointEvent, PointRefusalCode> = {
  initial: null,
  decide: (command, state): Decision<PointEvent, PointRefusalCode> => {
    if (command.type === 'RegisterPoint') {
      if (state !== null) return refused('POINT_ALREADY_REGISTERED')
      const fault = faultIn(command.facts)
      return fault === undefined ? happened({ ...command, type: 'PointRegistered' }) : refused(fault)
    }
    if (state === null) return refused('POINT_UNKNOWN')
    switch (command.type) {
      case 'ChangePoint': {
        const fault = faultIn(command.facts)
        return fault === undefined ? happened({ ...command, type: 'PointChanged' }) : refused(fault)
      }
      case 'ClosePoint': {
        const { from, until } = command
        const backward = until !== null && until < from
        return backward ? refused('CLOSURE_BACKWARD') : happened({ ...command, type: 'PointClosed' })
      }
      default:
        return unreachable(command)
    }
  },
  evolve: (state, event) => {
    if (event.type === 'PointRegistered') {
      return { organ: event.organ, facts: event.facts, closures: [], changedAt: event.at }
    }
    if (state === null) return null
    switch (event.type) {
      case 'PointChanged':
        return { ...state, facts: event.facts, changedAt: event.at }
      case 'PointClosed': {
        const { from, until, reason, at } = event
        return { ...state, closures: [...state.closures, { from, until, reason }], changedAt: at }
      }
      default:
        return unreachable(event)
    }
  },
}

/** The closure a day falls into. */
export const closureOn = ({ closures }: PointState, day: string): Closure | undefined =>
  closures.find(({ from, until }) => day >= from && (until === null || day <= until))

/**
 * The windows at which this item may be handed in. By its field alone only within the region it is decided for: what a
 * development zone or a town decides itself is its own halls' work, and the district's is taken in at every hall below.
 */
export const windowsFor = (
  { windows, region: at }: PointFacts,
  { code, domain, region }: { readonly code: string; readonly domain: string; readonly region: string },
): readonly ServiceWindow[] => {
  const within = regionContains(region, at)
  return windows.filter(
    ({ all, domains, items }) => items.includes(code) || (within && (all || domains.includes(domain))),
  )
}
