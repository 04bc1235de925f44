import { happened, refused } from '#kernel'
import type { Decider } from '#kernel'
import type { InspectorEvent, InspectorRegistered, InspectorRetired, RelationDeclared } from './events.ts'

export type InspectorCommand =
  | ({ readonly type: 'RegisterInspector' } & Omit<InspectorRegistered, 'type'>)
  | ({ readonly type: 'DeclareRelation' } & Omit<RelationDeclared, 'type'>)
  | ({ readonly type: 'RetireInspector' } & Omit<InspectorRetired, 'type'>)
export interface InspectorState {
  readonly officer: string
  readonly organ: string
  readonly number: string
  readonly since: string
  readonly relations: readonly Pick<RelationDeclared, 'object' | 'ground'>[]
  readonly retired: boolean
}
export type InspectorRefusal = 'INSPECTOR_ALREADY_REGISTERED' | 'INSPECTOR_UNKNOWN' | 'RELATION_ALREADY_DECLARED'

/** 执法人员库: who may be drawn, and from what he stands aside. */
export const inspectorDecider: Decider<InspectorCommand, InspectorState | null, InspectorEvent, InspectorRefusal> = {
  initial: null,
  decide: (command, state) => {
    if (command.type === 'RegisterInspector') {
      if (state !== null && !state.retired) return refused('INSPECTOR_ALREADY_REGISTERED')
      return happened({ ...command, type: 'InspectorRegistered' })
    }
    if (state === null || state.retired) return refused('INSPECTOR_UNKNOWN')
    if (command.type === 'RetireInspector') return happened({ ...command, type: 'InspectorRetired' })
    if (state.relations.some(({ object }) => object === command.object)) return refused('RELATION_ALREADY_DECLARED')
    return happened({ ...command, type: 'RelationDeclared' })
  },
  evolve: (state, event) => {
    if (event.type === 'InspectorRegistered') {
      const { officer, organ, number, at } = event
      return { officer, organ, number, since: at, relations: state?.relations ?? [], retired: false }
    }
    if (state === null) return state
    if (event.type === 'InspectorRetired') return { ...state, retired: true }
    const { object, ground } = event
    return { ...state, relations: [...state.relations, { object, ground }] }
  },
}
