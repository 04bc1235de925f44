import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { Disclosure } from '#web/ui/panel.tsx'
import { Table } from '#web/ui/table.tsx'
import type { RuleBook } from '../../domain/rule-book.ts'
import { smartTexts } from '../texts.ts'

/** Which facts the table asks for, whom it asks, and what it holds against what. */
export function Sources({ book }: { readonly book: RuleBook }) {
  const t = useTexts(smartTexts)
  const { language } = useLanguage()
  return (
    <Disclosure summary={t('factsTitle')}>
      <div className="stack">
        <Table
          caption={t('factsTitle')}
          captionHidden
          rows={book.facts}
          rowKey={({ id }) => id}
          columns={[
            { key: 'fact', label: t('fact'), heading: true, cell: ({ label }) => inLanguage(label, language) },
            { key: 'source', label: t('source'), cell: ({ source }) => t(source.from) },
          ]}
        />
        {book.comparisons.length > 0 && (
          <div>
            <p className="field-label">{t('compares')}</p>
            <ul>
              {book.comparisons.map(({ id, label }) => (
                <li key={id}>{inLanguage(label, language)}</li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </Disclosure>
  )
}
