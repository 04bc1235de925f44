import { lazy, Suspense } from 'react'
import { useTexts } from '#web/i18n/index.ts'
import { RadioGroup } from '#web/ui/choices.tsx'
import { LineField } from '#web/ui/fields.tsx'
import { Skeleton } from '#web/ui/loading.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { ActingFor } from './acting-for.tsx'
import type { DraftContent } from './draft-store.ts'
import { OwnCertificates } from './own-certificates.tsx'
import { errorFinder } from './questions-step.tsx'
import type { StepProps } from './questions-step.tsx'
import { askedForm, formFaults } from './step-faults.ts'
import { applyTexts } from './texts.ts'

/** The form's engine is the heaviest part of the hall: it comes only when a form is really filled in. */
const SchemaForm = lazy(() => import('#web/form/schema-form.tsx'))

export function FormStep({ context, errors, onChange }: StepProps) {
  const t = useTexts(applyTexts)
  const { standard, content } = context
  const faults = errors.length === 0 ? [] : formFaults(context)
  return (
    <>
      <Panel title={t('applicant')} level={3}>
        <div className="stack">
          <ActingFor context={context} onChange={onChange} />
          <ApplicantFields context={context} errors={errors} onChange={onChange} />
        </div>
      </Panel>
      <OwnCertificates context={context} onChange={onChange} />
      <Panel title={t('formPart')} level={3}>
        <Suspense fallback={<Skeleton lines={6} />}>
          <SchemaForm
            schema={askedForm(standard, content.answers)}
            layout={standard.formLayout}
            values={content.form}
            faults={faults}
            onChange={(form) => onChange({ form: { ...form } })}
          />
        </Suspense>
      </Panel>
    </>
  )
}

type Applicant = DraftContent['applicant']

export function ApplicantFields({ context: { standard, content }, errors, onChange }: StepProps) {
  const t = useTexts(applyTexts)
  const { applicant } = content
  const errorOf = errorFinder(errors)
  const change = (next: Partial<Applicant>) => onChange({ applicant: { ...applicant, ...next } })
  const person = applicant.kind === 'PERSON'
  const kinds = (
    [
      standard.audience.includes('PERSON') && 'PERSON',
      standard.audience.some((audience) => audience !== 'PERSON') && 'ENTERPRISE',
    ] as const
  ).filter((kind) => kind !== false)
  return (
    <div className="stack">
      {(kinds.length > 1 || !kinds.includes(applicant.kind)) && (
        <RadioGroup
          inline
          name="applicant-kind"
          legend={t('kind')}
          value={applicant.kind}
          options={kinds.map((value) => ({ value, label: t(value) }))}
          onChange={(kind) => change({ kind: kind === 'PERSON' ? 'PERSON' : 'ENTERPRISE' })}
        />
      )}
      <div className="form-grid">
        <div className="form-cell">
          <LineField
            id="applicant-name"
            label={t(person ? 'name' : 'nameOrg')}
            hint={t(person ? 'nameHint' : 'nameOrgHint')}
            error={errorOf('applicant-name')}
            autoComplete={person ? 'name' : 'organization'}
            maxLength={100}
            value={applicant.name}
            onChange={(value) => change({ name: value })}
          />
        </div>
        <div className="form-cell">
          <LineField
            id="applicant-number"
            label={t(person ? 'idNumber' : 'creditCode')}
            error={errorOf('applicant-number')}
            className="mono"
            maxLength={18}
            spellCheck={false}
            autoCapitalize="characters"
            value={applicant.idNumber}
            onChange={(value) => change({ idNumber: value.trim().toUpperCase() })}
          />
        </div>
        <div className="form-cell">
          <LineField
            id="applicant-phone"
            label={t('phone')}
            hint={t('phoneHint')}
            error={errorOf('applicant-phone')}
            className="mono"
            type="tel"
            autoComplete="tel"
            maxLength={20}
            value={applicant.phone}
            onChange={(value) => change({ phone: value })}
          />
        </div>
      </div>
    </div>
  )
}
