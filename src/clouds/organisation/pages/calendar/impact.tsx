import type { Output } from '#contract'
import { formatDate } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { Table } from '#web/ui/table.tsx'
import type { api } from '../../api.ts'
import { calendarTexts } from './texts.ts'

type Touched = Output<typeof api.publishNotice>['touched']

/** Which running limits a notice moves: from which day to which. */
export function Impact({ touched, done }: { readonly touched: Touched; readonly done: boolean }) {
  const t = useTexts(calendarTexts)
  const { language } = useLanguage()
  const { open, moved, settled, deadlines } = touched
  return (
    <div className="stack-tight">
      <p>{moved === 0 ? t('impactNone', { open }) : t(done ? 'impactDone' : 'impactMoved', { open, moved })}</p>
      {deadlines.length > 0 && (
        <Table
          caption={t('impact')}
          captionHidden
          rows={deadlines}
          rowKey={({ caseNumber, limit }) => `${caseNumber} ${limit}`}
          columns={[
            {
              key: 'case',
              label: t('case'),
              heading: true,
              cell: ({ caseNumber, itemName }) => (
                <>
                  <code>{caseNumber}</code> {itemName}
                </>
              ),
            },
            { key: 'organ', label: t('organ'), cell: ({ organName }) => organName },
            { key: 'limit', label: t('limit'), cell: ({ limit }) => t(limit) },
            { key: 'before', label: t('before'), cell: ({ before }) => formatDate(before, language) },
            { key: 'after', label: t('after'), cell: ({ after }) => <strong>{formatDate(after, language)}</strong> },
          ]}
        />
      )}
      {moved > deadlines.length && <p className="soft small">{t('shownFirst', { count: deadlines.length })}</p>}
      {settled > 0 && <p className="soft">{t('impactSettled', { settled })}</p>}
    </div>
  )
}
