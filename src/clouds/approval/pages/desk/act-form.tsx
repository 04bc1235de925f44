import { useEffect, useEffectEvent, useId, useRef } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { problemCode } from '#web/api/problem-text.ts'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { useCaseWork } from './case-work.ts'

interface ActFormProps {
  readonly title: string
  readonly error?: unknown
  readonly onSubmit?: () => void
  readonly children: ReactNode
}

/**
 * The frame of every act's form: it takes the focus when the officer opened it, and shows the law's refusal. Ctrl+Enter
 * sends it from any field; Escape leaves the field for the heading, where single keys work again.
 */
export function ActForm({ title, error, onSubmit, children }: ActFormProps) {
  const heading = useId()
  const element = useRef<HTMLHeadingElement>(null)
  const { opened } = useCaseWork()
  useEffect(() => {
    if (opened > 0) element.current?.focus()
  }, [opened])
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key === 'Escape') element.current?.focus()
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    event.currentTarget.requestSubmit()
  }
  return (
    <form
      className="act-form stack"
      aria-labelledby={heading}
      noValidate
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit?.()
      }}
    >
      <h3 id={heading} tabIndex={-1} ref={element}>
        {title}
      </h3>
      {children}
      <ActRefusal error={error} />
    </form>
  )
}

/** When somebody else was faster this form goes with the old version of the case: what is said must outlive it. */
function ActRefusal({ error }: { readonly error: unknown }) {
  const { overtaken } = useCaseWork()
  const late = problemCode(error) === 'VERSION_CONFLICT'
  const tell = useEffectEvent(overtaken)
  useEffect(() => {
    if (late) tell()
  }, [late])
  return late ? null : <RefusalNotice error={error} />
}
