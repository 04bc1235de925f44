import { happened, refused, unreachable } from '#kernel'
import type { Decider } from '#kernel'
import type { LicenceNamed, ObjectEntered, ObjectEvent, ObjectLeft } from './events.ts'
import { isNamedAfter } from './permit.ts'

export type ObjectCommand =
  | ({ readonly type: 'EnterObject' } & Omit<ObjectEntered, 'type'>)
  | ({ readonly type: 'NameLicence' } & Omit<LicenceNamed, 'type'>)
  | ({ readonly type: 'LeaveObject' } & Omit<ObjectLeft, 'type'>)
export interface ObjectState extends Omit<ObjectEntered, 'type'> {
  readonly left: string | null
}
export type ObjectRefusal =
  'OBJECT_ALREADY_ENTERED' | 'OBJECT_UNKNOWN' | 'OBJECT_ALREADY_LEFT' | 'LICENCE_ALREADY_NAMED'

/** 检查对象库: one life for each permit and organ. */
export const objectDecider: Decider<ObjectCommand, ObjectState | null, ObjectEvent, ObjectRefusal> = {
  initial: null,
  decide: (command, state) => {
    if (command.type === 'EnterObject')
      return state === null ? happened({ ...command, type: 'ObjectEntered' }) : refused('OBJECT_ALREADY_ENTERED')
    if (state === null) return refused('OBJECT_UNKNOWN')
    if (state.left !== null) return refused('OBJECT_ALREADY_LEFT')
    if (command.type === 'LeaveObject') return happened({ ...command, type: 'ObjectLeft' })
    return isNamedAfter(state.licence, command.licence)
      ? refused('LICENCE_ALREADY_NAMED')
      : happened({ ...command, type: 'LicenceNamed' })
  },
  evolve: (state, event) => {
    if (event.type === 'ObjectEntered') {
      const { type: _, ...entered } = event
      return { ...entered, left: null }
    }
    if (state === null) return state
    switch (event.type) {
      case 'LicenceNamed':
        return { ...state, licence: event.licence }
      case 'ObjectLeft':
        return { ...state, left: event.ground }
      default:
        return unreachable(event)
    }
  },
}
