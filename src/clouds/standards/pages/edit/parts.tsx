import { createContext, useContext, useId } from 'react'
import type { ItemStandard, LegalBasis, Question } from '#catalogue/standard'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { CheckboxGroup, Choice } from '#web/ui/choices.tsx'
import { Field } from '#web/ui/field.tsx'
import { OneOfField } from '#web/ui/fields.tsx'
import { Select, TextArea, TextInput } from '#web/ui/inputs.tsx'
import { withPart } from './draft-content.ts'
import { editTexts } from './texts.ts'

type Text = ItemStandard['name']
type Condition = NonNullable<ItemStandard['filingWhen']>
type Limit = ItemStandard['limits']['promised']

/** What every section may refer to. */
export interface EditSurroundings {
  readonly laws: readonly string[]
  readonly repealed: ReadonlySet<string>
  readonly questions: readonly Question[]
}
export const Surroundings = createContext<EditSurroundings>({ laws: [], repealed: new Set(), questions: [] })

interface PartProps<Value> {
  readonly label: string
  readonly hint?: string
  readonly value: Value
  readonly onChange: (value: Value) => void
}

/** Chinese as officials say it, English where it is written. */
export function BilingualField({
  label,
  hint,
  value,
  long = false,
  onChange,
}: PartProps<Text> & { readonly long?: boolean }) {
  const t = useTexts(editTexts)
  const Control = long ? TextArea : TextInput
  return (
    <div className="edit-pair">
      <Field label={label} hint={hint}>
        {(control) => (
          <Control
            {...control}
            value={value.zh}
            onChange={(event: { currentTarget: { value: string } }) =>
              onChange({ ...value, zh: event.currentTarget.value })
            }
          />
        )}
      </Field>
      <Field label={t('inEnglish')} required={false}>
        {(control) => (
          <Control
            {...control}
            lang="en"
            value={value.en ?? ''}
            onChange={(event: { currentTarget: { value: string } }) =>
              onChange(withPart(value, 'en', event.currentTarget.value === '' ? undefined : event.currentTarget.value))
            }
          />
        )}
      </Field>
    </div>
  )
}

export function NumberField({
  label,
  hint,
  value,
  onChange,
  max = 3650,
}: PartProps<number> & { readonly max?: number }) {
  return (
    <Field label={label} hint={hint}>
      {(control) => (
        <TextInput
          {...control}
          type="number"
          inputMode="numeric"
          min={0}
          max={max}
          value={String(value)}
          onChange={(event) => onChange(Math.min(max, Math.max(0, Math.trunc(Number(event.currentTarget.value)))))}
        />
      )}
    </Field>
  )
}

export function Toggle({ label, hint, value, onChange }: PartProps<boolean>) {
  const id = useId()
  return (
    <Choice
      type="checkbox"
      name={id}
      id={id}
      option={hint === undefined ? { value: 'yes', label } : { value: 'yes', label, hint }}
      checked={value}
      onToggle={onChange}
    />
  )
}

/** A law out of the register, and the article as the law itself counts it. */
export function BasisField({ label, value, onChange }: PartProps<LegalBasis | undefined>) {
  const t = useTexts(editTexts)
  const { repealed } = useContext(Surroundings)
  const basis = value ?? { law: '' }
  const put = (next: LegalBasis) => onChange(next.law.trim() === '' ? undefined : next)
  return (
    <fieldset className="edit-basis">
      <legend className="field-label">{label}</legend>
      <Field label={t('law')} error={repealed.has(basis.law) ? t('lawRepealed') : undefined}>
        {(control) => (
          <TextInput
            {...control}
            list="edit-laws"
            value={basis.law}
            onChange={(event) => put({ ...basis, law: event.currentTarget.value })}
          />
        )}
      </Field>
      <Field label={t('article')} required={false}>
        {(control) => (
          <TextInput
            {...control}
            placeholder="第三十五条"
            value={basis.article ?? ''}
            onChange={(event) =>
              put(withPart(basis, 'article', event.currentTarget.value === '' ? undefined : event.currentTarget.value))
            }
          />
        )}
      </Field>
      <Toggle
        label={t('unverified')}
        value={basis.unverified ?? false}
        onChange={(on) => put(withPart(basis, 'unverified', on ? true : undefined))}
      />
    </fieldset>
  )
}

/** Which answers ask for it; nothing chosen: always. */
export function ConditionField({ label, value, onChange }: PartProps<Condition | undefined>) {
  const t = useTexts(editTexts)
  const { language } = useLanguage()
  const id = useId()
  const { questions } = useContext(Surroundings)
  const question = questions.find((each) => each.id === value?.question)
  return (
    <div className="edit-condition">
      <Field label={label}>
        {(control) => (
          <Select
            {...control}
            empty={t('always')}
            value={value?.question ?? ''}
            options={questions.map((each) => ({ value: each.id, label: inLanguage(each.text, language) }))}
            onChange={(event) => {
              const chosen = questions.find((each) => each.id === event.currentTarget.value)
              const [first] = chosen?.options ?? []
              onChange(
                chosen === undefined || first === undefined ? undefined : { question: chosen.id, anyOf: [first.value] },
              )
            }}
          />
        )}
      </Field>
      {question !== undefined && (
        <CheckboxGroup
          name={id}
          legend={t('whenAnswered')}
          inline
          options={question.options.map((option) => ({
            value: option.value,
            label: inLanguage(option.label, language),
          }))}
          values={value?.anyOf ?? []}
          onChange={(anyOf) => onChange(anyOf.length === 0 ? undefined : { question: question.id, anyOf })}
        />
      )}
    </div>
  )
}

export function LimitField({
  label,
  value,
  onChange,
  withBasis = false,
}: PartProps<Limit> & { readonly withBasis?: boolean }) {
  const t = useTexts(editTexts)
  return (
    <fieldset className="edit-limit">
      <legend className="field-label">{label}</legend>
      <NumberField label={t('days')} value={value.days} onChange={(days) => onChange({ ...value, days })} />
      <OneOfField
        label={t('unit')}
        value={value.unit}
        options={[
          { value: 'working', label: t('working') },
          { value: 'natural', label: t('natural') },
        ]}
        onChange={(unit) => onChange({ ...value, unit })}
      />
      {withBasis && (
        <BasisField
          label={t('basis')}
          value={value.basis}
          onChange={(basis) => onChange(withPart(value, 'basis', basis))}
        />
      )}
    </fieldset>
  )
}

/** One line each. */
export function LinesField({ label, hint, value, onChange }: PartProps<readonly string[]>) {
  return (
    <Field label={label} hint={hint}>
      {(control) => (
        <TextArea
          {...control}
          defaultValue={value.join('\n')}
          onChange={(event) =>
            onChange(
              event.currentTarget.value
                .split('\n')
                .map((line) => line.trim())
                .filter((line) => line !== ''),
            )
          }
        />
      )}
    </Field>
  )
}
