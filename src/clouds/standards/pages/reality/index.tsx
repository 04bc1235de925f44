import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Output } from '#contract'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { Loaded } from '#web/ui/loading.tsx'
import { Disclosure, Facts, Panel } from '#web/ui/panel.tsx'
import { Table } from '#web/ui/table.tsx'
import type { api } from '../../api.ts'
import { standards } from '../client.ts'
import { Drifts } from './drifts.tsx'
import { SameItems } from './same-items.tsx'
import { realityTexts } from './texts.ts'

type Reality = Output<typeof api.reality>
type Named = Reality['goals']['lacking'][number]['item']

/** What the lists say, held against what is configured and what was really done. */
export default function RealityPage() {
  const t = useTexts(realityTexts)
  usePageTitle(t('title'))
  const query = useQuery({ queryKey: ['reality'], queryFn: () => standards.reality({}) })
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <p className="soft reading">{t('lead')}</p>
      <Drifts />
      <SameItems />
      <Loaded query={query} lines={10}>
        {(reality) => (
          <>
            <Online online={reality.online} />
            <OneDay oneDay={reality.oneDay} />
            <Goals goals={reality.goals} />
            <Domains reality={reality} />
            <Sources sources={reality.sources} />
            <Levels levels={reality.levels} />
          </>
        )}
      </Loaded>
    </div>
  )
}

const useWord = () => {
  const t = useTexts(realityTexts)
  return (code: string): string => {
    const known = LACKS.find((each) => each === code)
    return known === undefined ? code : t(known)
  }
}
const LACKS = [
  'NO_ONLINE_CHANNEL',
  'FORM_UNUSABLE',
  'NOTHING_TO_HAND_IN',
  'NOT_AUTHORED',
  'NO_CRITERIA',
  'NO_SUPERVISION',
  'NO_PACKAGE',
] as const

function ItemLink({ item }: { readonly item: Named }) {
  const { language } = useLanguage()
  return (
    <Link to="/desk/standards/$code" params={{ code: item.code }}>
      {inLanguage(item.name, language)}
    </Link>
  )
}

function Online({ online }: Pick<Reality, 'online'>) {
  const t = useTexts(realityTexts)
  const word = useWord()
  const { of, applicable, faults } = online
  return (
    <Panel title={t('online')}>
      <p>{applicable === of ? t('onlineAll', { of }) : t('onlineSome', { of, applicable })}</p>
      {faults.length > 0 && (
        <ul>
          {faults.map(({ item, faults: found }) => (
            <li key={item.code}>
              <ItemLink item={item} />　<span className="soft">{found.map(word).join('、')}</span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

function OneDay({ oneDay }: Pick<Reality, 'oneDay'>) {
  const t = useTexts(realityTexts)
  const { language } = useLanguage()
  const { items, decided, kept, rows } = oneDay
  return (
    <Panel title={t('oneDay')}>
      <p>{t('oneDayLead', { items, decided, kept })}</p>
      {rows.length > 0 && (
        <Table
          caption={t('oneDay')}
          captionHidden
          rows={rows}
          rowKey={({ item }) => item.code}
          columns={[
            { key: 'item', label: t('item'), heading: true, cell: ({ item }) => <ItemLink item={item} /> },
            { key: 'organ', label: t('organ'), cell: ({ item }) => inLanguage(item.organ, language) },
            { key: 'decided', label: t('decided'), numeric: true, cell: (row) => row.decided },
            { key: 'kept', label: t('kept'), numeric: true, cell: (row) => row.kept },
          ]}
        />
      )}
    </Panel>
  )
}

function Goals({ goals }: Pick<Reality, 'goals'>) {
  const t = useTexts(realityTexts)
  const word = useWord()
  const share = (count: number) => t('share', { count, of: goals.of })
  return (
    <Panel title={t('goals')}>
      <Facts
        facts={(['standardised', 'integrated', 'both'] as const).map((key) => ({
          label: t(key),
          value: share(goals[key]),
        }))}
      />
      {goals.lacking.length > 0 && (
        <Disclosure summary={t('lacking')}>
          <ul>
            {goals.lacking.map(({ item, lacks }) => (
              <li key={item.code}>
                <ItemLink item={item} />　<span className="soft">{lacks.map(word).join('、')}</span>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </Panel>
  )
}

function Domains({ reality: { domains, counts } }: { readonly reality: Reality }) {
  const t = useTexts(realityTexts)
  const rows = domains.map(({ domain, ...row }) => ({ key: domain, search: { domain }, ...row }))
  return <Totals title={t('domains')} lead={t('counts', counts)} first={t('domain')} rows={rows} />
}

function Sources({ sources }: Pick<Reality, 'sources'>) {
  const t = useTexts(realityTexts)
  const rows = sources.map(({ source, ...row }) => ({ key: source, search: { power: source }, ...row }))
  return <Totals title={t('sources')} lead={t('sourcesLead')} first={t('source')} rows={rows} />
}

interface TotalsProps {
  readonly title: string
  readonly lead: string
  readonly first: string
  readonly rows: readonly (Omit<Reality['sources'][number], 'source'> & {
    readonly key: string
    readonly search: { readonly domain?: string; readonly power?: string }
  })[]
}

/** Each row leads to the items it counts. */
function Totals({ title, lead, first, rows }: TotalsProps) {
  const t = useTexts(realityTexts)
  const { language } = useLanguage()
  return (
    <Panel title={title}>
      <p>{lead}</p>
      <Table
        caption={title}
        captionHidden
        rows={rows}
        rowKey={({ key }) => key}
        columns={[
          {
            key: 'name',
            label: first,
            heading: true,
            cell: ({ search, name }) => (
              <Link to="/lists" search={search}>
                {inLanguage(name, language)}
              </Link>
            ),
          },
          { key: 'parents', label: t('parents'), numeric: true, cell: ({ parents }) => parents },
          { key: 'items', label: t('items'), numeric: true, cell: ({ items }) => items },
          { key: 'organs', label: t('organs'), numeric: true, cell: ({ organs }) => organs },
          { key: 'cases', label: t('cases'), numeric: true, cell: ({ cases }) => cases },
        ]}
      />
    </Panel>
  )
}

function Levels({ levels }: Pick<Reality, 'levels'>) {
  const t = useTexts(realityTexts)
  const { language } = useLanguage()
  return (
    <Panel title={t('levels')}>
      <Table
        caption={t('levels')}
        captionHidden
        rows={levels}
        rowKey={({ origin, exercise }) => `${origin?.zh ?? ''} ${exercise.zh}`}
        columns={[
          {
            key: 'origin',
            label: t('origin'),
            heading: true,
            cell: ({ origin }) => (origin === null ? t('notStated') : inLanguage(origin, language)),
          },
          { key: 'exercise', label: t('exercise'), cell: ({ exercise }) => inLanguage(exercise, language) },
          { key: 'parents', label: t('parents'), numeric: true, cell: ({ parents }) => parents },
          { key: 'items', label: t('items'), numeric: true, cell: ({ items }) => items },
        ]}
      />
    </Panel>
  )
}
