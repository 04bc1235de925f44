import { happened, refused } from '#kernel'
import type { Decider } from '#kernel'
import type { ResultEvent, ResultMark, ResultMarked, ResultPublished } from './events.ts'

/** How long a result stands as a notice, in working days. The bureau's choice: no statute sets one for every item. */
export const NOTICE_WORKING_DAYS = 7

export type ResultCommand =
  | ({ readonly type: 'PublishResult' } & Omit<ResultPublished, 'type'>)
  | ({ readonly type: 'MarkResult' } & Omit<ResultMarked, 'type'>)
export interface ResultVersion {
  readonly version: number
  readonly at: string
  readonly change: 'PUBLISHED' | ResultMark
  readonly basis: string
}
export interface ResultState extends Omit<ResultPublished, 'type'> {
  readonly standing: 'IN_FORCE' | 'ANNULLED' | 'SET_ASIDE' | 'REMOVED'
  readonly versions: readonly ResultVersion[]
}
export type ResultRefusalCode =
  'RESULT_ALREADY_PUBLISHED' | 'RESULT_UNKNOWN' | 'RESULT_REMOVED' | 'RESULT_ALREADY_MARKED'

/** 结果公示: a version for the publication and one for everything that befell it; nothing disappears silently. */
export const resultDecider: Decider<ResultCommand, ResultState | null, ResultEvent, ResultRefusalCode> = {
  initial: null,
  decide: (command, state) => {
    if (command.type === 'PublishResult') {
      // A case decided anew after its decision was set aside is published anew under the same number.
      const anew = state?.standing === 'SET_ASIDE' && state.decision !== command.decision
      if (state !== null && !anew) return refused('RESULT_ALREADY_PUBLISHED')
      return happened({ ...command, type: 'ResultPublished' })
    }
    if (state === null) return refused('RESULT_UNKNOWN')
    if (state.standing === 'REMOVED') return refused('RESULT_REMOVED')
    if (state.standing === command.mark) return refused('RESULT_ALREADY_MARKED')
    return happened({ ...command, type: 'ResultMarked' })
  },
  evolve: (state, event) => {
    const before = state?.versions ?? []
    const version = before.length + 1
    if (event.type === 'ResultPublished') {
      const { type: _, ...facts } = event
      const said: ResultVersion = { version, at: event.at, change: 'PUBLISHED', basis: '' }
      return { ...facts, standing: 'IN_FORCE', versions: [...before, said] }
    }
    if (state === null) return null
    const { mark, basis, at, name } = event
    const said: ResultVersion = { version, at, change: mark, basis }
    const marked = { ...state, versions: [...before, said] }
    if (mark === 'CORRECTED') return name === undefined ? marked : { ...marked, party: { ...state.party, name } }
    // What was removed keeps its number and its history, and says no more of whom it was about.
    if (mark === 'REMOVED') return { ...marked, standing: mark, party: { ...state.party, name: '', creditCode: null } }
    return { ...marked, standing: mark }
  },
}
