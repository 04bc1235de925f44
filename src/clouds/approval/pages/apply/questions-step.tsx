import { useTexts } from '#web/i18n/index.ts'
import type { FormError } from '#web/ui/notice.tsx'
import { keepAnswers, questionId, ScenarioQuestions } from '../scenario-questions.tsx'
import type { DraftContent } from './draft-store.ts'
import type { ApplyContext } from './step-faults.ts'
import { applyTexts } from './texts.ts'

export interface StepProps {
  readonly context: ApplyContext
  readonly errors: readonly FormError[]
  readonly onChange: (change: Partial<DraftContent>) => void
}

export const errorFinder =
  (errors: readonly FormError[]) =>
  (target: string): string | undefined =>
    errors.find((error) => error.target === target)?.text

export function QuestionsStep({ context: { standard, content }, errors, onChange }: StepProps) {
  const t = useTexts(applyTexts)
  const errorOf = errorFinder(errors)
  return (
    <div>
      <p className="application-lead">{t('questionsLead')}</p>
      <ScenarioQuestions
        questions={standard.questions}
        answers={content.answers}
        errorOf={(question) => errorOf(questionId(question))}
        onChange={(answers) => {
          keepAnswers(standard.code, answers)
          onChange({ answers })
        }}
      />
    </div>
  )
}
