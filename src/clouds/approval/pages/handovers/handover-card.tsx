import { useState } from 'react'
import { approval } from '#web/api/clients.ts'
import { useCommand } from '#web/api/use-command.ts'
import { formatDate, formatMoment } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { LineField } from '#web/ui/fields.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { Status } from '#web/ui/status.tsx'
import { Bundles } from './handover-slip.tsx'
import type { Handover } from './index.tsx'
import { handoverTexts } from './texts.ts'

interface HandoverCardProps {
  readonly handover: Handover
  readonly onDone: (handover: Handover) => void
  readonly onPrint: () => void
}

export function HandoverCard({ handover, onDone, onPrint }: HandoverCardProps) {
  const t = useTexts(handoverTexts)
  const { language } = useLanguage()
  const [act, setAct] = useState<'receive' | 'dispute' | undefined>(undefined)
  const { from, to, handedBy, handedAt, receiver, overdue, disputed, received, mine } = handover
  const due = formatDate(handover.due, language)
  const done = (changed: Handover) => {
    setAct(undefined)
    onDone(changed)
  }
  return (
    <article className={overdue ? 'counter-card counter-late stack-tight' : 'counter-card stack-tight'}>
      <p className="row">
        <strong className="mono">{handover.number}</strong>
        <span>{t('way', { from: t(from), to: receiver ?? t(to) })}</span>
        {received === null ? (
          <Status tone={overdue ? 'bad' : 'wait'}>{overdue ? t('overdue', { due }) : t('due', { due })}</Status>
        ) : (
          <Status tone="good">
            {t('received', { name: received.by, at: formatMoment(received.at, language), pieces: received.pieces })}
          </Status>
        )}
      </p>
      <p className="small soft">{t('by', { name: handedBy, at: formatMoment(handedAt, language) })}</p>
      {disputed !== null && <Status tone="warn">{t('disputed', { found: disputed })}</Status>}
      <Bundles handover={handover} />
      <p className="row">
        {mine && (
          <Button kind="primary" aria-pressed={act === 'receive'} onClick={() => setAct('receive')}>
            {t('receive')}
          </Button>
        )}
        {mine && disputed === null && (
          <Button aria-pressed={act === 'dispute'} onClick={() => setAct('dispute')}>
            {t('dispute')}
          </Button>
        )}
        <Button kind="plain" onClick={onPrint}>
          {t('print')}
        </Button>
      </p>
      {act === 'receive' && <ReceiveForm handover={handover} onDone={done} />}
      {act === 'dispute' && <DisputeForm handover={handover} onDone={done} />}
    </article>
  )
}

type FormProps = Omit<HandoverCardProps, 'onPrint'>

/** Counted anew: the number on the slip is not offered as the answer. */
function ReceiveForm({ handover, onDone }: FormProps) {
  const t = useTexts(handoverTexts)
  const [counted, setCounted] = useState('')
  const command = useCommand(approval.receivePapers, onDone)
  const pieces = Number(counted)
  return (
    <form
      className="counter-form counter-line"
      onSubmit={(event) => {
        event.preventDefault()
        if (counted !== '' && Number.isInteger(pieces) && pieces >= 0)
          command.mutate({ params: { id: handover.id }, body: { pieces } })
      }}
    >
      <LineField
        label={t('counted')}
        inputMode="numeric"
        maxLength={5}
        value={counted}
        onChange={(value) => setCounted(value.trim())}
      />
      <Button kind="primary" type="submit" busy={command.isPending}>
        {t('doReceive')}
      </Button>
      <RefusalNotice error={command.error} />
    </form>
  )
}

function DisputeForm({ handover, onDone }: FormProps) {
  const t = useTexts(handoverTexts)
  const [found, setFound] = useState('')
  const command = useCommand(approval.disputeHandover, onDone)
  return (
    <form
      className="counter-form stack-tight"
      onSubmit={(event) => {
        event.preventDefault()
        if (found.trim().length >= 2) command.mutate({ params: { id: handover.id }, body: { found: found.trim() } })
      }}
    >
      <LineField label={t('found')} maxLength={2000} value={found} onChange={setFound} />
      <RefusalNotice error={command.error} />
      <Button kind="danger" type="submit" busy={command.isPending}>
        {t('doDispute')}
      </Button>
    </form>
  )
}
