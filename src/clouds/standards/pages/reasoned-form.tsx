import { useState } from 'react'
import type { ReactNode } from 'react'
import { useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import type { ButtonKind } from '#web/ui/button.tsx'
import { TextField } from '#web/ui/fields.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { commonTexts } from './common-texts.ts'

interface ReasonedFormProps {
  readonly label: string
  readonly hint?: string
  readonly action: string
  readonly kind?: ButtonKind
  readonly busy: boolean
  readonly error: unknown
  readonly children?: ReactNode
  readonly onSend: (reason: string) => void
}

export const isSaid = (text: string): boolean => text.trim().length >= 2

/** An act that wants its reason in words. */
export function ReasonedForm({
  label,
  hint,
  action,
  kind = 'primary',
  busy,
  error,
  children,
  onSend,
}: ReasonedFormProps) {
  const t = useTexts(commonTexts)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  return (
    <form
      className="stack reading"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (isSaid(reason)) onSend(reason.trim())
      }}
    >
      {children}
      <TextField
        label={label}
        hint={hint}
        error={tried && !isSaid(reason) ? t('reasonShort') : undefined}
        value={reason}
        maxLength={500}
        onChange={setReason}
      />
      <RefusalNotice error={error} />
      <Button kind={kind} type="submit" busy={busy}>
        {action}
      </Button>
    </form>
  )
}
