import type { Question } from '#catalogue/standard'
import { inLanguage, useLanguage } from '#web/i18n/index.ts'
import { RadioGroup } from '#web/ui/choices.tsx'
import './scenario-questions.css'

export type Answers = Readonly<Record<string, string>>
export const questionId = (question: string): string => `question-${question}`

interface ScenarioQuestionsProps {
  readonly questions: readonly Question[]
  readonly answers: Answers
  readonly onChange: (answers: Answers) => void
  readonly errorOf?: (question: string) => string | undefined
}

/** Each answer decides which materials and fields are asked for. */
export function ScenarioQuestions({ questions, answers, onChange, errorOf }: ScenarioQuestionsProps) {
  const { language } = useLanguage()
  return (
    <div className="scenario-questions">
      {questions.map(({ id, text, options }, index) => (
        <RadioGroup
          key={id}
          name={questionId(id)}
          legend={`${index + 1}. ${inLanguage(text, language)}`}
          options={options.map(({ value, label }) => ({ value, label: inLanguage(label, language) }))}
          value={answers[id]}
          error={errorOf?.(id)}
          onChange={(value) => onChange({ ...answers, [id]: value })}
        />
      ))}
    </div>
  )
}

/** Answers given on the guide are carried to the application, on this device only. */
const answersKey = (itemCode: string) => `oneseal.answers.${itemCode}`

export function keepAnswers(itemCode: string, answers: Answers): void {
  try {
    sessionStorage.setItem(answersKey(itemCode), JSON.stringify(answers))
  } catch {
    // Without storage the questions are simply asked again.
  }
}

export function keptAnswers(itemCode: string): Answers {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(answersKey(itemCode)) ?? '{}')
    if (typeof kept !== 'object' || kept === null) return {}
    return Object.fromEntries(
      Object.entries(kept).flatMap(([id, value]) => (typeof value === 'string' ? [[id, value]] : [])),
    )
  } catch {
    return {}
  }
}
