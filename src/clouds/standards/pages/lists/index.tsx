import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import type { Output } from '#contract'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { Field } from '#web/ui/field.tsx'
import { Select } from '#web/ui/inputs.tsx'
import { EmptyState } from '#web/ui/loading.tsx'
import { Pages, usePages } from '#web/ui/paged-list.tsx'
import { Disclosure } from '#web/ui/panel.tsx'
import type { api } from '../../api.ts'
import { standards } from '../client.ts'
import { ListsNav } from './lists-nav.tsx'
import { listsTexts } from './texts.ts'
import './lists.css'

type Listed = Output<typeof api.lists>
const FACETS = ['kind', 'domain', 'level', 'audience'] as const
/** For whoever checks the list, not for whoever looks for an item. */
const MORE_FACETS = ['origin', 'power', 'reform'] as const
type Facet = (typeof FACETS)[number] | (typeof MORE_FACETS)[number]

/** 事项清单公开: what is handled here, in which version, counted by every choice there is. */
export default function ListsPage() {
  const t = useTexts(listsTexts)
  usePageTitle(t('itemsTitle'))
  const filters = useSearch({ from: '/hall/lists' })
  const list = usePages(
    ['lists', filters],
    (from, signal) => standards.lists({ query: { ...filters, ...from } }, { signal }),
    { keep: true },
  )
  const { first } = list
  return (
    <div className="stack">
      <h1>{t('itemsTitle')}</h1>
      <ListsNav />
      <p className="soft reading">{t('itemsLead')}</p>
      {first !== undefined && <FacetBar facets={first.facets} filters={filters} />}
      {first !== undefined && (
        <p className="soft" role="status">
          {t('total', { total: first.total, parents: first.parents })}
        </p>
      )}
      <Pages list={list} none={<EmptyState icon="search" title={t('none')} />} lines={10}>
        {(items) => (
          <ul className="plain lists-items">
            {items.map((item) => (
              <ItemLine key={item.code} item={item} />
            ))}
          </ul>
        )}
      </Pages>
    </div>
  )
}

interface FacetProps {
  readonly facets: Listed['facets']
  readonly filters: Readonly<Partial<Record<Facet, string>>>
}

function FacetBar({ facets, filters }: FacetProps) {
  const t = useTexts(listsTexts)
  const { language } = useLanguage()
  const navigate = useNavigate({ from: '/lists' })
  const choices = (names: readonly Facet[]) => (
    <div className="lists-facets">
      {names.map((facet) => (
        <Field key={facet} label={t(facet)}>
          {(control) => (
            <Select
              {...control}
              empty={t('any')}
              value={filters[facet] ?? ''}
              options={facets[facet].map(({ value, name, count, parents }) => ({
                value,
                label: `${inLanguage(name, language)}（${String(parents)} / ${String(count)}）`,
              }))}
              onChange={(event) => {
                const chosen = event.currentTarget.value
                void navigate({ search: (before) => ({ ...before, [facet]: chosen }), replace: true })
              }}
            />
          )}
        </Field>
      ))}
    </div>
  )
  return (
    <search>
      {choices(FACETS)}
      <Disclosure summary={t('more')} open={MORE_FACETS.some((facet) => filters[facet] !== undefined)}>
        {choices(MORE_FACETS)}
      </Disclosure>
    </search>
  )
}

function ItemLine({ item }: { readonly item: Listed['items'][number] }) {
  const t = useTexts(listsTexts)
  const { language } = useLanguage()
  const { code, name, organ, power, version, effectiveFrom, promised, statutory } = item
  return (
    <li>
      <Link to="/items/$code" params={{ code }}>
        {inLanguage(name, language)}
      </Link>
      <p className="soft small">
        {inLanguage(organ, language)}（{inLanguage(power, language)}）　{t('version', { version, day: effectiveFrom })}
      </p>
      <p className="small">
        {t('limits', { promised: inLanguage(promised, language), statutory: inLanguage(statutory, language) })}
      </p>
    </li>
  )
}
