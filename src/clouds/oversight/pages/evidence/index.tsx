import { useState } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { formatBytes, formatDay, formatShortMoment } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { DoneNotice } from '#web/ui/done-notice.tsx'
import { Loaded } from '#web/ui/loading.tsx'
import { Disclosure, Facts, Panel } from '#web/ui/panel.tsx'
import { oversight } from '../client.ts'
import type { Evidence } from '../client.ts'
import { Notes } from '../notes.tsx'
import { Take } from './take.tsx'
import { evidenceTexts } from './texts.ts'
import '../paper.css'

/** 取证: what an inspector takes out of the house, so that it proves itself wherever it goes. */
export default function EvidencePage() {
  const t = useTexts(evidenceTexts)
  usePageTitle(t('title'))
  const queries = useQueryClient()
  const [done, setDone] = useState('')
  const { case: caseId, number } = useSearch({ from: '/desk/evidence' })
  const subject = caseId === undefined || number === undefined ? undefined : { id: caseId, number }
  const query = useQuery({ queryKey: ['evidence'], queryFn: () => oversight.evidence({}) })
  const onDone = () => {
    setDone(t('done'))
    void queries.invalidateQueries({ queryKey: ['evidence'] })
  }
  return (
    <div className="stack reading">
      <h1>{t('title')}</h1>
      <p className="soft">{t('lead')}</p>
      <DoneNotice sentence={done} />
      <Loaded query={query} lines={8}>
        {({ items, officers }) => (
          <>
            <Panel title={t('take')}>
              <Take subject={subject} officers={officers} onDone={onDone} />
            </Panel>
            <Panel title={t('taken')}>
              {items.length === 0 && <p className="soft">{t('none')}</p>}
              {items.map((one) => (
                <Package key={one.id} evidence={one} />
              ))}
              {items.length > 0 && (
                <Disclosure summary={t('verify')}>
                  <p>{t('verifyText')}</p>
                  <p>
                    <code>npx oneseal verify evidence.zip --trust trust.json</code>
                  </p>
                </Disclosure>
              )}
            </Panel>
          </>
        )}
      </Loaded>
      <Notes about={subject === undefined ? {} : { caseId: subject.id }} />
    </div>
  )
}

function Package({ evidence }: { readonly evidence: Evidence }) {
  const t = useTexts(evidenceTexts)
  const { language } = useLanguage()
  const { id, scope, title, purpose, by, at, entries, files, checkpoint, sizeBytes, file, sm3 } = evidence
  return (
    <article className="paper stack-tight">
      <p className="row">
        <strong>{title}</strong> <span className="soft">{t(scope)}</span>
      </p>
      <p>{purpose}</p>
      <Facts
        facts={[
          { label: t('who'), value: `${by} · ${formatShortMoment(at)}` },
          {
            label: t('contents'),
            value: `${t('count', { entries, files, size: formatBytes(sizeBytes) })} · ${t('checkpoint', { size: checkpoint })}`,
          },
        ]}
      />
      <Disclosure summary={t('digests')}>
        <p>
          SHA-256 <code>{file}</code>
        </p>
        <p>
          SM3 <code>{sm3}</code>
        </p>
      </Disclosure>
      {evidence.ready ? (
        <p className="row">
          <a href={`/api/v1/oversight/evidence/${id}/file`} download>
            {t('download')}
          </a>
          <span className="soft small">{t('kept', { day: formatDay(evidence.keptUntil, language) })}</span>
        </p>
      ) : (
        <p className="soft">{t('gone')}</p>
      )}
    </article>
  )
}
