import { happened, parseRegionCode, refused, unreachable } from '#kernel'
import type { Decider } from '#kernel'
import type { BoundaryContent, BoundaryEvent, BoundaryListDrafted, BoundaryListReturned } from './events.ts'
import { isIndustryCode } from './locate.ts'

type Command<Type extends string, Event> = { readonly type: Type } & Omit<Event, 'type'>
export type BoundaryCommand =
  | Command<'DraftBoundaryList', Omit<BoundaryListDrafted, 'number'>>
  | {
      readonly type: 'PublishBoundaryList'
      readonly at: string
      readonly by: string
      readonly effectiveFrom: string
      /** The day it is published on. */
      readonly today: string
    }
  | Command<'ReturnBoundaryList', Omit<BoundaryListReturned, 'number'>>
export interface BoundaryVersion {
  readonly number: number
  readonly effectiveFrom: string
  readonly publishedAt: string
  readonly publishedBy: string
  readonly content: BoundaryContent
}
export interface BoundaryState {
  readonly draft: { readonly by: string; readonly content: BoundaryContent; readonly note: string } | null
  readonly returned: string
  /** Oldest first. */
  readonly versions: readonly BoundaryVersion[]
}
export type BoundaryRefusalCode =
  | 'BOUNDARY_LINE_TWICE'
  | 'BOUNDARY_REGION_WRONG'
  | 'BOUNDARY_INDUSTRY_WRONG'
  | 'BOUNDARY_WITHOUT_DRAFT'
  | 'BOUNDARY_SAME_PERSON'
  | 'BOUNDARY_DAY_PAST'

function faultOf({ lines, industries }: BoundaryContent): BoundaryRefusalCode | undefined {
  if (new Set(lines.map(({ id }) => id)).size !== lines.length) return 'BOUNDARY_LINE_TWICE'
  if (lines.some(({ region }) => region !== '' && !parseRegionCode(region).ok)) return 'BOUNDARY_REGION_WRONG'
  const codes = [...lines.map(({ industry }) => industry), ...industries.map(({ code }) => code)]
  return codes.some((code) => code !== '' && !isIndustryCode(code)) ? 'BOUNDARY_INDUSTRY_WRONG' : undefined
}

const EMPTY: BoundaryState = { draft: null, returned: '', versions: [] }

/** 审管互动边界清单: drafted by one person, published by another, in force from a day on; old versions stay readable. */
export const boundaryDecider: Decider<BoundaryCommand, BoundaryState | null, BoundaryEvent, BoundaryRefusalCode> = {
  initial: null,
  decide: (command, state) => {
    const { draft, versions } = state ?? EMPTY
    const { at, by } = command
    const number = versions.length + 1
    if (command.type === 'DraftBoundaryList') {
      const fault = faultOf(command.content)
      if (fault !== undefined) return refused(fault)
      return happened({ type: 'BoundaryListDrafted', at, by, number, content: command.content, note: command.note })
    }
    if (draft === null) return refused('BOUNDARY_WITHOUT_DRAFT')
    switch (command.type) {
      case 'PublishBoundaryList': {
        if (draft.by === by) return refused('BOUNDARY_SAME_PERSON')
        const { effectiveFrom, today } = command
        if (effectiveFrom < today) return refused('BOUNDARY_DAY_PAST')
        return happened({ type: 'BoundaryListPublished', at, by, number, effectiveFrom, content: draft.content })
      }
      case 'ReturnBoundaryList':
        return happened({ type: 'BoundaryListReturned', at, by, number, reason: command.reason })
      default:
        return unreachable(command)
    }
  },
  evolve: (before, event) => {
    const state = before ?? EMPTY
    switch (event.type) {
      case 'BoundaryListDrafted':
        return { ...state, draft: { by: event.by, content: event.content, note: event.note }, returned: '' }
      case 'BoundaryListReturned':
        return { ...state, draft: null, returned: event.reason }
      case 'BoundaryListPublished': {
        const { number, effectiveFrom, at, by, content } = event
        const version = { number, effectiveFrom, publishedAt: at, publishedBy: by, content }
        return { draft: null, returned: '', versions: [...state.versions, version] }
      }
      default:
        return unreachable(event)
    }
  },
}

/** The version that routes what is decided on this day: of those in force the newest. */
export const versionOn = (state: BoundaryState | null, day: string): BoundaryVersion | undefined =>
  state?.versions.findLast(({ effectiveFrom }) => effectiveFrom <= day)
