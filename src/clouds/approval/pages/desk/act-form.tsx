import { useEffect, useId, useRef } from 'react'
import type { ReactNode } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { ProblemError } from '#contract'
import { useTexts } from '#web/i18n/index.ts'
import { Notice } from '#web/ui/notice.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { actTexts } from './act-texts.ts'
import { useCaseWork } from './case-work.ts'

interface ActFormProps {
  readonly title: string
  readonly error?: unknown
  readonly onSubmit?: () => void
  readonly children: ReactNode
}

/** The frame of every act's form: it takes the focus when the officer opened it, and shows the law's refusal. */
export function ActForm({ title, error, onSubmit, children }: ActFormProps) {
  const heading = useId()
  const element = useRef<HTMLHeadingElement>(null)
  const { opened } = useCaseWork()
  useEffect(() => {
    if (opened > 0) element.current?.focus()
  }, [opened])
  return (
    <form
      className="act-form stack"
      aria-labelledby={heading}
      noValidate
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

/** When somebody else was faster, the case is loaded again before anything is tried again. */
function ActRefusal({ error }: { readonly error: unknown }) {
  const t = useTexts(actTexts)
  const { file } = useCaseWork()
  const queries = useQueryClient()
  const overtaken = error instanceof ProblemError && error.problem.code === 'VERSION_CONFLICT'
  useEffect(() => {
    if (overtaken) void queries.invalidateQueries({ queryKey: ['case', file.id] })
  }, [overtaken, queries, file.id])
  if (overtaken) {
    return (
      <Notice tone="warn" announced>
        {t('conflict')}
      </Notice>
    )
  }
  return <RefusalNotice error={error} />
}
