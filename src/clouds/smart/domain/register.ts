import { happened, refused } from '#kernel'
import type { Decider } from '#kernel'
import type { RegisterLoaded } from './events.ts'

export type RegisterCommand = { readonly type: 'LoadRegister' } & Omit<RegisterLoaded, 'type'>
export interface RegisterState {
  readonly asOf: string | null
}
export type RegisterRefusal = 'REGISTER_OLDER' | 'REGISTER_IN_THE_FUTURE' | 'REGISTER_KEY_TWICE' | 'REGISTER_EMPTY'

/** A register another authority keeps: taken over whole, never older than what is here. */
export const registerDecider: Decider<RegisterCommand, RegisterState, RegisterLoaded, RegisterRefusal> = {
  initial: { asOf: null },
  decide: (command, state) => {
    const { asOf, at, rows } = command
    if (rows.length === 0) return refused('REGISTER_EMPTY')
    if (asOf > at) return refused('REGISTER_IN_THE_FUTURE', { asOf })
    if (state.asOf !== null && asOf < state.asOf) return refused('REGISTER_OLDER', { asOf: state.asOf })
    const keys = new Set<string>()
    const twice = rows.find(({ key }) => keys.has(key) || !keys.add(key))?.key
    if (twice !== undefined) return refused('REGISTER_KEY_TWICE', { key: twice })
    return happened({ ...command, type: 'RegisterLoaded' })
  },
  evolve: (_, event) => ({ asOf: event.asOf }),
}
