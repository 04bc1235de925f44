import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { approval } from '#web/api/clients.ts'
import { useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { DoneNotice } from '#web/ui/done-notice.tsx'
import { Pages, usePages } from '#web/ui/paged-list.tsx'
import { SearchLine } from '#web/ui/search-line.tsx'
import { Tabs } from '#web/ui/tabs.tsx'
import { IssueCard } from './issue-card.tsx'
import { issueTexts } from './texts.ts'
import '../counter/counter.css'

const VIEWS = ['waiting', 'served'] as const
type View = (typeof VIEWS)[number]

/** 统一窗口出件 (AP-07): whoever hands a result over is nobody who examined or decided. */
export default function IssuePage() {
  const t = useTexts(issueTexts)
  usePageTitle(t('title'))
  const queries = useQueryClient()
  const [view, setView] = useState<View>('waiting')
  const [q, setQ] = useState('')
  const [sentence, setSentence] = useState('')
  const list = usePages(['issue', view, q], (from) =>
    approval.issueList({
      query: {
        served: view === 'served',
        ...(q === '' ? {} : { q }),
        ...from,
      },
    }),
  )
  return (
    <div className="stack reading">
      <h1>{t('title')}</h1>
      <p className="soft">{t('lead')}</p>
      <DoneNotice sentence={sentence} />
      <SearchLine label={t('find')} button={t('search')} onSearch={setQ} />
      <Tabs label={t('view')} tabs={VIEWS.map((key) => ({ key, label: t(key) }))} current={view} onChange={setView}>
        <Pages list={list} none={t(view === 'served' ? 'noneServed' : 'none')}>
          {(rows) =>
            rows.map((row) => (
              <IssueCard
                key={`${row.id} ${String(row.version)}`}
                row={row}
                onDone={() => {
                  setSentence(t('done', { number: row.caseNumber }))
                  void queries.invalidateQueries({ queryKey: ['issue'] })
                }}
              />
            ))
          }
        </Pages>
      </Tabs>
    </div>
  )
}
