import { formatMoment } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { Status } from '#web/ui/status.tsx'
import type { Interaction } from './client.ts'
import { interactionTexts } from './interaction-texts.ts'

const ANSWERS = ['SEEN', 'AGREES', 'OBJECTS', 'TOOK_PART'] as const

/** Which case, at which step, and what was said: the same on both sides. */
export function InteractionHead({ interaction }: { readonly interaction: Interaction }) {
  const t = useTexts(interactionTexts)
  const { language } = useLanguage()
  const { itemName, caseNumber, object, step, mode, content, due, overdue, answered, organ } = interaction
  const answer = ANSWERS.find((known) => known === answered?.answer)
  return (
    <div className="stack-tight">
      <p className="row">
        <strong>{itemName}</strong>
        <Status tone={answered === null ? (overdue ? 'bad' : 'warn') : answer === 'OBJECTS' ? 'bad' : 'good'}>
          {answer === undefined ? t(overdue ? 'late' : 'waiting') : t(answer)}
        </Status>
      </p>
      <p>
        {object.name} · {object.address}
      </p>
      <p className="soft small">
        <code>{caseNumber}</code> · {organ} · {t(step)} · {t(mode)} · {t('due', { day: formatMoment(due, language) })}
      </p>
      <p className="small">{content}</p>
      {answered !== null && (
        <p className="soft small">
          {formatMoment(answered.at, language)} · {answered.by} {answered.text}
        </p>
      )}
    </div>
  )
}
