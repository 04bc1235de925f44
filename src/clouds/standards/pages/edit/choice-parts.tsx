import type { ItemStandard } from '#catalogue/standard'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { Field } from '#web/ui/field.tsx'
import { Select, TextInput } from '#web/ui/inputs.tsx'
import { ruleTexts } from './rule-texts.ts'

interface PickProps {
  readonly label: string
  readonly hint?: string
  readonly value: string | undefined
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly onChange: (value: string | undefined) => void
  /** Never none. */
  readonly required?: boolean
}

/** One of a list, or none. What is chosen stays visible though the list no longer has it. */
export function Pick({ label, hint, value, options, onChange, required = false }: PickProps) {
  const t = useTexts(ruleTexts)
  const known = value === undefined || options.some((option) => option.value === value)
  return (
    <Field label={label} hint={hint} required={required}>
      {(control) => (
        <Select
          {...control}
          {...(required ? {} : { empty: t('nothing') })}
          value={value ?? ''}
          options={known ? options : [...options, { value, label: value }]}
          onChange={(event) => onChange(event.currentTarget.value === '' ? undefined : event.currentTarget.value)}
        />
      )}
    </Field>
  )
}

/** A day, or none; what is no day is found by the check-up beside the editor. */
export function DayField({ label, value, onChange }: Omit<PickProps, 'options' | 'hint'>) {
  const t = useTexts(ruleTexts)
  return (
    <Field label={label} hint={t('dateHint')} required={false}>
      {(control) => (
        <TextInput
          {...control}
          type="date"
          value={value ?? ''}
          onChange={(event) => onChange(event.currentTarget.value === '' ? undefined : event.currentTarget.value)}
        />
      )}
    </Field>
  )
}

/** Fields of the form and facts of the applicant by their names, to take a value from. */
export function usePointers({ form }: ItemStandard, only?: (field: object) => boolean) {
  const { language } = useLanguage()
  const properties = typeof form === 'object' && form !== null && 'properties' in form ? form.properties : undefined
  const fields = typeof properties === 'object' && properties !== null ? Object.entries(properties) : []
  return fields.flatMap(([name, field]: [string, unknown]) => {
    if (typeof field !== 'object' || field === null || (only !== undefined && !only(field))) return []
    const zh = 'title' in field && typeof field.title === 'string' ? field.title : name
    const en = 'x-en' in field && typeof field['x-en'] === 'string' ? field['x-en'] : zh
    return [{ value: `/form/${name}`, label: inLanguage({ zh, en }, language) }]
  })
}

export const isNumberField = (field: object): boolean =>
  'type' in field && (field.type === 'number' || field.type === 'integer')
