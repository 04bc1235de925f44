import { useId } from 'react'
import type { ReactNode } from 'react'
import { useTexts } from '../i18n/index.ts'
import { uiTexts } from './ui-texts.ts'
import './field.css'

/** What a control needs to be announced with its hint and its error. Spread it on the control. */
export interface ControlProps {
  readonly id: string
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': true | undefined
  readonly 'aria-required': true | undefined
}

interface FieldProps {
  readonly label: string
  /** Stable ids let an error summary link here. */
  readonly id?: string | undefined
  readonly hint?: ReactNode
  readonly error?: string | undefined
  readonly required?: boolean | undefined
  /** The label is still read aloud. */
  readonly labelHidden?: boolean | undefined
  readonly children: (control: ControlProps) => ReactNode
}

export function Field({ label, id, hint, error, required, labelHidden = false, children }: FieldProps) {
  const own = useId()
  const control = id ?? own
  const described = [
    hint === undefined ? undefined : `${control}-hint`,
    error === undefined ? undefined : `${control}-error`,
  ]
  const describedBy = described.filter((part) => part !== undefined).join(' ')
  return (
    <div className={error === undefined ? 'field' : 'field field-wrong'}>
      <label className={labelHidden ? 'visually-hidden' : 'field-label'} htmlFor={control}>
        {label}
        <Optionality required={required} />
      </label>
      {hint !== undefined && (
        <div className="field-hint" id={`${control}-hint`}>
          {hint}
        </div>
      )}
      {error !== undefined && <FieldError id={`${control}-error`} text={error} />}
      {children({
        id: control,
        'aria-describedby': describedBy === '' ? undefined : describedBy,
        'aria-invalid': error === undefined ? undefined : true,
        'aria-required': required === true ? true : undefined,
      })}
    </div>
  )
}

/** What need not be answered says so; most of a form must be, and a star on every label says nothing. */
export function Optionality({ required }: { readonly required: boolean | undefined }) {
  const t = useTexts(uiTexts)
  return required === false ? <span className="field-optional">（{t('optional')}）</span> : null
}

export function FieldError({ id, text }: { readonly id: string; readonly text: string }) {
  return (
    <p className="field-error" id={id}>
      <span aria-hidden="true">! </span>
      {text}
    </p>
  )
}
