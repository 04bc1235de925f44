import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { EmptyState, Failed, Skeleton } from './loading.tsx'
import { Pager } from './table.tsx'

interface Page<Row> {
  readonly items: readonly Row[]
  /** Key of the last row, to ask on from there; null at the end. */
  readonly after: string | null
}
/** Spread into the query: empty for the first page. */
type From = Readonly<{ after?: string }>

interface Ways {
  /** Asks all pages again after so many milliseconds. */
  readonly every?: number
  /** What was found before stays until the new answer is there. */
  readonly keep?: boolean
}

/** What a door gives page by page, newest question first. */
export interface PagedList<Row, First = unknown> {
  /** Undefined until the first page is there. */
  readonly rows: readonly Row[] | undefined
  /** What the first page says beside its rows: totals, figures. */
  readonly first: First | undefined
  readonly error: unknown
  readonly retry: () => void
  readonly hasMore: boolean
  readonly busy: boolean
  readonly more: () => void
}

export function usePages<Row, First>(
  queryKey: readonly unknown[],
  ask: (from: From, signal: AbortSignal) => Promise<First & Page<Row>>,
  { every, keep = false }: Ways = {},
): PagedList<Row, First> {
  const list = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => ask(pageParam === '' ? {} : { after: pageParam }, signal),
    initialPageParam: '',
    getNextPageParam: (last) => last.after,
    ...(every === undefined ? {} : { refetchInterval: every }),
    ...(keep ? { placeholderData: keepPreviousData } : {}),
  })
  return {
    rows: list.data?.pages.flatMap(({ items }) => items),
    first: list.data?.pages[0],
    error: list.error,
    retry: () => void list.refetch(),
    hasMore: list.hasNextPage,
    busy: list.isFetchingNextPage,
    more: () => void list.fetchNextPage(),
  }
}

interface PagesProps<Row, First> {
  readonly list: PagedList<Row, First>
  /** What stands there when nothing was found: a sentence, or more than one. */
  readonly none: ReactNode
  readonly lines?: number
  readonly children: (rows: readonly Row[], first: First) => ReactNode
}

/** The rows, or why there are none (yet), and the way to more of them. */
export function Pages<Row, First>({ list, none, lines = 4, children }: PagesProps<Row, First>) {
  const { rows, first, error, retry, hasMore, busy, more } = list
  if (rows === undefined || first === undefined) {
    return error === null ? <Skeleton lines={lines} /> : <Failed error={error} onRetry={retry} />
  }
  return (
    <>
      {error !== null && <Failed error={error} onRetry={retry} />}
      {rows.length === 0 && (typeof none === 'string' ? <EmptyState title={none} /> : none)}
      {rows.length > 0 && children(rows, first)}
      <Pager hasMore={hasMore} busy={busy} onMore={more} />
    </>
  )
}
