import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { formatMoment } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { sessionMay, useSession } from '#web/session/session.ts'
import { PagedTable } from '#web/ui/paged-table.tsx'
import { Status } from '#web/ui/status.tsx'
import { Tabs } from '#web/ui/tabs.tsx'
import { findings } from '../client.ts'
import type { Accountability } from '../client.ts'
import { sanctionName, violationName } from '../code-name.ts'
import { Candidates } from './candidates.tsx'
import { Figures } from './figures.tsx'
import { accountabilityTexts } from './texts.ts'

type Line = Accountability['line']

/** 问责: what was late or wrong has a consequence; whoever answers sees his own case here. */
export default function AccountabilityPage() {
  const t = useTexts(accountabilityTexts)
  usePageTitle(t('title'))
  const session = useSession()
  const { view } = useSearch({ from: '/desk/accountability' })
  const navigate = useNavigate({ from: '/desk/accountability' })
  const watches = sessionMay(session, 'accountability.count')
  const views = [
    ...(['open', 'decided'] as const),
    ...(sessionMay(session, 'accountability.open') ? (['candidates'] as const) : []),
    ...(watches ? (['figures'] as const) : []),
  ]
  const current = views.find((known) => known === view) ?? 'open'
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <p className="soft reading">{t(watches ? 'lead' : 'leadOwn')}</p>
      <Tabs
        label={t('title')}
        tabs={views.map((key) => ({ key, label: t(key) }))}
        current={current}
        onChange={(next) => void navigate({ search: () => ({ view: next }), replace: true })}
      >
        {current === 'candidates' && <Candidates />}
        {current === 'figures' && <Figures />}
        {(current === 'open' || current === 'decided') && <Cases key={current} stage={current} />}
      </Tabs>
    </div>
  )
}

function Cases({ stage }: { readonly stage: 'open' | 'decided' }) {
  const t = useTexts(accountabilityTexts)
  const { language } = useLanguage()
  return (
    <PagedTable
      queryKey={['accountabilities', stage]}
      ask={(page) => findings.accountabilities({ query: { stage, ...page } })}
      caption={t(stage)}
      rowKey={({ id }) => id}
      none={t(`${stage}None`)}
      columns={[
        {
          key: 'violation',
          label: t('violation'),
          heading: true,
          cell: ({ id, violation, number }) => (
            <>
              <Link to="/desk/accountability/$id" params={{ id }}>
                {violationName(violation, language)}
              </Link>
              <br />
              <code className="small">{number}</code>
            </>
          ),
        },
        { key: 'organ', label: t('organ'), cell: ({ organ }) => organ },
        { key: 'person', label: t('person'), cell: ({ person }) => person ?? t('noPerson') },
        { key: 'openedAt', label: t('openedAt'), cell: ({ openedAt }) => formatMoment(openedAt, language) },
        { key: 'state', label: t('state'), cell: (line) => <Stage line={line} /> },
      ]}
    />
  )
}

/** How far it is, and what came of it. */
export function Stage({ line: { stage, outcome, sanction } }: { readonly line: Line }) {
  const t = useTexts(accountabilityTexts)
  const { language } = useLanguage()
  if (stage !== 'DECIDED' || outcome === null)
    return <Status tone={stage === 'REVOKED' ? 'off' : 'wait'}>{t(`stage${stage}`)}</Status>
  const said = sanction === null ? t(outcome) : sanctionName(sanction, language)
  return <Status tone={outcome === 'SANCTIONED' ? 'warn' : 'good'}>{said}</Status>
}
