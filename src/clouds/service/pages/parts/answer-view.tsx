import { formatMoment } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { Status } from '#web/ui/status.tsx'
import type { DeskRequest, PublishedRequest } from '../client.ts'
import { requestWords } from './request-words.ts'
import './answer-view.css'

type Resolution = NonNullable<PublishedRequest['resolution']>
type Adoption = NonNullable<PublishedRequest['adoption']>

/** How it was and how it is, with the numbers that became better. */
export function ResolutionView({ resolution }: { readonly resolution: Resolution }) {
  const t = useTexts(requestWords)
  return (
    <div className="resolution">
      <div>
        <h3>{t('before')}</h3>
        <p>{resolution.before}</p>
      </div>
      <div>
        <h3>{t('after')}</h3>
        <p>{resolution.after}</p>
      </div>
      <ul className="plain row">
        {resolution.measures.map(({ what, before, after }) => (
          <li key={what}>
            <Status tone={after < before ? 'good' : 'off'}>
              {t(what)} {t('from', { before, after })}
            </Status>
          </li>
        ))}
      </ul>
    </div>
  )
}

export function AdoptionView({ adoption }: { readonly adoption: Adoption }) {
  const t = useTexts(requestWords)
  return (
    <p>
      <Status tone={adoption.adopted ? 'good' : 'off'}>{t(adoption.adopted ? 'adopted' : 'notAdopted')}</Status>{' '}
      {adoption.reason}
    </p>
  )
}

export function AnswerView({ answer }: { readonly answer: NonNullable<DeskRequest['answer']> }) {
  const { language } = useLanguage()
  return (
    <div className="stack-tight answer">
      <p className="answer-text">{answer.text}</p>
      {answer.adoption !== null && <AdoptionView adoption={answer.adoption} />}
      {answer.resolution !== null && <ResolutionView resolution={answer.resolution} />}
      <p className="soft small">
        {inLanguage(answer.organ.name, language)} · {formatMoment(answer.at, language)}
      </p>
    </div>
  )
}
