import { useState } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useCommand } from '#web/api/use-command.ts'
import { formatDay, formatShortMoment } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { Button } from '#web/ui/button.tsx'
import { DoneNotice } from '#web/ui/done-notice.tsx'
import { Loaded } from '#web/ui/loading.tsx'
import { Facts, Panel } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { ActMarks } from '../act-marks.tsx'
import { CardView } from '../card-view.tsx'
import { Answer } from '../cards/answer.tsx'
import { oversight } from '../client.ts'
import type { CardDetail } from '../client.ts'
import { Orders } from './orders.tsx'
import { Risks } from './risks.tsx'
import { cardPageTexts } from './texts.ts'

const LOOK_AGAIN_MS = 15_000

/** One anomaly from the act that caused it to the order that closed it. */
export default function CardPage() {
  const t = useTexts(cardPageTexts)
  usePageTitle(t('title'))
  const { card: id } = useParams({ from: '/desk/cards/$card' })
  const queries = useQueryClient()
  const [done, setDone] = useState('')
  const query = useQuery({
    queryKey: ['card', id],
    queryFn: () => oversight.card({ params: { id } }),
    refetchInterval: LOOK_AGAIN_MS,
  })
  const onDone = (detail: CardDetail) => {
    queries.setQueryData(['card', id], detail)
    void queries.invalidateQueries({ queryKey: ['cards'] })
    setDone(t('done'))
  }
  return (
    <div className="stack reading">
      <p>
        <Link to="/desk/cards">{t('back')}</Link>
      </p>
      <h1>{t('title')}</h1>
      <DoneNotice sentence={done} />
      <Loaded query={query} lines={10}>
        {(detail) => <Detail detail={detail} onDone={onDone} />}
      </Loaded>
    </div>
  )
}

export interface PartProps {
  readonly detail: CardDetail
  readonly onDone: (detail: CardDetail) => void
}

function Detail({ detail, onDone }: PartProps) {
  const { card, may } = detail
  const queries = useQueryClient()
  const open = card.answer === null && card.lifted === null
  const answered = () => void queries.invalidateQueries({ queryKey: ['card', card.id] })
  return (
    <>
      <CardView card={card} caseLink={<CaseLink detail={detail} />}>
        {may.answer && open && <Acknowledge detail={detail} onDone={onDone} />}
        {may.answer && open && <Answer card={card} onDone={answered} />}
      </CardView>
      <RuleFacts detail={detail} />
      <Evidence detail={detail} />
      <Orders detail={detail} onDone={onDone} />
      <Risks detail={detail} onDone={onDone} />
    </>
  )
}

function CaseLink({ detail: { card, may } }: Pick<PartProps, 'detail'>) {
  if (card.caseId === null || !may.trail) return <code>{card.caseNumber}</code>
  return (
    <Link to="/desk/oversight/$case" params={{ case: card.caseId }}>
      <code>{card.caseNumber}</code>
    </Link>
  )
}

function Acknowledge({ detail: { card }, onDone }: PartProps) {
  const t = useTexts(cardPageTexts)
  const command = useCommand(oversight.acknowledgeCard, onDone)
  if (card.acknowledged !== null)
    return (
      <p className="soft small">
        {t('acknowledgedBy', { by: card.acknowledged.by, when: formatShortMoment(card.acknowledged.at) })}
      </p>
    )
  return (
    <>
      <RefusalNotice error={command.error} />
      <Button
        busy={command.isPending}
        onClick={() => command.mutate({ params: { id: card.id }, body: { expectedVersion: card.version } })}
      >
        {t('acknowledge')}
      </Button>
    </>
  )
}

function RuleFacts({ detail: { card } }: Pick<PartProps, 'detail'>) {
  const t = useTexts(cardPageTexts)
  const { language } = useLanguage()
  const version = card.ruleVersion === 0 ? t('standing') : t('numbered', { number: card.ruleVersion })
  const due = card.answerDue === null ? [] : [{ label: t('answerDue'), value: formatDay(card.answerDue, language) }]
  return (
    <Panel title={t('rule')}>
      <Facts
        facts={[
          { label: t('basis'), value: card.basis },
          { label: t('version'), value: `${card.rule} · ${version}` },
          { label: t('family'), value: t(card.family) },
          { label: t('addressee'), value: t(card.addressee) },
          ...due,
        ]}
      />
    </Panel>
  )
}

/** From the figure to the entry: who, when, with which place in the ledger. */
function Evidence({ detail: { acts } }: Pick<PartProps, 'detail'>) {
  const t = useTexts(cardPageTexts)
  const { language } = useLanguage()
  return (
    <Panel title={t('evidence', { count: acts.length })}>
      {acts.length === 0 && <p className="soft">{t('evidenceNone')}</p>}
      <ol className="plain stack-tight">
        {acts.map((act) => (
          <li key={act.leafHash}>
            <strong>{inLanguage(act.text, language)}</strong>{' '}
            <span className="soft small">
              {[formatShortMoment(act.occurredAt), act.actor, act.organ].filter((part) => part !== '').join(' · ')}
            </span>
            <div>
              <ActMarks act={act} />
            </div>
          </li>
        ))}
      </ol>
    </Panel>
  )
}
