import { useState } from 'react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { approval } from '#web/api/clients.ts'
import { problemText } from '#web/api/problem-text.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { TextField } from '#web/ui/fields.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { myCaseTexts } from './texts.ts'

interface WithdrawalProps {
  readonly id: string
  readonly onDone: (said: string) => void
}

/** It cannot be undone: it first says what it does. */
export function Withdrawal({ id, onDone }: WithdrawalProps) {
  const t = useTexts(myCaseTexts)
  const { language } = useLanguage()
  const queries = useQueryClient()
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const withdraw = useMutation({
    mutationFn: () => approval.withdraw({ params: { id }, body: { reason } }),
    onSuccess: async ({ next }) => {
      setOpen(false)
      onDone(inLanguage(next, language))
      await queries.invalidateQueries({ queryKey: ['my-case', id] })
      await queries.invalidateQueries({ queryKey: ['my-cases'] })
    },
  })
  return (
    <div className="screen-only">
      <Button kind="plain" onClick={() => setOpen(true)}>
        {t('withdraw')}
      </Button>
      <Dialog
        open={open}
        title={t('withdrawAsk')}
        onClose={() => setOpen(false)}
        actions={
          <Button kind="danger" busy={withdraw.isPending} onClick={() => withdraw.mutate()}>
            {t('withdrawYes')}
          </Button>
        }
      >
        <div className="stack">
          <p>{t('withdrawText')}</p>
          <TextField
            id="withdraw-reason"
            label={t('withdrawReason')}
            maxLength={500}
            value={reason}
            onChange={setReason}
          />
          {withdraw.error !== null && (
            <Notice tone="bad" announced>
              {problemText(withdraw.error, language)}
            </Notice>
          )}
        </div>
      </Dialog>
    </div>
  )
}
