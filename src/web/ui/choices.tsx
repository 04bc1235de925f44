import type { ReactNode } from 'react'
import { FieldError, Optionality } from './field.tsx'
import type { Option } from './inputs.tsx'
import './field.css'

interface GroupProps<V extends string> {
  /** Also the id of the group, so that an error summary can link to it. */
  readonly name: string
  readonly legend: ReactNode
  readonly options: readonly Option<V>[]
  readonly hint?: ReactNode
  readonly error?: string | undefined
  readonly required?: boolean | undefined
  readonly inline?: boolean
  readonly disabled?: boolean | undefined
}

interface RadioGroupProps<V extends string> extends GroupProps<V> {
  readonly value: V | undefined
  readonly onChange: (value: V) => void
}

export function RadioGroup<V extends string>({ value, onChange, ...group }: RadioGroupProps<V>) {
  return <ChoiceGroup {...group} type="radio" isChosen={(option) => option === value} onToggle={onChange} />
}

interface CheckboxGroupProps<V extends string> extends GroupProps<V> {
  readonly values: readonly V[]
  readonly onChange: (values: V[]) => void
}

export function CheckboxGroup<V extends string>({ values, onChange, ...group }: CheckboxGroupProps<V>) {
  const toggle = (option: V, on: boolean) => {
    const order = group.options.map(({ value }) => value)
    onChange(order.filter((value) => (value === option ? on : values.includes(value))))
  }
  return <ChoiceGroup {...group} type="checkbox" isChosen={(option) => values.includes(option)} onToggle={toggle} />
}

interface ChoiceGroupProps<V extends string> extends GroupProps<V> {
  readonly type: 'radio' | 'checkbox'
  readonly isChosen: (option: V) => boolean
  readonly onToggle: (option: V, on: boolean) => void
}

function ChoiceGroup<V extends string>(props: ChoiceGroupProps<V>) {
  const { name, legend, options, hint, error, required, inline = false, type, isChosen, onToggle, disabled } = props
  const described = [hint === undefined ? '' : `${name}-hint`, error === undefined ? '' : `${name}-error`]
    .join(' ')
    .trim()
  return (
    <fieldset
      id={name}
      tabIndex={-1}
      className={error === undefined ? 'field' : 'field field-wrong'}
      aria-describedby={described === '' ? undefined : described}
    >
      <legend className="choice-legend">
        {legend}
        <Optionality required={required} />
      </legend>
      {hint !== undefined && (
        <div className="field-hint" id={`${name}-hint`}>
          {hint}
        </div>
      )}
      {error !== undefined && <FieldError id={`${name}-error`} text={error} />}
      <div className={inline ? 'choices-inline' : 'choices'}>
        {options.map((option) => (
          <Choice
            key={option.value}
            type={type}
            name={name}
            option={option}
            checked={isChosen(option.value)}
            disabled={disabled === true || option.disabled === true}
            onToggle={(on) => onToggle(option.value, on)}
          />
        ))}
      </div>
    </fieldset>
  )
}

interface ChoiceProps {
  readonly type: 'radio' | 'checkbox'
  readonly name: string
  readonly option: Option
  readonly checked: boolean
  readonly disabled?: boolean | undefined
  readonly invalid?: boolean
  readonly describedBy?: string | undefined
  readonly id?: string
  readonly onToggle: (on: boolean) => void
}

export function Choice({ type, name, option, checked, disabled, invalid, describedBy, id, onToggle }: ChoiceProps) {
  return (
    <label className="choice">
      <input
        id={id}
        type={type}
        name={name}
        value={option.value}
        checked={checked}
        disabled={disabled}
        aria-invalid={invalid === true ? true : undefined}
        aria-describedby={describedBy}
        onChange={(event) => onToggle(event.currentTarget.checked)}
      />
      <span>
        {option.label}
        {option.hint !== undefined && <span className="choice-hint">{option.hint}</span>}
      </span>
    </label>
  )
}
