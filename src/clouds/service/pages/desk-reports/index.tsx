import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { OneOfField } from '#web/ui/fields.tsx'
import { Pages, usePages } from '#web/ui/paged-list.tsx'
import { Status } from '#web/ui/status.tsx'
import { TwoPanes } from '#web/ui/two-panes.tsx'
import { service } from '../client.ts'
import { reportWords } from '../parts/report-words.ts'
import { DUE_TONES, useDueSentence } from '../parts/request-words.ts'
import { ReportPaper } from './report-paper.tsx'
import type { DeskReport } from './report-paper.tsx'
import { deskReportTexts } from './texts.ts'
import '../parts/desk.css'

const LOOK_AGAIN_MS = 15_000
const STAGES = ['open', 'answered'] as const

/** 举报线索: what the public reports, for inspectors alone. */
export default function DeskReportsPage() {
  const t = useTexts(deskReportTexts)
  usePageTitle(t('title'))
  const { report: chosen, ...search } = useSearch({ from: '/desk/reports' })
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <p className="soft reading">{t('lead')}</p>
      <TwoPanes
        choose={t('choose')}
        list={<ReportList />}
        paper={chosen === undefined ? undefined : <ReportPaper key={chosen} id={chosen} />}
        back={
          <Link to="/desk/reports" search={search}>
            {t('back')}
          </Link>
        }
      />
    </div>
  )
}

function ReportList() {
  const t = useTexts(deskReportTexts)
  const search = useSearch({ from: '/desk/reports' })
  const navigate = useNavigate({ from: '/desk/reports' })
  const stage = search.stage === 'answered' ? ('answered' as const) : ('open' as const)
  const list = usePages(['desk-reports', stage], (from) => service.reports({ query: { stage, ...from } }), {
    every: LOOK_AGAIN_MS,
  })
  return (
    <section aria-label={t('title')} className="stack-tight">
      <OneOfField
        label={t('view')}
        value={stage}
        options={STAGES.map((value) => ({ value, label: t(value) }))}
        onChange={(next) => void navigate({ search: (before) => ({ ...before, stage: next }), replace: true })}
      />
      {list.first !== undefined && (
        <p role="status" className="soft">
          {t('counts', { open: list.first.open, overdue: list.first.overdue })}
        </p>
      )}
      <Pages list={list} none={<p className="soft">{t('none')}</p>}>
        {(reports) => (
          <ul className="plain">
            {reports.map((report) => (
              <ReportLine key={report.id} report={report} />
            ))}
          </ul>
        )}
      </Pages>
    </section>
  )
}

function ReportLine({ report: { id, text, stage, due } }: { readonly report: Omit<DeskReport, 'officers'> }) {
  const w = useTexts(reportWords)
  const sentence = useDueSentence()
  const search = useSearch({ from: '/desk/reports' })
  return (
    <li>
      <Link
        to="/desk/reports"
        search={{ ...search, report: id }}
        className="two-panes-row"
        aria-current={search.report === id ? 'true' : undefined}
        resetScroll={false}
      >
        <span className="two-lines">{text}</span>
        <span className="row">
          <strong>{w(stage)}</strong>
          {due !== null && <Status tone={DUE_TONES[due.colour]}>{sentence(due)}</Status>}
        </span>
      </Link>
    </li>
  )
}
