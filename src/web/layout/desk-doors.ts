import { texts } from '#contract'
import type { Action } from '#policy'

/** Words of the desk's menu. */
export const deskTexts = texts({ home: '我的工作台' }, { home: 'My desk' })

/** Paths of `routes.tsx`; a new desk page adds its own. */
type DeskPath = '/desk'

interface DeskDoor {
  readonly to: DeskPath
  readonly word: keyof typeof deskTexts.zh
  /** Who sees it: whoever the policy lets do this. */
  readonly action: Action
}

/** One line per desk page; the order is the menu's order. */
export const DESK_DOORS: readonly DeskDoor[] = [{ to: '/desk', word: 'home', action: 'session.use' }]
