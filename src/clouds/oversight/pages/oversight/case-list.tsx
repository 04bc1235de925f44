import { useEffect, useState } from 'react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import type { Output } from '#contract'
import { formatShortMoment } from '#web/i18n/format.ts'
import { useTexts } from '#web/i18n/index.ts'
import { ClockChip } from '#web/ui/clock-chip.tsx'
import { Field } from '#web/ui/field.tsx'
import { Select, TextInput } from '#web/ui/inputs.tsx'
import { EmptyState, Failed, Skeleton } from '#web/ui/loading.tsx'
import { Pager, Table } from '#web/ui/table.tsx'
import type { api } from '../../api.ts'
import { oversight } from '../client.ts'
import { stageTexts } from './stage-texts.ts'
import { oversightPageTexts } from './texts.ts'

type Row = Output<typeof api.cases>['items'][number]

const COLOURS = ['amber', 'red'] as const
const LOOK_AGAIN_MS = 10_000
const TYPING_MS = 250

export function CaseList() {
  const t = useTexts(oversightPageTexts)
  const search = useSearch({ from: '/desk/oversight' })
  const colour = COLOURS.find((known) => known === search.colour)
  const q = search.q ?? ''
  const list = useInfiniteQuery({
    queryKey: ['oversight-cases', q, colour],
    queryFn: ({ pageParam }) =>
      oversight.cases({
        query: {
          ...(q === '' ? {} : { q }),
          ...(colour === undefined ? {} : { colour }),
          ...(pageParam === '' ? {} : { after: pageParam }),
        },
      }),
    initialPageParam: '',
    getNextPageParam: (last) => last.after,
    refetchInterval: LOOK_AGAIN_MS,
  })
  const rows = list.data?.pages.flatMap(({ items }) => items)
  return (
    <>
      <Filters />
      {list.error !== null && rows === undefined && <Failed error={list.error} onRetry={() => void list.refetch()} />}
      {rows === undefined && list.error === null && <Skeleton lines={10} />}
      {rows?.length === 0 && <EmptyState icon="search" title={t('casesNone')} />}
      {rows !== undefined && rows.length > 0 && <CaseTable rows={rows} />}
      <Pager hasMore={list.hasNextPage} busy={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />
    </>
  )
}

function CaseTable({ rows }: { readonly rows: readonly Row[] }) {
  const t = useTexts(oversightPageTexts)
  const stageName = useTexts(stageTexts)
  return (
    <Table
      caption={t('cases')}
      captionHidden
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'number',
          label: t('caseNumber'),
          heading: true,
          cell: ({ id, caseNumber }) => (
            <Link to="/desk/oversight/$case" params={{ case: id }}>
              <code>{caseNumber}</code>
            </Link>
          ),
        },
        { key: 'item', label: t('item'), cell: ({ itemName }) => itemName },
        { key: 'organ', label: t('organ'), cell: ({ organ }) => organ },
        { key: 'stage', label: t('stage'), cell: ({ stage }) => (isStage(stage) ? stageName(stage) : stage) },
        { key: 'submitted', label: t('submittedAt'), cell: ({ submittedAt }) => formatShortMoment(submittedAt) },
        { key: 'clock', label: t('clock'), cell: ({ clock }) => <ClockChip clock={clock} /> },
      ]}
    />
  )
}

const isStage = (stage: string): stage is keyof typeof stageTexts.zh => stage in stageTexts.zh

function Filters() {
  const t = useTexts(oversightPageTexts)
  const search = useSearch({ from: '/desk/oversight' })
  const navigate = useNavigate({ from: '/desk/oversight' })
  const [typed, setTyped] = useState(search.q ?? '')
  useEffect(() => {
    if (typed.trim() === (search.q ?? '')) return
    const timer = setTimeout(() => {
      void navigate({ search: (before) => ({ ...before, q: typed.trim() }), replace: true, resetScroll: false })
    }, TYPING_MS)
    return () => clearTimeout(timer)
  }, [typed, search.q, navigate])
  return (
    <div className="oversight-filters" role="search">
      <Field label={t('search')}>
        {(control) => (
          <TextInput
            {...control}
            type="search"
            value={typed}
            maxLength={100}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        )}
      </Field>
      <Field label={t('colour')}>
        {(control) => (
          <Select
            {...control}
            empty={t('anyColour')}
            value={search.colour ?? ''}
            options={COLOURS.map((value) => ({ value, label: t(value) }))}
            onChange={(event) => {
              const colour = event.currentTarget.value
              void navigate({ search: (before) => ({ ...before, colour }), replace: true, resetScroll: false })
            }}
          />
        )}
      </Field>
    </div>
  )
}
