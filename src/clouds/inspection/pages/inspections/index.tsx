import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { formatDate } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { Field } from '#web/ui/field.tsx'
import { Select } from '#web/ui/inputs.tsx'
import { EmptyState, Failed, Skeleton } from '#web/ui/loading.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { Pager } from '#web/ui/table.tsx'
import { inspection } from '../client.ts'
import type { InspectionLine } from '../client.ts'
import { PhaseMark } from '../phase-mark.tsx'
import { wordTexts } from '../word-texts.ts'
import { listTexts } from './texts.ts'
import '../inspection.css'

const STAGES = ['open', 'overdue', 'over'] as const
const WHOSE = ['organ', 'mine'] as const

/** 监管检查: what waits for a visit, what is overdue, and whether every promise was looked at in time (SV-33). */
export default function InspectionsPage() {
  const t = useTexts(listTexts)
  usePageTitle(t('title'))
  const [stage, setStage] = useState<(typeof STAGES)[number]>('open')
  const [whose, setWhose] = useState<(typeof WHOSE)[number]>('organ')
  const list = useInfiniteQuery({
    queryKey: ['inspections', stage, whose],
    queryFn: ({ pageParam }) =>
      inspection.inspections({ query: { stage, whose, ...(pageParam === '' ? {} : { after: pageParam }) } }),
    initialPageParam: '',
    getNextPageParam: (last) => last.after,
  })
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? []
  const first = list.data?.pages[0]?.firstChecks
  return (
    <div className="stack reading inspection-page">
      <h1>{t('title')}</h1>
      <p className="soft">{t('lead')}</p>
      {first !== undefined && first.owed > 0 && (
        <Panel title={t('firstChecks')}>
          <p className="inspection-numbers">
            {(['owed', 'done', 'running'] as const).map((name) => (
              <span key={name}>
                <strong>{first[name]}</strong>
                {t(name)}
              </span>
            ))}
            <span>
              <strong>{first.overdue}</strong>
              {t('late')}
            </span>
          </p>
        </Panel>
      )}
      <div className="inspection-search">
        <Field label={t('stage')}>
          {(control) => (
            <Select
              {...control}
              empty={null}
              value={stage}
              options={STAGES.map((value) => ({ value, label: t(value === 'overdue' ? 'overdueStage' : value) }))}
              onChange={(event) => setStage(STAGES.find((one) => one === event.currentTarget.value) ?? 'open')}
            />
          )}
        </Field>
        <Field label={t('whose')}>
          {(control) => (
            <Select
              {...control}
              empty={null}
              value={whose}
              options={WHOSE.map((value) => ({ value, label: t(value) }))}
              onChange={(event) => setWhose(WHOSE.find((one) => one === event.currentTarget.value) ?? 'organ')}
            />
          )}
        </Field>
      </div>
      {list.error !== null && <Failed error={list.error} onRetry={() => void list.refetch()} />}
      {list.error === null && list.data === undefined && <Skeleton />}
      {list.data !== undefined && rows.length === 0 && <EmptyState title={t('none')} />}
      <div>
        {rows.map((row) => (
          <Card key={row.id} row={row} />
        ))}
      </div>
      <Pager hasMore={list.hasNextPage} busy={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />
    </div>
  )
}

function Card({ row }: { readonly row: InspectionLine }) {
  const t = useTexts(listTexts)
  const word = useTexts(wordTexts)
  const { language } = useLanguage()
  const names = row.inspectors.map(({ name }) => name).join('、')
  return (
    <article className="inspection-card stack-tight">
      <h2 className="h3">
        <Link to="/desk/inspections/$id" params={{ id: row.id }}>
          {row.holder}
        </Link>
      </h2>
      <p>
        <PhaseMark row={row} />
      </p>
      <p>
        {row.itemName} · {row.address}
      </p>
      <p className="soft small">
        {word(row.source)} · {word('due', { date: formatDate(row.lastDay ?? row.due, language) })} ·{' '}
        {names === '' ? t('nobody') : names} · {row.number}
      </p>
    </article>
  )
}
