import { useEffect, useState } from 'react'
import { useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { Choice } from '#web/ui/choices.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { deskTexts } from './texts.ts'

const KEY = 'oneseal.desk.shortcuts'

/** Single keys can be switched off: speech input types them by accident (WCAG 2.1.4). */
function storedChoice(): boolean {
  try {
    return localStorage.getItem(KEY) !== 'off'
  } catch {
    return true
  }
}

function storeChoice(on: boolean): void {
  try {
    localStorage.setItem(KEY, on ? 'on' : 'off')
  } catch {
    // The choice then lasts for the visit.
  }
}

/** Whoever types into a field, or holds a modifier, means something else. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('input:not([type=radio], [type=checkbox]), textarea, select'))

/** Calls `onKey` for single keys; what it answers true to is taken. */
export function useSingleKeys(onKey: (key: string) => boolean, on: boolean): void {
  useEffect(() => {
    if (!on) return
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target)) return
      if (document.querySelector('dialog[open]') !== null) return
      if (onKey(event.key)) event.preventDefault()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [onKey, on])
}

export interface Shortcuts {
  readonly on: boolean
  readonly choose: (on: boolean) => void
  readonly shown: boolean
  readonly show: (shown: boolean) => void
}

export function useShortcuts(): Shortcuts {
  const [on, setOn] = useState(storedChoice)
  const [shown, show] = useState(false)
  const choose = (next: boolean) => {
    setOn(next)
    storeChoice(next)
  }
  return { on, choose, shown, show }
}

const LINES = [
  ['j', 'keyDown'],
  ['k', 'keyUp'],
  ['Enter', 'keyOpen'],
  ['a', 'keyAccept'],
  ['c', 'keyCorrect'],
  ['e', 'keyExamine'],
  ['r', 'keyReview'],
  ['g', 'keyDecide'],
  ['1 – 9, 0', 'keyDigits'],
  ['o', 'keyWords'],
  ['Ctrl + Enter', 'keySend'],
  ['Esc', 'keyLeave'],
  ['x', 'keyTick'],
  ['?', 'keyHelp'],
] as const

export function ShortcutPanel({ shortcuts }: { readonly shortcuts: Shortcuts }) {
  const t = useTexts(deskTexts)
  return (
    <>
      <Button kind="plain" onClick={() => shortcuts.show(true)}>
        {t('shortcuts')} <kbd>?</kbd>
      </Button>
      <Dialog open={shortcuts.shown} title={t('shortcutsTitle')} onClose={() => shortcuts.show(false)}>
        <div className="stack">
          <dl className="shortcut-list">
            {LINES.map(([key, word]) => (
              <div key={key}>
                <dt>
                  <kbd>{key}</kbd>
                </dt>
                <dd>{t(word)}</dd>
              </div>
            ))}
          </dl>
          <Choice
            type="checkbox"
            name="shortcuts"
            option={{ value: 'on', label: t('shortcutsOn') }}
            checked={shortcuts.on}
            onToggle={shortcuts.choose}
          />
        </div>
      </Dialog>
    </>
  )
}
