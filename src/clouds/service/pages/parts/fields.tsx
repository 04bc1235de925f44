import type { ComponentProps, ReactNode } from 'react'
import { Field } from '#web/ui/field.tsx'
import { TextArea, TextInput } from '#web/ui/inputs.tsx'

interface TextProps {
  readonly id?: string
  readonly label: string
  readonly hint?: ReactNode
  readonly error?: string | undefined
  readonly required?: boolean
  readonly value: string
  readonly max: number
  readonly type?: ComponentProps<'input'>['type']
  readonly inputMode?: ComponentProps<'input'>['inputMode']
  readonly onChange: (value: string) => void
}

/** One line to be written. */
export const Line = ({ value, max, type = 'text', inputMode, onChange, ...field }: TextProps) => (
  <Field {...field}>
    {(control) => (
      <TextInput
        {...control}
        type={type}
        inputMode={inputMode}
        value={value}
        maxLength={max}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    )}
  </Field>
)

/** Several lines to be written. */
export const Passage = ({ value, max, rows = 4, onChange, ...field }: TextProps & { readonly rows?: number }) => (
  <Field {...field}>
    {(control) => (
      <TextArea
        {...control}
        rows={rows}
        value={value}
        maxLength={max}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    )}
  </Field>
)

export const isWritten = (text: string, least = 2): boolean => text.trim().length >= least
