import { useState } from 'react'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { approval } from '#web/api/clients.ts'
import { useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { Button } from '#web/ui/button.tsx'
import { DoneNotice } from '#web/ui/done-notice.tsx'
import { Field } from '#web/ui/field.tsx'
import { TextInput } from '#web/ui/inputs.tsx'
import { EmptyState, Failed, Skeleton } from '#web/ui/loading.tsx'
import { Pager } from '#web/ui/table.tsx'
import { Tabs } from '#web/ui/tabs.tsx'
import { IssueCard } from './issue-card.tsx'
import { issueTexts } from './texts.ts'
import '../counter/counter.css'

const VIEWS = ['waiting', 'served'] as const
type View = (typeof VIEWS)[number]

/** 统一窗口出件 (AP-07): whoever hands a result over is nobody who examined or decided. */
export default function IssuePage() {
  const t = useTexts(issueTexts)
  usePageTitle(t('title'))
  const queries = useQueryClient()
  const [view, setView] = useState<View>('waiting')
  const [typed, setTyped] = useState('')
  const [q, setQ] = useState('')
  const [sentence, setSentence] = useState('')
  const list = useInfiniteQuery({
    queryKey: ['issue', view, q],
    queryFn: ({ pageParam }) =>
      approval.issueList({
        query: {
          served: view === 'served',
          ...(q === '' ? {} : { q }),
          ...(pageParam === '' ? {} : { after: pageParam }),
        },
      }),
    initialPageParam: '',
    getNextPageParam: (last) => last.after,
  })
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <div className="stack reading">
      <h1>{t('title')}</h1>
      <p className="soft">{t('lead')}</p>
      <DoneNotice sentence={sentence} />
      <form
        className="counter-line"
        onSubmit={(event) => {
          event.preventDefault()
          setQ(typed.trim())
        }}
      >
        <Field label={t('find')}>
          {(control) => (
            <TextInput
              {...control}
              type="search"
              maxLength={100}
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
          )}
        </Field>
        <Button type="submit">{t('search')}</Button>
      </form>
      <Tabs
        label={t('view')}
        tabs={VIEWS.map((key) => ({ key, label: t(key) }))}
        current={view}
        onChange={(key) => setView(VIEWS.find((known) => known === key) ?? view)}
      >
        {list.error !== null && <Failed error={list.error} onRetry={() => void list.refetch()} />}
        {list.error === null && list.data === undefined && <Skeleton />}
        {list.data !== undefined && rows.length === 0 && (
          <EmptyState title={t(view === 'served' ? 'noneServed' : 'none')} />
        )}
        {rows.map((row) => (
          <IssueCard
            key={`${row.id} ${String(row.version)}`}
            row={row}
            onDone={() => {
              setSentence(t('done', { number: row.caseNumber }))
              void queries.invalidateQueries({ queryKey: ['issue'] })
            }}
          />
        ))}
        <Pager hasMore={list.hasNextPage} busy={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />
      </Tabs>
    </div>
  )
}
