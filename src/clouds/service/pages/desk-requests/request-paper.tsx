import { useState } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { formatMoment } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { sessionMay, useSession } from '#web/session/session.ts'
import { Button, buttonClass } from '#web/ui/button.tsx'
import { DoneNotice } from '#web/ui/done-notice.tsx'
import { Loaded } from '#web/ui/loading.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Facts } from '#web/ui/panel.tsx'
import type { Fact } from '#web/ui/panel.tsx'
import { Status } from '#web/ui/status.tsx'
import { Timeline } from '#web/ui/timeline.tsx'
import { service } from '../client.ts'
import type { DeskRequest } from '../client.ts'
import { aboutOf } from '../parts/about.ts'
import { AnswerView } from '../parts/answer-view.tsx'
import { DeskContact } from '../parts/desk-contact.tsx'
import { DUE_TONES, requestWords, STAGE_TONES, useDueSentence, useStepWord } from '../parts/request-words.ts'
import { AnswerForm } from './answer-form.tsx'
import { DispatchForm, PublishForm, ReasonForm } from './other-forms.tsx'
import { deskRequestTexts } from './texts.ts'

export function RequestPaper({ id }: { readonly id: string }) {
  const query = useQuery({ queryKey: ['desk-request', id], queryFn: () => service.request({ params: { id } }) })
  return <Loaded query={query}>{(request) => <Paper request={request} />}</Loaded>
}

function Paper({ request }: { readonly request: DeskRequest }) {
  const t = useTexts(deskRequestTexts)
  const w = useTexts(requestWords)
  const sentence = useDueSentence()
  const stepWord = useStepWord()
  const { language } = useLanguage()
  const [done, setDone] = useState('')
  const { due, answer, rating, reopened, steps } = request
  return (
    <article className="stack">
      <header className="stack-tight">
        <h2>{w(request.kind)}</h2>
        <p className="own-words">{request.text}</p>
        <p className="row">
          <Status tone={STAGE_TONES[request.stage]}>{w(request.stage)}</Status>
          {due !== null && <Status tone={DUE_TONES[due.colour]}>{sentence(due)}</Status>}
          {request.published && <Status tone="good">{t('published')}</Status>}
        </p>
      </header>
      <DoneNotice sentence={done} />
      {reopened !== null && <Notice tone="warn">{t('reopened', { reason: reopened.reason })}</Notice>}
      <RequestFacts request={request} />
      {answer !== null && (
        <section aria-label={t('answer')}>
          <h3>{t('answer')}</h3>
          <AnswerView answer={answer} />
          {rating !== null && (
            <p>
              {t('rating')}：{t(rating.satisfied ? 'satisfied' : 'unsatisfied')} {rating.comment}
            </p>
          )}
        </section>
      )}
      <Acts request={request} onDone={setDone} />
      <section aria-label={t('steps')}>
        <h3>{t('steps')}</h3>
        <Timeline
          label={t('steps')}
          entries={steps.map(({ type, at, by, note }, i) => ({
            key: `${at} ${type}`,
            title: `${stepWord(type)}　${by !== '' ? by : t(type === 'RequestDispatched' ? 'byRule' : 'byAsker')}`,
            when: formatMoment(at, language),
            ...(note === '' ? {} : { detail: <p>{note}</p> }),
            state: i === steps.length - 1 ? 'now' : 'done',
          }))}
        />
      </section>
    </article>
  )
}

function RequestFacts({ request }: { readonly request: DeskRequest }) {
  const t = useTexts(deskRequestTexts)
  const { language } = useLanguage()
  const { subject, contact, organ } = request
  const handled = [organ === null ? '' : inLanguage(organ.name, language), request.section, request.officer]
  const facts: readonly Fact[] = [
    { label: t('about'), value: aboutOf(subject, language) ?? t('noAbout') },
    ...(subject.kind === 'CASE' ? [{ label: t('caseNumber'), value: <code>{subject.caseNumber}</code> }] : []),
    { label: t('from'), value: t(request.from) },
    {
      label: t('contact'),
      value:
        `${contact.name}${contact.phone}` === '' ? (
          t('noContact')
        ) : (
          <DeskContact contact={contact} id={request.id} asked={{ of: 'REQUEST' }} />
        ),
    },
    { label: t('organ'), value: handled.filter((part) => part !== '').join(' · ') },
    { label: t('filedAt'), value: formatMoment(request.filedAt, language) },
    { label: t('publishable'), value: t(request.publishable ? 'mayPublish' : 'mayNotPublish') },
  ]
  return <Facts facts={facts} />
}

const KNOWN = ['DispatchRequest', 'AnswerRequest', 'ReturnRequest', 'PublishRequest', 'UnpublishRequest'] as const
type Known = (typeof KNOWN)[number]

interface ActsProps {
  readonly request: DeskRequest
  readonly onDone: (sentence: string) => void
}

function Acts({ request, onDone }: ActsProps) {
  const t = useTexts(deskRequestTexts)
  const { language } = useLanguage()
  const session = useSession()
  const queries = useQueryClient()
  const [chosen, setChosen] = useState<Known | undefined>(undefined)
  const acts = KNOWN.flatMap((name) => {
    const found = request.acts.find(({ act }) => act === name)
    return found === undefined ? [] : [{ ...found, name }]
  })
  const keep = (sentence: string) => () => {
    void queries.invalidateQueries({ queryKey: ['desk-request', request.id] })
    void queries.invalidateQueries({ queryKey: ['desk-requests'] })
    setChosen(undefined)
    onDone(sentence)
  }
  const why = acts.find(({ name, allowed }) => name === 'AnswerRequest' && !allowed)?.reason
  const mayMakeFaq = request.answer !== null && sessionMay(session, 'service.edit')
  return (
    <div className="stack">
      <div className="row">
        {acts
          .filter(({ allowed }) => allowed)
          .map(({ name }) => (
            <Button
              key={name}
              kind={name === 'AnswerRequest' ? 'primary' : 'secondary'}
              aria-pressed={chosen === name}
              onClick={() => setChosen(name)}
            >
              {t(name)}
            </Button>
          ))}
        {mayMakeFaq && (
          <Link to="/desk/faq" search={{ from: request.id }} className={buttonClass('secondary')}>
            {t('makeFaq')}
          </Link>
        )}
      </div>
      {why !== undefined && request.stage !== 'answered' && <p className="soft small">{inLanguage(why, language)}</p>}
      {chosen === 'DispatchRequest' && <DispatchForm request={request} onDone={keep(t('dispatched'))} />}
      {chosen === 'AnswerRequest' && <AnswerForm request={request} onDone={keep(t('answeredDone'))} />}
      {chosen === 'ReturnRequest' && <ReasonForm act="return" request={request} onDone={keep(t('returned'))} />}
      {chosen === 'PublishRequest' && <PublishForm request={request} onDone={keep(t('publishedDone'))} />}
      {chosen === 'UnpublishRequest' && (
        <ReasonForm act="unpublish" request={request} onDone={keep(t('unpublishedDone'))} />
      )}
    </div>
  )
}
