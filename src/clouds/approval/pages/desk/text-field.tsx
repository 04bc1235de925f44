import { Field } from '#web/ui/field.tsx'
import { TextArea } from '#web/ui/inputs.tsx'

interface TextFieldProps {
  readonly label: string
  readonly id?: string
  readonly hint?: string
  readonly error?: string | undefined
  readonly labelHidden?: boolean
  readonly value: string
  readonly rows?: number
  readonly max: number
  readonly onChange: (value: string) => void
}

/** A text of an official: its limit is the interface's. */
export function TextField({ value, max, rows = 4, onChange, id, hint, ...field }: TextFieldProps) {
  return (
    <Field {...field} {...(id === undefined ? {} : { id })} {...(hint === undefined ? {} : { hint })}>
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
}

/** The interface's least length of any sentence an official writes. */
export const TEXT_MIN = 2
export const isWritten = (text: string, least = TEXT_MIN): boolean => text.trim().length >= least
