import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { Field } from '#web/ui/field.tsx'
import { Select } from '#web/ui/inputs.tsx'
import { EmptyState, Failed, Skeleton } from '#web/ui/loading.tsx'
import { Status } from '#web/ui/status.tsx'
import { Pager } from '#web/ui/table.tsx'
import { service } from '../client.ts'
import { reportWords } from '../parts/report-words.ts'
import { DUE_TONES, useDueSentence } from '../parts/request-words.ts'
import { ReportPaper } from './report-paper.tsx'
import { deskReportTexts } from './texts.ts'
import '../parts/desk.css'

const LOOK_AGAIN_MS = 15_000

export default function DeskReportsPage() {
  const t = useTexts(deskReportTexts)
  usePageTitle(t('title'))
  const { report: chosen, ...search } = useSearch({ from: '/desk/reports' })
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <p className="soft reading">{t('lead')}</p>
      <div className={chosen === undefined ? 'two-panes' : 'two-panes two-panes-open'}>
        <div className="two-panes-list stack">
          <ReportList />
        </div>
        <div className="two-panes-pane">
          {chosen === undefined ? (
            <EmptyState icon="form" title={t('choose')} />
          ) : (
            <>
              <p className="two-panes-back">
                <Link to="/desk/reports" search={search}>
                  {t('back')}
                </Link>
              </p>
              <ReportPaper key={chosen} id={chosen} />
            </>
          )}
        </div>
      </div>
    </div>
  )
}

function ReportList() {
  const t = useTexts(deskReportTexts)
  const w = useTexts(reportWords)
  const sentence = useDueSentence()
  const search = useSearch({ from: '/desk/reports' })
  const navigate = useNavigate({ from: '/desk/reports' })
  const stage = search.stage === 'answered' ? ('answered' as const) : ('open' as const)
  const list = useInfiniteQuery({
    queryKey: ['desk-reports', stage],
    queryFn: ({ pageParam }) =>
      service.reports({ query: { stage, ...(pageParam === '' ? {} : { after: pageParam }) } }),
    initialPageParam: '',
    getNextPageParam: (last) => last.after,
    refetchInterval: LOOK_AGAIN_MS,
  })
  const reports = list.data?.pages.flatMap(({ items }) => items)
  const counts = list.data?.pages[0]
  return (
    <section aria-label={t('title')} className="stack-tight">
      <Field label={t('view')}>
        {(control) => (
          <Select
            {...control}
            empty={null}
            value={stage}
            options={(['open', 'answered'] as const).map((value) => ({ value, label: t(value) }))}
            onChange={(event) => {
              const next = event.currentTarget.value
              void navigate({ search: (before) => ({ ...before, stage: next }), replace: true })
            }}
          />
        )}
      </Field>
      {counts !== undefined && (
        <p role="status" className="soft">
          {t('counts', { open: counts.open, overdue: counts.overdue })}
        </p>
      )}
      {list.error !== null && reports === undefined && (
        <Failed error={list.error} onRetry={() => void list.refetch()} />
      )}
      {reports === undefined && list.error === null && <Skeleton lines={6} />}
      {reports?.length === 0 && <p className="soft">{t('none')}</p>}
      <ul className="plain">
        {reports?.map(({ id, text, stage: standing, due }) => (
          <li key={id}>
            <Link
              to="/desk/reports"
              search={{ ...search, report: id }}
              className="two-panes-row"
              aria-current={search.report === id ? 'true' : undefined}
              resetScroll={false}
            >
              <span className="two-lines">{text}</span>
              <span className="row">
                <strong>{w(standing)}</strong>
                {due !== null && <Status tone={DUE_TONES[due.colour]}>{sentence(due)}</Status>}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <Pager hasMore={list.hasNextPage} busy={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />
    </section>
  )
}
