import { useState } from 'react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { sessionMay, useSession } from '#web/session/session.ts'
import { ChoiceField } from '#web/ui/fields.tsx'
import { EmptyState, Failed, Skeleton } from '#web/ui/loading.tsx'
import { StatusLine } from '#web/ui/notice.tsx'
import { Pager } from '#web/ui/table.tsx'
import { CardView } from '../card-view.tsx'
import { oversight } from '../client.ts'
import { oversightTexts } from '../oversight-texts.ts'
import { bySeverity } from '../severity.ts'
import { Answer } from './answer.tsx'
import { cardsTexts } from './texts.ts'

const COLOURS = ['YELLOW', 'RED'] as const
type Colour = (typeof COLOURS)[number]
const PHASES = ['OPEN', 'ANSWERED', 'ORDERED', 'AT_RISK', 'DONE'] as const
type Phase = (typeof PHASES)[number]

const LOOK_AGAIN_MS = 10_000

/** Inspectors see every organ's cards; a desk sees its own and answers them. */
export default function CardsPage() {
  const t = useTexts(cardsTexts)
  usePageTitle(t('title'))
  const session = useSession()
  const inspects = sessionMay(session, 'oversight.inspect')
  const leads = !inspects && !sessionMay(session, 'card.answer')
  const [colour, setColour] = useState<Colour | undefined>(undefined)
  const [phase, setPhase] = useState<Phase | undefined>(undefined)
  return (
    <div className="stack reading">
      <h1>{t('title')}</h1>
      <p className="soft">{t(inspects ? 'leadInspector' : leads ? 'leadLeader' : 'leadDesk')}</p>
      {inspects && (
        <>
          <p>
            <Link to="/desk/oversight-rules">{t('rules')}</Link>
          </p>
          <Choice label={t('phase')} values={PHASES} value={phase} onChange={setPhase} />
          <Choice label={t('colour')} values={COLOURS} value={colour} onChange={setColour} />
        </>
      )}
      <CardList inspects={inspects} colour={colour} phase={phase} />
    </div>
  )
}

interface ChoiceProps<V extends Colour | Phase> {
  readonly label: string
  readonly values: readonly V[]
  readonly value: V | undefined
  readonly onChange: (value: V | undefined) => void
}
function Choice<V extends Colour | Phase>({ label, values, value, onChange }: ChoiceProps<V>) {
  const t = useTexts(cardsTexts)
  return (
    <ChoiceField
      label={label}
      empty={t('any')}
      value={value ?? ''}
      options={values.map((one) => ({ value: one, label: t(one) }))}
      onChange={(value) => onChange(values.find((known) => known === value))}
    />
  )
}

interface CardListProps {
  readonly inspects: boolean
  readonly colour: Colour | undefined
  readonly phase: Phase | undefined
}
function CardList({ inspects, colour, phase }: CardListProps) {
  const t = useTexts(cardsTexts)
  const o = useTexts(oversightTexts)
  const [done, setDone] = useState('')
  const session = useSession()
  const leads = !inspects && !sessionMay(session, 'card.answer')
  const list = useInfiniteQuery({
    queryKey: ['cards', leads ? 'leader' : inspects ? 'all' : 'desk', colour, phase],
    queryFn: ({ pageParam }) => {
      const page = pageParam === '' ? {} : { after: pageParam }
      if (leads) return oversight.escalatedCards({ query: page })
      if (!inspects) return oversight.deskCards({ query: page })
      return oversight.cards({
        query: { ...page, ...(colour === undefined ? {} : { colour }), ...(phase === undefined ? {} : { phase }) },
      })
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.after,
    refetchInterval: LOOK_AGAIN_MS,
  })
  const cards = list.data?.pages.flatMap(({ items }) => items)
  if (list.error !== null && cards === undefined)
    return <Failed error={list.error} onRetry={() => void list.refetch()} />
  if (cards === undefined) return <Skeleton lines={6} />
  if (cards.length === 0) {
    return (
      <EmptyState icon="check" title={o('cardsNone')}>
        <p>{o('cardsNoneText')}</p>
      </EmptyState>
    )
  }
  return (
    <>
      <StatusLine>{done}</StatusLine>
      <div>
        {cards.toSorted(bySeverity).map((card) => (
          <CardView
            key={card.id}
            card={card}
            caseLink={leads ? <code>{card.caseNumber}</code> : <CaseLink inspects={inspects} card={card} />}
          >
            <p>
              <Link to="/desk/cards/$card" params={{ card: card.id }}>
                {t('open')}
              </Link>
            </p>
            {!inspects && !leads && card.answer === null && card.lifted === null && (
              <Answer card={card} onDone={() => setDone(t('sent'))} />
            )}
          </CardView>
        ))}
      </div>
      <Pager hasMore={list.hasNextPage} busy={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />
    </>
  )
}

interface CaseLinkProps {
  readonly inspects: boolean
  readonly card: { readonly caseId: string | null; readonly caseNumber: string }
}

const CaseLink = ({ inspects, card: { caseId, caseNumber } }: CaseLinkProps) =>
  caseId === null ? (
    <code>{caseNumber}</code>
  ) : inspects ? (
    <Link to="/desk/oversight/$case" params={{ case: caseId }}>
      <code>{caseNumber}</code>
    </Link>
  ) : (
    <Link to="/desk/cases" search={{ case: caseId }}>
      <code>{caseNumber}</code>
    </Link>
  )
