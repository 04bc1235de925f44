import { formatDate } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { Icon } from '#web/ui/icon.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { Status } from '#web/ui/status.tsx'
import { Table } from '#web/ui/table.tsx'
import { documentAddress } from '../case-progress/index.tsx'
import type { OwnCase } from './index.tsx'
import { myCaseTexts } from './texts.ts'

/** Sealed papers of this case. One is given out only once the ledger's checkpoint covers it. */
export function DocumentsPanel({ own }: { readonly own: OwnCase }) {
  const t = useTexts(myCaseTexts)
  return (
    <Panel title={t('documents')}>
      {own.documents.length === 0 ? (
        <p className="soft">{t('noDocuments')}</p>
      ) : (
        <Table
          caption={t('documents')}
          captionHidden
          rows={own.documents}
          rowKey={({ id }) => id}
          columns={[
            { key: 'title', label: t('document'), heading: true, cell: ({ title }) => title },
            { key: 'number', label: t('number'), cell: ({ number }) => <code>{number}</code> },
            {
              key: 'get',
              label: t('get'),
              cell: ({ id, title, released }) =>
                released ? (
                  <a
                    className="document-link"
                    href={documentAddress(id)}
                    download
                    aria-label={t('getNamed', { title })}
                  >
                    <Icon name="download" /> {t('get')}
                  </a>
                ) : (
                  <Status tone="wait">{t('notReleased')}</Status>
                ),
            },
          ]}
        />
      )}
    </Panel>
  )
}

export function SupervisionPanel({ own }: { readonly own: OwnCase }) {
  const t = useTexts(myCaseTexts)
  const { language } = useLanguage()
  if (own.supervision.length === 0) return null
  return (
    <Panel title={t('supervision')}>
      <ul className="plain stack-tight">
        {own.supervision.map(({ at, organ, result, found }) => (
          <li key={`${at} ${organ}`}>
            <strong>{t('supervisionAt', { date: formatDate(at, language), organ })}</strong>
            <p>{t('supervisionResult', { result })}</p>
            <p className="soft">{found}</p>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
