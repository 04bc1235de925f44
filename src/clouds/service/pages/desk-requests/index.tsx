import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useCommand } from '#web/api/use-command.ts'
import { isWritten } from '#web/form/written.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { Button } from '#web/ui/button.tsx'
import { DoneNotice } from '#web/ui/done-notice.tsx'
import { Field } from '#web/ui/field.tsx'
import { TextField } from '#web/ui/fields.tsx'
import { Select } from '#web/ui/inputs.tsx'
import { Pages, usePages } from '#web/ui/paged-list.tsx'
import { Disclosure } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { Status } from '#web/ui/status.tsx'
import { TwoPanes } from '#web/ui/two-panes.tsx'
import { service } from '../client.ts'
import type { DeskRequest } from '../client.ts'
import { DUE_TONES, KINDS, requestWords, STAGE_TONES, useDueSentence } from '../parts/request-words.ts'
import { RequestPaper } from './request-paper.tsx'
import { deskRequestTexts } from './texts.ts'
import '../parts/desk.css'

const LOOK_AGAIN_MS = 15_000

export default function DeskRequestsPage() {
  const t = useTexts(deskRequestTexts)
  usePageTitle(t('title'))
  const { request: chosen, ...search } = useSearch({ from: '/desk/requests' })
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <p className="soft reading">{t('lead')}</p>
      <TwoPanes
        choose={t('choose')}
        list={
          <>
            <RequestList />
            <DepartmentForm />
          </>
        }
        paper={chosen === undefined ? undefined : <RequestPaper key={chosen} id={chosen} />}
        back={
          <Link to="/desk/requests" search={search}>
            {t('back')}
          </Link>
        }
      />
    </div>
  )
}

function RequestList() {
  const t = useTexts(deskRequestTexts)
  const w = useTexts(requestWords)
  const search = useSearch({ from: '/desk/requests' })
  const navigate = useNavigate({ from: '/desk/requests' })
  const stage = search.stage === 'answered' ? ('answered' as const) : ('open' as const)
  const kind = KINDS.find((known) => known === search.kind)
  const list = usePages(
    ['desk-requests', stage, kind ?? ''],
    (from) =>
      service.requests({
        query: { stage, ...(kind === undefined ? {} : { kind }), ...from },
      }),
    { every: LOOK_AGAIN_MS },
  )
  const counts = list.first
  return (
    <section aria-label={t('list')} className="stack-tight">
      <div className="side-by-side">
        <Field label={t('view')}>
          {(control) => (
            <Select
              {...control}
              empty={null}
              value={stage}
              options={(['open', 'answered'] as const).map((value) => ({ value, label: t(value) }))}
              onChange={(event) => {
                const next = event.currentTarget.value
                void navigate({ search: (before) => ({ ...before, stage: next }), replace: true })
              }}
            />
          )}
        </Field>
        <Field label={t('kind')}>
          {(control) => (
            <Select
              {...control}
              empty={t('allKinds')}
              value={kind ?? ''}
              options={KINDS.map((value) => ({ value, label: w(value) }))}
              onChange={(event) => {
                const next = event.currentTarget.value
                void navigate({ search: (before) => ({ ...before, kind: next }), replace: true })
              }}
            />
          )}
        </Field>
      </div>
      {counts !== undefined && (
        <p role="status" className="soft">
          {t('counts', { open: counts.open, overdue: counts.overdue })}
        </p>
      )}
      <Pages list={list} none={<p className="soft">{t('none')}</p>} lines={6}>
        {(requests) => (
          <ul className="plain">
            {requests.map((request) => (
              <RequestLine key={request.id} request={request} />
            ))}
          </ul>
        )}
      </Pages>
    </section>
  )
}

function RequestLine({ request }: { readonly request: DeskRequest }) {
  const w = useTexts(requestWords)
  const sentence = useDueSentence()
  const { language } = useLanguage()
  const search = useSearch({ from: '/desk/requests' })
  const { due, organ } = request
  return (
    <li>
      <Link
        to="/desk/requests"
        search={{ ...search, request: request.id }}
        className="two-panes-row"
        aria-current={search.request === request.id ? 'true' : undefined}
        resetScroll={false}
      >
        <span className="two-lines">
          <strong>{w(request.kind)}</strong> {request.text}
        </span>
        <span className="row">
          {due === null ? (
            <Status tone={STAGE_TONES[request.stage]}>{w(request.stage)}</Status>
          ) : (
            <Status tone={DUE_TONES[due.colour]}>{sentence(due)}</Status>
          )}
        </span>
        <span className="soft small">{organ === null ? w('filed') : inLanguage(organ.name, language)}</span>
      </Link>
    </li>
  )
}

const TEXT_MIN = 5

function DepartmentForm() {
  const t = useTexts(deskRequestTexts)
  const queries = useQueryClient()
  const [text, setText] = useState('')
  const [tried, setTried] = useState(false)
  const [sentence, setSentence] = useState('')
  const command = useCommand(service.fileFromDepartment, () => {
    setText('')
    setTried(false)
    setSentence(t('suggested'))
    void queries.invalidateQueries({ queryKey: ['desk-requests'] })
  })
  return (
    <Disclosure summary={t('fromDepartment')}>
      <form
        className="stack-tight"
        onSubmit={(event) => {
          event.preventDefault()
          setTried(true)
          if (isWritten(text, TEXT_MIN)) command.mutate({ body: { text: text.trim() } })
        }}
      >
        <TextField
          label={t('departmentText')}
          hint={t('departmentHint')}
          error={tried && !isWritten(text, TEXT_MIN) ? t('missing') : undefined}
          value={text}
          maxLength={2000}
          onChange={setText}
        />
        <RefusalNotice error={command.error} />
        <Button type="submit" busy={command.isPending}>
          {t('doSuggest')}
        </Button>
        <DoneNotice sentence={sentence} />
      </form>
    </Disclosure>
  )
}
