import { useState } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCommand } from '#web/api/use-command.ts'
import { isWritten } from '#web/form/written.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { Button } from '#web/ui/button.tsx'
import { DoneNotice } from '#web/ui/done-notice.tsx'
import { DayField, LineField } from '#web/ui/fields.tsx'
import { Loaded } from '#web/ui/loading.tsx'
import { Disclosure } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { Status } from '#web/ui/status.tsx'
import { Tabs } from '#web/ui/tabs.tsx'
import { service } from '../client.ts'
import type { DeskPoint } from '../client.ts'
import { pointWords, useHours } from '../parts/point-words.ts'
import { CoverageReport, ResidenceReport } from './coverage.tsx'
import { PointForm } from './point-form.tsx'
import { deskPointTexts } from './texts.ts'
import '../parts/desk.css'

const VIEWS = ['points', 'coverage', 'residence'] as const
type View = (typeof VIEWS)[number]

export default function DeskPointsPage() {
  const t = useTexts(deskPointTexts)
  usePageTitle(t('title'))
  const queries = useQueryClient()
  const [view, setView] = useState<View>('points')
  const [sentence, setSentence] = useState('')
  const [count, setCount] = useState(0)
  const query = useQuery({ queryKey: ['desk-points'], queryFn: () => service.deskPoints({}) })
  const done = (said: string) => {
    setSentence(said)
    setCount(count + 1)
    void queries.invalidateQueries({ queryKey: ['desk-points'] })
  }
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <p className="soft reading">{t('lead')}</p>
      <DoneNotice sentence={sentence} />
      <Tabs label={t('view')} tabs={VIEWS.map((key) => ({ key, label: t(key) }))} current={view} onChange={setView}>
        <Loaded query={query} lines={8}>
          {(report) => (
            <>
              {view === 'points' && (
                <div className="stack reading">
                  <Disclosure key={count} summary={t('register')}>
                    <PointForm point={undefined} onDone={() => done(t('saved'))} />
                  </Disclosure>
                  {report.items.length === 0 && <p className="soft">{t('none')}</p>}
                  {report.items.map((point) => (
                    <PointLine key={point.id} point={point} onDone={done} />
                  ))}
                </div>
              )}
              {view === 'coverage' && (
                <CoverageReport key={count} coverage={report.coverage} onDone={() => done(t('saved'))} />
              )}
              {view === 'residence' && <ResidenceReport residence={report.residence} total={report.total} />}
            </>
          )}
        </Loaded>
      </Tabs>
    </div>
  )
}

interface PointLineProps {
  readonly point: DeskPoint
  readonly onDone: (sentence: string) => void
}

function PointLine({ point, onDone }: PointLineProps) {
  const t = useTexts(deskPointTexts)
  const p = useTexts(pointWords)
  const hoursOf = useHours()
  const { language } = useLanguage()
  const [chosen, setChosen] = useState<'edit' | 'close' | undefined>(undefined)
  const { facts } = point
  const done = (sentence: string) => () => {
    setChosen(undefined)
    onDone(sentence)
  }
  return (
    <article className="desk-card stack-tight">
      <p className="row">
        <strong>{inLanguage(facts.name, language)}</strong>
        <span className="soft small">{p(facts.kind)}</span>
        {point.closedToday && <Status tone="bad">{t('closedToday')}</Status>}
      </p>
      <p className="small">
        {inLanguage(facts.address, language)} · {facts.phone} · {hoursOf(facts.hours).join('；')} ·{' '}
        {t('items', { count: point.items })}
      </p>
      <p className="row">
        <Button aria-pressed={chosen === 'edit'} onClick={() => setChosen('edit')}>
          {t('edit')}
        </Button>
        <Button aria-pressed={chosen === 'close'} onClick={() => setChosen('close')}>
          {t('close')}
        </Button>
      </p>
      {chosen === 'edit' && <PointForm point={point} onDone={done(t('saved'))} />}
      {chosen === 'close' && <CloseForm point={point} onDone={done(t('closedDone'))} />}
    </article>
  )
}

function CloseForm({ point, onDone }: { readonly point: DeskPoint; readonly onDone: () => void }) {
  const t = useTexts(deskPointTexts)
  const [from, setFrom] = useState('')
  const [until, setUntil] = useState('')
  const [reason, setReason] = useState('')
  const command = useCommand(service.closePoint, onDone)
  const day = (label: string, value: string, onChange: (value: string) => void) => (
    <DayField label={label} value={value} onChange={onChange} />
  )
  return (
    <form
      className="stack-tight desk-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (from === '' || !isWritten(reason)) return
        const body = { expectedVersion: point.version, from, until: until === '' ? null : until, reason: reason.trim() }
        command.mutate({ params: { id: point.id }, body })
      }}
    >
      <div className="side-by-side">
        {day(t('from'), from, setFrom)}
        {day(t('until'), until, setUntil)}
      </div>
      <LineField label={t('reason')} value={reason} maxLength={300} onChange={setReason} />
      <RefusalNotice error={command.error} />
      <Button kind="danger" type="submit" busy={command.isPending}>
        {t('doClose')}
      </Button>
    </form>
  )
}
