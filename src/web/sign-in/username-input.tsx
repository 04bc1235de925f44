import { Field } from '../ui/field.tsx'
import { TextInput } from '../ui/inputs.tsx'

interface UsernameInputProps {
  readonly label: string
  readonly hint?: string
  readonly error: string | undefined
  readonly value: string
  readonly onChange: (value: string) => void
}

/** A name to sign in with: phones neither begin it with a capital nor mend its spelling. */
export function UsernameInput({ label, hint, error, value, onChange }: UsernameInputProps) {
  return (
    <Field id="username" label={label} hint={hint} error={error}>
      {(control) => (
        <TextInput
          {...control}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value.trim())}
        />
      )}
    </Field>
  )
}
