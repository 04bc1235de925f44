import type { ComponentProps, ReactNode } from 'react'
import { Field } from './field.tsx'
import { DateInput, Select, TextArea, TextInput } from './inputs.tsx'
import type { Option } from './inputs.tsx'

interface Labelled {
  readonly label: string
  readonly id?: string | undefined
  readonly hint?: ReactNode
  readonly error?: string | undefined
  readonly required?: boolean | undefined
  /** The label is still read aloud. */
  readonly labelHidden?: boolean | undefined
}
interface Written extends Labelled {
  readonly value: string
  readonly onChange: (value: string) => void
}
type Rest<Control extends 'input' | 'textarea' | 'select'> = Omit<ComponentProps<Control>, keyof Written | 'children'>

/** What belongs to the label and what to the control beneath it. */
function parted<Props extends Written>(props: Props) {
  const { label, id, hint, error, required, labelHidden, value, onChange, ...rest } = props
  return { field: { label, id, hint, error, required, labelHidden }, value, onChange, rest }
}

/** One line to be written. */
export function LineField(props: Written & Rest<'input'>) {
  const { field, value, onChange, rest } = parted(props)
  return (
    <Field {...field}>
      {(control) => (
        <TextInput {...rest} {...control} value={value} onChange={(event) => onChange(event.currentTarget.value)} />
      )}
    </Field>
  )
}

/** Several lines to be written. */
export function TextField(props: Written & Rest<'textarea'>) {
  const { field, value, onChange, rest } = parted(props)
  return (
    <Field {...field}>
      {(control) => (
        <TextArea
          rows={4}
          {...rest}
          {...control}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}

/** A plain date. */
export function DayField(props: Written & Rest<'input'>) {
  const { field, value, onChange, rest } = parted(props)
  return (
    <Field {...field}>
      {(control) => (
        <DateInput {...rest} {...control} value={value} onChange={(event) => onChange(event.currentTarget.value)} />
      )}
    </Field>
  )
}

interface Choice {
  readonly options: readonly Option[]
  /** The line for "nothing chosen"; null for a list that always has a choice. */
  readonly empty?: string | null | undefined
}

/** One of a list, or nothing of it: ''. */
export function ChoiceField({ options, empty, ...props }: Written & Choice & Rest<'select'>) {
  const { field, value, onChange, rest } = parted(props)
  return (
    <Field {...field}>
      {(control) => (
        <Select
          {...rest}
          {...control}
          {...(empty === undefined ? {} : { empty })}
          options={options}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}

interface OneOfProps<V extends string> extends Labelled {
  readonly value: V
  readonly options: readonly Option<V>[]
  readonly onChange: (value: V) => void
}
/** Always one of a closed set. */
export function OneOfField<V extends string>({ options, value, onChange, ...field }: OneOfProps<V>) {
  return (
    <Field {...field}>
      {(control) => (
        <Select
          {...control}
          empty={null}
          options={options}
          value={value}
          onChange={(event) => {
            const chosen = options.find((option) => option.value === event.currentTarget.value)
            if (chosen !== undefined) onChange(chosen.value)
          }}
        />
      )}
    </Field>
  )
}
