import { useState } from 'react'
import { Button } from '#web/ui/button.tsx'
import { LineField } from '#web/ui/fields.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'

interface ReasonFormProps {
  readonly label: string
  /** What the button does. */
  readonly act: string
  readonly busy: boolean
  readonly error: unknown
  readonly onSubmit: (reason: string) => void
}

/** One line of reason, and the act it is given for. */
export function ReasonForm({ label, act, busy, error, onSubmit }: ReasonFormProps) {
  const [reason, setReason] = useState('')
  return (
    <form
      className="stack-tight reading"
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit(reason.trim())
      }}
    >
      <LineField label={label} required value={reason} minLength={2} maxLength={500} onChange={setReason} />
      <RefusalNotice error={error} />
      <p>
        <Button type="submit" busy={busy}>
          {act}
        </Button>
      </p>
    </form>
  )
}
