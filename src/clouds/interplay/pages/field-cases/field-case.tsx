import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { formatMoment } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { buttonClass } from '#web/ui/button.tsx'
import { Loaded } from '#web/ui/loading.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { Timeline } from '#web/ui/timeline.tsx'
import { APPROVAL_ACTS } from '../../domain/approval-acts.ts'
import { interplay } from '../client.ts'
import type { FieldCase } from '../client.ts'
import { ExchangeCard } from '../exchange-card.tsx'
import { ResponsibilityTable } from '../responsibility.tsx'
import { outcomeWord } from './outcome.ts'
import { fieldTexts } from './texts.ts'

/** SV-42: a department inspects how a case of its field was handled, and asks about it. */
export default function FieldCasePage() {
  const t = useTexts(fieldTexts)
  const { id } = useParams({ from: '/desk/field-cases/$id' })
  const query = useQuery({ queryKey: ['field-case', id], queryFn: () => interplay.fieldCase({ params: { id } }) })
  usePageTitle(query.data?.itemName ?? t('title'))
  return (
    <div className="stack reading exchange-page">
      <p>
        <Link to="/desk/field-cases">{t('back')}</Link>
      </p>
      <Loaded query={query}>{(one) => <Case one={one} />}</Loaded>
    </div>
  )
}

const KINDS = {
  SUPERVISOR: [
    { kind: 'QUESTION', word: 'ask' },
    { kind: 'OBJECTION', word: 'object' },
    { kind: 'CONFERENCE', word: 'confer' },
  ],
  APPROVER: [
    { kind: 'QUESTION', word: 'ask' },
    { kind: 'CONFERENCE', word: 'confer' },
  ],
} as const

function Case({ one }: { readonly one: FieldCase }) {
  const t = useTexts(fieldTexts)
  const { language } = useLanguage()
  const kinds = one.mayAsk && one.side !== null ? KINDS[one.side] : []
  return (
    <>
      <h1>{one.itemName}</h1>
      <p className="soft">
        {one.caseNumber} · {one.organ} · {t(outcomeWord(one.outcome))}
      </p>
      {kinds.length > 0 && (
        <p className="row">
          {kinds.map(({ kind, word }) => (
            <Link key={kind} to="/desk/exchanges/new" search={{ kind, case: one.id }} className={buttonClass()}>
              {t(word)}
            </Link>
          ))}
        </p>
      )}
      <ResponsibilityTable lines={one.responsibility} />
      <Panel title={t('acts')}>
        <Timeline
          label={t('acts')}
          entries={one.acts.map(({ at, type, by }, index) => {
            const act = APPROVAL_ACTS.find((known) => known === type)
            return {
              key: String(index),
              title: `${act === undefined ? type : t(act)} ${by}`,
              when: formatMoment(at, language),
              state: 'done' as const,
            }
          })}
        />
      </Panel>
      <Panel title={t('exchanges')}>
        {one.exchanges.length === 0 && <p className="soft">{t('noExchanges')}</p>}
        {one.exchanges.map((exchange) => (
          <ExchangeCard key={exchange.id} one={exchange} />
        ))}
      </Panel>
    </>
  )
}
