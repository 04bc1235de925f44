import { useState } from 'react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Output } from '#contract'
import type { api } from '#clouds/certificate/api'
import { certificate } from '#web/api/clients.ts'
import { formatDate } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { Button } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { TextInput } from '#web/ui/inputs.tsx'
import { EmptyState, Failed, Skeleton } from '#web/ui/loading.tsx'
import { Status } from '#web/ui/status.tsx'
import { Pager, Table } from '#web/ui/table.tsx'
import { stateTexts } from '../state-texts.ts'
import { deskStatesTexts } from './texts.ts'

export type StandingLine = Output<typeof api.standings>['items'][number]
const LISTS = ['ALL', 'DEREGISTER', 'MEASURE', 'SUSPENDED'] as const
type List = (typeof LISTS)[number]

export default function DeskStatesPage() {
  const t = useTexts(deskStatesTexts)
  usePageTitle(t('title'))
  const [list, setList] = useState<List>('ALL')
  const [words, setWords] = useState('')
  const [q, setQ] = useState('')
  const query = useInfiniteQuery({
    queryKey: ['certificate-states', list, q],
    queryFn: ({ pageParam }) =>
      certificate.standings({
        query: { list, ...(q === '' ? {} : { q }), ...(pageParam === '' ? {} : { after: pageParam }) },
      }),
    initialPageParam: '',
    getNextPageParam: (last) => last.after,
  })
  const rows = query.data?.pages.flatMap(({ items }) => items)
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <p className="soft reading">{t('lead')}</p>
      <form
        className="stack-tight reading"
        role="search"
        onSubmit={(event) => {
          event.preventDefault()
          setQ(words.trim())
        }}
      >
        <Field label={t('search')}>
          {(control) => (
            <TextInput {...control} value={words} onChange={(event) => setWords(event.currentTarget.value)} />
          )}
        </Field>
        <div className="row">
          <Button type="submit" kind="primary">
            {t('find')}
          </Button>
          {LISTS.map((one) => (
            <Button key={one} type="button" aria-pressed={one === list} onClick={() => setList(one)}>
              {t(one)}
            </Button>
          ))}
        </div>
      </form>
      {query.error !== null && <Failed error={query.error} onRetry={() => void query.refetch()} />}
      {rows === undefined && query.error === null && <Skeleton />}
      {rows?.length === 0 && (
        <EmptyState icon="certificate" title={t('none')}>
          <p>{t('noneText')}</p>
        </EmptyState>
      )}
      {rows !== undefined && rows.length > 0 && <States rows={rows} />}
      <Pager hasMore={query.hasNextPage} busy={query.isFetchingNextPage} onMore={() => void query.fetchNextPage()} />
    </div>
  )
}

function States({ rows }: { readonly rows: readonly StandingLine[] }) {
  const t = useTexts(deskStatesTexts)
  return (
    <Table
      caption={t('title')}
      captionHidden
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'certificate',
          label: t('certificate'),
          heading: true,
          cell: ({ id, certificateName, identifier }) => (
            <>
              <Link to="/desk/certificate-states/$id" params={{ id }}>
                {certificateName}
              </Link>
              <br />
              <code className="small">{identifier}</code>
            </>
          ),
        },
        { key: 'holder', label: t('holder'), cell: ({ holderName }) => holderName },
        { key: 'state', label: t('state'), cell: (row) => <StateNow row={row} /> },
      ]}
    />
  )
}

/** How it stands, what is intended with it, and what is still to be done. */
export function StateNow({ row }: { readonly row: StandingLine }) {
  const t = useTexts(deskStatesTexts)
  const s = useTexts(stateTexts)
  const { language } = useLanguage()
  const { state, measure, deregistrationDue } = row
  const tone = state === 'IN_FORCE' ? 'good' : state === 'SUSPENDED' || state === 'NOT_YET_IN_FORCE' ? 'warn' : 'off'
  return (
    <div className="stack-tight">
      <Status tone={tone}>{s(state)}</Status>
      {deregistrationDue && <Status tone="wait">{t('due')}</Status>}
      {measure !== null && (
        <span className="small">
          {measure.hearing === 'NONE'
            ? t(measure.kind, { day: formatDate(measure.replyUntil, language) })
            : t(measure.hearing)}
        </span>
      )}
    </div>
  )
}
