import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { formatDate } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { sessionMay, useSession } from '#web/session/session.ts'
import { PagedTable } from '#web/ui/paged-table.tsx'
import { Tabs } from '#web/ui/tabs.tsx'
import { findings } from '../client.ts'
import { FindingStage, PermitCell, ProcedurePhase } from '../permit-cell.tsx'
import { wordTexts } from '../word-texts.ts'
import { inboxTexts } from './texts.ts'

const VIEWS = ['received', 'sent', 'procedures', 'deregister', 'over'] as const
type View = (typeof VIEWS)[number]

/** 监管反馈: both sides of what supervision sends back, and every procedure that came of it. */
export default function FindingsPage() {
  const t = useTexts(inboxTexts)
  usePageTitle(t('title'))
  const session = useSession()
  const { view } = useSearch({ from: '/desk/findings' })
  const navigate = useNavigate({ from: '/desk/findings' })
  const first: View = sessionMay(session, 'finding.send') ? 'sent' : 'received'
  const current = VIEWS.find((known) => known === view) ?? first
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <p className="soft reading">{t('lead')}</p>
      <p className="row">
        {sessionMay(session, 'finding.send') && (
          <Link to="/desk/findings/new" search={{ way: 'finding' }}>
            {t('send')}
          </Link>
        )}
        {sessionMay(session, 'finding.handle') && (
          <Link to="/desk/findings/new" search={{ way: 'procedure' }}>
            {t('open')}
          </Link>
        )}
        <Link to="/desk/ending-rules">{t('rules')}</Link>
      </p>
      <Tabs
        label={t('title')}
        tabs={VIEWS.map((key) => ({ key, label: t(key) }))}
        current={current}
        onChange={(next) => void navigate({ search: () => ({ view: next }), replace: true })}
      >
        {current === 'received' || current === 'sent' ? (
          <FindingTable key={current} box={current} />
        ) : (
          <ProcedureTable key={current} view={current} />
        )}
      </Tabs>
    </div>
  )
}

function FindingTable({ box }: { readonly box: 'received' | 'sent' }) {
  const t = useTexts(inboxTexts)
  const word = useTexts(wordTexts)
  const { language } = useLanguage()
  return (
    <PagedTable
      queryKey={['findings', box]}
      ask={(page) => findings.findings({ query: { box, ...page } })}
      caption={t(box)}
      rowKey={({ id }) => id}
      none={t(`${box}None`)}
      columns={[
        {
          key: 'kind',
          label: word('kind'),
          heading: true,
          cell: ({ id, kind, number }) => (
            <Link to="/desk/findings/$id" params={{ id }}>
              {word(kind)} {number}
            </Link>
          ),
        },
        { key: 'permit', label: word('permit'), cell: ({ permit }) => <PermitCell permit={permit} /> },
        { key: 'holder', label: word('holder'), cell: ({ permit }) => permit.holder },
        box === 'received'
          ? { key: 'organ', label: word('organ'), cell: ({ organ }) => organ }
          : { key: 'bureau', label: word('bureau'), cell: ({ bureau }) => bureau },
        { key: 'due', label: word('due'), cell: ({ answerDue }) => formatDate(answerDue, language) },
        { key: 'state', label: word('state'), cell: (line) => <FindingStage line={line} /> },
      ]}
    />
  )
}

const STAGES = { procedures: 'open', deregister: 'deregister', over: 'over' } as const
function ProcedureTable({ view }: { readonly view: keyof typeof STAGES }) {
  const t = useTexts(inboxTexts)
  const word = useTexts(wordTexts)
  const { language } = useLanguage()
  return (
    <PagedTable
      queryKey={['ending-procedures', view]}
      ask={(page) => findings.procedures({ query: { stage: STAGES[view], ...page } })}
      caption={t(view)}
      rowKey={({ id }) => id}
      none={t(`${view}None`)}
      columns={[
        {
          key: 'kind',
          label: word('kind'),
          heading: true,
          cell: ({ id, kind, number }) => (
            <Link to="/desk/ending-procedures/$id" params={{ id }}>
              {word(kind)} {number}
            </Link>
          ),
        },
        { key: 'permit', label: word('permit'), cell: ({ permit }) => <PermitCell permit={permit} /> },
        { key: 'holder', label: word('holder'), cell: ({ permit }) => permit.holder },
        { key: 'decides', label: word('decides'), cell: ({ organ }) => organ },
        { key: 'due', label: word('due'), cell: ({ due }) => (due === null ? '—' : formatDate(due, language)) },
        { key: 'state', label: word('state'), cell: (line) => <ProcedurePhase line={line} /> },
      ]}
    />
  )
}
