import { lazy, Suspense } from 'react'
import type { FieldFault } from '#web/form/field-faults.ts'
import { useTexts } from '#web/i18n/index.ts'
import { Skeleton } from '#web/ui/loading.tsx'
import type { FormError } from '#web/ui/notice.tsx'
import { Panel } from '#web/ui/panel.tsx'
import type { DraftContent } from '../apply/draft-store.ts'
import { ApplicantFields } from '../apply/form-step.tsx'
import { errorFinder } from '../apply/questions-step.tsx'
import { askedForm } from '../apply/step-faults.ts'
import type { ApplyContext } from '../apply/step-faults.ts'
import { questionId, ScenarioQuestions } from '../scenario-questions.tsx'
import { intakeTexts } from './texts.ts'

/** The form's engine is heavy: it comes when an item has been chosen. */
const SchemaForm = lazy(() => import('#web/form/schema-form.tsx'))

interface ApplicationFieldsProps {
  readonly context: ApplyContext
  readonly errors: readonly FormError[]
  readonly faults: readonly FieldFault[]
  readonly onChange: (change: Partial<DraftContent>) => void
}

/** What is asked of every applicant, at home or at a window: circumstances, who applies, the form. */
export function ApplicationFields({ context, errors, faults, onChange }: ApplicationFieldsProps) {
  const t = useTexts(intakeTexts)
  const { standard, content } = context
  const errorOf = errorFinder(errors)
  return (
    <>
      {standard.questions.length > 0 && (
        <Panel title={t('questions')}>
          <ScenarioQuestions
            questions={standard.questions}
            answers={content.answers}
            errorOf={(question) => errorOf(questionId(question))}
            onChange={(answers) => onChange({ answers })}
          />
        </Panel>
      )}
      <Panel title={t('applicant')}>
        <ApplicantFields context={context} errors={errors} onChange={onChange} />
      </Panel>
      <Panel title={t('form')}>
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
