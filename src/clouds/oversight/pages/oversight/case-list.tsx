import { useEffect, useState } from 'react'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import type { Output } from '#contract'
import { formatShortMoment } from '#web/i18n/format.ts'
import { useTexts } from '#web/i18n/index.ts'
import { ClockChip } from '#web/ui/clock-chip.tsx'
import { Field } from '#web/ui/field.tsx'
import { LineField } from '#web/ui/fields.tsx'
import { Select } from '#web/ui/inputs.tsx'
import { EmptyState } from '#web/ui/loading.tsx'
import { Pages, usePages } from '#web/ui/paged-list.tsx'
import { Table } from '#web/ui/table.tsx'
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
  const list = usePages(
    ['oversight-cases', q, colour],
    (from) =>
      oversight.cases({
        query: {
          ...(q === '' ? {} : { q }),
          ...(colour === undefined ? {} : { colour }),
          ...from,
        },
      }),
    { every: LOOK_AGAIN_MS },
  )
  return (
    <>
      <Filters />
      <Pages list={list} none={<EmptyState icon="search" title={t('casesNone')} />} lines={10}>
        {(rows) => <CaseTable rows={rows} />}
      </Pages>
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
      <LineField label={t('search')} type="search" value={typed} maxLength={100} onChange={setTyped} />
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
