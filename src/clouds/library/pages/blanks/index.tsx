import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import type { Output } from '#contract'
import { formatShortMoment } from '#web/i18n/format.ts'
import { useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { sessionMay, useSession } from '#web/session/session.ts'
import { EmptyState, Loaded } from '#web/ui/loading.tsx'
import { Disclosure, Facts, Panel } from '#web/ui/panel.tsx'
import { Status } from '#web/ui/status.tsx'
import { Table } from '#web/ui/table.tsx'
import type { api } from '../../api.ts'
import { library } from '../client.ts'
import { Acceptance, Offer, ReceiveForm, UseForm, VoidForm } from './forms.tsx'
import { blankTexts } from './texts.ts'

export type BlankBook = Output<typeof api.blankBooks>['items'][number]

/** 制式凭证: every book, what became of its numbers, and the acts of whoever keeps it. */
export default function BlanksPage() {
  const t = useTexts(blankTexts)
  usePageTitle(t('title'))
  const session = useSession()
  const query = useQuery({ queryKey: ['blank-books'], queryFn: () => library.blankBooks({}) })
  const keeps = sessionMay(session, 'blanks.keep')
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <p className="soft reading">{t('lead')}</p>
      <Loaded query={query}>
        {({ items }) => (
          <>
            {items.length === 0 && (
              <EmptyState icon="certificate" title={t('none')}>
                <p>{keeps && t('noneText')}</p>
              </EmptyState>
            )}
            {items.map((book) => (
              <Book key={book.id} book={book} keeps={keeps} />
            ))}
          </>
        )}
      </Loaded>
      {keeps && (
        <Disclosure summary={t('receive')}>
          <ReceiveForm />
        </Disclosure>
      )}
    </div>
  )
}

const WIDTH = 8
/** As the numbers are printed. */
const span = ({ prefix, first, last }: BlankBook) =>
  [first, last].map((number) => `${prefix}${String(number).padStart(WIDTH, '0')}`).join(' – ')

function Book({ book, keeps }: { readonly book: BlankBook; readonly keeps: boolean }) {
  const t = useTexts(blankTexts)
  const { form, custodian, mine, offered, total, used, voided, left, next } = book
  const word = offered ? t('offered') : left === 0 ? t('usedUp') : t('left', { left })
  return (
    <Panel title={form} aside={<Status tone={offered ? 'warn' : left === 0 ? 'off' : 'good'}>{word}</Status>}>
      <div className="stack">
        <Facts
          facts={[
            { label: t('numbers'), value: span(book) },
            { label: t('custodian'), value: `${custodian}（${book.organName}）` },
            { label: t('sum'), value: t('counts', { total, used, voided, left }) },
          ]}
        />
        {mine && next !== null && (
          <Disclosure summary={t('use')}>
            <UseForm book={book} />
          </Disclosure>
        )}
        {mine && (
          <Disclosure summary={t('void')}>
            <VoidForm book={book} />
          </Disclosure>
        )}
        {mine && !offered && <Offer book={book} />}
        {!mine && offered && keeps && <Acceptance book={book} />}
        <History id={book.id} version={`${String(used)}-${String(voided)}-${String(offered)}-${custodian}`} />
      </div>
    </Panel>
  )
}

/** Asked for only when somebody opens it. */
function History({ id, version }: { readonly id: string; readonly version: string }) {
  const t = useTexts(blankTexts)
  const [open, setOpen] = useState(false)
  const query = useQuery({
    queryKey: ['blank-history', id, version],
    queryFn: () => library.blankHistory({ params: { id } }),
    enabled: open,
  })
  return (
    <details className="disclosure" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('history')}</summary>
      {open && (
        <Loaded query={query}>
          {({ items }) => (
            <Table
              caption={t('history')}
              captionHidden
              rows={items}
              rowKey={({ at, numbers, act }) => `${at} ${act} ${numbers}`}
              columns={[
                { key: 'when', label: t('when'), heading: true, cell: ({ at }) => formatShortMoment(at) },
                { key: 'what', label: t('what'), cell: ({ act }) => t(act) },
                { key: 'numbers', label: t('numbers'), cell: ({ numbers }) => numbers },
                {
                  key: 'note',
                  label: t('note'),
                  cell: ({ act, ground, note }) =>
                    act === 'BlanksAccepted'
                      ? t('pieces', { count: note })
                      : ground === null
                        ? note
                        : `${t(ground)}：${note}`,
                },
                { key: 'who', label: t('who'), cell: ({ by }) => by },
              ]}
            />
          )}
        </Loaded>
      )}
    </details>
  )
}
