import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Output } from '#contract'
import { smart } from '#web/api/clients.ts'
import { formatDate } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { EmptyState, Loaded } from '#web/ui/loading.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { Status } from '#web/ui/status.tsx'
import type { Tone } from '#web/ui/status.tsx'
import { Table } from '#web/ui/table.tsx'
import type { api } from '../../api.ts'
import { smartTexts } from '../texts.ts'

type Line = Output<typeof api.tables>['items'][number]

export const STAGE_TONES: Readonly<Record<Line['stage'], Tone>> = {
  NONE: 'off',
  DRAFT: 'wait',
  IN_FORCE: 'good',
  STOPPED: 'bad',
}

/** 智能审批: every item with a table, how it stands, what it did, and who answers for it. */
export default function SmartPage() {
  const t = useTexts(smartTexts)
  usePageTitle(t('title'))
  const query = useQuery({ queryKey: ['smart-tables'], queryFn: () => smart.tables({}) })
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <p className="soft reading">{t('lead')}</p>
      <Loaded query={query}>
        {({ items }) => (items.length === 0 ? <EmptyState title={t('none')} /> : <Items items={items} />)}
      </Loaded>
      <Registers />
    </div>
  )
}

function Items({ items }: { readonly items: readonly Line[] }) {
  const t = useTexts(smartTexts)
  const { language } = useLanguage()
  return (
    <Panel title={t('items')} aside={<span className="small soft">{t('figures')}</span>}>
      <Table
        caption={t('items')}
        captionHidden
        rows={items}
        rowKey={({ itemCode }) => itemCode}
        columns={[
          {
            key: 'item',
            label: t('item'),
            heading: true,
            cell: ({ itemCode, itemName }) => (
              <Link to="/desk/smart/$code" params={{ code: itemCode }}>
                {inLanguage(itemName, language)}
              </Link>
            ),
          },
          { key: 'stage', label: t('stage'), cell: (line) => <Stage line={line} /> },
          { key: 'share', label: t('share'), numeric: true, cell: ({ share }) => `${String(share)}%` },
          {
            key: 'authority',
            label: t('authority'),
            cell: ({ authority }) =>
              authority === null ? (
                <Status tone="warn">{t('noAuthority')}</Status>
              ) : (
                t('until', { officer: authority.officer, date: formatDate(authority.until, language) })
              ),
          },
          { key: 'alone', label: t('approvedAlone'), numeric: true, cell: ({ figures }) => figures.approvedAlone },
          {
            key: 'took',
            label: t('took'),
            numeric: true,
            cell: ({ figures }) => <Took seconds={figures.medianSeconds} />,
          },
          { key: 'doubt', label: t('toOfficer'), numeric: true, cell: ({ figures }) => figures.toOfficer },
          {
            key: 'sampled',
            label: t('sampled'),
            numeric: true,
            cell: ({ figures: { judged, drawn } }) => t('sampledOf', { judged, drawn }),
          },
          {
            key: 'overridden',
            label: t('overridden'),
            numeric: true,
            cell: ({ figures: { disagreed, refusedAgainst, grantedAgainst } }) =>
              disagreed + refusedAgainst + grantedAgainst,
          },
        ]}
      />
    </Panel>
  )
}

/** In minutes, and below one in seconds: what is decided at once must not vanish in a day (零时限). */
function Took({ seconds }: { readonly seconds: number | null }) {
  const t = useTexts(smartTexts)
  if (seconds === null) return '—'
  return seconds < 60
    ? t('underAMinute', { seconds: seconds.toFixed(1) })
    : t('minutes', { minutes: (seconds / 60).toFixed(1) })
}

function Stage({ line }: { readonly line: Line }) {
  const t = useTexts(smartTexts)
  return (
    <span className="stack-tight">
      <Status tone={STAGE_TONES[line.stage]}>{t(line.stage)}</Status>
      {line.draftWaits && <span className="small soft">{t('draftWaits')}</span>}
      {line.outdated && <Status tone="warn">{t('outdated')}</Status>}
    </span>
  )
}

function Registers() {
  const t = useTexts(smartTexts)
  const { language } = useLanguage()
  const query = useQuery({ queryKey: ['smart-registers'], queryFn: () => smart.registers({}) })
  if (query.data === undefined || query.data.items.length === 0) return null
  return (
    <Panel title={t('registers')}>
      <Table
        caption={t('registers')}
        captionHidden
        rows={query.data.items}
        rowKey={({ register }) => register}
        columns={[
          { key: 'name', label: t('register'), heading: true, cell: ({ name }) => inLanguage(name, language) },
          { key: 'authority', label: t('registerAuthority'), cell: ({ authority }) => inLanguage(authority, language) },
          { key: 'rows', label: t('rows'), numeric: true, cell: ({ rows }) => rows },
          { key: 'asOf', label: t('asOf'), cell: ({ asOf }) => formatDate(asOf, language) },
        ]}
      />
    </Panel>
  )
}
