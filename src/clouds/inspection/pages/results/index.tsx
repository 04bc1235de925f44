import { useState } from 'react'
import { formatDate } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { Pages, usePages } from '#web/ui/paged-list.tsx'
import { SearchLine } from '#web/ui/search-line.tsx'
import { Status } from '#web/ui/status.tsx'
import { Tabs } from '#web/ui/tabs.tsx'
import { inspection } from '../client.ts'
import type { PublicResult } from '../client.ts'
import { measureName, wordTexts } from '../word-texts.ts'
import { Draws } from './draws.tsx'
import { resultTexts } from './texts.ts'
import '../inspection.css'

/** 一公开: what everybody may know of inspections and of how they came about. */
export default function ResultsPage() {
  const t = useTexts(resultTexts)
  usePageTitle(t('title'))
  const [tab, setTab] = useState('results')
  return (
    <div className="stack reading inspection-page">
      <h1>{t('title')}</h1>
      <p className="soft">{t('lead')}</p>
      <Tabs
        label={t('title')}
        current={tab}
        onChange={setTab}
        tabs={(['results', 'draws'] as const).map((key) => ({ key, label: t(key) }))}
      >
        {tab === 'results' ? <Results /> : <Draws />}
      </Tabs>
    </div>
  )
}

function Results() {
  const t = useTexts(resultTexts)
  const [q, setQ] = useState('')
  const list = usePages(['inspection-results', q], (from) =>
    inspection.results({
      query: { ...(q === '' ? {} : { q }), ...from },
    }),
  )
  return (
    <div className="stack">
      <SearchLine label={t('search')} button={t('find')} onSearch={setQ} />
      <Pages list={list} none={t('none')}>
        {(rows) => (
          <div>
            {rows.map((row) => (
              <ResultCard key={row.number} row={row} />
            ))}
          </div>
        )}
      </Pages>
    </div>
  )
}

function ResultCard({ row }: { readonly row: PublicResult }) {
  const t = useTexts(resultTexts)
  const word = useTexts(wordTexts)
  const { language } = useLanguage()
  return (
    <article className="inspection-card stack-tight">
      <h2 className="h3">{row.holder}</h2>
      <p>
        <Status tone={row.passed ? 'good' : 'warn'}>
          {row.passed || row.result === null ? t(row.passed ? 'passed' : 'failed') : word(row.result)}
        </Status>
      </p>
      <p>
        {row.itemName} · {row.organ} · {formatDate(row.on, language)}
      </p>
      {row.points.length > 0 && (
        <p>
          {t('points')}：{row.points.map((text) => inLanguage(text, language)).join('；')}
        </p>
      )}
      {row.measures.length > 0 && (
        <p>
          {t('measures')}：{row.measures.map((code) => measureName(code, language)).join('；')}
        </p>
      )}
      <p className="soft small">
        {row.licence} · {row.number}
      </p>
    </article>
  )
}
