import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { sessionMay, useSession } from '#web/session/session.ts'
import { buttonClass } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { Select } from '#web/ui/inputs.tsx'
import { EmptyState, Failed, Skeleton } from '#web/ui/loading.tsx'
import { Pager } from '#web/ui/table.tsx'
import { EXCHANGE_KINDS } from '../../domain/kinds.ts'
import { interplay } from '../client.ts'
import { ExchangeCard } from '../exchange-card.tsx'
import { wordTexts } from '../word-texts.ts'
import { listTexts } from './texts.ts'
import '../interplay.css'

const BOXES = [
  { value: 'waiting', word: 'boxWaiting' },
  { value: 'running', word: 'boxRunning' },
  { value: 'over', word: 'boxOver' },
] as const

/** 审管互动: one inbox for both sides. */
export default function ExchangesPage() {
  const t = useTexts(listTexts)
  const word = useTexts(wordTexts)
  usePageTitle(t('title'))
  const session = useSession()
  const search = useSearch({ from: '/desk/exchanges' })
  const navigate = useNavigate({ from: '/desk/exchanges' })
  const box = BOXES.find(({ value }) => value === search.box)?.value ?? 'waiting'
  const kind = EXCHANGE_KINDS.find((known) => known === search.kind)
  const put = (changes: { readonly box?: string; readonly kind?: string }) =>
    void navigate({ search: (before) => ({ ...before, ...changes }), replace: true })
  const list = useInfiniteQuery({
    queryKey: ['exchanges', box, kind],
    queryFn: ({ pageParam }) =>
      interplay.exchanges({
        query: { box, ...(kind === undefined ? {} : { kind }), ...(pageParam === '' ? {} : { after: pageParam }) },
      }),
    initialPageParam: '',
    getNextPageParam: (last) => last.after,
  })
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <div className="stack reading">
      <h1>{t('title')}</h1>
      <p className="soft">{t('lead')}</p>
      <div className="exchange-search">
        <Field label={t('box')}>
          {(control) => (
            <Select
              {...control}
              empty={null}
              value={box}
              options={BOXES.map(({ value, word: name }) => ({ value, label: t(name) }))}
              onChange={(event) => put({ box: event.currentTarget.value })}
            />
          )}
        </Field>
        <Field label={t('kind')}>
          {(control) => (
            <Select
              {...control}
              empty={t('allKinds')}
              value={kind ?? ''}
              options={EXCHANGE_KINDS.map((value) => ({ value, label: word(value) }))}
              onChange={(event) => put({ kind: event.currentTarget.value })}
            />
          )}
        </Field>
        {sessionMay(session, 'interplay.work') && (
          <p>
            <Link to="/desk/exchanges/new" className={buttonClass('primary')}>
              {t('begin')}
            </Link>
          </p>
        )}
      </div>
      {list.error !== null && <Failed error={list.error} onRetry={() => void list.refetch()} />}
      {list.error === null && list.data === undefined && <Skeleton />}
      {list.data !== undefined && rows.length === 0 && <EmptyState icon="form" title={t('none')} />}
      <div>
        {rows.map((one) => (
          <ExchangeCard key={one.id} one={one} />
        ))}
      </div>
      <Pager hasMore={list.hasNextPage} busy={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />
    </div>
  )
}
