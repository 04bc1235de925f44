import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useCommand } from '#web/api/use-command.ts'
import { formatDate, formatDay, formatMoment } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { Button } from '#web/ui/button.tsx'
import { DoneNotice } from '#web/ui/done-notice.tsx'
import { DayField, LineField, TextField } from '#web/ui/fields.tsx'
import { EmptyState, Loaded } from '#web/ui/loading.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { Status } from '#web/ui/status.tsx'
import { inspection } from '../client.ts'
import type { LogView } from '../client.ts'
import { logTexts } from './texts.ts'
import '../inspection.css'

/** 监管日志备案 (SV-31): written once a day, filed at our time; who filed nothing is named. */
export default function LogsPage() {
  const t = useTexts(logTexts)
  usePageTitle(t('title'))
  const { language } = useLanguage()
  const queries = useQueryClient()
  const [said, setSaid] = useState('')
  const query = useQuery({ queryKey: ['supervision-logs'], queryFn: () => inspection.logs({}) })
  const done = (sentence: string) => {
    setSaid(sentence)
    void queries.invalidateQueries({ queryKey: ['supervision-logs'] })
    void queries.invalidateQueries({ queryKey: ['inspectors'] })
  }
  return (
    <div className="stack reading inspection-page">
      <h1>{t('title')}</h1>
      <p className="soft">{t('lead')}</p>
      <DoneNotice sentence={said} />
      <Loaded query={query}>
        {({ today, items, missing, registered }) => (
          <>
            {registered ? (
              <LogForm today={today} onDone={() => done(t('filed'))} />
            ) : (
              <RegisterForm onDone={() => done(t('registered'))} />
            )}
            <Panel title={t('missing')}>
              {missing.length === 0 && <Status tone="good">{t('noMissing')}</Status>}
              <ul className="plain">
                {missing.map(({ officer, days }) => (
                  <li key={officer}>
                    <Status tone="bad">
                      {officer}：{days.map((day) => formatDay(day, language)).join('、')}
                    </Status>
                  </li>
                ))}
              </ul>
            </Panel>
            <Panel title={t('logs')}>
              {items.length === 0 && <EmptyState title={t('none')} />}
              {items.map((log) => (
                <LogCard key={log.id} log={log} onDone={() => done(t('supplemented'))} />
              ))}
            </Panel>
          </>
        )}
      </Loaded>
      <Inspectors />
    </div>
  )
}

function RegisterForm({ onDone }: { readonly onDone: () => void }) {
  const t = useTexts(logTexts)
  const [number, setNumber] = useState('')
  const command = useCommand(inspection.registerInspector, onDone)
  return (
    <Panel title={t('register')}>
      <LineField label={t('number')} hint={t('registerHint')} maxLength={30} value={number} onChange={setNumber} />
      <RefusalNotice error={command.error} />
      <p>
        <Button
          kind="primary"
          busy={command.isPending}
          disabled={number.trim().length < 4}
          onClick={() => command.mutate({ body: { number: number.trim() } })}
        >
          {t('registerNow')}
        </Button>
      </p>
    </Panel>
  )
}

function LogForm({ today, onDone }: { readonly today: string; readonly onDone: () => void }) {
  const t = useTexts(logTexts)
  const [day, setDay] = useState(today)
  const [work, setWork] = useState('')
  const [visits, setVisits] = useState('0')
  const command = useCommand(inspection.fileLog, () => {
    setWork('')
    onDone()
  })
  const body = { day, work: work.trim(), visits: Number(visits.replaceAll(/\D/g, '')) }
  return (
    <Panel title={t('file')}>
      <DayField label={t('day')} max={today} value={day} onChange={setDay} />
      <LineField label={t('visits')} inputMode="numeric" maxLength={3} value={visits} onChange={setVisits} />
      <TextField label={t('work')} rows={4} maxLength={4000} value={work} onChange={setWork} />
      <RefusalNotice error={command.error} />
      <p>
        <Button
          kind="primary"
          busy={command.isPending}
          disabled={work.trim().length < 4 || day === ''}
          onClick={() => command.mutate({ body })}
        >
          {t('fileNow')}
        </Button>
      </p>
    </Panel>
  )
}

function LogCard({ log, onDone }: { readonly log: LogView; readonly onDone: () => void }) {
  const t = useTexts(logTexts)
  const { language } = useLanguage()
  const [adding, setAdding] = useState(false)
  const [work, setWork] = useState('')
  const command = useCommand(inspection.supplementLog, () => {
    setAdding(false)
    setWork('')
    onDone()
  })
  return (
    <article className="inspection-card stack-tight">
      <h3>
        {formatDate(log.day, language)} · {log.officer}
      </h3>
      <p>{log.work}</p>
      {log.supplements.map((one) => (
        <p key={one.at}>
          {t('supplement')}（{formatMoment(one.at, language)}）：{one.work}
        </p>
      ))}
      <p className="soft small">
        {log.late && <Status tone="warn">{t('late')}</Status>}{' '}
        {t('filedAt', { at: formatMoment(log.filedAt, language) })} · {t('visited', { count: log.visits })}
      </p>
      {log.own && (
        <p>
          <Button kind="plain" aria-pressed={adding} onClick={() => setAdding(!adding)}>
            {t('supplement')}
          </Button>
        </p>
      )}
      {adding && (
        <div className="stack-tight">
          <TextField label={t('supplement')} labelHidden rows={2} maxLength={2000} value={work} onChange={setWork} />
          <RefusalNotice error={command.error} />
          <p>
            <Button
              busy={command.isPending}
              disabled={work.trim().length < 2}
              onClick={() => command.mutate({ params: { id: log.id }, body: { work: work.trim() } })}
            >
              {t('supplementNow')}
            </Button>
          </p>
        </div>
      )}
    </article>
  )
}

function Inspectors() {
  const t = useTexts(logTexts)
  const query = useQuery({ queryKey: ['inspectors'], queryFn: () => inspection.inspectors({}) })
  return (
    <Panel title={t('inspectors')}>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('noInspectors')} />
          ) : (
            <ul>
              {items.map(({ officer, name, number, relations }) => (
                <li key={officer}>
                  {name} · {number}
                  {relations.length > 0 && (
                    <span className="soft small">
                      {' '}
                      {t('relations', { labels: relations.map(({ label }) => label).join('、') })}
                    </span>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Panel>
  )
}
