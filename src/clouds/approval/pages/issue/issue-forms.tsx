import { useState } from 'react'
import { approval } from '#web/api/clients.ts'
import { useCommand } from '#web/api/use-command.ts'
import { useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { LineField } from '#web/ui/fields.tsx'
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
        <LineField
          label={t('receivedBy')}
          error={tried && missing ? t('needName') : undefined}
          maxLength={200}
          value={receivedBy}
          onChange={setReceivedBy}
        />
        <LineField label={t('note')} required={false} maxLength={200} value={note} onChange={setNote} />
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
        <LineField
          label={t('courier')}
          error={tried && missing ? t('needCourier') : undefined}
          maxLength={200}
          value={courier}
          onChange={setCourier}
        />
        <LineField
          label={t('number')}
          hint={t('numberHint')}
          required={false}
          className="mono"
          maxLength={40}
          value={number}
          onChange={setNumber}
        />
      </div>
      <RefusalNotice error={command.error} />
      <Button kind="primary" type="submit" busy={command.isPending}>
        {t('doSend')}
      </Button>
    </form>
  )
}
