import { useState } from 'react'
import { approval } from '#web/api/clients.ts'
import { useCommand } from '#web/api/use-command.ts'
import { useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { LineField, TextField } from '#web/ui/fields.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { erasureTexts } from './texts.ts'

export function ProposeForm({ initial, onDone }: { readonly initial: string; readonly onDone: () => void }) {
  const t = useTexts(erasureTexts)
  const [caseNumber, setCaseNumber] = useState(initial)
  const [basis, setBasis] = useState('')
  const [reason, setReason] = useState('')
  const command = useCommand(approval.proposeErasure, onDone)
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        command.mutate({ body: { caseNumber: caseNumber.trim(), basis, reason } })
      }}
    >
      <LineField
        label={t('caseNumber')}
        required
        className="mono"
        maxLength={60}
        value={caseNumber}
        onChange={setCaseNumber}
      />
      <LineField label={t('basis')} hint={t('basisHint')} required maxLength={200} value={basis} onChange={setBasis} />
      <TextField
        label={t('reason')}
        required
        rows={3}
        minLength={2}
        maxLength={2000}
        value={reason}
        onChange={setReason}
      />
      <RefusalNotice error={command.error} />
      <p>
        <Button kind="primary" type="submit" busy={command.isPending}>
          {t('send')}
        </Button>
      </p>
    </form>
  )
}
