import { Link } from '@tanstack/react-router'
import { formatMoment } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { Status } from '#web/ui/status.tsx'
import type { ExchangeLine } from './client.ts'
import { wordTexts } from './word-texts.ts'
import './interplay.css'

/** How far it is: its outcome, or who is awaited and whether too long. */
export function ExchangeMark({ one }: { readonly one: ExchangeLine }) {
  const word = useTexts(wordTexts)
  if (one.outcome !== null)
    return (
      <Status tone={one.outcome === 'ANNULLED' || one.outcome === 'NOT_AGREED' ? 'warn' : 'good'}>
        {word(one.outcome)}
      </Status>
    )
  if (one.overdue) return <Status tone="bad">{word('overdue')}</Status>
  return <Status tone="wait">{one.waitingFor.length === 0 ? word('STATEMENT') : word('waiting')}</Status>
}

export function ExchangeCard({ one }: { readonly one: ExchangeLine }) {
  const word = useTexts(wordTexts)
  const { language } = useLanguage()
  return (
    <article className="exchange-card stack-tight">
      <h3>
        <Link to="/desk/exchanges/$id" params={{ id: one.id }}>
          {one.title}
        </Link>
      </h3>
      <p className="row">
        <ExchangeMark one={one} />
        <span>{word(one.kind)}</span>
      </p>
      <p>
        {one.from.name} → {one.to.map(({ name }) => name).join('、')}
      </p>
      <p className="soft small">
        {[one.itemName, one.caseNumber, one.number, formatMoment(one.openedAt, language)]
          .filter((part) => part !== null)
          .join(' · ')}
      </p>
    </article>
  )
}
