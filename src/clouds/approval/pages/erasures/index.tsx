import { useState } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Output } from '#contract'
import type { api } from '#clouds/approval/api'
import { approval } from '#web/api/clients.ts'
import { formatDate, formatMoment } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { Button } from '#web/ui/button.tsx'
import { DoneNotice } from '#web/ui/done-notice.tsx'
import { Loaded } from '#web/ui/loading.tsx'
import { Disclosure, Panel } from '#web/ui/panel.tsx'
import { Status } from '#web/ui/status.tsx'
import { Table } from '#web/ui/table.tsx'
import { ProposeForm } from './propose-form.tsx'
import { erasureTexts } from './texts.ts'
import { WaitingOrder } from './waiting-order.tsx'

type Register = Output<typeof api.erasures>
export type Order = Register['orders'][number]

/** 到期销毁: nothing here is done by one person, and nothing before its time. */
export default function ErasuresPage() {
  const t = useTexts(erasureTexts)
  usePageTitle(t('title'))
  const queries = useQueryClient()
  const [sentence, setSentence] = useState('')
  const [chosen, setChosen] = useState({ number: '', count: 0 })
  const register = useQuery({ queryKey: ['erasures'], queryFn: () => approval.erasures({}) })
  const done = (said: string) => {
    setSentence(said)
    setChosen(({ count }) => ({ number: '', count: count + 1 }))
    void queries.invalidateQueries({ queryKey: ['erasures'] })
  }
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <p className="soft reading">{t('lead')}</p>
      <DoneNotice sentence={sentence} />
      <Loaded query={register}>
        {({ due, orders }) => (
          <>
            <Waiting orders={orders.filter(({ ended }) => ended === null)} onDone={done} />
            <Panel title={t('due', { count: due.length })}>
              {due.length === 0 ? (
                <p className="soft reading">{t('dueNone')}</p>
              ) : (
                <DueTable due={due} onChoose={(number) => setChosen(({ count }) => ({ number, count: count + 1 }))} />
              )}
              <div className="reading">
                <Disclosure key={chosen.count} summary={t('propose')} open={chosen.number !== ''}>
                  <ProposeForm initial={chosen.number} onDone={() => done(t('proposed'))} />
                </Disclosure>
              </div>
            </Panel>
            <Ended orders={orders} />
          </>
        )}
      </Loaded>
    </div>
  )
}

function Waiting({ orders, onDone }: { readonly orders: readonly Order[]; readonly onDone: (said: string) => void }) {
  const t = useTexts(erasureTexts)
  return (
    <Panel title={t('waiting', { count: orders.length })}>
      {orders.length === 0 && <p className="soft">{t('waitingNone')}</p>}
      {orders.map((order) => (
        <WaitingOrder key={order.id} order={order} onDone={onDone} />
      ))}
    </Panel>
  )
}

interface DueTableProps {
  readonly due: Register['due']
  readonly onChoose: (caseNumber: string) => void
}

function DueTable({ due, onChoose }: DueTableProps) {
  const t = useTexts(erasureTexts)
  const { language } = useLanguage()
  return (
    <Table
      caption={t('due', { count: due.length })}
      captionHidden
      rows={due}
      rowKey={({ caseNumber }) => caseNumber}
      columns={[
        { key: 'number', label: t('caseNumber'), heading: true, cell: ({ caseNumber }) => <code>{caseNumber}</code> },
        { key: 'item', label: t('item'), cell: ({ itemName }) => inLanguage(itemName, language) },
        { key: 'until', label: t('until'), cell: ({ retainedUntil }) => formatDate(retainedUntil, language) },
        {
          key: 'choose',
          label: t('choose'),
          cell: ({ caseNumber }) => (
            <Button
              kind="plain"
              aria-label={t('chooseNamed', { number: caseNumber })}
              onClick={() => onChoose(caseNumber)}
            >
              {t('choose')}
            </Button>
          ),
        },
      ]}
    />
  )
}

function Ended({ orders }: { readonly orders: readonly Order[] }) {
  const t = useTexts(erasureTexts)
  const { language } = useLanguage()
  const ended = orders.flatMap((order) => (order.ended === null ? [] : [{ ...order, ended: order.ended }]))
  if (ended.length === 0)
    return (
      <Panel title={t('register')}>
        <p className="soft">{t('registerNone')}</p>
      </Panel>
    )
  return (
    <Panel title={t('register')}>
      <Table
        caption={t('register')}
        captionHidden
        rows={ended}
        rowKey={({ id }) => id}
        columns={[
          { key: 'number', label: t('caseNumber'), heading: true, cell: ({ caseNumber }) => <code>{caseNumber}</code> },
          { key: 'item', label: t('item'), cell: ({ itemName }) => inLanguage(itemName, language) },
          { key: 'basis', label: t('basis'), cell: ({ basis }) => basis },
          {
            key: 'outcome',
            label: t('outcome'),
            cell: ({ ended: { confirmed, declined } }) => (
              <Status tone={confirmed ? 'good' : 'off'}>
                {confirmed ? t('wasConfirmed') : t('wasDeclined', { reason: declined ?? '' })}
              </Status>
            ),
          },
          { key: 'proposedBy', label: t('proposedBy'), cell: ({ proposedBy }) => proposedBy },
          { key: 'endedBy', label: t('endedBy'), cell: ({ ended: { by } }) => by },
          { key: 'on', label: t('on'), cell: ({ ended: { at } }) => formatMoment(at, language) },
        ]}
      />
    </Panel>
  )
}
