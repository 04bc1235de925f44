import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { useCommand } from '#web/api/use-command.ts'
import { formatMoment } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { ChoiceField, LineField } from '#web/ui/fields.tsx'
import { EmptyState, Loaded } from '#web/ui/loading.tsx'
import { Disclosure, Panel } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { Status } from '#web/ui/status.tsx'
import { organisation } from '../client.ts'
import type { WorkHandover } from '../client.ts'
import { ReasonForm } from '../reason-form.tsx'
import { useOfficers } from './officers.ts'
import { staffingTexts } from './texts.ts'

interface DoneProps {
  readonly onDone: (sentence: string) => void
}
const TONES = { ORDERED: 'wait', ACCEPTED: 'good', RETURNED: 'bad' } as const

export function Handovers({ manages, onDone }: DoneProps & { readonly manages: boolean }) {
  const t = useTexts(staffingTexts)
  const query = useQuery({ queryKey: ['staffing', 'handovers'], queryFn: () => organisation.workHandovers({}) })
  return (
    <Panel title={t('handovers')}>
      <div className="stack">
        {manages && (
          <Disclosure summary={t('order')}>
            <OrderForm onDone={onDone} />
          </Disclosure>
        )}
        <Loaded query={query}>
          {({ items }) => (
            <>
              {items.length === 0 && <EmptyState title={t('noHandovers')} />}
              {items.map((one) => (
                <HandoverPaper key={one.id} handover={one} onDone={onDone} />
              ))}
            </>
          )}
        </Loaded>
      </div>
    </Panel>
  )
}

function HandoverPaper({ handover, onDone }: DoneProps & { readonly handover: WorkHandover }) {
  const t = useTexts(staffingTexts)
  const { language } = useLanguage()
  const { id, from, to, reason, orderedAt, cases, left, stage, returnedFor, mine } = handover
  const params = { id }
  const accept = useCommand(organisation.acceptWork, () => onDone(t('accepted', { from })))
  const giveBack = useCommand(organisation.returnWork, () => onDone(t('returned', { from })))
  return (
    <section className="stack-tight" aria-label={`${from} → ${to}`}>
      <h3>
        {from} → {to} <Status tone={TONES[stage]}>{t(stage)}</Status>
      </h3>
      <p className="small">
        {formatMoment(orderedAt, language)}　{reason}　{t('cases')} {cases}　{t('left')} {left}
      </p>
      {returnedFor !== null && <p className="small">{returnedFor}</p>}
      {mine && (
        <>
          <RefusalNotice error={accept.error} />
          <p>
            <Button kind="primary" busy={accept.isPending} onClick={() => accept.mutate({ params, body: {} })}>
              {t('accept')}
            </Button>
          </p>
          <Disclosure summary={t('giveBack')}>
            <ReasonForm
              label={t('reason')}
              act={t('giveBack')}
              busy={giveBack.isPending}
              error={giveBack.error}
              onSubmit={(said) => giveBack.mutate({ params, body: { reason: said } })}
            />
          </Disclosure>
        </>
      )}
    </section>
  )
}

function OrderForm({ onDone }: DoneProps) {
  const t = useTexts(staffingTexts)
  const officers = useOfficers()
  const [typed, setTyped] = useState({ from: '', to: '', reason: '' })
  const order = useCommand(organisation.orderWorkHandover, ({ from, to, cases }) => {
    setTyped({ from: '', to: '', reason: '' })
    onDone(t('ordered', { from, to, count: cases }))
  })
  const giver = officers.find(({ id }) => id === typed.from)
  const able = officers.filter(
    ({ id, organName, roles }) =>
      id !== typed.from && organName === giver?.organName && giver.roles.every((role) => roles.includes(role)),
  )
  const choice = (name: 'from' | 'to', label: string, options: typeof officers, hint?: string) => (
    <ChoiceField
      label={label}
      hint={hint}
      required
      value={typed[name]}
      options={options.map(({ id, name: person, organName }) => ({ value: id, label: `${person}　${organName}` }))}
      onChange={(value) => setTyped({ ...typed, [name]: value })}
    />
  )
  return (
    <form
      className="stack-tight reading"
      onSubmit={(event) => {
        event.preventDefault()
        order.mutate({ body: typed })
      }}
    >
      {choice('from', t('giver'), officers)}
      {choice('to', t('taker'), able, t('takerHint'))}
      <LineField
        label={t('reason')}
        required
        minLength={2}
        maxLength={500}
        value={typed.reason}
        onChange={(value) => setTyped({ ...typed, reason: value })}
      />
      <RefusalNotice error={order.error} />
      <Button kind="primary" type="submit" busy={order.isPending}>
        {t('doOrder')}
      </Button>
    </form>
  )
}
