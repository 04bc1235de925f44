import { useState } from 'react'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useCommand } from '#web/api/use-command.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { Button } from '#web/ui/button.tsx'
import { DoneNotice } from '#web/ui/done-notice.tsx'
import { Field } from '#web/ui/field.tsx'
import { Select } from '#web/ui/inputs.tsx'
import { EmptyState, Failed, Skeleton } from '#web/ui/loading.tsx'
import { Disclosure } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { Status } from '#web/ui/status.tsx'
import { Pager } from '#web/ui/table.tsx'
import { service } from '../client.ts'
import type { DeskRequest } from '../client.ts'
import { isWritten, Passage } from '../parts/fields.tsx'
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
      <div className={chosen === undefined ? 'two-panes' : 'two-panes two-panes-open'}>
        <div className="two-panes-list stack">
          <RequestList />
          <DepartmentForm />
        </div>
        <div className="two-panes-pane">
          {chosen === undefined ? (
            <EmptyState icon="form" title={t('choose')} />
          ) : (
            <>
              <p className="two-panes-back">
                <Link to="/desk/requests" search={search}>
                  {t('back')}
                </Link>
              </p>
              <RequestPaper key={chosen} id={chosen} />
            </>
          )}
        </div>
      </div>
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
  const list = useInfiniteQuery({
    queryKey: ['desk-requests', stage, kind ?? ''],
    queryFn: ({ pageParam }) =>
      service.requests({
        query: { stage, ...(kind === undefined ? {} : { kind }), ...(pageParam === '' ? {} : { after: pageParam }) },
      }),
    initialPageParam: '',
    getNextPageParam: (last) => last.after,
    refetchInterval: LOOK_AGAIN_MS,
  })
  const requests = list.data?.pages.flatMap(({ items }) => items)
  const counts = list.data?.pages[0]
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
      {list.error !== null && requests === undefined && (
        <Failed error={list.error} onRetry={() => void list.refetch()} />
      )}
      {requests === undefined && list.error === null && <Skeleton lines={6} />}
      {requests?.length === 0 && <p className="soft">{t('none')}</p>}
      <ul className="plain">
        {requests?.map((request) => (
          <RequestLine key={request.id} request={request} />
        ))}
      </ul>
      <Pager hasMore={list.hasNextPage} busy={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />
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
        <Passage
          label={t('departmentText')}
          hint={t('departmentHint')}
          error={tried && !isWritten(text, TEXT_MIN) ? t('missing') : undefined}
          value={text}
          max={2000}
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
