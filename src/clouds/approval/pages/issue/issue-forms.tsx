import { useState } from 'react'
import { approval } from '#web/api/clients.ts'
import { useCommand } from '#web/api/use-command.ts'
import { useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { TextInput } from '#web/ui/inputs.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import type { IssueRow } from './issue-card.tsx'
import { issueTexts } from './texts.ts'

interface FormProps {
  readonly row: IssueRow
  readonly onDone: () => void
}

/** 送达回证: who took it, and what the officer looked at to know him. */
export function ReceiptForm({ row, at, onDone }: FormProps & { readonly at: 'COUNTER' | 'COURIER' }) {
  const t = useTexts(issueTexts)
  const [receivedBy, setReceivedBy] = useState(row.applicantName)
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  const command = useCommand(at === 'COUNTER' ? approval.serveAtCounter : approval.confirmCourier, onDone)
  const missing = receivedBy.trim() === ''
  return (
    <form
      className="counter-form stack-tight"
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (missing) return
        const body = { expectedVersion: row.version, receivedBy: receivedBy.trim(), note: note.trim() }
        command.mutate({ params: { id: row.id }, body })
      }}
    >
      <div className="pair">
        <Field label={t('receivedBy')} error={tried && missing ? t('needName') : undefined}>
          {(control) => (
            <TextInput
              {...control}
              maxLength={200}
              value={receivedBy}
              onChange={(event) => setReceivedBy(event.currentTarget.value)}
            />
          )}
        </Field>
        <Field label={t('note')} required={false}>
          {(control) => (
            <TextInput
              {...control}
              maxLength={200}
              value={note}
              onChange={(event) => setNote(event.currentTarget.value)}
            />
          )}
        </Field>
      </div>
      <RefusalNotice error={command.error} />
      <Button kind="primary" type="submit" busy={command.isPending}>
        {t(at === 'COUNTER' ? 'doHand' : 'doConfirm')}
      </Button>
    </form>
  )
}

export function SendForm({ row, onDone }: FormProps) {
  const t = useTexts(issueTexts)
  const [courier, setCourier] = useState('')
  const [number, setNumber] = useState('')
  const [tried, setTried] = useState(false)
  const command = useCommand(approval.dispatch, onDone)
  const missing = courier.trim() === ''
  return (
    <form
      className="counter-form stack-tight"
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (missing) return
        const trackingNumber = number.trim()
        command.mutate({
          params: { id: row.id },
          body: {
            expectedVersion: row.version,
            courier: courier.trim(),
            ...(trackingNumber === '' ? {} : { trackingNumber }),
          },
        })
      }}
    >
      <p className="small">
        {t('address')}：{row.address === '' ? '—' : row.address}
      </p>
      <div className="pair">
        <Field label={t('courier')} error={tried && missing ? t('needCourier') : undefined}>
          {(control) => (
            <TextInput
              {...control}
              maxLength={200}
              value={courier}
              onChange={(event) => setCourier(event.currentTarget.value)}
            />
          )}
        </Field>
        <Field label={t('number')} hint={t('numberHint')} required={false}>
          {(control) => (
            <TextInput
              {...control}
              className="mono"
              maxLength={40}
              value={number}
              onChange={(event) => setNumber(event.currentTarget.value)}
            />
          )}
        </Field>
      </div>
      <RefusalNotice error={command.error} />
      <Button kind="primary" type="submit" busy={command.isPending}>
        {t('doSend')}
      </Button>
    </form>
  )
}
