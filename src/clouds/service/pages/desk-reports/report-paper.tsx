import { useState } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Output } from '#contract'
import { formatBytes, formatMoment } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { DoneNotice } from '#web/ui/done-notice.tsx'
import { Loaded } from '#web/ui/loading.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Facts } from '#web/ui/panel.tsx'
import { Status } from '#web/ui/status.tsx'
import { Timeline } from '#web/ui/timeline.tsx'
import type { api } from '../../api.ts'
import { service } from '../client.ts'
import { aboutOf } from '../parts/about.ts'
import { reportWords } from '../parts/report-words.ts'
import { DUE_TONES, useDueSentence, useStepWord } from '../parts/request-words.ts'
import { ReportActs } from './report-acts.tsx'
import { deskReportTexts } from './texts.ts'

export type DeskReport = Output<typeof api.report>

export function ReportPaper({ id }: { readonly id: string }) {
  const query = useQuery({ queryKey: ['desk-report', id], queryFn: () => service.report({ params: { id } }) })
  return <Loaded query={query}>{(report) => <Paper report={report} />}</Loaded>
}

function Paper({ report }: { readonly report: DeskReport }) {
  const t = useTexts(deskReportTexts)
  const w = useTexts(reportWords)
  const sentence = useDueSentence()
  const queries = useQueryClient()
  const [done, setDone] = useState('')
  const { due, outcome, reopened, rating, stage } = report
  const keep = () => {
    void queries.invalidateQueries({ queryKey: ['desk-report', report.id] })
    void queries.invalidateQueries({ queryKey: ['desk-reports'] })
    setDone(t('done'))
  }
  return (
    <article className="stack">
      <header className="stack-tight">
        <h2>{t('heading')}</h2>
        <p className="own-words">{report.text}</p>
        <p className="row">
          <Status tone={stage === 'CONCLUDED' ? 'good' : stage === 'NEW' ? 'warn' : 'wait'}>{w(stage)}</Status>
          {due !== null && <Status tone={DUE_TONES[due.colour]}>{sentence(due)}</Status>}
          {report.published && <Status tone="good">{t('published')}</Status>}
        </p>
      </header>
      <DoneNotice sentence={done} />
      {reopened !== null && <Notice tone="warn">{t('reopened', { reason: reopened.reason })}</Notice>}
      <ReportFacts report={report} />
      <Talk report={report} />
      <FollowUps report={report} />
      {outcome !== null && (
        <section aria-label={t('outcome')}>
          <h3>{t('outcome')}</h3>
          <p>
            <strong>{w(outcome.finding)}</strong>　{outcome.text}
          </p>
          {rating !== null && (
            <p>
              {t('rating')}：{t(rating.satisfied ? 'satisfied' : 'unsatisfied')} {rating.comment}
            </p>
          )}
        </section>
      )}
      <ReportActs key={report.version} report={report} onDone={keep} />
      <Steps report={report} />
    </article>
  )
}

function ReportFacts({ report }: { readonly report: DeskReport }) {
  const t = useTexts(deskReportTexts)
  const w = useTexts(reportWords)
  const { language } = useLanguage()
  const { subject, organ, evidence } = report
  const files = evidence.map(({ sha256, sizeBytes }, i) => (
    <a key={sha256} href={`/api/v1/desk/reports/${report.id}/files/${sha256}`} target="_blank" rel="noreferrer">
      {w('file', { n: i + 1 })}（{formatBytes(sizeBytes)}）
    </a>
  ))
  return (
    <Facts
      facts={[
        { label: t('organ'), value: organ === null ? t('unsaid') : inLanguage(organ.name, language) },
        { label: t('person'), value: report.person === '' ? t('unsaid') : report.person },
        { label: t('about'), value: aboutOf(subject, language) ?? t('unsaid') },
        ...(subject.kind === 'CASE' ? [{ label: t('caseNumber'), value: <code>{subject.caseNumber}</code> }] : []),
        ...(files.length === 0 ? [] : [{ label: w('files'), value: <span className="row">{files}</span> }]),
        { label: t('filedAt'), value: formatMoment(report.filedAt, language) },
        { label: t('publishable'), value: t(report.publishable ? 'mayPublish' : 'mayNotPublish') },
      ]}
    />
  )
}

function Talk({ report: { talk } }: { readonly report: DeskReport }) {
  const t = useTexts(deskReportTexts)
  const { language } = useLanguage()
  if (talk.length === 0) return null
  return (
    <section aria-label={t('talk')}>
      <h3>{t('talk')}</h3>
      <Facts
        facts={talk.map(({ from, at, text }) => ({ label: `${t(from)} ${formatMoment(at, language)}`, value: text }))}
      />
    </section>
  )
}

function FollowUps({ report: { followUps } }: { readonly report: DeskReport }) {
  const t = useTexts(deskReportTexts)
  const { language } = useLanguage()
  if (followUps.length === 0) return null
  return (
    <section aria-label={t('followUps')} className="stack-tight">
      <h3>{t('followUps')}</h3>
      {followUps.map(({ card, organ, officer, facts, orders }) => (
        <div key={card} className="desk-card stack-tight">
          <p>
            <strong>{inLanguage(organ.name, language)}</strong>：{facts}
          </p>
          {officer !== null && <p className="soft small">{t('officerNamed', { name: officer })}</p>}
          <p className="row">
            {orders.length === 0 && <Status tone="warn">{t('noOrder')}</Status>}
            {orders.map(({ number, closed }) => (
              <Status key={number} tone={closed ? 'good' : 'wait'}>
                {t(closed ? 'orderClosed' : 'orderOpen', { number })}
              </Status>
            ))}
            <Link to="/desk/cards/$card" params={{ card }}>
              {t('card')}
            </Link>
          </p>
        </div>
      ))}
    </section>
  )
}

function Steps({ report: { steps } }: { readonly report: DeskReport }) {
  const t = useTexts(deskReportTexts)
  const stepWord = useStepWord()
  const { language } = useLanguage()
  const who = (type: string, by: string) =>
    by !== '' ? by : t(type === 'RequestDispatched' || type === 'RequestOrderNoted' ? 'byRule' : 'byReporter')
  return (
    <section aria-label={t('steps')}>
      <h3>{t('steps')}</h3>
      <Timeline
        label={t('steps')}
        entries={steps.map(({ type, at, by, note }, i) => ({
          key: `${at} ${type} ${String(i)}`,
          title: `${stepWord(type)}　${who(type, by)}`,
          when: formatMoment(at, language),
          ...(note === '' ? {} : { detail: <p className="small">{note}</p> }),
          state: i === steps.length - 1 ? 'now' : 'done',
        }))}
      />
    </section>
  )
}
