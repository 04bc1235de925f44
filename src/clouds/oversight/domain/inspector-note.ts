import { happened, refused, unreachable } from '#kernel'
import type { Decider } from '#kernel'

interface Done {
  readonly at: string
  readonly by: string
}
/** 监督记录: what an inspector writes down for himself and his colleagues; nobody else ever reads it. */
export interface InspectorNoteWritten extends Done {
  readonly type: 'InspectorNoteWritten'
  /** About a case, or about an officer; both null: about neither. */
  readonly case: string | null
  readonly officer: string | null
  readonly text: string
}
/** What was written stays; what is known since stands below it. */
export interface InspectorNoteSupplemented extends Done {
  readonly type: 'InspectorNoteSupplemented'
  readonly text: string
}
export type InspectorNoteEvent = InspectorNoteWritten | InspectorNoteSupplemented
export const NOTE_EVENT_TYPES = ['InspectorNoteWritten', 'InspectorNoteSupplemented'] as const

export type InspectorNoteCommand =
  | ({ readonly type: 'WriteNote' } & Omit<InspectorNoteWritten, 'type'>)
  | ({ readonly type: 'SupplementNote' } & Omit<InspectorNoteSupplemented, 'type'>)
export interface InspectorNoteState {
  readonly case: string | null
  readonly officer: string | null
  readonly parts: readonly { readonly at: string; readonly by: string; readonly text: string }[]
}
export type InspectorNoteRefusalCode = 'NOTE_ALREADY_WRITTEN' | 'NOTE_UNKNOWN' | 'NOTE_EMPTY'

const isBlank = (text: string) => text.trim().length < 2

export const noteDecider: Decider<
  InspectorNoteCommand,
  InspectorNoteState | null,
  InspectorNoteEvent,
  InspectorNoteRefusalCode
> = {
  initial: null,
  decide: (command, state) => {
    if (isBlank(command.text)) return refused('NOTE_EMPTY')
    switch (command.type) {
      case 'WriteNote':
        if (state !== null) return refused('NOTE_ALREADY_WRITTEN')
        return happened({ ...command, type: 'InspectorNoteWritten' as const })
      case 'SupplementNote':
        if (state === null) return refused('NOTE_UNKNOWN')
        return happened({ ...command, type: 'InspectorNoteSupplemented' as const })
      default:
        return unreachable(command)
    }
  },
  evolve: (state, event) => {
    const { at, by, text } = event
    if (event.type === 'InspectorNoteWritten')
      return { case: event.case, officer: event.officer, parts: [{ at, by, text }] }
    return state === null ? state : { ...state, parts: [...state.parts, { at, by, text }] }
  },
}
