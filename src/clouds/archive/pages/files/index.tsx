import { useState } from 'react'
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCommand } from '#web/api/use-command.ts'
import { formatMoment } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { sessionMay, useSession } from '#web/session/session.ts'
import { Button } from '#web/ui/button.tsx'
import { DoneNotice } from '#web/ui/done-notice.tsx'
import { Field } from '#web/ui/field.tsx'
import { Select, TextInput } from '#web/ui/inputs.tsx'
import { EmptyState, Failed, Loaded, Skeleton } from '#web/ui/loading.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { Pager } from '#web/ui/table.tsx'
import { archive } from '../client.ts'
import type { ArchiveFile } from '../client.ts'
import { FileHead, Packages } from '../file-facts.tsx'
import { archiveTexts } from '../texts.ts'
import '../archive.css'

const STAGES = ['WANTING', 'COMPLETE', 'HANDED_OVER', 'ENDED', 'REMOVED'] as const

/** 电子档案 (AR-01): what was packed, how it passed its tests, found again by whatever is known of it. */
export default function ArchivePage() {
  const t = useTexts(archiveTexts)
  usePageTitle(t('files'))
  const session = useSession()
  const keeps = sessionMay(session, 'archive.keep')
  const queries = useQueryClient()
  const [typed, setTyped] = useState({ q: '', year: '', stage: '' })
  const [asked, setAsked] = useState(typed)
  const [sentence, setSentence] = useState('')
  const stage = STAGES.find((one) => one === asked.stage)
  const list = useInfiniteQuery({
    queryKey: ['archive-files', asked],
    queryFn: ({ pageParam }) =>
      archive.files({
        query: {
          ...(asked.q.trim() === '' ? {} : { q: asked.q.trim() }),
          ...(/^(19|20|21)\d\d$/.test(asked.year) ? { year: Number(asked.year) } : {}),
          ...(stage === undefined ? {} : { stage }),
          ...(pageParam === '' ? {} : { after: pageParam }),
        },
      }),
    initialPageParam: '',
    getNextPageParam: (last) => last.after,
  })
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? []
  const done = (said: string) => {
    setSentence(said)
    void queries.invalidateQueries({ queryKey: ['archive-files'] })
  }
  return (
    <div className="stack reading">
      <h1>{t('files')}</h1>
      <p className="soft">{t('filesLead')}</p>
      <DoneNotice sentence={sentence} />
      <form
        className="archive-search"
        onSubmit={(event) => {
          event.preventDefault()
          setAsked(typed)
        }}
      >
        <Field label={t('search')}>
          {(control) => (
            <TextInput
              {...control}
              type="search"
              maxLength={60}
              value={typed.q}
              onChange={(event) => setTyped({ ...typed, q: event.currentTarget.value })}
            />
          )}
        </Field>
        <Field label={t('year')}>
          {(control) => (
            <TextInput
              {...control}
              inputMode="numeric"
              maxLength={4}
              value={typed.year}
              onChange={(event) => setTyped({ ...typed, year: event.currentTarget.value.trim() })}
            />
          )}
        </Field>
        <Field label={t('stage')}>
          {(control) => (
            <Select
              {...control}
              empty={t('any')}
              value={typed.stage}
              options={STAGES.map((value) => ({ value, label: t(value) }))}
              onChange={(event) => setTyped({ ...typed, stage: event.currentTarget.value })}
            />
          )}
        </Field>
        <Button type="submit">{t('find')}</Button>
      </form>
      {list.error !== null && <Failed error={list.error} onRetry={() => void list.refetch()} />}
      {list.error === null && list.data === undefined && <Skeleton />}
      {list.data !== undefined && rows.length === 0 && <EmptyState title={t('noFiles')} />}
      {rows.map((file) => (
        <FileCard key={file.id} file={file} keeps={keeps} onDone={done} />
      ))}
      <Pager hasMore={list.hasNextPage} busy={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />
      <Evidence />
    </div>
  )
}

interface CardProps {
  readonly file: ArchiveFile
  readonly keeps: boolean
  readonly onDone: (sentence: string) => void
}
function FileCard({ file, keeps, onDone }: CardProps) {
  const t = useTexts(archiveTexts)
  const [borrowing, setBorrowing] = useState(false)
  const test = useCommand(archive.testFile, () => onDone(t('tested')))
  return (
    <article className="archive-card stack-tight">
      <FileHead file={file} />
      <Packages file={file} keeps={keeps} />
      <p className="row">
        {file.stage !== 'REMOVED' && (
          <Button aria-pressed={borrowing} onClick={() => setBorrowing(!borrowing)}>
            {t('borrow')}
          </Button>
        )}
        {keeps && file.stage === 'WANTING' && (
          <Button busy={test.isPending} onClick={() => test.mutate({ params: { id: file.id }, body: {} })}>
            {t('testAgain')}
          </Button>
        )}
      </p>
      <RefusalNotice error={test.error} />
      {borrowing && (
        <BorrowForm
          id={file.id}
          onDone={() => {
            setBorrowing(false)
            onDone(t('asked'))
          }}
        />
      )}
    </article>
  )
}

function BorrowForm({ id, onDone }: { readonly id: string; readonly onDone: () => void }) {
  const t = useTexts(archiveTexts)
  const [purpose, setPurpose] = useState('')
  const [days, setDays] = useState('3')
  const command = useCommand(archive.requestLoan, onDone)
  const count = Number(days)
  const ready = purpose.trim().length >= 2 && Number.isInteger(count) && count >= 1 && count <= 60
  return (
    <form
      className="archive-form stack-tight"
      onSubmit={(event) => {
        event.preventDefault()
        if (ready) command.mutate({ params: { id }, body: { purpose: purpose.trim(), days: count } })
      }}
    >
      <Field label={t('purpose')}>
        {(control) => (
          <TextInput
            {...control}
            maxLength={500}
            value={purpose}
            onChange={(event) => setPurpose(event.currentTarget.value)}
          />
        )}
      </Field>
      <Field label={t('days')}>
        {(control) => (
          <TextInput
            {...control}
            inputMode="numeric"
            maxLength={2}
            value={days}
            onChange={(event) => setDays(event.currentTarget.value.trim())}
          />
        )}
      </Field>
      <RefusalNotice error={command.error} />
      <Button kind="primary" type="submit" busy={command.isPending} disabled={!ready}>
        {t('send')}
      </Button>
    </form>
  )
}

function Evidence() {
  const t = useTexts(archiveTexts)
  const { language } = useLanguage()
  const query = useQuery({ queryKey: ['archive-evidence'], queryFn: () => archive.evidence({}) })
  return (
    <Panel title={t('evidence')}>
      <p className="soft">{t('evidenceLead')}</p>
      <Loaded query={query} lines={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft">{t('evidenceNone')}</p>
          ) : (
            <ul className="plain-list">
              {items.map(({ number, at, packages, renewBefore }) => (
                <li key={number}>
                  {t('evidenceLine', {
                    number,
                    packages,
                    at: formatMoment(at, language),
                    before: formatMoment(renewBefore, language),
                  })}{' '}
                  <a href={`/api/v1/archive/evidence/${String(number)}`} download>
                    {t('evidenceFile')}
                  </a>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Panel>
  )
}
