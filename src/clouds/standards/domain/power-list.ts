import { happened, localDate, refused } from '#kernel'
import type { Decider } from '#kernel'
import type { PowerAdjusted, PowerListEvent } from './events.ts'

export type PowerListCommand =
  | ({ readonly type: 'AdjustPower' } & Omit<PowerAdjusted, 'type'>)
  | { readonly type: 'PublishPowerList'; readonly at: string; readonly by: string }

export interface PowerListState {
  readonly version: number
  /** Adjusted since the last publication, with who adjusted them. */
  readonly waiting: readonly { readonly power: string; readonly by: string }[]
}

export type PowerListRefusalCode =
  'POWER_LIST_UNCHANGED' | 'TRIGGER_IN_THE_FUTURE' | 'POWER_ENTRY_MISSING' | 'OWN_ADJUSTMENT_PUBLISHED'

/** The list of powers and duties: adjusted for a reason with a day, published as a whole by somebody else (ST-17, ST-19). */
export const powerListDecider: Decider<PowerListCommand, PowerListState, PowerListEvent, PowerListRefusalCode> = {
  initial: { version: 0, waiting: [] },
  decide: (command, state) => {
    const { at, by } = command
    if (command.type === 'AdjustPower') {
      // The lag is counted from the day of the trigger; a day to come would make it negative.
      if (command.triggeredOn > localDate(at)) return refused('TRIGGER_IN_THE_FUTURE')
      if ((command.kind === 'REMOVED') !== (command.entry === null)) return refused('POWER_ENTRY_MISSING')
      return happened({ ...command, type: 'PowerAdjusted' as const })
    }
    if (state.waiting.length === 0) return refused('POWER_LIST_UNCHANGED')
    if (state.waiting.some((each) => each.by === by)) return refused('OWN_ADJUSTMENT_PUBLISHED')
    const adjusted = [...new Set(state.waiting.map(({ power }) => power))]
    return happened({ type: 'PowerListPublished' as const, version: state.version + 1, adjusted, at, by })
  },
  evolve: (state, event) =>
    event.type === 'PowerAdjusted'
      ? { ...state, waiting: [...state.waiting, { power: event.power, by: event.by }] }
      : { version: event.version, waiting: [] },
}
