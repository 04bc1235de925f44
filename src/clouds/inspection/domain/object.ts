import { happened, refused } from '#kernel'
import type { Decider } from '#kernel'
import type { ObjectEntered, ObjectEvent, ObjectLeft } from './events.ts'

export type ObjectCommand =
  | ({ readonly type: 'EnterObject' } & Omit<ObjectEntered, 'type'>)
  | ({ readonly type: 'LeaveObject' } & Omit<ObjectLeft, 'type'>)
export interface ObjectState extends Omit<ObjectEntered, 'type'> {
  readonly left: string | null
}
export type ObjectRefusal = 'OBJECT_ALREADY_ENTERED' | 'OBJECT_UNKNOWN' | 'OBJECT_ALREADY_LEFT'

/** 检查对象库: one life for each permit and organ. */
export const objectDecider: Decider<ObjectCommand, ObjectState | null, ObjectEvent, ObjectRefusal> = {
  initial: null,
  decide: (command, state) => {
    if (command.type === 'EnterObject')
      return state === null ? happened({ ...command, type: 'ObjectEntered' }) : refused('OBJECT_ALREADY_ENTERED')
    if (state === null) return refused('OBJECT_UNKNOWN')
    return state.left === null ? happened({ ...command, type: 'ObjectLeft' }) : refused('OBJECT_ALREADY_LEFT')
  },
  evolve: (state, event) => {
    if (event.type === 'ObjectLeft') return state === null ? state : { ...state, left: event.ground }
    const { type: _, ...entered } = event
    return { ...entered, left: null }
  },
}
