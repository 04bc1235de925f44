import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { formatCount } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { Button } from '#web/ui/button.tsx'
import { ChoiceField, LineField } from '#web/ui/fields.tsx'
import { EmptyState } from '#web/ui/loading.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Pages, usePages } from '#web/ui/paged-list.tsx'
import { Facts } from '#web/ui/panel.tsx'
import { Table } from '#web/ui/table.tsx'
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
        <LineField label={t('search')} hint={t('searchHint')} value={typed} maxLength={128} onChange={setTyped} />
        <ChoiceField
          label={t('way')}
          empty={t('all')}
          value={way}
          options={WAYS.map((value) => ({ value, label: t(value) }))}
          onChange={setWay}
        />
        <ChoiceField
          label={t('standing')}
          empty={t('all')}
          value={standing}
          options={STANDINGS.map((value) => ({ value, label: t(value) }))}
          onChange={setStanding}
        />
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
  const list = usePages(['library-certificates', search], (from) =>
    library.searchLibrary({ query: { ...search, ...from } }),
  )
  return (
    <Pages list={list} none={<EmptyState icon="certificate" title={none} />}>
      {(rows) => (
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
      )}
    </Pages>
  )
}
