import { useState } from 'react'
import { keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { api } from '#clouds/standards/api'
import type { Output } from '#contract'
import { useCommand } from '#web/api/use-command.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { Button, buttonClass } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { Select } from '#web/ui/inputs.tsx'
import { Failed, Skeleton } from '#web/ui/loading.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { Pager, Table } from '#web/ui/table.tsx'
import { standards } from '../client.ts'
import type { Run } from './bring-in.ts'
import { isUnderWay, RunState } from './run-state.tsx'
import { fileTexts } from './texts.ts'

type Row = Output<typeof api.importRun>['rows'][number]
type Fault = Run['faults'][number]
const VERDICTS = ['NEW', 'CHANGED', 'UNCHANGED', 'REFUSED', 'ALL'] as const
type Verdict = (typeof VERDICTS)[number]
const ASK_AGAIN_MS = 1000

/** One import: how far it is, what it found row by row, and what is to be done with it. */
export function ImportReport({ id }: { readonly id: string }) {
  const [verdict, setVerdict] = useState<Verdict | undefined>(undefined)
  const client = useQueryClient()
  const report = useInfiniteQuery({
    queryKey: ['standard-import', id, verdict ?? ''],
    queryFn: ({ pageParam }) =>
      standards.importRun({
        params: { id },
        query: { ...(verdict === undefined ? {} : { verdict }), ...(pageParam === 0 ? {} : { after: pageParam }) },
      }),
    initialPageParam: 0,
    getNextPageParam: (last) => last.after,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => {
      const run = state.data?.pages[0]?.run
      return run !== undefined && isUnderWay(run) ? ASK_AGAIN_MS : false
    },
  })
  const refresh = () => {
    void client.invalidateQueries({ queryKey: ['standard-import', id] })
    void client.invalidateQueries({ queryKey: ['standard-imports'] })
  }
  const run = report.data?.pages[0]?.run
  if (report.error !== null) return <Failed error={report.error} onRetry={() => void report.refetch()} />
  if (run === undefined) return <Skeleton lines={4} />
  const rows = report.data?.pages.flatMap((page) => page.rows) ?? []
  return (
    <Panel title={run.fileName} aside={<RunState run={run} />}>
      <Standing run={run} onTaken={refresh} />
      {run.faults.length > 0 && <WholeFaults faults={run.faults} />}
      {run.total > 0 && !isUnderWay(run) && (
        <>
          <VerdictFilter verdict={verdict} onChange={setVerdict} />
          <RowTable rows={rows} />
          <Pager
            hasMore={report.hasNextPage}
            busy={report.isFetchingNextPage}
            onMore={() => void report.fetchNextPage()}
          />
        </>
      )}
    </Panel>
  )
}

function Standing({ run, onTaken }: { readonly run: Run; readonly onTaken: () => void }) {
  const t = useTexts(fileTexts)
  const taking = useCommand((_: null, options) => standards.takeImport({ params: { id: run.id } }, options), onTaken)
  const { NEW: fresh, CHANGED: changed, UNCHANGED: same, REFUSED: refused, DRAFTED: drafted } = run.counts
  if (isUnderWay(run)) {
    return (
      <div role="status">
        <progress className="files-progress" max={Math.max(run.total, 1)} value={run.done} aria-label={t('runs')} />
        <p>{t('progress', { done: run.done, total: run.total })}</p>
        <p className="small soft">{t('leave')}</p>
      </div>
    )
  }
  return (
    <div className="stack files-standing">
      {run.total > 0 && <p role="status">{t('counts', { fresh, changed, same, refused })}</p>}
      {run.state === 'TAKEN' && (
        <p>
          {t('drafted', { count: drafted })} <Link to="/desk/standards">{t('drafts')}</Link>
        </p>
      )}
      {taking.error !== null && <RefusalNotice error={taking.error} />}
      {run.state === 'CHECKED' && fresh + changed === 0 && <p>{t('nothing')}</p>}
      {run.state === 'CHECKED' && fresh + changed > 0 && (
        <p className="row">
          <Button kind="primary" busy={taking.isPending} onClick={() => taking.mutate(null)}>
            {t('take', { count: fresh + changed })}
          </Button>
          <span className="small soft">{t('takeNote')}</span>
        </p>
      )}
      <p className="row">
        {(['xlsx', 'json'] as const).map((format) => (
          <a
            key={format}
            className={buttonClass('plain')}
            href={`/api/v1/standards-imports/${run.id}/report?format=${format}`}
            download
          >
            <Icon name="download" />
            {t(format === 'xlsx' ? 'report' : 'reportJson')}
          </a>
        ))}
        <Link to="/desk/standards-files" search={{}} className={buttonClass('plain')}>
          {t('another')}
        </Link>
      </p>
    </div>
  )
}

function WholeFaults({ faults }: { readonly faults: readonly Fault[] }) {
  const t = useTexts(fileTexts)
  return (
    <div className="files-faults">
      <h3>{t('whole')}</h3>
      <Faults faults={faults} />
    </div>
  )
}

function Faults({ faults }: { readonly faults: readonly Fault[] }) {
  const { language } = useLanguage()
  return (
    <ul className="plain">
      {faults.map(({ place, code, text }, i) => (
        <li key={`${place} ${code} ${i}`}>
          {place !== '' && <code className="files-place">{place}</code>} {inLanguage(text, language)}
        </li>
      ))}
    </ul>
  )
}

const WORDS = {
  NEW: 'NEW',
  CHANGED: 'CHANGEDROW',
  UNCHANGED: 'UNCHANGED',
  REFUSED: 'REFUSEDROW',
  ALL: 'all',
} as const

interface VerdictFilterProps {
  readonly verdict: Verdict | undefined
  readonly onChange: (verdict: Verdict | undefined) => void
}

function VerdictFilter({ verdict, onChange }: VerdictFilterProps) {
  const t = useTexts(fileTexts)
  return (
    <div className="files-filter">
      <Field label={t('filter')}>
        {(control) => (
          <Select
            {...control}
            empty={t('notable')}
            value={verdict ?? ''}
            options={VERDICTS.map((value) => ({ value, label: t(WORDS[value]) }))}
            onChange={({ currentTarget }) => onChange(VERDICTS.find((known) => known === currentTarget.value))}
          />
        )}
      </Field>
    </div>
  )
}

function RowTable({ rows }: { readonly rows: readonly Row[] }) {
  const t = useTexts(fileTexts)
  const { language } = useLanguage()
  return (
    <Table
      caption={t('rows')}
      rows={rows}
      rowKey={({ row }) => String(row)}
      columns={[
        { key: 'row', label: t('row'), numeric: true, cell: ({ row }) => row },
        { key: 'item', label: t('item'), heading: true, cell: ({ name, code }) => (name === '' ? code : name) },
        { key: 'code', label: t('code'), cell: ({ code }) => code },
        { key: 'verdict', label: t('verdict'), cell: ({ verdict }) => t(WORDS[verdict]) },
        {
          key: 'reasons',
          label: t('reasons'),
          cell: ({ faults, outcome }) => (
            <>
              {faults.length > 0 && <Faults faults={faults} />}
              {outcome !== null && inLanguage(outcome, language)}
              {faults.length === 0 && outcome === null && '—'}
            </>
          ),
        },
      ]}
    />
  )
}
