import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { valueWords } from '#contract'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { sessionMay, useSession } from '#web/session/session.ts'
import { Field } from '#web/ui/field.tsx'
import { ChoiceField } from '#web/ui/fields.tsx'
import { TextInput } from '#web/ui/inputs.tsx'
import { EmptyState } from '#web/ui/loading.tsx'
import { Pages, usePages } from '#web/ui/paged-list.tsx'
import { Disclosure } from '#web/ui/panel.tsx'
import { Table } from '#web/ui/table.tsx'
import { standards } from '../client.ts'
import type { ItemLine } from '../client.ts'
import { commonTexts } from '../common-texts.ts'
import { FindingsMark, StandingMarks } from '../standing.tsx'
import { NewItem } from './new-item.tsx'
import { listTexts } from './texts.ts'
import './standards.css'

const KINDS = ['PERMIT', 'FILING', 'CONFIRMATION', 'PAYMENT', 'PUBLIC_SERVICE', 'OTHER_POWER'] as const
const STANDINGS = ['IN_FORCE', 'SCHEDULED', 'NEVER_PUBLISHED', 'RETIRED'] as const
const DRAFTS = ['drafting', 'submitted', 'returned'] as const
const FINDINGS = ['ERROR', 'WARNING', 'NONE'] as const
type Filters = Readonly<Partial<Record<'q' | 'kind' | 'standing' | 'draft' | 'findings', string>>>

/** The address may say anything; the door takes only what it knows. */
function listInput({ q, kind, standing, draft, findings }: Filters) {
  const known = <V extends string>(values: readonly V[], value: string | undefined) =>
    values.find((each) => each === value)
  const [state, phase, found] = [known(STANDINGS, standing), known(DRAFTS, draft), known(FINDINGS, findings)]
  return {
    ...(q === undefined ? {} : { q: q.slice(0, 100) }),
    ...(kind === undefined ? {} : { kind }),
    ...(state === undefined ? {} : { standing: state }),
    ...(phase === undefined ? {} : { draft: phase }),
    ...(found === undefined ? {} : { findings: found }),
  }
}

export default function StandardsPage() {
  const t = useTexts(listTexts)
  usePageTitle(t('title'))
  const filters = useSearch({ from: '/desk/standards' })
  const list = usePages(
    ['standards', filters],
    (from, signal) => standards.list({ query: { ...listInput(filters), ...from } }, { signal }),
    { keep: true },
  )
  const none = (
    <EmptyState icon="search" title={t('none')}>
      <p>{t('noneHint')}</p>
    </EmptyState>
  )
  return (
    <div className="stack">
      <div className="standards-head">
        <h1>{t('title')}</h1>
        <nav className="row" aria-label={t('title')}>
          <Link to="/desk/standards/review">{t('review')}</Link>
          <Link to="/desk/standards/audit">{t('audit')}</Link>
          <Link to="/desk/standards-files">{t('files')}</Link>
        </nav>
      </div>
      <p className="soft reading">{t('lead')}</p>
      {list.first !== undefined && <Counts counts={list.first.counts} />}
      <MayAdd />
      <FilterBar filters={filters} />
      <Pages list={list} none={none} lines={10}>
        {(items, { total }) => (
          <>
            <p className="soft small" role="status">
              {t('found', { total })}
            </p>
            <ItemTable items={items} />
          </>
        )}
      </Pages>
    </div>
  )
}

interface CountsProps {
  readonly counts: {
    readonly items: number
    readonly drafts: number
    readonly waiting: number
    readonly errors: number
    readonly completeness: number
  }
}

function Counts({ counts }: CountsProps) {
  const t = useTexts(listTexts)
  const figures = [
    [t('items'), String(counts.items), {}],
    [t('drafts'), String(counts.drafts), { draft: 'drafting' }],
    [t('waiting'), String(counts.waiting), { draft: 'submitted' }],
    [t('withErrors'), String(counts.errors), { findings: 'ERROR' }],
    [t('completeness'), `${String(counts.completeness)}%`, {}],
  ] as const
  return (
    <ul className="plain standards-counts">
      {figures.map(([label, value, search]) => (
        <li key={label}>
          <Link to="/desk/standards" search={search}>
            <span className="standards-count">{value}</span>
            <span className="soft">{label}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}

function MayAdd() {
  const t = useTexts(listTexts)
  const session = useSession()
  if (!sessionMay(session, 'standard.draft')) return null
  return (
    <Disclosure summary={t('newItem')}>
      <NewItem />
    </Disclosure>
  )
}

function FilterBar({ filters }: { readonly filters: Filters }) {
  const t = useTexts(listTexts)
  const state = useTexts(commonTexts)
  const { language } = useLanguage()
  const navigate = useNavigate({ from: '/desk/standards' })
  const set = (change: Filters) => void navigate({ search: (before) => ({ ...before, ...change }), replace: true })
  const choice = (
    name: 'kind' | 'standing' | 'draft' | 'findings',
    empty: 'anyKind' | 'anyStanding' | 'anyDraft' | 'anyFindings',
    options: readonly { readonly value: string; readonly label: string }[],
  ) => (
    <ChoiceField
      label={t(name)}
      labelHidden
      empty={t(empty)}
      value={filters[name] ?? ''}
      options={options}
      onChange={(value) => set({ [name]: value })}
    />
  )
  return (
    <search className="standards-filters">
      <Field label={t('search')} labelHidden>
        {(control) => (
          <TextInput
            {...control}
            type="search"
            placeholder={t('search')}
            defaultValue={filters.q ?? ''}
            maxLength={100}
            onChange={(event) => set({ q: event.currentTarget.value })}
          />
        )}
      </Field>
      {choice(
        'kind',
        'anyKind',
        KINDS.map((value) => ({ value, label: inLanguage(valueWords(value), language) })),
      )}
      {choice(
        'standing',
        'anyStanding',
        STANDINGS.map((value) => ({ value, label: state(value) })),
      )}
      {choice(
        'draft',
        'anyDraft',
        DRAFTS.map((value) => ({ value, label: state(value) })),
      )}
      {choice(
        'findings',
        'anyFindings',
        FINDINGS.map((value) => ({ value, label: t(value) })),
      )}
    </search>
  )
}

function ItemTable({ items }: { readonly items: readonly ItemLine[] }) {
  const t = useTexts(listTexts)
  const state = useTexts(commonTexts)
  const { language } = useLanguage()
  return (
    <Table
      caption={t('title')}
      captionHidden
      rows={items}
      rowKey={({ code }) => code}
      columns={[
        {
          key: 'name',
          label: t('name'),
          heading: true,
          cell: ({ code, name }) => (
            <>
              <Link to="/desk/standards/$code" params={{ code }}>
                {inLanguage(name, language)}
              </Link>
              <span className="standards-code mono">{code}</span>
            </>
          ),
        },
        { key: 'organ', label: t('organ'), cell: ({ organ }) => inLanguage(organ, language) },
        {
          key: 'version',
          label: t('version'),
          cell: ({ version, effectiveFrom }) =>
            version === null ? '—' : `${state('version', { version })}　${effectiveFrom ?? ''}`,
        },
        { key: 'state', label: t('state'), cell: (item) => <StandingMarks item={item} /> },
        { key: 'health', label: t('health'), cell: (item) => <FindingsMark {...item} /> },
        {
          key: 'complete',
          label: t('complete'),
          numeric: true,
          cell: ({ completeness }) => `${String(completeness)}%`,
        },
      ]}
    />
  )
}
