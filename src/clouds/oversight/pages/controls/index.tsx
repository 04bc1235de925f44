import { useState } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { sessionMay, useSession } from '#web/session/session.ts'
import { DoneNotice } from '#web/ui/done-notice.tsx'
import { EmptyState, Loaded } from '#web/ui/loading.tsx'
import { Disclosure, Panel } from '#web/ui/panel.tsx'
import { Status } from '#web/ui/status.tsx'
import type { Tone } from '#web/ui/status.tsx'
import { oversight } from '../client.ts'
import type { Clause, ControlledDocument, Controls } from '../client.ts'
import { Findings } from '../findings.tsx'
import { SetControl } from './set-control.tsx'
import { controlTexts } from './texts.ts'
import '../paper.css'

const TONES: Readonly<Record<Clause['status'], Tone>> = { MET: 'good', BREACHED: 'bad', NOT_MEASURABLE: 'off' }
const LOOK_AGAIN_MS = 60_000

/** 制度落实: the rule documents, clause by clause, as the ledger shows them kept or broken. */
export default function ControlsPage() {
  const t = useTexts(controlTexts)
  usePageTitle(t('title'))
  const queries = useQueryClient()
  const [done, setDone] = useState('')
  const query = useQuery({
    queryKey: ['controls'],
    queryFn: () => oversight.controls({}),
    refetchInterval: LOOK_AGAIN_MS,
  })
  const onDone = (controls: Controls) => {
    setDone(t('saved'))
    queries.setQueryData(['controls'], controls)
  }
  return (
    <div className="stack reading">
      <h1>{t('title')}</h1>
      <p className="soft">{t('lead')}</p>
      <p>
        <Link to="/desk/integrity-risks">{t('risks')}</Link>
      </p>
      <DoneNotice sentence={done} />
      <Loaded query={query} lines={12}>
        {(controls) => (
          <>
            <Sum documents={controls.documents} />
            {controls.documents.length === 0 && <EmptyState title={t('noDocuments')} />}
            {controls.documents.map((document) => (
              <DocumentPaper key={document.number} document={document} rules={controls.rules} onDone={onDone} />
            ))}
          </>
        )}
      </Loaded>
    </div>
  )
}

function Sum({ documents }: { readonly documents: readonly ControlledDocument[] }) {
  const t = useTexts(controlTexts)
  const all = documents.filter(({ status }) => status === 'IN_FORCE').flatMap(({ clauses }) => clauses)
  const count = (wanted: Clause['status']) => all.filter(({ status }) => status === wanted).length
  return (
    <p>
      <strong>{t('sum', { met: count('MET'), breached: count('BREACHED'), not: count('NOT_MEASURABLE') })}</strong>
    </p>
  )
}

interface DocumentProps {
  readonly document: ControlledDocument
  readonly rules: Controls['rules']
  readonly onDone: (controls: Controls) => void
}
function DocumentPaper({ document, rules, onDone }: DocumentProps) {
  const t = useTexts(controlTexts)
  const { number, title, issuer, status, clauses } = document
  return (
    <Panel title={title}>
      <p className="soft small">{[number, issuer, t(status)].join(' · ')}</p>
      {clauses.map((clause) => (
        <ClausePaper key={clause.article} document={number} clause={clause} rules={rules} onDone={onDone} />
      ))}
    </Panel>
  )
}

interface ClauseProps {
  readonly document: string
  readonly clause: Clause
  readonly rules: Controls['rules']
  readonly onDone: (controls: Controls) => void
}
function ClausePaper({ document, clause, rules, onDone }: ClauseProps) {
  const t = useTexts(controlTexts)
  const maySet = sessionMay(useSession(), 'oversight.order')
  const { article, text, status, measure } = clause
  return (
    <article className="paper stack-tight">
      <p className="row">
        <Status tone={TONES[status]}>{t(status)}</Status> <strong>{article}</strong>
      </p>
      <p>{text}</p>
      <Measured clause={clause} />
      {measure !== null && measure.hits > 0 && <Behind document={document} clause={clause} />}
      {maySet && (
        <Disclosure summary={t('set')}>
          <SetControl key={clause.version} document={document} clause={clause} rules={rules} onDone={onDone} />
        </Disclosure>
      )}
    </article>
  )
}

function Measured({ clause: { measure, reason } }: { readonly clause: Clause }) {
  const t = useTexts(controlTexts)
  const { language } = useLanguage()
  if (measure === null)
    return <p className="soft small">{reason === null ? t('noControl') : t('reason', { reason })}</p>
  const { days, looked, hits, mostHits: most, on } = measure
  return (
    <p className="soft small">
      {looked === 0 ? t('noActs', { days }) : t('figure', { days, looked, hits, most })}
      <br />
      {t('rule', { name: inLanguage(measure.name, language) })} · {t(on ? 'on' : 'off')}
    </p>
  )
}

/** Asked for only when somebody opens it. */
function Behind({ document, clause }: { readonly document: string; readonly clause: Clause }) {
  const t = useTexts(controlTexts)
  const [open, setOpen] = useState(false)
  return (
    <details className="disclosure" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('behind')}</summary>
      <div className="disclosure-body">{open && <BehindList document={document} article={clause.article} />}</div>
    </details>
  )
}

function BehindList({ document, article }: { readonly document: string; readonly article: string }) {
  const t = useTexts(controlTexts)
  const query = useQuery({
    queryKey: ['control-findings', document, article],
    queryFn: () => oversight.controlCases({ query: { document, article } }),
  })
  return (
    <Loaded query={query} lines={3}>
      {({ items }) =>
        items.length === 0 ? <p className="soft">{t('none')}</p> : <Findings findings={items} caption={t('behind')} />
      }
    </Loaded>
  )
}
