import { happened, localDate, refused, unreachable } from '#kernel'
import type { Decider } from '#kernel'
import type { WindowAuthorised, WindowAuthorityRevoked } from './events.ts'

/** 充分授权给窗口 (WF-16): who may decide which items at the window, on which ground, until when. One life per officer. */
export type WindowAuthorityCommand =
  | ({ readonly type: 'AuthoriseWindow' } & Omit<WindowAuthorised, 'type'>)
  | ({ readonly type: 'RevokeWindowAuthority' } & Omit<WindowAuthorityRevoked, 'type'>)
export type WindowAuthorityEvent = WindowAuthorised | WindowAuthorityRevoked
export type WindowAuthorityState = {
  readonly items: Readonly<Record<string, string>>
}
export type WindowAuthorityRefusal =
  | 'WINDOW_AUTHORITY_OF_ONESELF'
  | 'WINDOW_AUTHORITY_WITHOUT_ITEMS'
  | 'WINDOW_AUTHORITY_DATE_WRONG'
  | 'WINDOW_AUTHORITY_UNKNOWN'

export const windowAuthorityDecider: Decider<
  WindowAuthorityCommand,
  WindowAuthorityState,
  WindowAuthorityEvent,
  WindowAuthorityRefusal
> = {
  initial: { items: {} },
  decide: (command, state) => {
    switch (command.type) {
      case 'AuthoriseWindow': {
        const { officer, by, at, items, until, basis } = command
        if (officer === by) return refused('WINDOW_AUTHORITY_OF_ONESELF')
        if (items.length === 0) return refused('WINDOW_AUTHORITY_WITHOUT_ITEMS')
        if (until < localDate(at)) return refused('WINDOW_AUTHORITY_DATE_WRONG', { until })
        return happened({ type: 'WindowAuthorised', officer, by, at, items, until, basis })
      }
      case 'RevokeWindowAuthority': {
        const { officer, by, at, items, reason } = command
        const unknown = items.find((item) => state.items[item] === undefined)
        if (unknown !== undefined || items.length === 0) return refused('WINDOW_AUTHORITY_UNKNOWN')
        return happened({ type: 'WindowAuthorityRevoked', officer, by, at, items, reason })
      }
      default:
        return unreachable(command)
    }
  },
  evolve: (state, event) => {
    switch (event.type) {
      case 'WindowAuthorised':
        return { items: { ...state.items, ...Object.fromEntries(event.items.map((item) => [item, event.until])) } }
      case 'WindowAuthorityRevoked':
        return {
          items: Object.fromEntries(Object.entries(state.items).filter(([item]) => !event.items.includes(item))),
        }
      default:
        return unreachable(event)
    }
  },
}

export const WINDOW_AUTHORITY_EVENT_TYPES = ['WindowAuthorised', 'WindowAuthorityRevoked'] as const

export const windowAuthorityRefusals: Readonly<
  Record<WindowAuthorityRefusal, { readonly zh: string; readonly en: string }>
> = {
  WINDOW_AUTHORITY_OF_ONESELF: {
    zh: '不得给自己授权。',
    en: 'Nobody authorises himself.',
  },
  WINDOW_AUTHORITY_WITHOUT_ITEMS: {
    zh: '请至少选择一个授权事项。',
    en: 'Choose at least one item.',
  },
  WINDOW_AUTHORITY_DATE_WRONG: {
    zh: '授权截止日期 {until} 有误，应为今天或者以后的日期。',
    en: 'The last day {until} is wrong: it must be today or later.',
  },
  WINDOW_AUTHORITY_UNKNOWN: {
    zh: '该人员没有这些事项的授权。',
    en: 'This officer holds no authorisation for these items.',
  },
}
