import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { LIFE_EVENTS } from '#catalogue/synonyms'
import { CHANNEL_WORDS, LEVEL_WORDS, ORIGIN_WORDS } from '#catalogue/words'
import type { api } from '#clouds/approval/api'
import { DOMAINS } from '#contract'
import type { Output } from '#contract'
import { approval } from '#web/api/clients.ts'
import { formatCount } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import type { Translate } from '#web/i18n/index.ts'
import type { Language } from '#web/i18n/language.ts'
import { decidingOrgansQuery } from '#web/organs.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { ChoiceField } from '#web/ui/fields.tsx'
import type { Option } from '#web/ui/inputs.tsx'
import { EmptyState } from '#web/ui/loading.tsx'
import { Pages, usePages } from '#web/ui/paged-list.tsx'
import { Disclosure } from '#web/ui/panel.tsx'
import { ItemCardLine } from '../item-card.tsx'
import { catalogueTexts, ITEM_KINDS } from '../vocabulary-texts.ts'
import { SearchBox } from './search-box.tsx'
import { searchTexts } from './texts.ts'
import './item-search.css'

const PAGE_SIZE = 20
const AUDIENCES = ['PERSON', 'ENTERPRISE', 'OTHER'] as const
const SOURCES = ['DEMO_DISTRICT', 'IMPORTED'] as const

type Filters = Readonly<
  Partial<
    Record<
      'q' | 'event' | 'organ' | 'kind' | 'audience' | 'source' | 'region' | 'domain' | 'level' | 'origin' | 'channel',
      string
    >
  >
>

/** The address may say anything; the door takes only what it knows. */
function searchInput({ q, audience, source, region, ...rest }: Filters) {
  const knownAudience = AUDIENCES.find((known) => known === audience)
  const knownSource = SOURCES.find((known) => known === source)
  return {
    ...rest,
    limit: PAGE_SIZE,
    ...(q === undefined ? {} : { q: q.slice(0, 100) }),
    ...(region !== undefined && /^\d{2,12}$/.test(region) ? { region } : {}),
    ...(knownAudience === undefined ? {} : { audience: knownAudience }),
    ...(knownSource === undefined ? {} : { source: knownSource }),
  }
}

const withoutWords = ({ q: _words, ...rest }: Filters) => rest

export default function ItemSearchPage() {
  const t = useTexts(searchTexts)
  usePageTitle(t('title'))
  const filters = useSearch({ from: '/hall/items' })
  const found = usePages(
    ['items', filters],
    (from, signal) => approval.searchItems({ query: { ...searchInput(filters), ...from } }, { signal }),
    { keep: true },
  )
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
      <LifeEvents filters={filters} />
      <FilterRow filters={filters} />
      <Pages list={found} none={<NoItem q={filters.q} />} lines={8}>
        {(cards, page) => (
          <>
            <Count q={filters.q} page={page} />
            <ul className="plain item-results">
              {cards.map((card) => (
                <ItemCardLine key={card.code} card={card} why={whyText(card.why, t)} />
              ))}
            </ul>
          </>
        )}
      </Pages>
    </div>
  )
}

type Found = Output<typeof api.searchItems>

const whyText = (why: Found['items'][number]['why'], t: Translate<keyof typeof searchTexts.zh>): string | undefined =>
  // The name itself, and the event above the list, say enough.
  why === null || why.field === 'EVENT' || why.field === 'NAME' ? undefined : t(`why${why.field}`, { text: why.text })

function NoItem({ q }: { readonly q: string | undefined }) {
  const t = useTexts(searchTexts)
  return (
    <EmptyState icon="search" title={q === undefined ? t('noneAtAll') : t('none', { q })}>
      <p>{t('noneText')}</p>
      <p>
        <Link to="/items" search={{}}>
          {t('clear')}
        </Link>
      </p>
      <p>
        {t('noneAsk')} <Link to="/ask">{t('ask')}</Link>
      </p>
    </EmptyState>
  )
}

function Count({ q, page: { total, whole } }: { readonly q: string | undefined; readonly page: Found }) {
  const t = useTexts(searchTexts)
  const { language } = useLanguage()
  const count = formatCount(total, language)
  return (
    <p role="status" className="soft">
      {q === undefined ? t('found', { count }) : t('foundFor', { q, count })}
      <span className="small item-whole">
        {t('whole', { items: formatCount(whole.items, language), subItems: formatCount(whole.subItems, language) })}
      </span>
    </p>
  )
}

/** 情形导办: what people set out to do, one press away. */
function LifeEvents({ filters }: { readonly filters: Filters }) {
  const t = useTexts(searchTexts)
  const { language } = useLanguage()
  const { event, q: _words, ...rest } = filters
  return (
    <nav aria-label={t('events')} className="life-events">
      <span className="soft small">{t('events')}</span>
      <ul className="plain">
        {Object.entries(LIFE_EVENTS).map(([name, { zh, en }]) => (
          <li key={name}>
            <Link
              to="/items"
              search={event === name ? rest : { ...rest, event: name }}
              className="life-event"
              aria-current={event === name ? 'true' : undefined}
            >
              {inLanguage({ zh, en }, language)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** Filters live in the address, so that a list can be sent to somebody. */
function FilterRow({ filters }: { readonly filters: Filters }) {
  const t = useTexts(searchTexts)
  const c = useTexts(catalogueTexts)
  const { language } = useLanguage()
  const navigate = useNavigate()
  const organs = useQuery(decidingOrgansQuery)
  const set = (name: keyof Filters) => (value: string) => {
    const { [name]: _before, ...rest } = filters
    void navigate({ to: '/items', search: value === '' ? rest : { ...rest, [name]: value } })
  }
  const organOptions = (organs.data ?? []).map(({ id, name, nameEn }) => ({
    value: id,
    label: language === 'en' ? nameEn : name,
  }))
  // Regions as far as organs stand for them: the bureau's own, and those whose lists were imported.
  const seats = new Map((organs.data ?? []).map((organ) => [organ.region, organ]))
  const regionOptions = [...seats].map(([value, { name, nameEn }]) => ({
    value,
    label: `${value} ${language === 'en' ? nameEn : name}`,
  }))
  const main: readonly FilterProps[] = [
    {
      label: t('audience'),
      value: filters.audience,
      onChange: set('audience'),
      options: AUDIENCES.map((value) => ({ value, label: c(value) })),
    },
    {
      label: t('kind'),
      value: filters.kind,
      onChange: set('kind'),
      options: ITEM_KINDS.map((value) => ({ value, label: c(value) })),
    },
    { label: t('domain'), value: filters.domain, onChange: set('domain'), options: worded(DOMAINS, language) },
    { label: t('organ'), value: filters.organ, onChange: set('organ'), options: organOptions },
  ]
  const more: readonly FilterProps[] = [
    { label: t('channel'), value: filters.channel, onChange: set('channel'), options: worded(CHANNEL_WORDS, language) },
    { label: t('level'), value: filters.level, onChange: set('level'), options: worded(LEVEL_WORDS, language) },
    { label: t('origin'), value: filters.origin, onChange: set('origin'), options: worded(ORIGIN_WORDS, language) },
    ...(regionOptions.length > 1
      ? [{ label: t('region'), value: filters.region, onChange: set('region'), options: regionOptions }]
      : []),
    {
      label: t('source'),
      value: filters.source,
      onChange: set('source'),
      options: [
        { value: 'DEMO_DISTRICT', label: t('demo') },
        { value: 'IMPORTED', label: t('imported') },
      ],
    },
  ]
  return (
    <section aria-label={t('filters')}>
      <div className="item-filters">
        {main.map((filter) => (
          <Filter key={filter.label} {...filter} />
        ))}
      </div>
      <Disclosure summary={t('more')} open={more.some(({ value }) => value !== undefined)}>
        <div className="item-filters">
          {more.map((filter) => (
            <Filter key={filter.label} {...filter} />
          ))}
        </div>
      </Disclosure>
    </section>
  )
}

const worded = (words: Readonly<Record<string, { readonly zh: string; readonly en: string }>>, language: Language) =>
  Object.entries(words).map(([value, word]) => ({ value, label: inLanguage(word, language) }))

interface FilterProps {
  readonly label: string
  readonly value: string | undefined
  readonly options: readonly Option[]
  readonly onChange: (value: string) => void
}

function Filter({ label, value, options, onChange }: FilterProps) {
  const t = useTexts(searchTexts)
  return <ChoiceField label={label} empty={t('any')} value={value ?? ''} options={options} onChange={onChange} />
}
