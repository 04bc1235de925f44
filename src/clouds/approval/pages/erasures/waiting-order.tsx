import { useState } from 'react'
import { approval } from '#web/api/clients.ts'
import { useCommand } from '#web/api/use-command.ts'
import { formatDate, formatMoment } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { TextField } from '#web/ui/fields.tsx'
import { Disclosure, Facts } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import type { Order } from './index.tsx'
import { erasureTexts } from './texts.ts'

interface OrderProps {
  readonly order: Order
  readonly onDone: (said: string) => void
}

/** What is asked, why, and what would go: everything the second person needs to know, and no button for the first. */
export function WaitingOrder({ order, onDone }: OrderProps) {
  const t = useTexts(erasureTexts)
  const { language } = useLanguage()
  return (
    <article className="stack-tight reading">
      <h3>
        <code>{order.caseNumber}</code> {inLanguage(order.itemName, language)}
      </h3>
      <p className="small soft">{t('by', { name: order.proposedBy, at: formatMoment(order.proposedAt, language) })}</p>
      <Facts
        facts={[
          { label: t('until'), value: formatDate(order.retainedUntil, language) },
          { label: t('basis'), value: order.basis },
          { label: t('reason'), value: order.reason },
        ]}
      />
      <p>{t('what', { files: order.files })}</p>
      {order.own ? <p className="soft">{t('ownNote')}</p> : <Confirm order={order} onDone={onDone} />}
      <Decline order={order} onDone={onDone} />
    </article>
  )
}

function Confirm({ order, onDone }: OrderProps) {
  const t = useTexts(erasureTexts)
  const [asking, setAsking] = useState(false)
  const command = useCommand(approval.confirmErasure, () => onDone(t('confirmed')))
  return (
    <>
      <p>
        <Button onClick={() => setAsking(true)}>{t('confirm')}</Button>
      </p>
      <Dialog
        open={asking}
        title={t('confirmTitle', { number: order.caseNumber })}
        onClose={() => setAsking(false)}
        actions={
          <Button
            kind="danger"
            busy={command.isPending}
            onClick={() => command.mutate({ params: { id: order.id }, body: {} })}
          >
            {t('confirm')}
          </Button>
        }
      >
        <p>{t('confirmText')}</p>
        <RefusalNotice error={command.error} />
      </Dialog>
    </>
  )
}

/** The proposer may take it back in this way too. */
function Decline({ order, onDone }: OrderProps) {
  const t = useTexts(erasureTexts)
  const [reason, setReason] = useState('')
  const command = useCommand(approval.declineErasure, () => onDone(t('declined')))
  return (
    <Disclosure summary={t('decline')}>
      <form
        className="stack-tight"
        onSubmit={(event) => {
          event.preventDefault()
          command.mutate({ params: { id: order.id }, body: { reason } })
        }}
      >
        <TextField
          label={t('declineReason')}
          required
          rows={2}
          minLength={2}
          maxLength={2000}
          value={reason}
          onChange={setReason}
        />
        <RefusalNotice error={command.error} />
        <p>
          <Button type="submit" busy={command.isPending}>
            {t('decline')}
          </Button>
        </p>
      </form>
    </Disclosure>
  )
}
