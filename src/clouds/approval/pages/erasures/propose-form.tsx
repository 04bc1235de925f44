import { useState } from 'react'
import { approval } from '#web/api/clients.ts'
import { useCommand } from '#web/api/use-command.ts'
import { useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { TextArea, TextInput } from '#web/ui/inputs.tsx'
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
      <Field label={t('caseNumber')}>
        {(control) => (
          <TextInput
            {...control}
            className="mono"
            required
            maxLength={60}
            value={caseNumber}
            onChange={(event) => setCaseNumber(event.currentTarget.value)}
          />
        )}
      </Field>
      <Field label={t('basis')} hint={t('basisHint')}>
        {(control) => (
          <TextInput
            {...control}
            required
            maxLength={200}
            value={basis}
            onChange={(event) => setBasis(event.currentTarget.value)}
          />
        )}
      </Field>
      <Field label={t('reason')}>
        {(control) => (
          <TextArea
            {...control}
            required
            rows={3}
            minLength={2}
            maxLength={2000}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        )}
      </Field>
      <RefusalNotice error={command.error} />
      <p>
        <Button kind="primary" type="submit" busy={command.isPending}>
          {t('send')}
        </Button>
      </p>
    </form>
  )
}
