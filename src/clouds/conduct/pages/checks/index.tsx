import { useState } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { formatDate } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { sessionMay, useSession } from '#web/session/session.ts'
import { DoneNotice } from '#web/ui/done-notice.tsx'
import { EmptyState, Loaded } from '#web/ui/loading.tsx'
import { Disclosure } from '#web/ui/panel.tsx'
import { Status } from '#web/ui/status.tsx'
import { Tabs } from '#web/ui/tabs.tsx'
import { checkWords } from '../check-words.ts'
import { conduct } from '../client.ts'
import type { Check } from '../client.ts'
import { PlanForm } from './plan-form.tsx'
import { checksTexts } from './texts.ts'
import { WeeklyReport } from './weekly.tsx'
import '../conduct.css'

/** 效能检查: what is planned, what was found, and the week as it was. */
export default function ChecksPage() {
  const t = useTexts(checksTexts)
  usePageTitle(t('title'))
  const session = useSession()
  const navigate = useNavigate({ from: '/desk/performance-checks' })
  const { view } = useSearch({ from: '/desk/performance-checks' })
  const inspects = sessionMay(session, 'oversight.order')
  const reads = sessionMay(session, 'analytics.read')
  return (
    <div className="stack reading">
      <h1>{t('title')}</h1>
      <p className="soft">{t(inspects || reads ? 'leadInspector' : 'leadDesk')}</p>
      {reads ? (
        <Tabs
          label={t('view')}
          tabs={(['list', 'weekly'] as const).map((key) => ({ key, label: t(key) }))}
          current={view === 'weekly' ? 'weekly' : 'list'}
          onChange={(key) => void navigate({ search: key === 'weekly' ? { view: key } : {} })}
        >
          {view === 'weekly' ? <WeeklyReport /> : <CheckList />}
        </Tabs>
      ) : (
        <CheckList />
      )}
    </div>
  )
}

function CheckList() {
  const t = useTexts(checksTexts)
  const queries = useQueryClient()
  const [said, setSaid] = useState('')
  const query = useQuery({ queryKey: ['performance-checks'], queryFn: () => conduct.checks({}) })
  return (
    <div className="stack">
      <DoneNotice sentence={said} />
      <Loaded query={query}>
        {({ items, templates, inspects }) => (
          <>
            {inspects && (
              <Disclosure summary={t('plan')}>
                <PlanForm
                  templates={templates}
                  onDone={() => {
                    setSaid(t('planned'))
                    void queries.invalidateQueries({ queryKey: ['performance-checks'] })
                  }}
                />
              </Disclosure>
            )}
            {items.length === 0 && <EmptyState title={t('none')} />}
            {items.map((check) => (
              <CheckCard key={check.id} check={check} />
            ))}
          </>
        )}
      </Loaded>
    </div>
  )
}

const TONES = { PLANNED: 'wait', RUNNING: 'wait', RECTIFYING: 'warn', CLOSED: 'good', CALLED_OFF: 'off' } as const

function CheckCard({ check }: { readonly check: Check }) {
  const t = useTexts(checksTexts)
  const w = useTexts(checkWords)
  const { language } = useLanguage()
  const day = formatDate(check.on, language)
  const late = check.findings.some(({ overdue }) => overdue)
  return (
    <article className="conduct-card stack-tight">
      <h2 className="h3">
        <Link to="/desk/performance-checks/$id" params={{ id: check.id }}>
          {check.title}
        </Link>
      </h2>
      <p className="row">
        <Status tone={check.overdue || late ? 'bad' : TONES[check.phase]}>{w(check.phase)}</Status>
        {check.findings.length > 0 && <span>{t('problems', { count: check.findings.length })}</span>}
      </p>
      <p className="soft small">
        {w(check.kind)} · {inLanguage(check.organ.name, language)} · {w(check.overdue ? 'overdue' : 'onDay', { day })} ·{' '}
        {check.inspector}
      </p>
    </article>
  )
}
