import type { ReactNode } from 'react'
import { formatDay, formatShortMoment } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { Status } from '#web/ui/status.tsx'
import type { Card } from './client.ts'
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
          {t(card.rule)}
          {step !== undefined && ` · ${t(step)}`}
        </strong>
      </p>
      <p>{caseLink}</p>
      <p className="soft small">
        {card.organ} · {t('due', { day: formatDay(card.due, language) })} · {t('used', { percent: card.usedPercent })} ·{' '}
        {t('raisedAt', { when: formatShortMoment(card.raisedAt) })}
      </p>
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
          {escalated !== null && (
            <>
              {' '}
              <Status tone="bad">{t(escalated.to, { when: formatShortMoment(escalated.at) })}</Status>
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
