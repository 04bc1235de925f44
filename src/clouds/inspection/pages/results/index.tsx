import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { formatDate } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { Button } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { TextInput } from '#web/ui/inputs.tsx'
import { EmptyState, Failed, Skeleton } from '#web/ui/loading.tsx'
import { Status } from '#web/ui/status.tsx'
import { Pager } from '#web/ui/table.tsx'
import { Tabs } from '#web/ui/tabs.tsx'
import { inspection } from '../client.ts'
import type { PublicResult } from '../client.ts'
import { measureName, wordTexts } from '../word-texts.ts'
import { Draws } from './draws.tsx'
import { resultTexts } from './texts.ts'
import '../inspection.css'

/** 一公开: what everybody may know of inspections and of how they came about. */
export default function ResultsPage() {
  const t = useTexts(resultTexts)
  usePageTitle(t('title'))
  const [tab, setTab] = useState('results')
  return (
    <div className="stack reading inspection-page">
      <h1>{t('title')}</h1>
      <p className="soft">{t('lead')}</p>
      <Tabs
        label={t('title')}
        current={tab}
        onChange={setTab}
        tabs={(['results', 'draws'] as const).map((key) => ({ key, label: t(key) }))}
      >
        {tab === 'results' ? <Results /> : <Draws />}
      </Tabs>
    </div>
  )
}

function Results() {
  const t = useTexts(resultTexts)
  const [typed, setTyped] = useState('')
  const [q, setQ] = useState('')
  const list = useInfiniteQuery({
    queryKey: ['inspection-results', q],
    queryFn: ({ pageParam }) =>
      inspection.results({
        query: { ...(q === '' ? {} : { q }), ...(pageParam === '' ? {} : { after: pageParam }) },
      }),
    initialPageParam: '',
    getNextPageParam: (last) => last.after,
  })
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <div className="stack">
      <form
        className="inspection-search"
        onSubmit={(event) => {
          event.preventDefault()
          setQ(typed.trim())
        }}
      >
        <Field label={t('search')}>
          {(control) => (
            <TextInput
              {...control}
              type="search"
              maxLength={60}
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
          )}
        </Field>
        <Button type="submit">{t('find')}</Button>
      </form>
      {list.error !== null && <Failed error={list.error} onRetry={() => void list.refetch()} />}
      {list.error === null && list.data === undefined && <Skeleton />}
      {list.data !== undefined && rows.length === 0 && <EmptyState title={t('none')} />}
      <div>
        {rows.map((row) => (
          <ResultCard key={row.number} row={row} />
        ))}
      </div>
      <Pager hasMore={list.hasNextPage} busy={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />
    </div>
  )
}

function ResultCard({ row }: { readonly row: PublicResult }) {
  const t = useTexts(resultTexts)
  const word = useTexts(wordTexts)
  const { language } = useLanguage()
  return (
    <article className="inspection-card stack-tight">
      <h2 className="h3">{row.holder}</h2>
      <p>
        <Status tone={row.passed ? 'good' : 'warn'}>
          {row.passed || row.result === null ? t(row.passed ? 'passed' : 'failed') : word(row.result)}
        </Status>
      </p>
      <p>
        {row.itemName} · {row.organ} · {formatDate(row.on, language)}
      </p>
      {row.points.length > 0 && (
        <p>
          {t('points')}：{row.points.map((text) => inLanguage(text, language)).join('；')}
        </p>
      )}
      {row.measures.length > 0 && (
        <p>
          {t('measures')}：{row.measures.map((code) => measureName(code, language)).join('；')}
        </p>
      )}
      <p className="soft small">
        {row.licence} · {row.number}
      </p>
    </article>
  )
}
