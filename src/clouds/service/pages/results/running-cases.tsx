import { formatDate } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { Pages, usePages } from '#web/ui/paged-list.tsx'
import { Status } from '#web/ui/status.tsx'
import type { Tone } from '#web/ui/status.tsx'
import { Table } from '#web/ui/table.tsx'
import { service } from '../client.ts'
import type { OpenCase } from '../client.ts'
import { resultTexts } from './texts.ts'

const TONES: Readonly<Record<OpenCase['colour'], Tone>> = { grey: 'off', green: 'good', amber: 'warn', red: 'bad' }

export function RunningCases() {
  const t = useTexts(resultTexts)
  const { language } = useLanguage()
  const list = usePages(['open-cases'], (from) => service.openCases({ query: from }))
  return (
    <div className="stack">
      <p className="soft">{t('runningLead')}</p>
      <Pages list={list} none={<p>{t('noRunning')}</p>} lines={6}>
        {(rows) => (
          <Table
            caption={t('running')}
            captionHidden
            rows={rows}
            rowKey={({ numberEnd, submittedOn, item }) => `${submittedOn} ${numberEnd} ${item.code}`}
            columns={[
              { key: 'item', label: t('item'), heading: true, cell: ({ item }) => inLanguage(item.name, language) },
              { key: 'party', label: t('party'), cell: ({ party }) => party },
              { key: 'tail', label: t('tail'), cell: ({ numberEnd }) => <code>{numberEnd}</code> },
              { key: 'stage', label: t('stage'), cell: ({ stage }) => t(stage) },
              { key: 'on', label: t('submittedOn'), cell: ({ submittedOn }) => formatDate(submittedOn, language) },
              { key: 'used', label: t('elapsed'), cell: (row) => <Days count={row.elapsed} unit={row.unit} /> },
              { key: 'left', label: t('remaining'), cell: (row) => <Left row={row} /> },
            ]}
          />
        )}
      </Pages>
    </div>
  )
}

function Days({ count, unit }: { readonly count: number | null; readonly unit: OpenCase['unit'] }) {
  const t = useTexts(resultTexts)
  return count === null ? '—' : t(unit === 'working' ? 'days' : 'naturalDays', { count })
}

function Left({ row }: { readonly row: OpenCase }) {
  const t = useTexts(resultTexts)
  if (row.stopped) return <Status tone="off">{t('stopped')}</Status>
  if (row.remaining === null) return <span className="soft">{t('notCounted')}</span>
  return (
    <Status tone={TONES[row.colour]}>
      {row.remaining < 0 ? t('over', { count: -row.remaining }) : <Days count={row.remaining} unit={row.unit} />}
    </Status>
  )
}
