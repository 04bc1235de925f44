import { useState } from 'react'
import { useTexts } from '../i18n/index.ts'
import { Field } from '../ui/field.tsx'
import { TextInput } from '../ui/inputs.tsx'
import { signInTexts } from './texts.ts'

interface PasswordInputProps {
  readonly id: string
  readonly label: string
  readonly hint?: string
  readonly error: string | undefined
  readonly autoComplete: 'current-password' | 'new-password'
  readonly value: string
  readonly onChange: (value: string) => void
}

/** Whoever is alone may look at what was typed; pasting is never forbidden. */
export function PasswordInput({ id, label, hint, error, autoComplete, value, onChange }: PasswordInputProps) {
  const t = useTexts(signInTexts)
  const [shown, setShown] = useState(false)
  return (
    <div>
      <Field id={id} label={label} error={error} hint={hint}>
        {(control) => (
          <TextInput
            {...control}
            type={shown ? 'text' : 'password'}
            autoComplete={autoComplete}
            value={value}
            onChange={(event) => onChange(event.currentTarget.value)}
          />
        )}
      </Field>
      <label className="show-password">
        <input type="checkbox" checked={shown} onChange={(event) => setShown(event.currentTarget.checked)} />
        {t('show')}
      </label>
    </div>
  )
}
