import { useState } from 'react'
import { addDays, localDate } from '#kernel'
import { useCommand } from '#web/api/use-command.ts'
import { isWritten } from '#web/form/written.ts'
import { useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { DayField, LineField } from '#web/ui/fields.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { service } from '../client.ts'
import type { DeskFaq } from '../client.ts'
import { FaqForm } from './faq-form.tsx'
import { deskFaqTexts } from './texts.ts'

interface FaqActsProps {
  readonly faq: DeskFaq
  readonly onDone: (sentence: string) => void
}
/** Looked at every half year unless somebody says otherwise. */
const REVIEW_DAYS = 180

export function FaqActs({ faq, onDone }: FaqActsProps) {
  const t = useTexts(deskFaqTexts)
  const [chosen, setChosen] = useState<'publish' | 'edit' | 'withdraw' | undefined>(undefined)
  const done = (sentence: string) => () => {
    setChosen(undefined)
    onDone(sentence)
  }
  const isPublic = faq.stage === 'published'
  return (
    <>
      <p className="row">
        <Button aria-pressed={chosen === 'publish'} onClick={() => setChosen('publish')}>
          {t(isPublic && !faq.revised ? 'review' : 'publish')}
        </Button>
        <Button aria-pressed={chosen === 'edit'} onClick={() => setChosen('edit')}>
          {t('edit')}
        </Button>
        {isPublic && (
          <Button aria-pressed={chosen === 'withdraw'} onClick={() => setChosen('withdraw')}>
            {t('withdraw')}
          </Button>
        )}
      </p>
      {chosen === 'publish' && <PublishForm faq={faq} onDone={done(t('publishedDone'))} />}
      {chosen === 'edit' && <FaqForm faq={faq} request={undefined} onDone={done(t('savedDone'))} />}
      {chosen === 'withdraw' && <WithdrawForm faq={faq} onDone={done(t('withdrawnDone'))} />}
    </>
  )
}

function PublishForm({ faq, onDone }: { readonly faq: DeskFaq; readonly onDone: () => void }) {
  const t = useTexts(deskFaqTexts)
  const [reviewBy, setReviewBy] = useState(() => addDays(localDate(new Date().toISOString()), REVIEW_DAYS))
  const command = useCommand(service.publishFaq, onDone)
  return (
    <form
      className="stack-tight desk-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (reviewBy === '') return
        command.mutate({ params: { id: faq.id }, body: { expectedVersion: faq.version, reviewBy } })
      }}
    >
      <DayField label={t('reviewBy')} hint={t('reviewHint')} value={reviewBy} onChange={setReviewBy} />
      <RefusalNotice error={command.error} />
      <Button kind="primary" type="submit" busy={command.isPending}>
        {t('publish')}
      </Button>
    </form>
  )
}

function WithdrawForm({ faq, onDone }: { readonly faq: DeskFaq; readonly onDone: () => void }) {
  const t = useTexts(deskFaqTexts)
  const [reason, setReason] = useState('')
  const command = useCommand(service.withdrawFaq, onDone)
  return (
    <form
      className="stack-tight desk-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (!isWritten(reason)) return
        command.mutate({ params: { id: faq.id }, body: { expectedVersion: faq.version, reason: reason.trim() } })
      }}
    >
      <LineField label={t('reason')} value={reason} maxLength={500} onChange={setReason} />
      <RefusalNotice error={command.error} />
      <Button kind="danger" type="submit" busy={command.isPending}>
        {t('withdraw')}
      </Button>
    </form>
  )
}
