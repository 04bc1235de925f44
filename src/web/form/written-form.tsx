import { useState } from 'react'
import type { ReactNode } from 'react'
import { useTexts } from '../i18n/index.ts'
import { Button } from '../ui/button.tsx'
import type { ButtonKind } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import type { ControlProps } from '../ui/field.tsx'
import { DateInput, Select, TextArea, TextInput } from '../ui/inputs.tsx'
import type { Option } from '../ui/inputs.tsx'
import { RefusalNotice } from '../ui/refusal-notice.tsx'
import { formTexts } from './form-texts.ts'

export interface WrittenField {
  readonly name: string
  readonly label: string
  readonly hint?: string
  /** Absent: several lines of words. */
  readonly kind?: 'date' | 'line' | 'number'
  /** One of these. */
  readonly options?: readonly Option[]
  /** Sent also while it is empty. */
  readonly optional?: true
  readonly initial?: string
  /** Of what is written; absent: as much as anybody writes. */
  readonly lengthMax?: number
}
type Values = Readonly<Record<string, string>>
interface WrittenFormProps {
  readonly fields: readonly WrittenField[]
  readonly action: string
  readonly kind?: ButtonKind
  readonly busy: boolean
  readonly error: unknown
  readonly children?: ReactNode
  readonly onSend: (values: Values) => void
}

function isSaid({ kind, options, optional }: WrittenField, value: string): boolean {
  if (optional === true) return true
  return kind === undefined && options === undefined ? value.trim().length >= 2 : value.trim() !== ''
}
const faultOf = ({ kind, options }: WrittenField) =>
  kind === 'date' ? 'dayMissing' : options === undefined ? 'short' : 'choiceMissing'

/** An act whose every part wants words, a choice or a day; nothing is sent while one of them is missing. */
export function WrittenForm({ fields, action, kind = 'primary', busy, error, children, onSend }: WrittenFormProps) {
  const t = useTexts(formTexts)
  const [values, setValues] = useState<Values>({})
  const [tried, setTried] = useState(false)
  const valueOf = ({ name, initial = '' }: WrittenField) => values[name] ?? initial
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (!fields.every((field) => isSaid(field, valueOf(field)))) return
        onSend(Object.fromEntries(fields.map((field) => [field.name, valueOf(field).trim()])))
      }}
    >
      {children}
      {fields.map((field) => (
        <Field
          key={field.name}
          label={field.label}
          hint={field.hint}
          required={field.optional === true ? false : undefined}
          error={tried && !isSaid(field, valueOf(field)) ? t(faultOf(field)) : undefined}
        >
          {(control) => (
            <Control
              control={control}
              field={field}
              value={valueOf(field)}
              onChange={(value) => setValues({ ...values, [field.name]: value })}
            />
          )}
        </Field>
      ))}
      <RefusalNotice error={error} />
      <div>
        <Button kind={kind} type="submit" busy={busy}>
          {action}
        </Button>
      </div>
    </form>
  )
}

interface ControlOfField {
  readonly control: ControlProps
  readonly field: WrittenField
  readonly value: string
  readonly onChange: (value: string) => void
}
function Control({ control, field, value, onChange }: ControlOfField) {
  const { kind, options, optional, lengthMax } = field
  const given = { ...control, value }
  if (options !== undefined)
    return <Select {...given} options={options} onChange={(event) => onChange(event.currentTarget.value)} />
  if (kind === 'date') return <DateInput {...given} onChange={(event) => onChange(event.currentTarget.value)} />
  if (kind === 'line' || kind === 'number')
    return (
      <TextInput
        {...given}
        inputMode={kind === 'number' ? 'numeric' : undefined}
        maxLength={lengthMax ?? 100}
        aria-required={optional === true ? undefined : true}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    )
  return (
    <TextArea
      {...given}
      rows={3}
      maxLength={lengthMax ?? 2000}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
