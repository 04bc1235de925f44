import { happened, refused } from '#kernel'
import type { Decider } from '#kernel'
import { eligible, INSPECTORS_MIN } from './draw-algorithm.ts'
import type { DrawCommitted, DrawEvent, DrawMade } from './events.ts'

export type DrawCommand =
  | ({ readonly type: 'CommitDraw' } & Omit<DrawCommitted, 'type'>)
  | ({ readonly type: 'MakeDraw' } & Omit<DrawMade, 'type'>)

export interface DrawState {
  readonly committed: Omit<DrawCommitted, 'type'>
  readonly made: Omit<DrawMade, 'type'> | null
}
export type DrawRefusal =
  'DRAW_UNKNOWN' | 'DRAW_ALREADY_COMMITTED' | 'DRAW_ALREADY_MADE' | 'DRAW_TAKES_TOO_MANY' | 'TOO_FEW_TO_DRAW_FROM'

/** 双随机: bound first, drawn afterwards, and never twice. */
export const drawDecider: Decider<DrawCommand, DrawState | null, DrawEvent, DrawRefusal> = {
  initial: null,
  decide: (command, state) => {
    if (command.type === 'CommitDraw') {
      if (state !== null) return refused('DRAW_ALREADY_COMMITTED')
      const { pool } = command
      if (pool.take < 1 || pool.take > pool.objects.length)
        return refused('DRAW_TAKES_TOO_MANY', { take: pool.take, objects: pool.objects.length })
      // Every object that might be drawn must find two inspectors who need not stand aside.
      const bare = pool.objects.find(({ id }) => eligible(pool, id).length < Math.max(pool.perObject, INSPECTORS_MIN))
      if (bare !== undefined || pool.perObject < INSPECTORS_MIN)
        return refused('TOO_FEW_TO_DRAW_FROM', { object: bare?.label ?? '' })
      return happened({ ...command, type: 'DrawCommitted' })
    }
    if (state === null) return refused('DRAW_UNKNOWN')
    if (state.made !== null) return refused('DRAW_ALREADY_MADE')
    return happened({ ...command, type: 'DrawMade' })
  },
  evolve: (state, event) => {
    const { type, ...rest } = event
    if (type === 'DrawCommitted' && 'pool' in rest) return { committed: rest, made: null }
    return state === null || !('drawn' in rest) ? state : { ...state, made: rest }
  },
}
