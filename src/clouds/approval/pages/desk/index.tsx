import { useCallback, useState } from 'react'
import { useSearch } from '@tanstack/react-router'
import { useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { EmptyState } from '#web/ui/loading.tsx'
import { DESK_FORMS, FORM_KEYS } from './desk-forms.ts'
import type { DeskForm } from './desk-forms.ts'
import { OpenCase } from './open-case.tsx'
import { ShortcutPanel, useShortcuts, useSingleKeys } from './shortcuts.tsx'
import { deskTexts } from './texts.ts'
import { Worklist } from './worklist.tsx'
import './desk.css'

/** What a single key asks of the open case. The count makes asking twice for the same thing two requests. */
export interface KeyRequest {
  readonly count: number
  readonly form?: DeskForm
  /** Index of the criterion to tick. */
  readonly criterion?: number
}

const FORM_OF_KEY: ReadonlyMap<string, DeskForm> = new Map(
  DESK_FORMS.flatMap((form) => {
    const key = FORM_KEYS[form]
    return key === undefined ? [] : [[key, form] as const]
  }),
)
/** 0 stands after 9 on the keyboard, and for the tenth. */
const criterionAt = (digit: string): number => (digit === '0' ? 9 : Number(digit) - 1)
const STEPS: Readonly<Record<string, number>> = { j: 1, k: -1 }

/** Moves the focus along the list; Enter then opens as on any button. */
function moveInWorklist(step: number): void {
  const rows = [...document.querySelectorAll<HTMLElement>('.worklist-row')]
  const here = rows.findIndex((row) => row === document.activeElement)
  const current = here >= 0 ? here : rows.findIndex((row) => row.ariaCurrent === 'true')
  const next = rows[current < 0 ? 0 : Math.min(Math.max(current + step, 0), rows.length - 1)]
  next?.focus()
}

/** The words of a form come last in it: an opinion, reasons, a note. */
function writeOpinion(): void {
  const fields = [...document.querySelectorAll<HTMLTextAreaElement>('.act-form textarea')]
  fields.at(-1)?.focus()
}

/** Chooses the case the focus is on, for acts on several. */
function tickInWorklist(): void {
  const line = document.activeElement?.closest('.worklist-line')
  line?.querySelector<HTMLInputElement>('input[type=checkbox]')?.click()
}

/** Three panes and no change of page between cases: the list, the papers, the work. */
export default function DeskPage() {
  const t = useTexts(deskTexts)
  usePageTitle(t('title'))
  const { case: open } = useSearch({ from: '/desk/cases' })
  const shortcuts = useShortcuts()
  const { show } = shortcuts
  const [request, setRequest] = useState<KeyRequest>({ count: 0 })
  const onKey = useCallback(
    (key: string): boolean => {
      const step = STEPS[key]
      const form = FORM_OF_KEY.get(key)
      if (step !== undefined) moveInWorklist(step)
      else if (form !== undefined) setRequest(({ count }) => ({ count: count + 1, form }))
      else if (/^\d$/.test(key)) setRequest(({ count }) => ({ count: count + 1, criterion: criterionAt(key) }))
      else if (key === 'o') writeOpinion()
      else if (key === 'x') tickInWorklist()
      else if (key === '?') show(true)
      else return false
      return true
    },
    [show],
  )
  useSingleKeys(onKey, shortcuts.on)
  return (
    <div className={open === undefined ? 'desk-panes' : 'desk-panes desk-panes-open'}>
      <div className="desk-pane">
        <h1 className="visually-hidden">{t('title')}</h1>
        <Worklist />
        <ShortcutPanel shortcuts={shortcuts} />
      </div>
      <div className="desk-open">
        {open === undefined ? (
          <EmptyState icon="form" title={t('choose')}>
            {shortcuts.on && <p className="soft">{t('chooseText')}</p>}
          </EmptyState>
        ) : (
          <OpenCase key={open} id={open} request={request} />
        )}
      </div>
    </div>
  )
}
