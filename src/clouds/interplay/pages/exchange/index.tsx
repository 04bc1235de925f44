import { useState } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { formatDate, formatMoment } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { DoneNotice } from '#web/ui/done-notice.tsx'
import { Loaded } from '#web/ui/loading.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Facts, Panel } from '#web/ui/panel.tsx'
import { Status } from '#web/ui/status.tsx'
import { interplay } from '../client.ts'
import type { Exchange } from '../client.ts'
import { ExchangeMark } from '../exchange-card.tsx'
import { wordTexts } from '../word-texts.ts'
import { AnswerForm } from './answer-form.tsx'
import { ConcludeForm } from './conclude-form.tsx'
import { ConveneForm, MinutesForm } from './meeting-forms.tsx'
import { Minutes } from './minutes.tsx'
import { exchangeTexts } from './texts.ts'
import '../interplay.css'

/** One exchange: what it is about, what both sides said, the meeting, and how it ended. */
export default function ExchangePage() {
  const t = useTexts(exchangeTexts)
  const { id } = useParams({ from: '/desk/exchanges/$id' })
  const queries = useQueryClient()
  const [said, setSaid] = useState('')
  const query = useQuery({ queryKey: ['exchange', id], queryFn: () => interplay.exchange({ params: { id } }) })
  usePageTitle(query.data?.title ?? t('title'))
  const done = (next: Exchange) => {
    queries.setQueryData(['exchange', id], next)
    void queries.invalidateQueries({ queryKey: ['exchanges'] })
    setSaid(t('sent'))
  }
  return (
    <div className="stack reading exchange-page">
      <p>
        <Link to="/desk/exchanges">{t('back')}</Link>
      </p>
      <Loaded query={query}>
        {(one) => (
          <>
            <Head one={one} />
            <DoneNotice sentence={said} />
            <Bound one={one} />
            <Thread one={one} />
            <Minutes one={one} done={done} />
            <Concluded one={one} />
            {one.words.length > 0 && <AnswerForm key={`answer ${String(one.version)}`} one={one} done={done} />}
            {one.mayConvene && one.meeting === null && <ConveneForm one={one} done={done} />}
            {one.mayMinute && <MinutesForm one={one} done={done} />}
            {(one.outcomes.length > 0 || one.missing !== null) && <ConcludeForm one={one} done={done} />}
          </>
        )}
      </Loaded>
    </div>
  )
}

interface Props {
  readonly one: Exchange
}

function Head({ one }: Props) {
  const t = useTexts(exchangeTexts)
  const word = useTexts(wordTexts)
  const { language } = useLanguage()
  const about = [one.itemName, one.caseNumber].filter((part) => part !== null).join(' · ')
  return (
    <>
      <h1>{one.title}</h1>
      <p className="row">
        <ExchangeMark one={one} />
        <span>{word(one.kind)}</span>
        {one.ground !== null && <span>{word(one.ground)}</span>}
        {one.weight !== null && <span>{word(one.weight)}</span>}
      </p>
      <Facts
        facts={[
          { label: t('from'), value: `${one.from.name} ${one.openedBy}` },
          { label: t('to'), value: one.to.map(({ name }) => name).join('、') },
          ...(about === '' ? [] : [{ label: t('about'), value: about }]),
          { label: t('due'), value: formatMoment(one.due, language) },
          ...(one.waitingFor.length === 0 ? [] : [{ label: t('awaited'), value: one.waitingFor.join('、') }]),
          { label: t('number'), value: one.number },
        ]}
      />
      <p className="exchange-text">{one.text}</p>
      <Papers id={one.id} papers={one.papers} />
    </>
  )
}

export function Papers({ id, papers }: { readonly id: string; readonly papers: Exchange['papers'] }) {
  const t = useTexts(exchangeTexts)
  if (papers.length === 0) return null
  return (
    <p className="small">
      {t('papers')}：
      {papers.map(({ sha256, name }) => (
        <a key={sha256} href={`/api/v1/interplay/exchanges/${id}/files/${sha256}`}>
          {name}{' '}
        </a>
      ))}
    </p>
  )
}

/** What waits for it. */
function Bound({ one }: Props) {
  const t = useTexts(exchangeTexts)
  const word = useTexts(wordTexts)
  const { language } = useLanguage()
  const { hold, change, forwarded } = one
  return (
    <>
      {hold !== null && hold.held && (
        <Notice tone="warn">
          {one.outcome === 'ANNULLED' ? t('annulled') : t('held', { day: formatDate(hold.last, language) })}
        </Notice>
      )}
      {one.outcome === 'ANNULLED' && (
        <p>
          <Link to="/desk/findings" search={{ view: 'procedures' }}>
            {t('toProcedure')}
          </Link>
        </p>
      )}
      {change !== null && one.outcome === null && <Notice>{t('change', { what: word(change) })}</Notice>}
      {forwarded !== null && (
        <Notice tone={forwarded.lateDays > 0 ? 'warn' : 'info'}>
          {t(forwarded.lateDays > 0 ? 'forwardedLate' : 'forwarded', {
            ...{
              day: formatDate(forwarded.receivedOn, language),
              what: word(forwarded.what),
              days: forwarded.lateDays,
            },
          })}
        </Notice>
      )}
    </>
  )
}

function Thread({ one }: Props) {
  const t = useTexts(exchangeTexts)
  const { language } = useLanguage()
  return (
    <Panel title={t('said')}>
      {one.said.length === 0 && <p className="soft">{t('nothingSaid')}</p>}
      {one.said.map((said, index) => (
        <Said key={index} one={one} said={said} />
      ))}
      {one.silences.map(({ at, silent, askedAgainUntil }) => (
        <p key={at} className="soft small">
          {formatMoment(at, language)} ·{' '}
          {askedAgainUntil === null
            ? t('silence', { organs: silent.join('、') })
            : t('askedAgain', { organs: silent.join('、'), day: formatDate(askedAgainUntil, language) })}
        </p>
      ))}
    </Panel>
  )
}

const POINTS = { CONDITIONS: 'POINT_CONDITIONS', MATERIALS: 'POINT_MATERIALS', OTHER: 'POINT_OTHER' } as const

function Said({ one, said }: Props & { readonly said: Exchange['said'][number] }) {
  const t = useTexts(exchangeTexts)
  const word = useTexts(wordTexts)
  const { language } = useLanguage()
  const { talk } = said
  return (
    <div className={said.organId === one.from.id ? 'exchange-said' : 'exchange-said exchange-said-other'}>
      <p className="row">
        <strong>
          {said.organ} {said.by}
        </strong>
        <Status tone={said.word === 'OBJECTS' || said.word === 'DECLINES' ? 'warn' : 'good'}>{word(said.word)}</Status>
        {said.late && <Status tone="bad">{word('late')}</Status>}
        {said.ground !== null && <span>{word(said.ground)}</span>}
      </p>
      {talk !== null && (
        <p className="small">
          {t('talkOn', { day: formatDate(talk.on, language), means: word(talk.means), with: talk.with })}
        </p>
      )}
      {said.text !== '' && <p className="exchange-text">{said.text}</p>}
      {said.points.length > 0 && (
        <ol>
          {said.points.map((point, index) => (
            <li key={index}>
              {word(POINTS[point.on])}：{point.text}
            </li>
          ))}
        </ol>
      )}
      <Papers id={one.id} papers={said.papers} />
      <p className="soft small">{formatMoment(said.at, language)}</p>
    </div>
  )
}

function Concluded({ one }: Props) {
  const t = useTexts(exchangeTexts)
  const word = useTexts(wordTexts)
  const { language } = useLanguage()
  const { concluded } = one
  if (concluded === null) return null
  const { agreed } = concluded
  return (
    <Panel title={t('concluded')}>
      <p>
        <strong>{word(concluded.outcome)}</strong> {concluded.organ} {concluded.by}{' '}
        {formatMoment(concluded.at, language)}
      </p>
      {concluded.text !== '' && <p className="exchange-text">{concluded.text}</p>}
      {concluded.adoptions.length > 0 && (
        <ul>
          {concluded.adoptions.map(({ organ, point, adopted, reason }) => (
            <li key={`${organ} ${String(point)}`}>
              {one.said.find(({ organId, points }) => organId === organ && points.length > 0)?.points[point]?.text}：
              {word(adopted)} {reason}
            </li>
          ))}
        </ul>
      )}
      {agreed !== null && (
        <p>
          <Link to="/desk/policies">
            {t('asRule', {
              ...{ number: agreed.number, title: agreed.title, day: formatDate(agreed.effectiveFrom, language) },
            })}
          </Link>
        </p>
      )}
    </Panel>
  )
}
