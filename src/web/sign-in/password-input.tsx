import { useState } from 'react'
import { useTexts } from '../i18n/index.ts'
import { LineField } from '../ui/fields.tsx'
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
      <LineField
        id={id}
        label={label}
        error={error}
        hint={hint}
        type={shown ? 'text' : 'password'}
        autoComplete={autoComplete}
        value={value}
        onChange={onChange}
      />
      <label className="show-password">
        <input type="checkbox" checked={shown} onChange={(event) => setShown(event.currentTarget.checked)} />
        {t('show')}
      </label>
    </div>
  )
}
