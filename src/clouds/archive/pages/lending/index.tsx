import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import type { Output } from '#contract'
import type { api } from '#clouds/archive/api'
import { useCommand } from '#web/api/use-command.ts'
import { formatMoment } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { sessionMay, useSession } from '#web/session/session.ts'
import { Button } from '#web/ui/button.tsx'
import { DoneNotice } from '#web/ui/done-notice.tsx'
import { LineField } from '#web/ui/fields.tsx'
import { Pages, usePages } from '#web/ui/paged-list.tsx'
import { Disclosure } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { Status } from '#web/ui/status.tsx'
import { archive } from '../client.ts'
import type { ArchiveLoan } from '../client.ts'
import { archiveTexts } from '../texts.ts'
import '../archive.css'

type Page = Output<typeof api.readArchive>
const TONES = { REQUESTED: 'wait', LENT: 'good', OVER: 'off', REFUSED: 'bad', RETURNED: 'off' } as const

/** 查借阅: a purpose, another person's leave, and a trace of every look. */
export default function LendingPage() {
  const t = useTexts(archiveTexts)
  usePageTitle(t('lending'))
  const keeps = sessionMay(useSession(), 'archive.keep')
  const queries = useQueryClient()
  const [sentence, setSentence] = useState('')
  const list = usePages(['archive-loans'], (from) => archive.loans({ query: from }))
  const done = (said: string) => {
    setSentence(said)
    void queries.invalidateQueries({ queryKey: ['archive-loans'] })
  }
  return (
    <div className="stack reading">
      <h1>{t('lending')}</h1>
      <p className="soft">{t('lendingLead')}</p>
      <DoneNotice sentence={sentence} />
      <Pages list={list} none={t('noLoans')}>
        {(rows) => rows.map((loan) => <LoanCard key={loan.id} loan={loan} keeps={keeps} onDone={done} />)}
      </Pages>
    </div>
  )
}

interface CardProps {
  readonly loan: ArchiveLoan
  readonly keeps: boolean
  readonly onDone: (sentence: string) => void
}

function LoanCard({ loan, keeps, onDone }: CardProps) {
  const t = useTexts(archiveTexts)
  const { language } = useLanguage()
  const { id, caseNumber, stage, by, at, purpose, days, deniedFor, reads, own } = loan
  const giveBack = useCommand(archive.returnLoan, () => onDone(t('done')))
  return (
    <article className="archive-card stack-tight">
      <p className="row">
        <strong className="mono">{caseNumber}</strong>
        <Status tone={TONES[stage]}>{t(stage === 'RETURNED' ? 'LOAN_RETURNED' : stage)}</Status>
      </p>
      <p>{t('askedBy', { name: by, at: formatMoment(at, language), purpose, days })}</p>
      {deniedFor !== null && deniedFor !== '' && <p className="small">{deniedFor}</p>}
      {keeps && !own && stage === 'REQUESTED' && <Decide id={id} onDone={onDone} />}
      {own && stage === 'LENT' && <Contents loan={loan} onRead={() => onDone('')} />}
      {own && (stage === 'LENT' || stage === 'OVER') && (
        <p>
          <Button busy={giveBack.isPending} onClick={() => giveBack.mutate({ params: { id }, body: {} })}>
            {t('giveBack')}
          </Button>
        </p>
      )}
      <RefusalNotice error={giveBack.error} />
      {reads.length > 0 && (
        <Disclosure summary={t('looks', { count: reads.length })}>
          <ul className="small">
            {reads.map((read) => (
              <li key={`${read.at} ${read.path}`}>
                {t('lookLine', { at: formatMoment(read.at, language), path: read.path })}
                {read.copy && t('copied')}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </article>
  )
}

function Decide({ id, onDone }: { readonly id: string; readonly onDone: (sentence: string) => void }) {
  const t = useTexts(archiveTexts)
  const [reason, setReason] = useState('')
  const command = useCommand(archive.decideLoan, () => onDone(t('done')))
  const decide = (allow: boolean) => command.mutate({ params: { id }, body: { allow, reason: reason.trim() } })
  return (
    <div className="archive-form stack-tight">
      <LineField label={t('reason')} required={false} maxLength={500} value={reason} onChange={setReason} />
      <RefusalNotice error={command.error} />
      <p className="row">
        <Button kind="primary" busy={command.isPending} onClick={() => decide(true)}>
          {t('allow')}
        </Button>
        <Button disabled={reason.trim().length < 2} onClick={() => decide(false)}>
          {t('deny')}
        </Button>
      </p>
    </div>
  )
}

function save({ name, mediaType, base64 }: Page): void {
  const link = document.createElement('a')
  link.href = `data:${mediaType};base64,${base64}`
  link.download = name
  link.click()
}

/** What a page can show under its watermark; the rest leaves the house as a copy, or not at all. */
const isShown = (path: string): boolean => /\.(?:png|jpg|json|txt)$/.test(path)

function Contents({ loan, onRead }: { readonly loan: ArchiveLoan; readonly onRead: () => void }) {
  const t = useTexts(archiveTexts)
  const [page, setPage] = useState<Page | undefined>(undefined)
  const read = useCommand(archive.readArchive, (found) => {
    setPage(found)
    onRead()
  })
  const copy = useCommand(archive.readArchive, (found) => {
    save(found)
    onRead()
  })
  return (
    <div className="stack-tight">
      <p className="small soft">{t('contents')}</p>
      <ul className="plain-list">
        {loan.contents.map(({ path, name }) => (
          <li key={path} className="row">
            <span>{name}</span>
            {isShown(path) && (
              <Button
                kind="plain"
                aria-label={`${t('read')} ${name}`}
                onClick={() => read.mutate({ params: { id: loan.id }, body: { path, copy: false } })}
              >
                {t('read')}
              </Button>
            )}
            <Button
              kind="plain"
              aria-label={`${t('copy')} ${name}`}
              onClick={() => copy.mutate({ params: { id: loan.id }, body: { path, copy: true } })}
            >
              {t('copy')}
            </Button>
          </li>
        ))}
      </ul>
      <RefusalNotice error={read.error ?? copy.error} />
      {page !== undefined && <Preview page={page} onClose={() => setPage(undefined)} />}
    </div>
  )
}

/** Shown with who reads it and when across it. */
function Preview({ page, onClose }: { readonly page: Page; readonly onClose: () => void }) {
  const t = useTexts(archiveTexts)
  const { name, mediaType, base64, watermark } = page
  const isImage = mediaType.startsWith('image/')
  const isText = mediaType === 'application/json' || mediaType === 'text/plain'
  const text = isText ? new TextDecoder().decode(Uint8Array.from(atob(base64), (one) => one.charCodeAt(0))) : ''
  return (
    <section className="stack-tight" aria-label={name}>
      <p className="row">
        <strong>{name}</strong>
        <Button onClick={onClose}>{t('close')}</Button>
      </p>
      <p className="small soft">{watermark}</p>
      <div className="archive-page" data-mark={watermark}>
        {isImage && <img src={`data:${mediaType};base64,${base64}`} alt={name} />}
        {isText && <pre className="small">{text}</pre>}
      </div>
    </section>
  )
}
