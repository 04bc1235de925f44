import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useCommand } from '#web/api/use-command.ts'
import { useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { sessionMay, useSession } from '#web/session/session.ts'
import { Button } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { DateInput, Select } from '#web/ui/inputs.tsx'
import { Loaded } from '#web/ui/loading.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { Status } from '#web/ui/status.tsx'
import { oversight } from '../client.ts'
import { evaluationTexts } from './texts.ts'
import '../paper.css'

/** Evaluators see every organ; an organ sees what is said of it. */
export default function EvaluationsPage() {
  const t = useTexts(evaluationTexts)
  usePageTitle(t('title'))
  const works = sessionMay(useSession(), 'evaluation.work')
  const query = useQuery({ queryKey: ['evaluations'], queryFn: () => oversight.evaluations({}) })
  return (
    <div className="stack reading">
      <h1>{t('title')}</h1>
      <p className="soft">{t('lead')}</p>
      <Loaded query={query} lines={6}>
        {({ items, organs }) => (
          <>
            {works && (
              <Panel title={t('open')}>
                <Open organs={organs} />
              </Panel>
            )}
            {items.length === 0 && <p className="soft">{t('none')}</p>}
            {items.map(({ id, organ, from, to, phase, grade, open: count }) => (
              <article key={id} className="paper stack-tight">
                <p className="row">
                  <Link to="/desk/evaluations/$evaluation" params={{ evaluation: id }}>
                    {organ}
                  </Link>
                  <Status tone={phase === 'CLOSED' ? 'good' : 'wait'}>{t(phase)}</Status>
                  {grade !== null && <span>{t(grade)}</span>}
                </p>
                <p className="soft small">
                  {t('period', { from, to })}
                  {count > 0 && ` · ${t('openDemands', { count })}`}
                </p>
              </article>
            ))}
          </>
        )}
      </Loaded>
    </div>
  )
}

function Open({ organs }: { readonly organs: readonly { readonly id: string; readonly name: string }[] }) {
  const t = useTexts(evaluationTexts)
  const navigate = useNavigate()
  const [organ, setOrgan] = useState('')
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [tried, setTried] = useState(false)
  const command = useCommand(
    oversight.openEvaluation,
    ({ id }) => void navigate({ to: '/desk/evaluations/$evaluation', params: { evaluation: id } }),
  )
  const whole = organ !== '' && from !== '' && to !== ''
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (whole) command.mutate({ body: { organ, from, to } })
      }}
    >
      <Field label={t('organ')}>
        {(control) => (
          <Select
            {...control}
            value={organ}
            options={organs.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(event) => setOrgan(event.currentTarget.value)}
          />
        )}
      </Field>
      <div className="row">
        <Field label={t('from')}>
          {(control) => (
            <DateInput {...control} value={from} onChange={(event) => setFrom(event.currentTarget.value)} />
          )}
        </Field>
        <Field label={t('to')}>
          {(control) => <DateInput {...control} value={to} onChange={(event) => setTo(event.currentTarget.value)} />}
        </Field>
      </div>
      {tried && !whole && (
        <Notice tone="bad" announced>
          {t('incomplete')}
        </Notice>
      )}
      <RefusalNotice error={command.error} />
      <Button kind="primary" type="submit" busy={command.isPending}>
        {t('doOpen')}
      </Button>
    </form>
  )
}
