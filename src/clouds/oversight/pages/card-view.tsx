import type { ReactNode } from 'react'
import { formatDay, formatShortMoment } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import type { Translate } from '#web/i18n/index.ts'
import { Status } from '#web/ui/status.tsx'
import type { Card } from './client.ts'
import { GoneUp } from './gone-up.tsx'
import { oversightTexts } from './oversight-texts.ts'
import './card-view.css'

interface CardViewProps {
  readonly card: Card
  /** The case number, linked to where the reader may go. */
  readonly caseLink: ReactNode
  readonly children?: ReactNode
}

const STEPS = ['acceptance', 'examination', 'review', 'decision'] as const

/** One card: its colour and rule first, then the case, then what was said about it. */
export function CardView({ card, caseLink, children }: CardViewProps) {
  const t = useTexts(oversightTexts)
  const { language } = useLanguage()
  const { answer, lifted, escalated } = card
  const step = STEPS.find((known) => known === card.step)
  return (
    <article className={`card card-${card.colour.toLowerCase()}`}>
      <p className="row">
        <Status tone={card.colour === 'RED' ? 'bad' : 'warn'} symbol="alert">
          {t(card.colour)}
        </Status>
        <strong>
          {inLanguage(card.name, language)}
          {step !== undefined && ` · ${t(step)}`}
        </strong>
      </p>
      <p>{caseLink}</p>
      {card.finding !== null && <p>{inLanguage(card.finding, language)}</p>}
      <p className="soft small">{partsOf(card, language, t).join(' · ')}</p>
      {lifted !== null && (
        <p>
          <Status tone="good">{t('lifted')}</Status>{' '}
          {t('liftedWhy', {
            notice: lifted.notice,
            before: formatDay(card.due, language),
            after: formatDay(lifted.due, language),
          })}
        </p>
      )}
      {answer === null && lifted === null && (
        <p>
          <Status tone="wait">{t('unanswered')}</Status>
          {card.acknowledged !== null && <span className="soft small"> {t('acknowledged')}</span>}
          {escalated !== null && (
            <>
              {' '}
              <GoneUp to={escalated} />
            </>
          )}
        </p>
      )}
      {answer !== null && (
        <p>
          <Status tone="good">{t('answered')}</Status> {answer.explanation}{' '}
          <span className="soft small">{t('answerBy', { by: answer.by, when: formatShortMoment(answer.at) })}</span>
        </p>
      )}
      {children}
    </article>
  )
}

/** A clock's card tells its limit; what was found otherwise tells who did it. */
function partsOf(card: Card, language: 'zh' | 'en', t: Translate<keyof typeof oversightTexts.zh>): readonly string[] {
  const person = card.person === null || card.person === '' ? [] : [t('byPerson', { person: card.person })]
  const limit =
    card.finding === null
      ? [t('due', { day: formatDay(card.due, language) }), t('used', { percent: card.usedPercent })]
      : []
  const asked =
    card.answer === null && card.lifted === null && card.answerDue !== null
      ? [t('answerUntil', { day: formatDay(card.answerDue, language) })]
      : []
  return [card.organ, ...person, ...limit, t('raisedAt', { when: formatShortMoment(card.raisedAt) }), ...asked]
}
