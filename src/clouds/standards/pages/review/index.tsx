import { useState } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import type { Output } from '#contract'
import { formatMoment } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { DoneNotice } from '#web/ui/done-notice.tsx'
import { EmptyState, Loaded } from '#web/ui/loading.tsx'
import { TwoPanes } from '#web/ui/two-panes.tsx'
import type { api } from '../../api.ts'
import { standards } from '../client.ts'
import { FindingsMark } from '../standing.tsx'
import { ReviewPaper } from './review-paper.tsx'
import { reviewTexts } from './texts.ts'
import './review.css'

type Waiting = Output<typeof api.reviewQueue>['items'][number]

/** What waits, beside the draft under review. */
export default function ReviewPage() {
  const t = useTexts(reviewTexts)
  usePageTitle(t('title'))
  const { code } = useSearch({ from: '/desk/standards/review' })
  const navigate = useNavigate({ from: '/desk/standards/review' })
  const queries = useQueryClient()
  const [sentence, setSentence] = useState('')
  const queue = useQuery({
    queryKey: ['standards-review'],
    queryFn: () => standards.reviewQueue({}),
    refetchInterval: 15_000,
  })
  const done = (about: string, said: string) => {
    setSentence(said)
    void queries.invalidateQueries({ queryKey: ['standards-review'] })
    void queries.invalidateQueries({ queryKey: ['standard', about] })
    void queries.invalidateQueries({ queryKey: ['standards'] })
    void navigate({ search: {} })
  }
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <p className="soft reading">{t('lead')}</p>
      <DoneNotice sentence={sentence} />
      <TwoPanes
        choose={t('choose')}
        back={<Link to="/desk/standards/review">{t('back')}</Link>}
        list={
          <Loaded query={queue} lines={6}>
            {({ items }) =>
              items.length === 0 ? (
                <EmptyState icon="check" title={t('none')}>
                  <p>{t('noneText')}</p>
                </EmptyState>
              ) : (
                <ul className="plain">
                  {items.map((item) => (
                    <WaitingLine key={`${item.code} ${item.what}`} item={item} chosen={item.code === code} />
                  ))}
                </ul>
              )
            }
          </Loaded>
        }
        paper={
          code === undefined ? undefined : (
            <ReviewPaper key={code} code={code} onDone={(sentence) => done(code, sentence)} />
          )
        }
      />
    </div>
  )
}

function WaitingLine({ item, chosen }: { readonly item: Waiting; readonly chosen: boolean }) {
  const t = useTexts(reviewTexts)
  const { language } = useLanguage()
  const { code, name, what, organ, since, round, differences, findings } = item
  const count = (severity: 'ERROR' | 'WARNING') => findings.filter((each) => each.severity === severity).length
  const body = (
    <>
      <span className="two-panes-name">{inLanguage(name, language)}</span>
      <span className="soft small">
        {t(what)}　{inLanguage(organ, language)}　{since === null ? '' : formatMoment(since, language)}
      </span>
      {what === 'DRAFT' && (
        <span className="row small">
          <span>{t('round', { round })}</span>
          <span>{t('differences', { count: differences })}</span>
          <FindingsMark errors={count('ERROR')} warnings={count('WARNING')} />
        </span>
      )}
    </>
  )
  return (
    <li>
      {what === 'DRAFT' ? (
        <Link
          to="/desk/standards/review"
          search={{ code }}
          className="two-panes-row"
          aria-current={chosen ? 'true' : undefined}
        >
          {body}
        </Link>
      ) : (
        <Link to="/desk/standards/$code" params={{ code }} className="two-panes-row">
          {body}
          <span className="small">{t('openItem')}</span>
        </Link>
      )}
    </li>
  )
}
