import { useState } from 'react'
import { Link } from '@tanstack/react-router'
import { formatDate } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { Pages, usePages } from '#web/ui/paged-list.tsx'
import { SearchLine } from '#web/ui/search-line.tsx'
import { interplay } from '../client.ts'
import { outcomeWord } from './outcome.ts'
import { fieldTexts } from './texts.ts'
import '../interplay.css'

/** 本领域办件: a department looks at how what it supervises is decided. */
export default function FieldCasesPage() {
  const t = useTexts(fieldTexts)
  const { language } = useLanguage()
  usePageTitle(t('title'))
  const [q, setQ] = useState('')
  const list = usePages(['field-cases', q], (from) =>
    interplay.fieldCases({ query: { ...(q === '' ? {} : { q }), ...from } }),
  )
  return (
    <div className="stack reading">
      <h1>{t('title')}</h1>
      <p className="soft">{t('lead')}</p>
      <SearchLine label={t('search')} button={t('find')} onSearch={setQ} />
      <Pages list={list} none={t('none')}>
        {(rows) =>
          rows.map((row) => (
            <article key={row.id} className="exchange-card stack-tight">
              <h2 className="h3">
                <Link to="/desk/field-cases/$id" params={{ id: row.id }}>
                  {row.itemName}
                </Link>
              </h2>
              <p className="soft small">
                {row.caseNumber} · {row.organ} · {formatDate(row.submittedAt, language)} · {t(outcomeWord(row.outcome))}
              </p>
            </article>
          ))
        }
      </Pages>
    </div>
  )
}
