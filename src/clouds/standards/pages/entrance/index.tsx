import { useQuery } from '@tanstack/react-query'
import type { Output } from '#contract'
import { formatDate, formatMoment } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { Loaded } from '#web/ui/loading.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { Table } from '#web/ui/table.tsx'
import type { api } from '../../api.ts'
import { standards } from '../client.ts'
import { entranceTexts } from './texts.ts'

type Entrance = Output<typeof api.entrance>

/** AP-44: whether everything came by this one entrance. */
export default function EntrancePage() {
  const t = useTexts(entranceTexts)
  usePageTitle(t('title'))
  const query = useQuery({ queryKey: ['entrance'], queryFn: () => standards.entrance({}) })
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <p className="soft reading">{t('lead')}</p>
      <Loaded query={query} lines={8}>
        {(entrance) => (
          <>
            <Channels entrance={entrance} />
            <Gaps entrance={entrance} />
            <TakenOver entrance={entrance} />
            <Sourceless entrance={entrance} />
          </>
        )}
      </Loaded>
    </div>
  )
}

/** 1、2、3、7 as 1–3、7. */
function spans(numbers: readonly number[]): string {
  const found: [first: number, last: number][] = []
  for (const number of numbers) {
    const open = found.at(-1)
    if (open?.[1] === number - 1) open[1] = number
    else found.push([number, number])
  }
  return found.map(([first, last]) => (first === last ? String(first) : `${String(first)}–${String(last)}`)).join('、')
}

interface EntranceProps {
  readonly entrance: Entrance
}

function Channels({ entrance: { channels } }: EntranceProps) {
  const t = useTexts(entranceTexts)
  const { language } = useLanguage()
  return (
    <Panel title={t('channels')}>
      {channels.length === 0 && <p className="soft">{t('noCases')}</p>}
      {channels.length > 0 && (
        <Table
          caption={t('channels')}
          captionHidden
          rows={channels}
          rowKey={({ channel }) => channel}
          columns={[
            { key: 'channel', label: t('channel'), heading: true, cell: ({ name }) => inLanguage(name, language) },
            { key: 'cases', label: t('cases'), numeric: true, cell: ({ cases }) => cases },
          ]}
        />
      )}
    </Panel>
  )
}

function Gaps({ entrance: { gaps, since } }: EntranceProps) {
  const t = useTexts(entranceTexts)
  const { language } = useLanguage()
  return (
    <Panel title={t('gaps', { since: formatDate(since, language) })}>
      {gaps.length === 0 && <p>{t('gapsNone')}</p>}
      <ul>
        {gaps.map(({ series, missing }) => (
          <li key={series}>{t('gap', { series, numbers: spans(missing) })}</li>
        ))}
      </ul>
    </Panel>
  )
}

function TakenOver({ entrance: { takenOver } }: EntranceProps) {
  const t = useTexts(entranceTexts)
  const { language } = useLanguage()
  return (
    <Panel title={t('takenOver')}>
      {takenOver.length === 0 && <p>{t('takenOverNone')}</p>}
      {takenOver.length > 0 && (
        <Table
          caption={t('takenOver')}
          captionHidden
          rows={takenOver}
          rowKey={({ caseNumber }) => caseNumber}
          columns={[
            { key: 'number', label: t('number'), heading: true, cell: ({ caseNumber }) => caseNumber },
            { key: 'item', label: t('item'), cell: ({ item }) => inLanguage(item, language) },
            { key: 'at', label: t('at'), cell: ({ at }) => formatMoment(at, language) },
          ]}
        />
      )}
    </Panel>
  )
}

function Sourceless({ entrance: { sourceless } }: EntranceProps) {
  const t = useTexts(entranceTexts)
  const { language } = useLanguage()
  return (
    <Panel title={t('sourceless')}>
      {sourceless.length === 0 && <p>{t('sourcelessNone')}</p>}
      {sourceless.length > 0 && (
        <Table
          caption={t('sourceless')}
          captionHidden
          rows={sourceless}
          rowKey={({ identifier }) => identifier}
          columns={[
            { key: 'identifier', label: t('identifier'), heading: true, cell: ({ identifier }) => identifier },
            { key: 'number', label: t('number'), cell: ({ caseNumber }) => caseNumber },
            { key: 'item', label: t('item'), cell: ({ item }) => inLanguage(item, language) },
            { key: 'at', label: t('at'), cell: ({ at }) => formatMoment(at, language) },
          ]}
        />
      )}
    </Panel>
  )
}
