import { useEffect, useState } from 'react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { Output } from '#contract'
import type { api } from '#clouds/approval/api'
import { approval } from '#web/api/clients.ts'
import { formatShortMoment } from '#web/i18n/format.ts'
import { useTexts } from '#web/i18n/index.ts'
import { ClockChip } from '#web/ui/clock-chip.tsx'
import { Field } from '#web/ui/field.tsx'
import { Select, TextInput } from '#web/ui/inputs.tsx'
import { EmptyState, Failed, Skeleton } from '#web/ui/loading.tsx'
import { Pager } from '#web/ui/table.tsx'
import { deskTexts } from './texts.ts'
import './worklist.css'

type Row = Output<typeof api.worklist>['items'][number]

const STAGES = [
  'submitted',
  'preAccepted',
  'awaitingCorrection',
  'accepted',
  'inReview',
  'examined',
  'granted',
  'refused',
  'notAccepted',
  'withdrawn',
  'terminated',
  'annulled',
] as const
const stageOf = (word: string | undefined) => STAGES.find((stage) => stage === word)

const LOOK_AGAIN_MS = 5_000
/** Long enough not to ask at every letter, short enough not to be noticed. */
const TYPING_MS = 250

export function Worklist() {
  const t = useTexts(deskTexts)
  const search = useSearch({ from: '/desk/cases' })
  const navigate = useNavigate({ from: '/desk/cases' })
  const stage = stageOf(search.stage)
  const mine = search.whose !== 'all'
  const q = search.q ?? ''
  const list = useInfiniteQuery({
    queryKey: ['worklist', stage, mine, q],
    queryFn: ({ pageParam }) =>
      approval.worklist({
        query: {
          ...(mine ? { mine } : {}),
          ...(stage === undefined ? {} : { stage }),
          ...(q === '' ? {} : { q }),
          ...(pageParam === '' ? {} : { after: pageParam }),
        },
      }),
    initialPageParam: '',
    getNextPageParam: (last) => last.after,
    refetchInterval: LOOK_AGAIN_MS,
  })
  const rows = list.data?.pages.flatMap(({ items }) => items)
  const waiting = list.data?.pages[0]?.waiting
  const open = (id: string) => void navigate({ search: { ...search, case: id }, resetScroll: false })
  return (
    <section className="worklist" aria-labelledby="worklist-title">
      <div className="worklist-head">
        <h2 id="worklist-title">{t('worklist')}</h2>
        <span className="soft" role="status">
          {waiting === undefined ? '' : t('waiting', { count: waiting })}
        </span>
      </div>
      <Filters />
      {list.error !== null && rows === undefined && <Failed error={list.error} onRetry={() => void list.refetch()} />}
      {rows === undefined && list.error === null && <Skeleton lines={8} />}
      {rows?.length === 0 && <NothingHere filtered={q !== '' || stage !== undefined} />}
      {rows !== undefined && rows.length > 0 && (
        <ul className="plain">
          {rows.map((row) => (
            <WorklistLine key={row.id} row={row} open={row.id === search.case} onOpen={open} />
          ))}
        </ul>
      )}
      <Pager hasMore={list.hasNextPage} busy={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />
    </section>
  )
}

interface LineProps {
  readonly row: Row
  readonly open: boolean
  readonly onOpen: (id: string) => void
}

function WorklistLine({ row, open, onOpen }: LineProps) {
  const t = useTexts(deskTexts)
  return (
    <li>
      <button
        type="button"
        className="worklist-row"
        aria-current={open ? 'true' : undefined}
        onClick={() => onOpen(row.id)}
      >
        <span className="worklist-item">{row.itemName}</span>
        <span className="worklist-facts">
          <span className="worklist-who">{row.applicantName}</span>
          <span>{formatShortMoment(row.submittedAt)}</span>
        </span>
        <span className="worklist-facts">
          <code>{row.caseNumber}</code>
          <span>{t(row.stage)}</span>
        </span>
        <ClockChip clock={row.clock} />
      </button>
    </li>
  )
}

function NothingHere({ filtered }: { readonly filtered: boolean }) {
  const t = useTexts(deskTexts)
  return (
    <EmptyState icon={filtered ? 'search' : 'check'} title={t(filtered ? 'noneFound' : 'none')}>
      <p>{t(filtered ? 'noneFoundText' : 'noneText')}</p>
    </EmptyState>
  )
}

function Filters() {
  const t = useTexts(deskTexts)
  const search = useSearch({ from: '/desk/cases' })
  const navigate = useNavigate({ from: '/desk/cases' })
  const [typed, setTyped] = useState(search.q ?? '')
  useEffect(() => {
    if (typed.trim() === (search.q ?? '')) return
    const timer = setTimeout(() => {
      void navigate({ search: (before) => ({ ...before, q: typed.trim() }), replace: true, resetScroll: false })
    }, TYPING_MS)
    return () => clearTimeout(timer)
  }, [typed, search.q, navigate])
  const choose = (change: { whose?: string; stage?: string }) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true, resetScroll: false })
  return (
    <div className="worklist-filters" role="search">
      <Field label={t('search')} labelHidden>
        {(control) => (
          <TextInput
            {...control}
            type="search"
            placeholder={t('search')}
            value={typed}
            maxLength={100}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        )}
      </Field>
      <Field label={t('whose')} labelHidden>
        {(control) => (
          <Select
            {...control}
            empty={null}
            value={search.whose === 'all' ? 'all' : 'mine'}
            options={[
              { value: 'mine', label: t('mine') },
              { value: 'all', label: t('all') },
            ]}
            onChange={(event) => choose({ whose: event.currentTarget.value === 'all' ? 'all' : '' })}
          />
        )}
      </Field>
      <Field label={t('stage')} labelHidden>
        {(control) => (
          <Select
            {...control}
            empty={t('anyStage')}
            value={search.stage ?? ''}
            options={STAGES.map((stage) => ({ value: stage, label: t(stage) }))}
            onChange={(event) => choose({ stage: event.currentTarget.value })}
          />
        )}
      </Field>
    </div>
  )
}
