import { useState } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { localDate } from '#kernel'
import { formatDate, formatMoment } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { DoneNotice } from '#web/ui/done-notice.tsx'
import { Loaded } from '#web/ui/loading.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Facts, Panel } from '#web/ui/panel.tsx'
import type { Fact } from '#web/ui/panel.tsx'
import { findings } from '../client.ts'
import type { Procedure } from '../client.ts'
import { EvidenceList } from '../evidence-list.tsx'
import { ProcedurePhase } from '../permit-cell.tsx'
import { wordTexts } from '../word-texts.ts'
import { Acts } from './acts.tsx'
import { LaterActs } from './later-acts.tsx'
import { procedureTexts } from './texts.ts'

/** The acts themselves are signed on the certificate; what comes back from there shows here a moment later. */
const LOOK_AGAIN_MS = 5_000

export default function ProcedurePage() {
  const t = useTexts(procedureTexts)
  const { id } = useParams({ from: '/desk/ending-procedures/$id' })
  const queries = useQueryClient()
  const [said, setSaid] = useState('')
  const query = useQuery({
    queryKey: ['ending-procedure', id],
    queryFn: () => findings.procedure({ params: { id } }),
    refetchInterval: LOOK_AGAIN_MS,
  })
  const done = (next: Procedure) => {
    queries.setQueryData(['ending-procedure', id], next)
    void queries.invalidateQueries({ queryKey: ['ending-procedures'] })
    setSaid(t('done'))
  }
  return (
    <div className="stack reading">
      <p>
        <Link to="/desk/findings" search={{ view: 'procedures' }}>
          {t('back')}
        </Link>
      </p>
      <Loaded query={query} lines={8}>
        {(one) => (
          <>
            <What one={one} />
            <DoneNotice sentence={said} />
            <Next one={one} />
            <Statements one={one} />
            <Acts one={one} onDone={done} />
            <LaterActs one={one} onDone={done} />
            <Course one={one} />
          </>
        )}
      </Loaded>
    </div>
  )
}

function What({ one }: { readonly one: Procedure }) {
  const t = useTexts(procedureTexts)
  const word = useTexts(wordTexts)
  const { language } = useLanguage()
  const { line, origin, served } = one
  const title = t('title', { kind: word(line.kind), number: line.number })
  usePageTitle(title)
  const day = (label: string, value: string | null): readonly Fact[] =>
    value === null ? [] : [{ label, value: formatDate(value, language) }]
  const opened = { organ: line.organ, name: one.openedBy, moment: formatMoment(line.openedAt, language) }
  return (
    <>
      <h1>{title}</h1>
      <p>
        <ProcedurePhase line={line} />
      </p>
      {one.dropped !== null && <p>{t('dropped', { reason: one.dropped })}</p>}
      <Facts
        facts={[
          { label: word('permit'), value: `${line.permit.itemName} · ${line.permit.caseNumber}` },
          { label: word('holder'), value: line.permit.holder },
          { label: t('opened'), value: t('openedBy', opened) },
          { label: t('origin'), value: t(`origin${origin.type}`) },
          { label: word('basis'), value: one.basis },
          { label: word('grounds'), value: one.grounds },
          { label: word('evidence'), value: <EvidenceList evidence={one.evidence} /> },
          ...day(t('decisionDue'), one.decisionDue),
          { label: t('hearing'), value: one.asked ? t('hearingAsked') : word(one.hearing) },
          ...day(t('replyUntil'), one.replyUntil),
          ...(one.minutes === null ? [] : [{ label: t('hearingHeld'), value: one.minutes }]),
          ...(served === null ? [] : [{ label: t('served'), value: <Served served={served} /> }]),
          ...(one.deregisteredAt === null ? day(t('deregisterBy'), one.deregisterBy) : []),
        ]}
      />
      <p className="row">
        {origin.type === 'FINDING' && origin.id !== null && (
          <Link to="/desk/findings/$id" params={{ id: origin.id }}>
            {t('toFinding')}
          </Link>
        )}
        {line.permit.certificate !== null && (
          <Link to="/desk/certificate-states/$id" params={{ id: line.permit.certificate }}>
            {t('toCertificate')}
          </Link>
        )}
      </p>
    </>
  )
}

function Served({ served }: { readonly served: NonNullable<Procedure['served']> }) {
  const t = useTexts(procedureTexts)
  const word = useTexts(wordTexts)
  const { language } = useLanguage()
  const { means, on, receipt } = served
  return <>{t('servedHow', { means: word(means), day: formatDate(on, language), receipt })}</>
}

/** What is to be done now, and where; or what stands in the way. */
function Next({ one: { obstacle, place, line, deregisteredAt } }: { readonly one: Procedure }) {
  const t = useTexts(procedureTexts)
  const { language } = useLanguage()
  if (obstacle !== null) return <Notice tone="warn">{t(obstacle)}</Notice>
  const { certificate, case: caseId } = line.permit
  if (deregisteredAt !== null && line.phase !== 'CLOSED')
    return <Notice>{t('deregistered', { day: formatDate(localDate(deregisteredAt), language) })}</Notice>
  if (place === null) return null
  return (
    <Notice title={t('next')}>
      {place === 'CERTIFICATE' && certificate !== null ? (
        <Link to="/desk/certificate-states/$id" params={{ id: certificate }}>
          {t('toCERTIFICATE')}
        </Link>
      ) : (
        <Link to="/desk/cases" search={{ case: caseId }}>
          {t('toCASE')}
        </Link>
      )}
    </Notice>
  )
}

function Statements({ one: { statements } }: { readonly one: Procedure }) {
  const t = useTexts(procedureTexts)
  const { language } = useLanguage()
  if (statements.length === 0) return null
  return (
    <Panel title={t('statements')}>
      <ol className="plain stack">
        {statements.map(({ at, from, text, asksHearing, weighed }) => (
          <li key={at} className="stack-tight">
            <p>{text}</p>
            <p className="soft small">
              {t(from)} · {formatMoment(at, language)}
              {asksHearing && ` · ${t('asks')}`}
            </p>
            <p>
              {weighed === null
                ? t('notWeighed')
                : t(weighed.adopted ? 'adopted' : 'notAdopted', { reason: weighed.reason })}
            </p>
          </li>
        ))}
      </ol>
    </Panel>
  )
}

function Course({ one: { followed } }: { readonly one: Procedure }) {
  const t = useTexts(procedureTexts)
  const { language } = useLanguage()
  if (followed.length === 0) return null
  return (
    <Panel title={t('course')}>
      <ol className="plain stack">
        {followed.map(({ act, when, who, text }) => (
          <li key={`${when} ${act}`} className="stack-tight">
            <p>
              <strong>{isStep(act) ? t(act) : act}</strong>
            </p>
            <p className="soft small">
              {formatMoment(when, language)} · {who === '' ? t('system') : who}
            </p>
            {text !== '' && <p>{text}</p>}
          </li>
        ))}
      </ol>
    </Panel>
  )
}
const STEPS = ['ANNOUNCED', 'HEARING_ASKED', 'HEARD', 'DROPPED', 'DECIDED', 'DEREGISTERED'] as const
const isStep = (act: string): act is (typeof STEPS)[number] => STEPS.some((step) => step === act)
