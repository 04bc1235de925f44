import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { approval } from '#web/api/clients.ts'
import { formatCount } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { organsQuery } from '#web/organs.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { Field } from '#web/ui/field.tsx'
import { Select } from '#web/ui/inputs.tsx'
import type { Option } from '#web/ui/inputs.tsx'
import { EmptyState, Failed, Skeleton } from '#web/ui/loading.tsx'
import { Pager } from '#web/ui/table.tsx'
import { ItemCardLine } from '../item-card.tsx'
import { catalogueTexts, ITEM_KINDS } from '../vocabulary-texts.ts'
import { SearchBox } from './search-box.tsx'
import { searchTexts } from './texts.ts'
import './item-search.css'

const PAGE_SIZE = 20
const AUDIENCES = ['PERSON', 'ENTERPRISE', 'OTHER'] as const
const SOURCES = ['DEMO_DISTRICT', 'IMPORTED'] as const

type Filters = Readonly<Partial<Record<'q' | 'organ' | 'kind' | 'audience' | 'source', string>>>

/** The address may say anything; the door takes only what it knows. */
function searchInput({ q, organ, kind, audience, source }: Filters, after: string) {
  const knownAudience = AUDIENCES.find((known) => known === audience)
  const knownSource = SOURCES.find((known) => known === source)
  return {
    limit: PAGE_SIZE,
    ...(q === undefined ? {} : { q: q.slice(0, 100) }),
    ...(organ === undefined ? {} : { organ }),
    ...(kind === undefined ? {} : { kind }),
    ...(knownAudience === undefined ? {} : { audience: knownAudience }),
    ...(knownSource === undefined ? {} : { source: knownSource }),
    ...(after === '' ? {} : { after }),
  }
}

const withoutWords = ({ q: _words, ...rest }: Filters) => rest

export default function ItemSearchPage() {
  const t = useTexts(searchTexts)
  usePageTitle(t('title'))
  const filters = useSearch({ from: '/hall/items' })
  const found = useInfiniteQuery({
    queryKey: ['items', filters],
    queryFn: ({ pageParam, signal }) => approval.searchItems({ query: searchInput(filters, pageParam) }, { signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.after,
    placeholderData: keepPreviousData,
  })
  const cards = found.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <SearchBox
        key={filters.q}
        label={t('search')}
        placeholder={t('placeholder')}
        go={t('go')}
        initial={filters.q ?? ''}
        filters={withoutWords(filters)}
      />
      <FilterRow filters={filters} />
      {found.data === undefined && found.error === null && <Skeleton lines={8} />}
      {found.error !== null && <Failed error={found.error} onRetry={() => void found.refetch()} />}
      {found.data !== undefined && <Count q={filters.q} total={found.data.pages[0]?.total ?? 0} />}
      <ul className="plain item-results">
        {cards.map((card) => (
          <ItemCardLine key={card.code} card={card} />
        ))}
      </ul>
      <Pager hasMore={found.hasNextPage} busy={found.isFetchingNextPage} onMore={() => void found.fetchNextPage()} />
    </div>
  )
}

function Count({ q, total }: { readonly q: string | undefined; readonly total: number }) {
  const t = useTexts(searchTexts)
  const { language } = useLanguage()
  if (total === 0) {
    return (
      <EmptyState icon="search" title={q === undefined ? t('noneAtAll') : t('none', { q })}>
        <p>{t('noneText')}</p>
        <Link to="/items" search={{}}>
          {t('clear')}
        </Link>
      </EmptyState>
    )
  }
  const count = formatCount(total, language)
  return (
    <p role="status" className="soft">
      {q === undefined ? t('found', { count }) : t('foundFor', { q, count })}
    </p>
  )
}

/** Filters live in the address, so that a list can be sent to somebody. */
function FilterRow({ filters }: { readonly filters: Filters }) {
  const t = useTexts(searchTexts)
  const c = useTexts(catalogueTexts)
  const { language } = useLanguage()
  const navigate = useNavigate()
  const organs = useQuery(organsQuery)
  const set = (name: keyof Filters) => (value: string) => {
    const { [name]: _before, ...rest } = filters
    void navigate({ to: '/items', search: value === '' ? rest : { ...rest, [name]: value } })
  }
  const organOptions = (organs.data?.items ?? []).map(({ id, name, nameEn }) => ({
    value: id,
    label: language === 'en' ? nameEn : name,
  }))
  return (
    <section className="item-filters" aria-label={t('filters')}>
      <Filter
        label={t('audience')}
        value={filters.audience}
        options={AUDIENCES.map((value) => ({ value, label: c(value) }))}
        onChange={set('audience')}
      />
      <Filter
        label={t('kind')}
        value={filters.kind}
        options={ITEM_KINDS.map((value) => ({ value, label: c(value) }))}
        onChange={set('kind')}
      />
      <Filter label={t('organ')} value={filters.organ} options={organOptions} onChange={set('organ')} />
      <Filter
        label={t('source')}
        value={filters.source}
        options={[
          { value: 'DEMO_DISTRICT', label: t('demo') },
          { value: 'IMPORTED', label: t('imported') },
        ]}
        onChange={set('source')}
      />
    </section>
  )
}

interface FilterProps {
  readonly label: string
  readonly value: string | undefined
  readonly options: readonly Option[]
  readonly onChange: (value: string) => void
}

function Filter({ label, value, options, onChange }: FilterProps) {
  const t = useTexts(searchTexts)
  return (
    <Field label={label}>
      {(control) => (
        <Select
          {...control}
          empty={t('any')}
          value={value ?? ''}
          options={options}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}
