import { texts } from '#contract'
import { useTexts } from '#web/i18n/index.ts'
import { isWritten } from '#web/form/written.ts'
import { TextField } from '#web/ui/fields.tsx'

const words = texts(
  {
    legend: '听证笔录要点及回应',
    hint: '决定须根据听证笔录作出：逐条写明是否采纳和理由，回应随决定一并签署（行政许可法第四十八条）。',
    answer: '对第 {number} 条的回应',
    missing: '请写明是否采纳和理由',
  },
  {
    legend: 'Points of the hearing and the answers to them',
    hint: 'The decision is made on the minutes: say to each point whether it is followed and why. The answers are signed with the decision (Administrative Licensing Law, article 48).',
    answer: 'Answer to point {number}',
    missing: 'Say whether it is followed, and why',
  },
)

interface HearingAnswersProps {
  readonly points: readonly string[]
  readonly answers: readonly string[]
  readonly tried: boolean
  readonly onChange: (answers: readonly string[]) => void
}

/** What was put forward at the hearing, and what the decision says to each of it; nothing where nobody was heard. */
export function HearingAnswers({ points, answers, tried, onChange }: HearingAnswersProps) {
  const t = useTexts(words)
  if (points.length === 0) return null
  return (
    <fieldset className="field stack">
      <legend className="choice-legend">{t('legend')}</legend>
      <p className="field-hint">{t('hint')}</p>
      {points.map((point, at) => (
        <div key={`${String(at)} ${point}`}>
          <p>
            {at + 1}. {point}
          </p>
          <TextField
            label={t('answer', { number: at + 1 })}
            error={tried && !isWritten(answers[at] ?? '') ? t('missing') : undefined}
            rows={2}
            value={answers[at] ?? ''}
            maxLength={1000}
            onChange={(next) => onChange(points.map((_, i) => (i === at ? next : (answers[i] ?? ''))))}
          />
        </div>
      ))}
    </fieldset>
  )
}
