import { happened, localDate, refused, unreachable } from '#kernel'
import type { Decider } from '#kernel'
import type { OldSealDestroyed, OldSealEvent, OldSealHandedOver } from './events.ts'

export type OldSealCommand =
  | (Omit<OldSealHandedOver, 'type'> & { readonly type: 'HandOverOldSeal' })
  | (Omit<OldSealDestroyed, 'type'> & { readonly type: 'DestroyOldSeal' })
export type OldSealState =
  | { readonly phase: 'absent' }
  | { readonly phase: 'handedOver'; readonly endOfUse: string; readonly kind: OldSealHandedOver['kind'] }
  | { readonly phase: 'destroyed' }
export type OldSealRefusalCode =
  | 'OLD_SEAL_ALREADY_HANDED_OVER'
  | 'OLD_SEAL_NOT_HANDED_OVER'
  | 'OLD_SEAL_ALREADY_DESTROYED'
  | 'OLD_SEAL_DATE_WRONG'
  | 'OLD_SEAL_WITNESSES_MISSING'
  | 'OLD_SEAL_METHOD_WRONG'

/** Nobody destroys a seal alone: two people see it and sign the certificate of destruction. */
const WITNESSES_MIN = 2

/** The end of a department's old approval seal (印章精简): handed over, out of use from a day, destroyed before witnesses. */
export const oldSealDecider: Decider<OldSealCommand, OldSealState, OldSealEvent, OldSealRefusalCode> = {
  initial: { phase: 'absent' },
  decide: (command, state) => {
    switch (command.type) {
      case 'HandOverOldSeal':
        if (state.phase !== 'absent') return refused('OLD_SEAL_ALREADY_HANDED_OVER')
        if (command.endOfUse > localDate(command.at)) return refused('OLD_SEAL_DATE_WRONG')
        return happened({ ...command, type: 'OldSealHandedOver' })
      case 'DestroyOldSeal': {
        if (state.phase === 'absent') return refused('OLD_SEAL_NOT_HANDED_OVER')
        if (state.phase === 'destroyed') return refused('OLD_SEAL_ALREADY_DESTROYED')
        const { on, witnesses, method } = command
        if (on > localDate(command.at) || on < state.endOfUse) return refused('OLD_SEAL_DATE_WRONG')
        if (new Set(witnesses.map((name) => name.trim()).filter((name) => name !== '')).size < WITNESSES_MIN)
          return refused('OLD_SEAL_WITNESSES_MISSING')
        if ((method === 'REVOKED') !== (state.kind === 'ELECTRONIC')) return refused('OLD_SEAL_METHOD_WRONG')
        return happened({ ...command, type: 'OldSealDestroyed' })
      }
      default:
        return unreachable(command)
    }
  },
  evolve: (_, event) => {
    switch (event.type) {
      case 'OldSealHandedOver':
        return { phase: 'handedOver', endOfUse: event.endOfUse, kind: event.kind }
      case 'OldSealDestroyed':
        return { phase: 'destroyed' }
      default:
        return unreachable(event)
    }
  },
}
