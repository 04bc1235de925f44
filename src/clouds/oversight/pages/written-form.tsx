import { useState } from 'react'
import type { ReactNode } from 'react'
import { useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import type { ButtonKind } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { DateInput, TextArea } from '#web/ui/inputs.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { cardPageTexts } from './card/texts.ts'

interface WrittenField {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly kind?: 'date'
}
interface WrittenFormProps {
  readonly fields: readonly WrittenField[]
  readonly action: string
  readonly kind?: ButtonKind
  readonly busy: boolean
  readonly error: unknown
  readonly children?: ReactNode
  readonly onSend: (values: Readonly<Record<string, string>>) => void
}

const isSaid = ({ kind }: WrittenField, value: string) => (kind === 'date' ? value !== '' : value.trim().length >= 2)

/** An act whose every part wants words or a day; nothing is sent while one of them is missing. */
export function WrittenForm({ fields, action, kind = 'primary', busy, error, children, onSend }: WrittenFormProps) {
  const t = useTexts(cardPageTexts)
  const [values, setValues] = useState<Readonly<Record<string, string>>>({})
  const [tried, setTried] = useState(false)
  const valueOf = (name: string) => values[name] ?? ''
  const set = (name: string, value: string) => setValues({ ...values, [name]: value })
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (!fields.every((field) => isSaid(field, valueOf(field.name)))) return
        onSend(Object.fromEntries(fields.map(({ name }) => [name, valueOf(name).trim()])))
      }}
    >
      {children}
      {fields.map((field) => (
        <Field
          key={field.name}
          label={field.label}
          hint={field.hint}
          error={
            tried && !isSaid(field, valueOf(field.name)) ? t(field.kind === 'date' ? 'dayMissing' : 'short') : undefined
          }
        >
          {(control) =>
            field.kind === 'date' ? (
              <DateInput
                {...control}
                value={valueOf(field.name)}
                onChange={(event) => set(field.name, event.currentTarget.value)}
              />
            ) : (
              <TextArea
                {...control}
                rows={2}
                maxLength={2000}
                value={valueOf(field.name)}
                onChange={(event) => set(field.name, event.currentTarget.value)}
              />
            )
          }
        </Field>
      ))}
      <RefusalNotice error={error} />
      <Button kind={kind} type="submit" busy={busy}>
        {action}
      </Button>
    </form>
  )
}
