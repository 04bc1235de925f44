import { useState } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { problemStatus } from '#web/api/problem-text.ts'
import { useCommand } from '#web/api/use-command.ts'
import { isWritten } from '#web/form/written.ts'
import { formatMoment } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { Button } from '#web/ui/button.tsx'
import { RadioGroup } from '#web/ui/choices.tsx'
import { CopyText } from '#web/ui/copy-text.tsx'
import { TextField } from '#web/ui/fields.tsx'
import { EmptyState, Loaded } from '#web/ui/loading.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Disclosure, Facts, Panel } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { Status } from '#web/ui/status.tsx'
import { Timeline } from '#web/ui/timeline.tsx'
import { service } from '../client.ts'
import type { OwnRequest } from '../client.ts'
import { aboutOf } from '../parts/about.ts'
import { AnswerView } from '../parts/answer-view.tsx'
import { DUE_TONES, requestWords, STAGE_TONES, useDueSentence, useStepWord } from '../parts/request-words.ts'
import { ReportPart } from './report-part.tsx'
import { requestTexts } from './texts.ts'

const NOT_FOUND = 404

export default function RequestPage() {
  const t = useTexts(requestTexts)
  usePageTitle(t('title'))
  const { code } = useParams({ from: '/hall/ask/$code' })
  const query = useQuery({ queryKey: ['request', code], queryFn: () => service.followRequest({ params: { code } }) })
  return (
    <div className="stack reading">
      <h1>{t('title')}</h1>
      {problemStatus(query.error) === NOT_FOUND ? (
        <EmptyState icon="search" title={t('notFound')}>
          <p>{t('notFoundText')}</p>
        </EmptyState>
      ) : (
        <Loaded query={query}>{(request) => <RequestBody request={request} />}</Loaded>
      )}
      <p>
        <Link to="/ask">{t('back')}</Link>
      </p>
    </div>
  )
}

function RequestBody({ request }: { readonly request: OwnRequest }) {
  const t = useTexts(requestTexts)
  const w = useTexts(requestWords)
  const stepWord = useStepWord()
  const sentence = useDueSentence()
  const { language } = useLanguage()
  const keep = useKeep(request)
  const { subject, due, answer, rating, reopened, steps } = request
  const said = aboutOf(subject, language)
  const about = said === undefined ? [] : [{ label: t('about'), value: said }]
  return (
    <>
      <p className="row">
        <Status tone={STAGE_TONES[request.stage]}>{w(request.stage)}</Status>
        {due !== null && <Status tone={DUE_TONES[due.colour]}>{sentence(due)}</Status>}
      </p>
      <CopyText text={request.code} label={t('title')} />
      <Facts
        facts={[
          { label: w(request.kind), value: <span className="own-words">{request.text}</span> },
          ...about,
          ...(subject.kind === 'CASE' ? [{ label: t('caseNumber'), value: <code>{subject.caseNumber}</code> }] : []),
          {
            label: t('organ'),
            value: request.organ === null ? t('waiting') : inLanguage(request.organ.name, language),
          },
          { label: t('filedAt'), value: formatMoment(request.filedAt, language) },
        ]}
      />
      {request.report !== null && <ReportPart request={request} report={request.report} onKeep={keep} />}
      {answer !== null && (
        <Panel title={t('answer')}>
          <AnswerView answer={answer} />
        </Panel>
      )}
      {rating !== null && <p>{t('rated', { verdict: t(rating.satisfied ? 'satisfied' : 'unsatisfied') })}</p>}
      {reopened !== null && <Notice>{t('reopened', { reason: reopened.reason })}</Notice>}
      {request.published && <p className="soft">{t('published')}</p>}
      {request.mayRate && <RatingForm request={request} />}
      {request.mayReopen && <ReopenForm request={request} />}
      <Panel title={t('steps')}>
        <Timeline
          label={t('steps')}
          entries={steps.map(({ type, at, note }, i) => ({
            key: `${at} ${type} ${String(i)}`,
            title: stepWord(type),
            when: formatMoment(at, language),
            ...(note === '' ? {} : { detail: <p className="small">{note}</p> }),
            state: i === steps.length - 1 ? 'now' : 'done',
          }))}
        />
      </Panel>
    </>
  )
}

/** Puts the newest answer of the door where the page reads it. */
function useKeep(request: OwnRequest) {
  const queries = useQueryClient()
  return (next: OwnRequest) => {
    queries.setQueryData(['request', request.code], next)
    void queries.invalidateQueries({ queryKey: ['my-requests'] })
  }
}

function RatingForm({ request }: { readonly request: OwnRequest }) {
  const t = useTexts(requestTexts)
  const [verdict, setVerdict] = useState<string | undefined>(undefined)
  const [comment, setComment] = useState('')
  const [tried, setTried] = useState(false)
  const command = useCommand(service.rateRequest, useKeep(request))
  const send = () => {
    setTried(true)
    if (verdict === undefined) return
    const body = { expectedVersion: request.version, satisfied: verdict === 'yes', comment: comment.trim() }
    command.mutate({ params: { code: request.code }, body })
  }
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <RadioGroup
        name="rating"
        legend={t('rate')}
        inline
        error={tried && verdict === undefined ? t('chooseFirst') : undefined}
        options={[
          { value: 'yes', label: t('satisfied') },
          { value: 'no', label: t('unsatisfied') },
        ]}
        value={verdict}
        onChange={setVerdict}
      />
      <TextField label={t('comment')} required={false} value={comment} maxLength={500} rows={2} onChange={setComment} />
      <RefusalNotice error={command.error} />
      <Button type="submit" busy={command.isPending}>
        {t('doRate')}
      </Button>
    </form>
  )
}

function ReopenForm({ request }: { readonly request: OwnRequest }) {
  const t = useTexts(requestTexts)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const command = useCommand(service.reopenRequest, useKeep(request))
  const send = () => {
    setTried(true)
    if (!isWritten(reason)) return
    const body = { expectedVersion: request.version, reason: reason.trim() }
    command.mutate({ params: { code: request.code }, body })
  }
  return (
    <Disclosure summary={t('reopen')}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <TextField
          label={t('reopen')}
          hint={t('reopenHint')}
          error={tried && !isWritten(reason) ? t('short') : undefined}
          value={reason}
          maxLength={1000}
          rows={3}
          onChange={setReason}
        />
        <RefusalNotice error={command.error} />
        <Button type="submit" busy={command.isPending}>
          {t('doReopen')}
        </Button>
      </form>
    </Disclosure>
  )
}
