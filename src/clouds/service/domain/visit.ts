import { happened, refused, unreachable } from '#kernel'
import type { Decider, Decision } from '#kernel'
import type {
  VisitAssigned,
  VisitBooked,
  VisitCancelled,
  VisitCompleted,
  VisitEvent,
  VisitIdentityChecked,
} from './events.ts'

/** The days that may be chosen, with the calendar already asked. */
interface Days {
  readonly isWorkingDay: boolean
  readonly earliest: string
  readonly latest: string
}
export type VisitCommand =
  | ({ readonly type: 'BookVisit' } & Omit<VisitBooked, 'type'> & Days)
  | ({ readonly type: 'AssignVisit' } & Omit<VisitAssigned, 'type'> & Days)
  | ({ readonly type: 'CheckIdentity' } & Omit<VisitIdentityChecked, 'type'>)
  | ({ readonly type: 'CompleteVisit' } & Omit<VisitCompleted, 'type'>)
  | ({ readonly type: 'CancelVisit' } & Omit<VisitCancelled, 'type'>)

export interface VisitState extends Omit<VisitBooked, 'type' | 'at' | 'by'> {
  readonly stage: 'booked' | 'assigned' | 'identityChecked' | 'done' | 'cancelled'
  readonly bookedAt: string
  readonly booker: string
  readonly staff: string | null
  readonly identity: Omit<VisitIdentityChecked, 'type'> | null
  readonly outcome: Omit<VisitCompleted, 'type'> | null
  readonly cancelledFor: string
}
export type VisitRefusalCode =
  | 'VISIT_ALREADY_BOOKED'
  | 'VISIT_UNKNOWN'
  | 'VISIT_DAY_UNAVAILABLE'
  | 'VISIT_OVER'
  | 'VISIT_NOT_ASSIGNED'
  | 'VISIT_OF_ANOTHER'
  | 'VISIT_IDENTITY_UNCHECKED'
  | 'VISIT_IDENTITY_DIFFERS'
type Said = Decision<VisitEvent, VisitRefusalCode>

const unavailable = (command: Days & { readonly day: string }) =>
  !command.isWorkingDay || command.day < command.earliest || command.day > command.latest

function act(command: Exclude<VisitCommand, { type: 'BookVisit' }>, state: VisitState): Said {
  if (state.stage === 'done' || state.stage === 'cancelled') return refused('VISIT_OVER')
  switch (command.type) {
    case 'AssignVisit': {
      if (unavailable(command)) {
        return refused('VISIT_DAY_UNAVAILABLE', { earliest: command.earliest, latest: command.latest })
      }
      const { at, by, staff, day, half } = command
      return happened({ type: 'VisitAssigned', at, by, staff, day, half })
    }
    case 'CheckIdentity':
      if (state.staff === null) return refused('VISIT_NOT_ASSIGNED')
      if (state.staff !== command.by) return refused('VISIT_OF_ANOTHER')
      return happened({ ...command, type: 'VisitIdentityChecked' })
    case 'CompleteVisit':
      if (state.staff === null) return refused('VISIT_NOT_ASSIGNED')
      if (state.staff !== command.by) return refused('VISIT_OF_ANOTHER')
      // Papers taken at a door without knowing whose door it is are nobody's papers.
      if (state.identity === null) return refused('VISIT_IDENTITY_UNCHECKED')
      if (!state.identity.matches) return refused('VISIT_IDENTITY_DIFFERS')
      return happened({ ...command, type: 'VisitCompleted' })
    case 'CancelVisit':
      return happened({ ...command, type: 'VisitCancelled' })
    default:
      return unreachable(command)
  }
}

/** 上门办: booked for a working day, given to a named officer, who checks the identity on the spot before he takes anything. */
export const visitDecider: Decider<VisitCommand, VisitState | null, VisitEvent, VisitRefusalCode> = {
  initial: null,
  decide: (command, state) => {
    if (command.type !== 'BookVisit') return state === null ? refused('VISIT_UNKNOWN') : act(command, state)
    if (state !== null) return refused('VISIT_ALREADY_BOOKED')
    const { isWorkingDay: _working, earliest, latest, ...booking } = command
    if (unavailable(command)) return refused('VISIT_DAY_UNAVAILABLE', { earliest, latest })
    return happened({ ...booking, type: 'VisitBooked' })
  },
  evolve: (state, event) => {
    if (event.type === 'VisitBooked') {
      const { type: _, at, by, ...facts } = event
      return {
        ...facts,
        stage: 'booked',
        bookedAt: at,
        booker: by,
        staff: null,
        identity: null,
        outcome: null,
        cancelledFor: '',
      }
    }
    if (state === null) return null
    switch (event.type) {
      case 'VisitAssigned':
        return { ...state, stage: 'assigned', staff: event.staff, day: event.day, half: event.half, identity: null }
      case 'VisitIdentityChecked': {
        const { type: _, ...identity } = event
        return { ...state, stage: 'identityChecked', identity }
      }
      case 'VisitCompleted': {
        const { type: _, ...outcome } = event
        return { ...state, stage: 'done', outcome }
      }
      case 'VisitCancelled':
        return { ...state, stage: 'cancelled', cancelledFor: event.reason }
      default:
        return unreachable(event)
    }
  },
}
