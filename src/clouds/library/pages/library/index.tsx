import { useState } from 'react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { formatCount } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { Button } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { Select, TextInput } from '#web/ui/inputs.tsx'
import { EmptyState, Failed, Skeleton } from '#web/ui/loading.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Facts } from '#web/ui/panel.tsx'
import { Pager, Table } from '#web/ui/table.tsx'
import { library } from '../client.ts'
import type { CertificateView } from '../client.ts'
import { StandingStatus, Validity } from '../parts.tsx'
import { libraryTexts } from '../texts.ts'

const WAYS = ['PRODUCED', 'SUPPLIED', 'INGESTED', 'HISTORIC'] as const
const STANDINGS = ['VERIFIED', 'UNVERIFIED', 'REJECTED', 'ENDED', 'SEALING'] as const

/** 证照库: what the organ issued, by holder, number, source and state. */
export default function LibraryPage() {
  const t = useTexts(libraryTexts)
  usePageTitle(t('title'))
  const [typed, setTyped] = useState('')
  const [q, setQ] = useState('')
  const [way, setWay] = useState('')
  const [standing, setStanding] = useState('')
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <p className="soft reading">{t('lead')}</p>
      <Counts />
      <form
        className="row"
        role="search"
        onSubmit={(event) => {
          event.preventDefault()
          setQ(typed.trim())
        }}
      >
        <Field label={t('search')} hint={t('searchHint')}>
          {(control) => (
            <TextInput
              {...control}
              value={typed}
              maxLength={128}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
          )}
        </Field>
        <Field label={t('way')}>
          {(control) => (
            <Select
              {...control}
              empty={t('all')}
              value={way}
              onChange={(event) => setWay(event.currentTarget.value)}
              options={WAYS.map((value) => ({ value, label: t(value) }))}
            />
          )}
        </Field>
        <Field label={t('standing')}>
          {(control) => (
            <Select
              {...control}
              empty={t('all')}
              value={standing}
              onChange={(event) => setStanding(event.currentTarget.value)}
              options={STANDINGS.map((value) => ({ value, label: t(value) }))}
            />
          )}
        </Field>
        <Button type="submit" kind="primary">
          {t('search')}
        </Button>
      </form>
      <CertificateList
        search={{
          ...(q === '' ? {} : { q }),
          ...(isOne(WAYS, way) ? { way } : {}),
          ...(isOne(STANDINGS, standing) ? { standing } : {}),
        }}
        none={t('none')}
      />
    </div>
  )
}

const isOne = <T extends string>(all: readonly T[], value: string): value is T => all.some((one) => one === value)

function Counts() {
  const t = useTexts(libraryTexts)
  const { language } = useLanguage()
  const { data } = useQuery({ queryKey: ['library-counts'], queryFn: () => library.libraryCounts({}) })
  if (data === undefined) return null
  const names = [
    ['PRODUCED', data.produced],
    ['SUPPLIED', data.supplied],
    ['INGESTED', data.ingested],
    ['HISTORIC', data.historic],
    ['unverified', data.unverified],
    ['unpushed', data.unpushed],
  ] as const
  return (
    <>
      <Facts facts={names.map(([name, count]) => ({ label: t(name), value: formatCount(count, language) }))} />
      {data.unpushed > 0 && <Notice tone="bad">{t('unpushedBad')}</Notice>}
    </>
  )
}

interface Search {
  readonly q?: string
  readonly way?: CertificateView['way']
  readonly standing?: CertificateView['standing']
}

export function CertificateList({ search, none }: { readonly search: Search; readonly none: string }) {
  const t = useTexts(libraryTexts)
  const list = useInfiniteQuery({
    queryKey: ['library-certificates', search],
    queryFn: ({ pageParam }) =>
      library.searchLibrary({ query: { ...search, ...(pageParam === '' ? {} : { after: pageParam }) } }),
    initialPageParam: '',
    getNextPageParam: (last) => last.after,
  })
  if (list.error !== null && list.data === undefined)
    return <Failed error={list.error} onRetry={() => void list.refetch()} />
  if (list.data === undefined) return <Skeleton />
  const rows = list.data.pages.flatMap(({ items }) => items)
  if (rows.length === 0) return <EmptyState icon="certificate" title={none} />
  return (
    <>
      <Table
        caption={t('title')}
        captionHidden
        rows={rows}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'certificate',
            label: t('certificate'),
            heading: true,
            cell: ({ id, name }) => (
              <Link to="/desk/library/$id" params={{ id }}>
                {name}
              </Link>
            ),
          },
          { key: 'number', label: t('number'), cell: ({ number }) => <code>{number}</code> },
          { key: 'holder', label: t('holder'), cell: ({ holderName }) => holderName },
          { key: 'validity', label: t('validity'), cell: (row) => <Validity {...row} /> },
          { key: 'way', label: t('way'), cell: ({ way }) => t(way) },
          { key: 'standing', label: t('standing'), cell: (row) => <StandingStatus {...row} /> },
        ]}
      />
      <Pager hasMore={list.hasNextPage} busy={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />
    </>
  )
}
