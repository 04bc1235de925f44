import { Link, useSearch } from '@tanstack/react-router'
import { CLAIMS, SERVICE_MODES } from '#catalogue/claims'
import { CLAIM_WORDS } from '#catalogue/words'
import type { api } from '#clouds/standards/api'
import type { Output } from '#contract'
import { formatCount } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { Pages, usePages } from '#web/ui/paged-list.tsx'
import { Facts, Panel } from '#web/ui/panel.tsx'
import { Status } from '#web/ui/status.tsx'
import { Table } from '#web/ui/table.tsx'
import { standards } from '../client.ts'
import { ListsNav } from '../lists/lists-nav.tsx'
import { TargetLine } from './target.tsx'
import { claimTexts } from './texts.ts'
import './claims.css'

type View = Output<typeof api.claims>
type Name = keyof typeof CLAIM_WORDS
const NAMES: readonly Name[] = [...CLAIMS, ...SERVICE_MODES]

export default function ClaimsPage() {
  const t = useTexts(claimTexts)
  usePageTitle(t('title'))
  const { claim } = useSearch({ from: '/hall/lists/claims' })
  const chosen = NAMES.find((name) => name === claim) ?? 'ZERO_TIME'
  const list = usePages(['claims', chosen], (from) => standards.claims({ query: { claim: chosen, ...from } }), {
    keep: true,
  })
  const { first } = list
  const title = useListTitle(chosen, first)
  const items = (
    <Pages list={list} none={<p>{t('none')}</p>} lines={8}>
      {(rows) => <ItemTable title={title} items={rows} />}
    </Pages>
  )
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <ListsNav />
      <p className="claims-lead">{t('lead')}</p>
      {first === undefined ? (
        items
      ) : (
        <>
          <Tiles title={t('zeros')} names={CLAIMS} view={first} chosen={chosen} />
          <Tiles title={t('modes')} names={SERVICE_MODES} view={first} chosen={chosen} />
          <Panel title={title}>
            <TargetLine chosen={chosen} target={first.target} />
            {items}
          </Panel>
          <Ones ones={first.ones} />
        </>
      )}
    </div>
  )
}

function useListTitle(chosen: Name, view: View | undefined): string {
  const t = useTexts(claimTexts)
  const { language } = useLanguage()
  const count = view?.claims.find(({ claim }) => claim === chosen)?.items ?? 0
  return t('listOf', { name: inLanguage(CLAIM_WORDS[chosen], language), count: formatCount(count, language) })
}

interface TilesProps {
  readonly title: string
  readonly names: readonly Name[]
  readonly view: View
  readonly chosen: Name
}

function Tiles({ title, names, view, chosen }: TilesProps) {
  const t = useTexts(claimTexts)
  const { language } = useLanguage()
  return (
    <Panel title={title}>
      <ul className="plain claim-tiles">
        {view.claims
          .flatMap((figure) => names.filter((name) => name === figure.claim).map((name) => ({ ...figure, name })))
          .map(({ name, items, cases, broken }) => (
            <li key={name}>
              <Link
                to="/lists/claims"
                search={{ claim: name }}
                className="claim-tile"
                aria-current={name === chosen ? 'true' : undefined}
                resetScroll={false}
              >
                <span>{inLanguage(CLAIM_WORDS[name], language)}</span>
                <strong>{t('items', { count: formatCount(items, language) })}</strong>
                <span className="small soft">
                  {t('cases', { count: formatCount(cases, language) })}
                  {broken > 0 && ` · ${t('broken', { count: formatCount(broken, language) })}`}
                </span>
              </Link>
            </li>
          ))}
      </ul>
    </Panel>
  )
}

function ItemTable({ title, items }: { readonly title: string; readonly items: readonly View['items'][number][] }) {
  const t = useTexts(claimTexts)
  const { language } = useLanguage()
  return (
    <Table
      caption={title}
      captionHidden
      rows={items}
      rowKey={({ code }) => code}
      columns={[
        {
          key: 'item',
          label: t('item'),
          heading: true,
          cell: ({ code, name }) => (
            <Link to="/items/$code" params={{ code }}>
              {inLanguage(name, language)}
            </Link>
          ),
        },
        { key: 'organ', label: t('organ'), cell: ({ organ }) => inLanguage(organ, language) },
        { key: 'why', label: t('why'), cell: ({ reason }) => inLanguage(reason, language) },
        { key: 'version', label: t('version'), cell: ({ version }) => t('versionValue', { version }) },
        {
          key: 'reality',
          label: t('reality'),
          cell: ({ cases, broken }) =>
            broken > 0 ? (
              <Status tone="warn">{t('broken', { count: broken })}</Status>
            ) : (
              <span className="soft">{cases === 0 ? '—' : `${t('cases', { count: cases })} · ${t('kept')}`}</span>
            ),
        },
      ]}
    />
  )
}

function Ones({ ones }: { readonly ones: View['ones'] }) {
  const t = useTexts(claimTexts)
  const facts = (['door', 'window', 'net', 'level'] as const).map((one) => ({
    label: t(one),
    value: t('share', ones[one]),
  }))
  return (
    <Panel title={t('ones')}>
      <p className="claims-lead">{t('onesLead')}</p>
      <Facts facts={facts} />
    </Panel>
  )
}
