import { lazy, Suspense, useState } from 'react'
import { formUnder } from '#catalogue/standard'
import type { FormValues } from '#web/form/schema-nodes.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { OneOfField } from '#web/ui/fields.tsx'
import { Skeleton } from '#web/ui/loading.tsx'
import { RadioGroup } from '#web/ui/choices.tsx'
import { freshId } from '../draft-content.ts'
import { FIELD_KINDS, fieldsOf, freshField, withFields } from '../form-fields.ts'
import type { FormField } from '../form-fields.ts'
import { BilingualField, ConditionField, LinesField, Toggle } from '../parts.tsx'
import { Rows } from '../rows.tsx'
import type { SectionProps } from '../section.ts'
import { editTexts } from '../texts.ts'

const SchemaForm = lazy(() => import('#web/form/schema-form.tsx'))

/** Fields on the left, the form as applicants will see it on the right: the very same part draws both. */
export function FormDesigner({ standard, onReplace }: SectionProps) {
  const t = useTexts(editTexts)
  const { language } = useLanguage()
  const fields = fieldsOf(standard)
  return (
    <div className="edit-designer">
      <Rows
        rows={fields}
        rowKey={({ name }) => name}
        title={({ title }) => inLanguage(title, language)}
        add={t('addField')}
        make={() =>
          freshField(
            freshId(
              'field',
              fields.map(({ name }) => name),
            ),
          )
        }
        onChange={(next) => onReplace(withFields(standard, next))}
      >
        {(field, change) => <FieldParts field={field} onChange={change} />}
      </Rows>
      <Preview standard={standard} />
    </div>
  )
}

interface FieldPartsProps {
  readonly field: FormField
  readonly onChange: (field: FormField) => void
}

function FieldParts({ field, onChange }: FieldPartsProps) {
  const t = useTexts(editTexts)
  return (
    <>
      <BilingualField label={t('fieldTitle')} value={field.title} onChange={(title) => onChange({ ...field, title })} />
      <OneOfField
        label={t('fieldKind')}
        value={field.kind}
        options={FIELD_KINDS.map((value) => ({ value, label: t(`field_${value}`) }))}
        onChange={(kind) => onChange({ ...field, kind })}
      />
      {(field.kind === 'one' || field.kind === 'many') && (
        <LinesField
          label={t('choices')}
          hint={t('oneEach')}
          value={field.choices}
          onChange={(choices) => onChange({ ...field, choices })}
        />
      )}
      <BilingualField label={t('fieldHint')} value={field.hint} onChange={(hint) => onChange({ ...field, hint })} />
      <div className="edit-toggles">
        <Toggle
          label={t('mustFill')}
          value={field.required}
          onChange={(required) => onChange({ ...field, required })}
        />
        <Toggle label={t('wholeLine')} value={field.wide} onChange={(wide) => onChange({ ...field, wide })} />
      </div>
      <ConditionField label={t('askedWhen')} value={field.when} onChange={(when) => onChange({ ...field, when })} />
    </>
  )
}

/** As an applicant with these answers sees it. */
function Preview({ standard }: Pick<SectionProps, 'standard'>) {
  const t = useTexts(editTexts)
  const { language } = useLanguage()
  const [values, setValues] = useState<FormValues>({})
  const [answers, setAnswers] = useState<Readonly<Record<string, string>>>({})
  return (
    <section className="edit-preview" aria-label={t('preview')}>
      <h3>{t('preview')}</h3>
      <p className="soft">{t('previewLead')}</p>
      {standard.questions.map(({ id, text, options }) => (
        <RadioGroup
          key={id}
          name={`preview-${id}`}
          legend={inLanguage(text, language)}
          inline
          options={options.map(({ value, label }) => ({ value, label: inLanguage(label, language) }))}
          value={answers[id]}
          onChange={(value) => setAnswers({ ...answers, [id]: value })}
        />
      ))}
      <Suspense fallback={<Skeleton lines={5} />}>
        <SchemaForm
          schema={formUnder(standard.form, answers)}
          layout={standard.formLayout}
          values={values}
          faults={[]}
          onChange={setValues}
        />
      </Suspense>
    </section>
  )
}
