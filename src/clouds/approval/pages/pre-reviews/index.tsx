import { useState } from 'react'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { approval } from '#web/api/clients.ts'
import { useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { Choice } from '#web/ui/choices.tsx'
import { DoneNotice } from '#web/ui/done-notice.tsx'
import { EmptyState, Failed, Skeleton } from '#web/ui/loading.tsx'
import { Pager } from '#web/ui/table.tsx'
import { PreReviewCard } from './pre-review-card.tsx'
import { preReviewTexts } from './texts.ts'
import '../counter/counter.css'

/** 网上预审 at the window (AP-11): who waits longest stands first. */
export default function PreReviewsPage() {
  const t = useTexts(preReviewTexts)
  usePageTitle(t('title'))
  const queries = useQueryClient()
  const [open, setOpen] = useState(true)
  const [sentence, setSentence] = useState('')
  const list = useInfiniteQuery({
    queryKey: ['pre-reviews', open],
    queryFn: ({ pageParam }) =>
      approval.preReviews({ query: { open, ...(pageParam === '' ? {} : { after: pageParam }) } }),
    initialPageParam: '',
    getNextPageParam: (last) => last.after,
  })
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <div className="stack reading">
      <h1>{t('title')}</h1>
      <p className="soft">{t('lead')}</p>
      <DoneNotice sentence={sentence} />
      <Choice
        type="checkbox"
        name="only-open"
        option={{ value: 'open', label: t('onlyOpen') }}
        checked={open}
        onToggle={setOpen}
      />
      {list.error !== null && <Failed error={list.error} onRetry={() => void list.refetch()} />}
      {list.error === null && list.data === undefined && <Skeleton />}
      {list.data !== undefined && rows.length === 0 && <EmptyState title={t('none')} />}
      {rows.map((row) => (
        <PreReviewCard
          key={`${row.id} ${String(row.version)}`}
          row={row}
          onDone={() => {
            setSentence(t('done', { number: row.number }))
            void queries.invalidateQueries({ queryKey: ['pre-reviews'] })
          }}
        />
      ))}
      <Pager hasMore={list.hasNextPage} busy={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />
    </div>
  )
}
