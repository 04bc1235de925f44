import { lazy, Suspense, useState } from 'react'
import { isCancelled } from '#catalogue/standard'
import type { ItemStandard } from '#catalogue/standard'
import { approval } from '#web/api/clients.ts'
import { useCommand } from '#web/api/use-command.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { Choice } from '#web/ui/choices.tsx'
import { Skeleton } from '#web/ui/loading.tsx'
import { ErrorSummary, Notice } from '#web/ui/notice.tsx'
import type { FormError } from '#web/ui/notice.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { ApplicantFields } from '../apply/form-step.tsx'
import { errorFinder } from '../apply/questions-step.tsx'
import { askedForm, formFaults } from '../apply/step-faults.ts'
import { applyTexts } from '../apply/texts.ts'
import { questionId, ScenarioQuestions } from '../scenario-questions.tsx'
import { ChannelFields } from './channel-fields.tsx'
import { Checklist } from './checklist.tsx'
import { DeliveryFields } from './delivery-fields.tsx'
import { contextOf, emptyFiling, filingBody, filingFaults } from './filing.ts'
import type { Filing } from './filing.ts'
import { ScanMaterials } from './scan-materials.tsx'
import { intakeTexts } from './texts.ts'
import type { Filed } from './window-receipt.tsx'

/** The form's engine is heavy: it comes when an item has been chosen. */
const SchemaForm = lazy(() => import('#web/form/schema-form.tsx'))

interface IntakeFormProps {
  readonly standard: ItemStandard
  readonly onFiled: (filed: Filed) => void
}
type Content = Filing['content']

/** One sheet from top to bottom, so that Tab alone leads through it. */
export function IntakeForm({ standard, onFiled }: IntakeFormProps) {
  const t = useTexts(intakeTexts)
  const a = useTexts(applyTexts)
  const { language } = useLanguage()
  const [filing, setFiling] = useState(() => emptyFiling(standard))
  const [attempt, setAttempt] = useState(0)
  const [uploads, setUploads] = useState(0)
  const { content, reception, papers, truthSigned } = filing
  const file = useCommand(approval.fileAtWindow, (receipt) => onFiled({ standard, filing, receipt }))
  const context = contextOf(standard, content, language, a)
  const found = filingFaults(context, filing, t)
  const errors: readonly FormError[] = attempt === 0 ? [] : found
  const change = (next: Partial<Filing>) => setFiling((before) => ({ ...before, ...next }))
  const fill = (next: Partial<Content>) =>
    setFiling((before) => ({ ...before, content: { ...before.content, ...next } }))
  const press = () => {
    setAttempt(attempt + 1)
    if (found.length === 0 && uploads === 0) file.mutate({ body: filingBody(standard, filing) })
  }
  const errorOf = errorFinder(errors)
  if (isCancelled(standard)) return <Notice tone="warn">{t('cancelled')}</Notice>
  return (
    <div className="counter-split">
      <div className="stack">
        <ErrorSummary errors={errors} attempt={attempt} />
        <Panel title={t('channelTitle')}>
          <ChannelFields
            itemCode={standard.code}
            reception={reception}
            errors={errors}
            onChange={(next) => change({ reception: { ...reception, ...next } })}
          />
        </Panel>
        {standard.questions.length > 0 && (
          <Panel title={t('questions')}>
            <ScenarioQuestions
              questions={standard.questions}
              answers={content.answers}
              errorOf={(question) => errorOf(questionId(question))}
              onChange={(answers) => fill({ answers })}
            />
          </Panel>
        )}
        <Panel title={t('applicant')}>
          <ApplicantFields
            context={context}
            errors={attempt === 0 ? typedWhole(found, content) : errors}
            onChange={fill}
          />
        </Panel>
        <Panel title={t('form')}>
          <Suspense fallback={<Skeleton lines={6} />}>
            <SchemaForm
              schema={askedForm(standard, content.answers)}
              layout={standard.formLayout}
              values={content.form}
              faults={attempt === 0 ? [] : formFaults(context)}
              onChange={(form) => fill({ form: { ...form } })}
            />
          </Suspense>
        </Panel>
        <ScanMaterials
          standard={standard}
          content={content}
          errors={errors}
          onChange={(next) => setFiling((before) => ({ ...before, content: next(before.content) }))}
          onRunning={setUploads}
        />
        <DeliveryFields standard={standard} content={content} errors={errors} onChange={setContent(setFiling)} />
        <fieldset className="field">
          <Choice
            id="truth"
            type="checkbox"
            name="truth"
            option={{ value: 'signed', label: t('truth'), hint: t('truthHint') }}
            checked={truthSigned}
            invalid={errorOf('truth') !== undefined}
            onToggle={(on) => change({ truthSigned: on })}
          />
        </fieldset>
        {attempt > 0 && uploads > 0 && <Notice tone="warn">{t('uploading')}</Notice>}
        <RefusalNotice error={file.error} />
        <div className="action-bar">
          <Button kind="primary" busy={file.isPending} onClick={press}>
            {t('submit')}
          </Button>
          <span className="soft small">{inLanguage(standard.name, language)}</span>
        </div>
      </div>
      <Checklist
        standard={standard}
        answers={content.answers}
        papers={papers}
        onPapers={(next) => change({ papers: next })}
      />
    </div>
  )
}

const WHOLE = { 'applicant-number': 18, 'applicant-phone': 11 } as const
/** A number typed to its end is checked at once, while the person with the papers still stands there. */
function typedWhole(found: readonly FormError[], { applicant }: Content): readonly FormError[] {
  return found.filter(
    ({ target }) =>
      (target === 'applicant-number' && applicant.idNumber.length >= WHOLE[target]) ||
      (target === 'applicant-phone' && applicant.phone.length >= WHOLE[target]),
  )
}

const setContent = (set: (change: (before: Filing) => Filing) => void) => (content: Content) =>
  set((before) => ({ ...before, content }))
