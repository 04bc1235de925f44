import type { ComponentProps } from 'react'
import { useTexts } from '../i18n/index.ts'
import { uiTexts } from './ui-texts.ts'
import './field.css'

/** Bare controls: put them into a `Field` and spread what it gives. */
export const TextInput = ({ className = '', ...rest }: ComponentProps<'input'>) => (
  <input type="text" autoComplete="off" {...rest} className={`input ${className}`} />
)

export const TextArea = (props: ComponentProps<'textarea'>) => <textarea {...props} className="input" />

/** The phone's own date picker is better known to its owner than anything we could draw. */
export const DateInput = (props: ComponentProps<'input'>) => (
  <input {...props} type="date" className="input" max="2199-12-31" />
)

export interface Option<V extends string = string> {
  readonly value: V
  readonly label: string
  readonly hint?: string
  /** Cannot be chosen now; the hint says why. */
  readonly disabled?: boolean
}

interface SelectProps extends ComponentProps<'select'> {
  readonly options: readonly Option[]
  /** The line for "nothing chosen"; null for a list that always has a choice. */
  readonly empty?: string | null
}

export function Select({ options, empty, ...rest }: SelectProps) {
  const t = useTexts(uiTexts)
  return (
    <select {...rest} className="input">
      {empty !== null && <option value="">{empty ?? t('select')}</option>}
      {options.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  )
}
