import { useState } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { formatDate } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { Button } from '#web/ui/button.tsx'
import { DoneNotice } from '#web/ui/done-notice.tsx'
import { Loaded } from '#web/ui/loading.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Disclosure, Panel } from '#web/ui/panel.tsx'
import { Table } from '#web/ui/table.tsx'
import { supervision } from '../client.ts'
import type { Boundary } from '../client.ts'
import { DraftEditor } from './draft-editor.tsx'
import { LineCards } from './lines.tsx'
import { Publication } from './publication.tsx'
import { boundaryTexts } from './texts.ts'
import './boundary-list.css'

const KEY = ['boundary-list']

/** 审管互动边界清单: the list that routes, its versions, and the draft of the next. */
export default function BoundaryListPage() {
  const t = useTexts(boundaryTexts)
  usePageTitle(t('title'))
  const queries = useQueryClient()
  const [done, setDone] = useState('')
  const query = useQuery({ queryKey: KEY, queryFn: () => supervision.boundary({}) })
  const keep = (next: Boundary, sentence: string) => {
    queries.setQueryData(KEY, next)
    setDone(sentence)
  }
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <p className="soft reading">{t('lead')}</p>
      <DoneNotice sentence={done} />
      <Loaded query={query} lines={8}>
        {(boundary) => (
          <div className="stack">
            <Vacuum boundary={boundary} />
            <Draft boundary={boundary} onDone={keep} />
            <InForce boundary={boundary} />
          </div>
        )}
      </Loaded>
    </div>
  )
}

/** 监管真空: an item in force that nobody supervises is said first. */
function Vacuum({ boundary: { vacuum } }: { readonly boundary: Boundary }) {
  const t = useTexts(boundaryTexts)
  if (vacuum.length === 0) return <p className="soft">{t('vacuumNone')}</p>
  return (
    <Notice tone="bad" title={t('vacuum')}>
      <ul>
        {vacuum.map(({ code, name }) => (
          <li key={code}>
            {name} <code>{code}</code>
          </li>
        ))}
      </ul>
    </Notice>
  )
}

interface DraftProps {
  readonly boundary: Boundary
  readonly onDone: (next: Boundary, sentence: string) => void
}

function Draft({ boundary, onDone }: DraftProps) {
  const t = useTexts(boundaryTexts)
  const [editing, setEditing] = useState(false)
  const { draft, returned, mayEdit, mayPublish, inForce } = boundary
  if (!mayEdit && !mayPublish && draft === null) return null
  const content = draft?.content ?? inForce?.content ?? { lines: [], industries: [] }
  return (
    <Panel title={draft === null ? t('begin') : t('draft', { by: draft.by })}>
      <div className="stack">
        {returned !== '' && <p>{t('returned', { reason: returned })}</p>}
        {draft === null && !editing && <p className="soft">{t('draftNone')}</p>}
        {draft !== null && !editing && (
          <>
            {draft.note !== '' && <p>{draft.note}</p>}
            <LineCards lines={draft.content.lines} boundary={boundary} />
          </>
        )}
        {mayEdit && !editing && (
          <p>
            <Button onClick={() => setEditing(true)}>{t('begin')}</Button>
          </p>
        )}
        {editing && (
          <DraftEditor
            boundary={boundary}
            content={content}
            onDone={(next) => {
              setEditing(false)
              onDone(next, t('saved'))
            }}
            onCancel={() => setEditing(false)}
          />
        )}
        {mayPublish && draft !== null && <Publication boundary={boundary} onDone={onDone} />}
      </div>
    </Panel>
  )
}

function InForce({ boundary }: { readonly boundary: Boundary }) {
  const t = useTexts(boundaryTexts)
  const { language } = useLanguage()
  const { inForce, versions } = boundary
  if (inForce === null) return <p>{t('none')}</p>
  const { number, effectiveFrom, publishedBy, content } = inForce
  return (
    <Panel title={t('inForce', { number, day: formatDate(effectiveFrom, language), by: publishedBy })}>
      <div className="stack">
        <LineCards lines={content.lines} boundary={boundary} />
        <Disclosure summary={t('versions')}>
          <Table
            caption={t('versions')}
            captionHidden
            rows={versions.toReversed()}
            rowKey={(row) => String(row.number)}
            columns={[
              {
                key: 'number',
                label: t('versions'),
                heading: true,
                cell: (row) => t('version', { number: row.number }),
              },
              { key: 'from', label: t('effectiveFrom'), cell: (row) => formatDate(row.effectiveFrom, language) },
              { key: 'lines', label: t('lines'), numeric: true, cell: (row) => row.lines },
            ]}
          />
        </Disclosure>
      </div>
    </Panel>
  )
}
