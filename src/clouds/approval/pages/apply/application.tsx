import { useEffect, useRef, useState } from 'react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { Output } from '#contract'
import type { api } from '#clouds/approval/api'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { Button } from '#web/ui/button.tsx'
import { ErrorSummary } from '#web/ui/notice.tsx'
import type { FormError } from '#web/ui/notice.tsx'
import { Steps } from '#web/ui/timeline.tsx'
import { CertificateStep } from './certificate-step.tsx'
import { CheckStep } from './check-step.tsx'
import { ConflictNotice, SaveState } from './save-state.tsx'
import type { Draft, DraftContent } from './draft-store.ts'
import { FormStep } from './form-step.tsx'
import { NewVersion } from './new-version.tsx'
import { MaterialsStep } from './materials-step.tsx'
import { Predecessors } from './predecessors.tsx'
import { PreReviewAnswer } from './pre-review.tsx'
import { QuestionsStep } from './questions-step.tsx'
import { stepFaults, stepsOf } from './step-faults.ts'
import type { ApplyContext, Step } from './step-faults.ts'
import { applyTexts } from './texts.ts'
import type { ApplyWord } from './texts.ts'
import { useDraft } from './use-draft.ts'
import './application.css'

interface ApplicationProps {
  readonly draft: Draft
  readonly guide: Output<typeof api.guide>
}

const NAMES: Readonly<Record<Step, ApplyWord>> = {
  certificate: 'stepCertificate',
  questions: 'stepQuestions',
  form: 'stepForm',
  materials: 'stepMaterials',
  check: 'stepCheck',
}
const FORWARD: Readonly<Record<Step, ApplyWord>> = {
  certificate: 'next',
  questions: 'next',
  form: 'toMaterials',
  materials: 'toCheck',
  check: 'submit',
}

export function Application({ draft, guide }: ApplicationProps) {
  const t = useTexts(applyTexts)
  const { language } = useLanguage()
  const { standard } = guide
  const title = t('applyFor', { item: inLanguage(standard.name, language) })
  usePageTitle(title)
  const { state, store } = useDraft(draft)
  const context: ApplyContext = { standard, content: state.content, language, t }
  const { step, steps, go } = useSteps(stepsOf(standard))
  const [attempt, setAttempt] = useState(0)
  const [uploads, setUploads] = useState(0)
  const errors = attempt === 0 ? [] : withUploads(stepFaults(step, context), uploads, t('uploadsRunning'))

  const change = (next: Partial<DraftContent>) => store.change({ ...store.state().content, ...next })
  const goTo = (next: Step) => {
    setAttempt(0)
    void store.flush()
    go(next)
  }
  const forward = () => {
    const following = steps[steps.indexOf(step) + 1]
    const blocked = withUploads(stepFaults(step, context), uploads, '').length > 0
    if (blocked || following === undefined) setAttempt(attempt + 1)
    else goTo(following)
  }
  const back = steps[steps.indexOf(step) - 1]
  return (
    <div className="application">
      <h1 className="application-title">{title}</h1>
      <Steps
        label={t('steps')}
        steps={steps.map((name) => t(NAMES[name]))}
        current={steps.indexOf(step)}
        onGo={(index) => goTo(steps[index] ?? step)}
      />
      <NewVersion draft={draft} version={guide.version} />
      <PreReviewAnswer draft={draft} />
      <ConflictNotice state={state} store={store} />
      <ErrorSummary errors={errors} attempt={attempt} />
      <StepHeading key={step} text={t(NAMES[step])} />
      {step === steps[0] && <Predecessors context={context} />}
      {step === 'certificate' && <CertificateStep context={context} errors={errors} onChange={change} />}
      {step === 'questions' && <QuestionsStep context={context} errors={errors} onChange={change} />}
      {step === 'form' && <FormStep context={context} errors={errors} onChange={change} />}
      {step === 'materials' && <MaterialsStep context={context} errors={errors} store={store} onRunning={setUploads} />}
      {step === 'check' && <CheckStep draft={draft} context={context} store={store} onGo={goTo} />}
      {step !== 'check' && (
        <div className="action-bar">
          {back !== undefined && <Button onClick={() => goTo(back)}>{t('back')}</Button>}
          <Button kind="primary" onClick={forward}>
            {t(FORWARD[step])}
          </Button>
        </div>
      )}
      <SaveState state={state} store={store} />
    </div>
  )
}

const withUploads = (faults: readonly FormError[], running: number, text: string): readonly FormError[] =>
  running === 0 ? faults : [...faults, { target: 'content', text }]

/** The step stands in the address: the browser's own "back" goes one step back. */
function useSteps(steps: readonly Step[]) {
  const search = useSearch({ from: '/hall/account/apply/$draft' })
  const navigate = useNavigate({ from: '/apply/$draft' })
  const step = steps.find((known) => known === search.step) ?? steps[0] ?? 'form'
  return { step, steps, go: (next: Step) => void navigate({ search: { step: next } }) }
}

/** A new step is a new page: it starts at its heading. */
function StepHeading({ text }: { readonly text: string }) {
  const heading = useRef<HTMLHeadingElement>(null)
  const first = useRef(true)
  useEffect(() => {
    if (first.current) heading.current?.focus({ preventScroll: true })
    first.current = false
  }, [])
  return (
    <h2 ref={heading} tabIndex={-1}>
      {text}
    </h2>
  )
}
