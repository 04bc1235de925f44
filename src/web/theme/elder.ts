import { useSyncExternalStore } from 'react'

const KEY = 'oneseal.elder'
const listeners = new Set<() => void>()

/** 长辈版 is a switch of tokens on the root element; the choice outlives the visit. */
export function startElder(): void {
  try {
    document.documentElement.toggleAttribute('data-elder', localStorage.getItem(KEY) === 'on')
  } catch {
    // Storage may be forbidden in private windows: the choice then lasts for the visit.
  }
}

function choose(on: boolean): void {
  document.documentElement.toggleAttribute('data-elder', on)
  try {
    localStorage.setItem(KEY, on ? 'on' : 'off')
  } catch {
    // See above.
  }
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
const isOn = () => document.documentElement.hasAttribute('data-elder')

export function useElder(): { readonly elder: boolean; readonly choose: (on: boolean) => void } {
  return { elder: useSyncExternalStore(subscribe, isOn), choose }
}
