import { happened, refused, unreachable } from '#kernel'
import type { Decider } from '#kernel'
import type { RecognitionWithdrawn, RegionDeclined, RegionEvent, RegionProposed, RegionRecognised } from './events.ts'

type Command<Type extends string, Event extends { readonly type: string }> = { readonly type: Type } & Omit<
  Event,
  'type'
>
export type RegionCommand =
  | Command<'ProposeRegion', RegionProposed>
  | (Command<'RecogniseRegion', RegionRecognised> & {
      /** As the other region read it aloud. */
      readonly heard: string
    })
  | Command<'DeclineRegion', RegionDeclined>
  | Command<'WithdrawRecognition', RecognitionWithdrawn>
export type RegionState = {
  readonly proposed: { readonly by: string; readonly fingerprint: string } | null
  readonly standing: 'NONE' | 'RECOGNISED' | 'WITHDRAWN'
}
export type RegionRefusalCode =
  | 'REGION_PROPOSED_ALREADY'
  | 'REGION_NOT_PROPOSED'
  | 'REGION_SAME_PERSON'
  | 'REGION_FINGERPRINT_DIFFERS'
  | 'REGION_TYPES_WRONG'
  | 'REGION_NOT_RECOGNISED'
  | 'REGION_SINCE_AHEAD'

/** Spaces and capitals are how people read digits aloud; the digits are what counts. */
const plain = (fingerprint: string): string => fingerprint.replace(/[\s:-]/g, '').toUpperCase()

/** A code that stands for two others is answered at random: every code at most once on either side. */
function isOneToOne({ types }: Pick<RegionProposed, 'types'>): boolean {
  const [theirs, ours] = [new Set(types.map((one) => one.theirs)), new Set(types.map((one) => one.ours))]
  return theirs.size === types.length && ours.size === types.length
}

/** 跨区域互认: proposed by one person, confirmed by another who compared the fingerprint, withdrawn by one. */
export const regionDecider: Decider<RegionCommand, RegionState, RegionEvent, RegionRefusalCode> = {
  initial: { proposed: null, standing: 'NONE' },
  decide: (command, { proposed, standing }) => {
    switch (command.type) {
      case 'ProposeRegion':
        if (proposed !== null) return refused('REGION_PROPOSED_ALREADY')
        return isOneToOne(command) ? happened({ ...command, type: 'RegionProposed' }) : refused('REGION_TYPES_WRONG')
      case 'RecogniseRegion': {
        const { at, by, heard } = command
        if (proposed === null) return refused('REGION_NOT_PROPOSED')
        if (proposed.by === by) return refused('REGION_SAME_PERSON')
        if (plain(heard) !== plain(proposed.fingerprint)) return refused('REGION_FINGERPRINT_DIFFERS')
        return happened({ type: 'RegionRecognised', at, by })
      }
      case 'DeclineRegion':
        return proposed === null ? refused('REGION_NOT_PROPOSED') : happened({ ...command, type: 'RegionDeclined' })
      case 'WithdrawRecognition':
        if (standing !== 'RECOGNISED') return refused('REGION_NOT_RECOGNISED')
        if (Date.parse(command.since) > Date.parse(command.at)) return refused('REGION_SINCE_AHEAD')
        return happened({ ...command, type: 'RecognitionWithdrawn' })
      default:
        return unreachable(command)
    }
  },
  evolve: (state, event) => {
    switch (event.type) {
      case 'RegionProposed':
        return { ...state, proposed: { by: event.by, fingerprint: event.fingerprint } }
      case 'RegionRecognised':
        return { proposed: null, standing: 'RECOGNISED' }
      case 'RegionDeclined':
        return { ...state, proposed: null }
      case 'RecognitionWithdrawn':
        return { ...state, standing: 'WITHDRAWN' }
      default:
        return unreachable(event)
    }
  },
}
