import { useState } from 'react'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import type { Output } from '#contract'
import type { api } from '#clouds/approval/api'
import { approval } from '#web/api/clients.ts'
import { useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { Button } from '#web/ui/button.tsx'
import { Choice } from '#web/ui/choices.tsx'
import { DoneNotice } from '#web/ui/done-notice.tsx'
import { Field } from '#web/ui/field.tsx'
import { TextInput } from '#web/ui/inputs.tsx'
import { EmptyState, Failed, Skeleton } from '#web/ui/loading.tsx'
import { Disclosure } from '#web/ui/panel.tsx'
import { Pager } from '#web/ui/table.tsx'
import { HandoverCard } from './handover-card.tsx'
import { HandoverForm } from './handover-form.tsx'
import { HandoverSlip } from './handover-slip.tsx'
import { handoverTexts } from './texts.ts'
import '../counter/counter.css'

export type Handover = Output<typeof api.handovers>['items'][number]

/** 物料流转 (WF-27): what is under way stays in sight until somebody else has signed for it. */
export default function HandoversPage() {
  const t = useTexts(handoverTexts)
  usePageTitle(t('title'))
  const queries = useQueryClient()
  const [typed, setTyped] = useState('')
  const [q, setQ] = useState('')
  const [open, setOpen] = useState(true)
  const [printed, setPrinted] = useState<Handover | undefined>(undefined)
  const [sentence, setSentence] = useState('')
  // What was scanned is shown whether it is still open or not.
  const onlyOpen = q === '' && open
  const list = useInfiniteQuery({
    queryKey: ['handovers', q, onlyOpen],
    queryFn: ({ pageParam }) =>
      approval.handovers({
        query: {
          open: onlyOpen,
          ...(q === '' ? {} : { q }),
          ...(pageParam === '' ? {} : { after: pageParam }),
        },
      }),
    initialPageParam: '',
    getNextPageParam: (last) => last.after,
  })
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? []
  const done = ({ number }: Handover) => {
    setSentence(t('done', { number }))
    void queries.invalidateQueries({ queryKey: ['handovers'] })
  }
  if (printed !== undefined) return <HandoverSlip handover={printed} onClose={() => setPrinted(undefined)} />
  return (
    <div className="stack reading">
      <h1>{t('title')}</h1>
      <p className="soft">{t('lead')}</p>
      <DoneNotice sentence={sentence} />
      <form
        className="counter-line"
        onSubmit={(event) => {
          event.preventDefault()
          setQ(typed.trim().toUpperCase())
        }}
      >
        <Field label={t('scan')}>
          {(control) => (
            <TextInput
              {...control}
              type="search"
              className="mono"
              maxLength={60}
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
          )}
        </Field>
        <Button type="submit">{t('find')}</Button>
      </form>
      <Disclosure summary={t('start')}>
        <HandoverForm
          onDone={(made) => {
            done(made)
            setPrinted(made)
          }}
        />
      </Disclosure>
      <Choice
        type="checkbox"
        name="only-open"
        option={{ value: 'open', label: t('onlyOpen') }}
        checked={onlyOpen}
        disabled={q !== ''}
        onToggle={setOpen}
      />
      {list.error !== null && <Failed error={list.error} onRetry={() => void list.refetch()} />}
      {list.error === null && list.data === undefined && <Skeleton />}
      {list.data !== undefined && rows.length === 0 && <EmptyState title={t(q === '' ? 'none' : 'noneFound')} />}
      {rows.map((handover) => (
        <HandoverCard key={handover.id} handover={handover} onDone={done} onPrint={() => setPrinted(handover)} />
      ))}
      <Pager hasMore={list.hasNextPage} busy={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />
    </div>
  )
}
