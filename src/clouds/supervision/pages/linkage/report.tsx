import { useQuery } from '@tanstack/react-query'
import { formatMoment, formatShortMoment } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { Loaded } from '#web/ui/loading.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Numbers } from '#web/ui/numbers.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { Status } from '#web/ui/status.tsx'
import { Table } from '#web/ui/table.tsx'
import { supervision } from '../client.ts'
import { linkageTexts } from './texts.ts'

const LOOK_AGAIN_MS = 10_000

/** 覆盖与时效: counted anew from the ledger's own leaves each time somebody looks. */
export function Report() {
  const t = useTexts(linkageTexts)
  const { language } = useLanguage()
  const query = useQuery({
    queryKey: ['linkage-report'],
    queryFn: () => supervision.linkageReport({}),
    refetchInterval: LOOK_AGAIN_MS,
  })
  const ms = (value: number | null) => (value === null ? '—' : t('ms', { count: value }))
  return (
    <Loaded query={query} lines={8}>
      {({ at, owed, pushed, questioned, missing, duties, acknowledged, p50Ms, p99Ms, backlog, disconnections }) => (
        <div className="stack">
          <Notice
            tone={missing === 0 ? 'good' : 'bad'}
            title={missing === 0 ? t('complete') : t('incomplete', { count: missing })}
          >
            <p className="small">{t('at', { at: formatMoment(at, language) })}</p>
          </Notice>
          <Numbers
            numbers={[
              [t('owed'), owed],
              [t('pushed'), pushed],
              [t('questioned'), questioned],
              [t('missingCount'), missing],
              [t('duties'), duties],
              [t('acknowledged'), acknowledged],
              [t('lag'), `${ms(p50Ms)} / ${ms(p99Ms)}`],
            ]}
          />
          <Table
            caption={t('backlog')}
            rows={backlog}
            rowKey={({ organ }) => organ}
            columns={[
              { key: 'organ', label: t('organ'), heading: true, cell: ({ name }) => name },
              { key: 'open', label: t('open'), numeric: true, cell: ({ open }) => open },
              {
                key: 'overdue',
                label: t('overdue'),
                numeric: true,
                cell: ({ overdue }) => (overdue === 0 ? 0 : <Status tone="bad">{overdue}</Status>),
              },
              { key: 'unread', label: t('unacknowledged'), numeric: true, cell: (row) => row.unacknowledged },
              { key: 'claimed', label: t('claimed'), numeric: true, cell: ({ claimed }) => claimed },
              { key: 'recorded', label: t('recorded'), numeric: true, cell: ({ recorded }) => recorded },
              { key: 'liaison', label: t('liaison'), cell: ({ liaison }) => liaison ?? t('noLiaison') },
              { key: 'seconds', label: t('seconds'), numeric: true, cell: ({ secondEntries }) => secondEntries },
            ]}
          />
          <p className="soft small">{t('secondsHint')}</p>
          <Panel title={t('disconnections')}>
            {disconnections.length === 0 && <p className="soft">{t('disconnectionsNone')}</p>}
            <ul className="plain">
              {disconnections.map(({ kind, caseNumber, itemName, organ, since }, index) => (
                <li key={`${String(index)} ${since}`} className="linkage-line">
                  <Status tone="bad">{t(kind)}</Status> {itemName} {organ}{' '}
                  <span className="soft small">
                    <code>{caseNumber}</code> {t('since', { at: formatShortMoment(since) })}
                  </span>
                </li>
              ))}
            </ul>
          </Panel>
        </div>
      )}
    </Loaded>
  )
}
