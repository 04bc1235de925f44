import { useState } from 'react'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { sessionMay, useSession } from '#web/session/session.ts'
import { DoneNotice } from '#web/ui/done-notice.tsx'
import { EmptyState, Failed, Skeleton } from '#web/ui/loading.tsx'
import { Disclosure } from '#web/ui/panel.tsx'
import { Pager } from '#web/ui/table.tsx'
import { organisation } from '../client.ts'
import { PrepareForm } from './prepare-form.tsx'
import { transferTexts } from './texts.ts'
import { TransferCard } from './transfer-card.tsx'
import './transfers.css'

/** 事项划转 (OR-07 to OR-09): batches with their memoranda, signed by every organ concerned. */
export default function TransfersPage() {
  const t = useTexts(transferTexts)
  usePageTitle(t('title'))
  const session = useSession()
  const queries = useQueryClient()
  const [sentence, setSentence] = useState('')
  const list = useInfiniteQuery({
    queryKey: ['transfers'],
    queryFn: ({ pageParam }) => organisation.transfers({ query: pageParam === '' ? {} : { after: pageParam } }),
    initialPageParam: '',
    getNextPageParam: (last) => last.after,
  })
  const done = (said: string) => {
    setSentence(said)
    void queries.invalidateQueries({ queryKey: ['transfers'] })
  }
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <p className="soft reading">{t('lead')}</p>
      <DoneNotice sentence={sentence} />
      {sessionMay(session, 'power.move') && (
        <Disclosure summary={t('prepare')}>
          <PrepareForm onDone={({ number }) => done(t('prepared', { number }))} />
        </Disclosure>
      )}
      {list.error !== null && <Failed error={list.error} onRetry={() => void list.refetch()} />}
      {list.error === null && list.data === undefined && <Skeleton />}
      {list.data !== undefined && rows.length === 0 && <EmptyState title={t('none')} />}
      {rows.map((one) => (
        <TransferCard key={one.id} transfer={one} onDone={done} />
      ))}
      <Pager hasMore={list.hasNextPage} busy={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />
    </div>
  )
}
