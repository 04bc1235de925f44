import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { sessionMay, useSession } from '#web/session/session.ts'
import { buttonClass } from '#web/ui/button.tsx'
import { ChoiceField } from '#web/ui/fields.tsx'
import { EmptyState } from '#web/ui/loading.tsx'
import { Pages, usePages } from '#web/ui/paged-list.tsx'
import { EXCHANGE_KINDS } from '../../domain/kinds.ts'
import { interplay } from '../client.ts'
import { ExchangeCard } from '../exchange-card.tsx'
import { wordTexts } from '../word-texts.ts'
import { listTexts } from './texts.ts'
import '../interplay.css'

const BOXES = [
  { value: 'waiting', word: 'boxWaiting' },
  { value: 'running', word: 'boxRunning' },
  { value: 'over', word: 'boxOver' },
] as const

/** 审管互动: one inbox for both sides. */
export default function ExchangesPage() {
  const t = useTexts(listTexts)
  const word = useTexts(wordTexts)
  usePageTitle(t('title'))
  const session = useSession()
  const search = useSearch({ from: '/desk/exchanges' })
  const navigate = useNavigate({ from: '/desk/exchanges' })
  const box = BOXES.find(({ value }) => value === search.box)?.value ?? 'waiting'
  const kind = EXCHANGE_KINDS.find((known) => known === search.kind)
  const put = (changes: { readonly box?: string; readonly kind?: string }) =>
    void navigate({ search: (before) => ({ ...before, ...changes }), replace: true })
  const list = usePages(['exchanges', box, kind], (from) =>
    interplay.exchanges({ query: { box, ...(kind === undefined ? {} : { kind }), ...from } }),
  )
  return (
    <div className="stack reading">
      <h1>{t('title')}</h1>
      <p className="soft">{t('lead')}</p>
      <div className="exchange-search">
        <ChoiceField
          label={t('box')}
          empty={null}
          value={box}
          options={BOXES.map(({ value, word: name }) => ({ value, label: t(name) }))}
          onChange={(value) => put({ box: value })}
        />
        <ChoiceField
          label={t('kind')}
          empty={t('allKinds')}
          value={kind ?? ''}
          options={EXCHANGE_KINDS.map((value) => ({ value, label: word(value) }))}
          onChange={(value) => put({ kind: value })}
        />
        {sessionMay(session, 'interplay.work') && (
          <p>
            <Link to="/desk/exchanges/new" className={buttonClass('primary')}>
              {t('begin')}
            </Link>
          </p>
        )}
      </div>
      <Pages list={list} none={<EmptyState icon="form" title={t('none')} />}>
        {(rows) => rows.map((one) => <ExchangeCard key={one.id} one={one} />)}
      </Pages>
    </div>
  )
}
