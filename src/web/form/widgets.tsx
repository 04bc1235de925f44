import type { RegistryWidgetsType, WidgetProps } from '@rjsf/utils'
import { useTexts } from '../i18n/index.ts'
import { CheckboxGroup, Choice, RadioGroup } from '../ui/choices.tsx'
import { Field, FieldError } from '../ui/field.tsx'
import { DateInput, Select, TextArea, TextInput } from '../ui/inputs.tsx'
import { formTexts } from './form-texts.ts'

/** Every widget draws its whole field: label, hint and error belong to the control they are about. */
function common({ id, label, required, rawErrors, schema }: WidgetProps) {
  return { id, label, required: required === true, error: rawErrors?.[0], hint: schema.description }
}

/** An emptied field is an absent one, so that "required" speaks of it. */
const given = (text: string): string | undefined => (text === '' ? undefined : text)
const shown = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')

/** Formats and long answers decide which keyboard a phone shows. */
const INPUT_MODES: Readonly<Record<string, 'tel' | 'numeric'>> = { 'cn-mobile': 'tel' }

function TextWidget(props: WidgetProps) {
  const { schema, disabled, readonly, onChange } = props
  const value: unknown = props.value
  const isNumber = schema.type === 'number' || schema.type === 'integer'
  const inputMode = isNumber ? (schema.type === 'integer' ? 'numeric' : 'decimal') : INPUT_MODES[schema.format ?? '']
  return (
    <Field {...common(props)}>
      {(control) => (
        <TextInput
          {...control}
          value={shown(value)}
          disabled={disabled}
          readOnly={readonly}
          inputMode={inputMode}
          className={schema.format?.startsWith('cn-') === true ? 'mono' : ''}
          spellCheck={false}
          onChange={(event) =>
            onChange(isNumber ? numberOrText(event.currentTarget.value) : given(event.currentTarget.value))
          }
        />
      )}
    </Field>
  )
}

/** What is no number stays as it was typed, so that it can be seen, told and mended. 「12.」 is on its way to 12.5. */
function numberOrText(text: string): number | string | undefined {
  const trimmed = text.trim()
  return /^-?(?:0|[1-9]\d{0,14})(?:\.\d*[1-9])?$/.test(trimmed) ? Number(trimmed) : given(text)
}

function TextAreaWidget(props: WidgetProps) {
  const value: unknown = props.value
  return (
    <Field {...common(props)}>
      {(control) => (
        <TextArea
          {...control}
          value={shown(value)}
          disabled={props.disabled}
          onChange={(event) => props.onChange(given(event.currentTarget.value))}
        />
      )}
    </Field>
  )
}

function DateWidget(props: WidgetProps) {
  const value: unknown = props.value
  return (
    <Field {...common(props)}>
      {(control) => (
        <DateInput
          {...control}
          value={shown(value)}
          disabled={props.disabled}
          onChange={(event) => props.onChange(given(event.currentTarget.value))}
        />
      )}
    </Field>
  )
}

interface Choices {
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly valueOf: (index: string) => unknown
  readonly indexOf: (value: unknown) => string
}

/** HTML knows only texts: choices of any kind are told apart by their place. */
function choicesOf({ options: { enumOptions = [] } }: WidgetProps): Choices {
  const values = enumOptions.map(({ value }): unknown => value)
  return {
    options: enumOptions.map(({ label }, index) => ({ value: String(index), label })),
    valueOf: (index) => values[Number(index)],
    indexOf: (value) => {
      const index = values.indexOf(value)
      return index === -1 ? '' : String(index)
    },
  }
}

function SelectWidget(props: WidgetProps) {
  const { options, valueOf, indexOf } = choicesOf(props)
  return (
    <Field {...common(props)}>
      {(control) => (
        <Select
          {...control}
          options={options}
          value={indexOf(props.value)}
          disabled={props.disabled}
          onChange={(event) => props.onChange(valueOf(event.currentTarget.value))}
        />
      )}
    </Field>
  )
}

function RadioWidget(props: WidgetProps) {
  const { id, label, ...rest } = common(props)
  const { options, valueOf, indexOf } = choicesOf(props)
  return (
    <RadioGroup
      {...rest}
      name={id}
      legend={label}
      options={options}
      value={indexOf(props.value)}
      disabled={props.disabled}
      onChange={(index) => props.onChange(valueOf(index))}
    />
  )
}

function CheckboxesWidget(props: WidgetProps) {
  const { id, label, ...rest } = common(props)
  const { options, valueOf, indexOf } = choicesOf(props)
  const chosen: readonly unknown[] = Array.isArray(props.value) ? props.value : []
  return (
    <CheckboxGroup
      {...rest}
      name={id}
      legend={label}
      options={options}
      values={chosen.map(indexOf)}
      disabled={props.disabled}
      onChange={(indexes) => props.onChange(indexes.map(valueOf))}
    />
  )
}

function CheckboxWidget(props: WidgetProps) {
  const { id, label, error, hint } = common(props)
  const t = useTexts(formTexts)
  return (
    <div className={error === undefined ? 'field' : 'field field-wrong'}>
      {error !== undefined && <FieldError id={`${id}-error`} text={error} />}
      <Choice
        id={id}
        type="checkbox"
        name={id}
        option={{ value: t('yes'), label, ...(hint === undefined ? {} : { hint }) }}
        checked={props.value === true}
        disabled={props.disabled}
        invalid={error !== undefined}
        describedBy={error === undefined ? undefined : `${id}-error`}
        onToggle={props.onChange}
      />
    </div>
  )
}

export const widgets: RegistryWidgetsType = {
  TextWidget,
  EmailWidget: TextWidget,
  URLWidget: TextWidget,
  UpDownWidget: TextWidget,
  TextareaWidget: TextAreaWidget,
  DateWidget,
  SelectWidget,
  RadioWidget,
  CheckboxesWidget,
  CheckboxWidget,
}
