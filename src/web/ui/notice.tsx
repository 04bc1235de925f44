import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import { useTexts } from '../i18n/index.ts'
import { Icon } from './icon.tsx'
import type { IconName } from './icon.tsx'
import { uiTexts } from './ui-texts.ts'
import './notice.css'

export type NoticeTone = 'info' | 'good' | 'warn' | 'bad'

const SYMBOLS: Readonly<Record<NoticeTone, IconName>> = { info: 'info', good: 'check', warn: 'alert', bad: 'alert' }

interface NoticeProps {
  readonly tone?: NoticeTone
  readonly title?: ReactNode
  readonly children?: ReactNode
  /** Came up after something the reader did: read it out. */
  readonly announced?: boolean
}

export function Notice({ tone = 'info', title, children, announced = false }: NoticeProps) {
  const role = announced ? (tone === 'bad' ? 'alert' : 'status') : undefined
  return (
    <div className={`notice notice-${tone}`} role={role}>
      <Icon name={SYMBOLS[tone]} />
      <div className="stack-tight">
        {title !== undefined && <p className="notice-title">{title}</p>}
        {children !== undefined && <div>{children}</div>}
      </div>
    </div>
  )
}

export interface FormError {
  /** Id of the control, or of the group, that the error is about. */
  readonly target: string
  readonly text: string
}

/** Every error of a form in screen order, each a link to its field. Takes the focus whenever `attempt` grows. */
export function ErrorSummary({ errors, attempt }: { readonly errors: readonly FormError[]; readonly attempt: number }) {
  const t = useTexts(uiTexts)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (attempt > 0) heading.current?.focus()
  }, [attempt])
  if (errors.length === 0) return null
  return (
    <div className="notice notice-bad" role="alert">
      <Icon name="alert" />
      <div className="stack-tight">
        <h2 className="notice-title" ref={heading} tabIndex={-1}>
          {t('errorsTitle', { count: errors.length })}
        </h2>
        <ul className="plain">
          {errors.map(({ target, text }) => (
            <li key={`${target} ${text}`}>
              <a
                href={`#${target}`}
                onClick={(event) => {
                  event.preventDefault()
                  focusControl(target)
                }}
              >
                {text}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}

/** Focus brings the control into view; a fieldset takes it by its tabindex. */
export function focusControl(id: string): void {
  const control = document.getElementById(id)
  control?.scrollIntoView({ block: 'center' })
  control?.focus({ preventScroll: true })
}

/** One quiet line that says what just happened; never a box that flies away. */
export function StatusLine({ children }: { readonly children: ReactNode }) {
  return (
    <p className="status-line" role="status" aria-live="polite">
      {children}
    </p>
  )
}
