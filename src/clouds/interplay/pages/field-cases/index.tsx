import { useState } from 'react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { formatDate } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { Button } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { TextInput } from '#web/ui/inputs.tsx'
import { EmptyState, Failed, Skeleton } from '#web/ui/loading.tsx'
import { Pager } from '#web/ui/table.tsx'
import { interplay } from '../client.ts'
import { outcomeWord } from './outcome.ts'
import { fieldTexts } from './texts.ts'
import '../interplay.css'

/** 本领域办件: a department looks at how what it supervises is decided. */
export default function FieldCasesPage() {
  const t = useTexts(fieldTexts)
  const { language } = useLanguage()
  usePageTitle(t('title'))
  const [typed, setTyped] = useState('')
  const [q, setQ] = useState('')
  const list = useInfiniteQuery({
    queryKey: ['field-cases', q],
    queryFn: ({ pageParam }) =>
      interplay.fieldCases({
        query: { ...(q === '' ? {} : { q }), ...(pageParam === '' ? {} : { after: pageParam }) },
      }),
    initialPageParam: '',
    getNextPageParam: (last) => last.after,
  })
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <div className="stack reading">
      <h1>{t('title')}</h1>
      <p className="soft">{t('lead')}</p>
      <form
        className="exchange-search"
        onSubmit={(event) => {
          event.preventDefault()
          setQ(typed.trim())
        }}
      >
        <Field label={t('search')}>
          {(control) => (
            <TextInput
              {...control}
              maxLength={60}
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
          )}
        </Field>
        <p>
          <Button type="submit">{t('find')}</Button>
        </p>
      </form>
      {list.error !== null && <Failed error={list.error} onRetry={() => void list.refetch()} />}
      {list.error === null && list.data === undefined && <Skeleton />}
      {list.data !== undefined && rows.length === 0 && <EmptyState title={t('none')} />}
      <div>
        {rows.map((row) => (
          <article key={row.id} className="exchange-card stack-tight">
            <h2 className="h3">
              <Link to="/desk/field-cases/$id" params={{ id: row.id }}>
                {row.itemName}
              </Link>
            </h2>
            <p className="soft small">
              {row.caseNumber} · {row.organ} · {formatDate(row.submittedAt, language)} · {t(outcomeWord(row.outcome))}
            </p>
          </article>
        ))}
      </div>
      <Pager hasMore={list.hasNextPage} busy={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />
    </div>
  )
}
