import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { formatDate } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { sessionMay, useSession } from '#web/session/session.ts'
import { DoneNotice } from '#web/ui/done-notice.tsx'
import { Loaded } from '#web/ui/loading.tsx'
import { Disclosure, Facts, Panel } from '#web/ui/panel.tsx'
import { inspection } from '../client.ts'
import type { Inspection } from '../client.ts'
import { PhaseMark } from '../phase-mark.tsx'
import { wordTexts } from '../word-texts.ts'
import { Acts } from './acts.tsx'
import { visitTexts } from './texts.ts'
import { VisitForm } from './visit-form.tsx'
import { Measures, Visits } from './visits.tsx'
import '../inspection.css'

/** One inspection, made for a phone in somebody's kitchen: what was granted, what to look at, and who signs. */
export default function InspectionPage() {
  const t = useTexts(visitTexts)
  const { id } = useParams({ from: '/desk/inspections/$id' })
  const queries = useQueryClient()
  const [said, setSaid] = useState('')
  const session = useSession()
  const query = useQuery({ queryKey: ['inspection', id], queryFn: () => inspection.inspection({ params: { id } }) })
  usePageTitle(query.data?.holder ?? t('fill'))
  const done = (sentence: string) => (next: Inspection) => {
    queries.setQueryData(['inspection', id], next)
    void queries.invalidateQueries({ queryKey: ['inspections'] })
    setSaid(sentence)
  }
  return (
    <div className="stack reading inspection-page">
      <p>
        <Link to="/desk/inspections">{t('back')}</Link>
      </p>
      <Loaded query={query}>
        {(one) => (
          <>
            <Head one={one} />
            <DoneNotice sentence={said} />
            <Granted one={one} />
            {one.acts.includes('RECORD') && <VisitForm key={one.visits.length} one={one} onDone={done(t('sent'))} />}
            <Visits one={one} />
            <Measures one={one} />
            <Acts one={one} done={done} />
            {sessionMay(session, 'finding.send') && one.visits.length > 0 && (
              <p>
                <Link
                  to="/desk/findings/new"
                  search={{ way: 'finding', permit: one.licence, inspection: one.id, number: one.number }}
                >
                  {t('sendFinding')}
                </Link>
              </p>
            )}
          </>
        )}
      </Loaded>
    </div>
  )
}

function Head({ one }: { readonly one: Inspection }) {
  const t = useTexts(visitTexts)
  const word = useTexts(wordTexts)
  const { language } = useLanguage()
  const names = one.inspectors.map(({ name }) => name).join('、')
  return (
    <>
      <h1>{one.holder}</h1>
      <p>
        <PhaseMark row={one} />
      </p>
      <Facts
        facts={[
          { label: t('source'), value: `${word(one.source)} · ${one.itemName}` },
          { label: t('address'), value: one.address },
          { label: t('licence'), value: one.licence },
          { label: t('inspectors'), value: names === '' ? t('nobody') : names },
          { label: t('due'), value: formatDate(one.due, language) },
          { label: t('number'), value: one.number },
        ]}
      />
      {one.announcedOn !== null && <p>{t('announced', { date: formatDate(one.announcedOn, language) })}</p>}
      {one.calledOff !== null && <p>{t('calledOff', { reason: one.calledOff })}</p>}
      {one.rectification !== null && (
        <p>
          {t('ordered', {
            number: one.rectification.documentNumber,
            date: formatDate(one.rectification.lastDay, language),
          })}
        </p>
      )}
    </>
  )
}

/** SV-04: the permit's own conditions and promises come along. */
function Granted({ one }: { readonly one: Inspection }) {
  const t = useTexts(visitTexts)
  const word = useTexts(wordTexts)
  const { language } = useLanguage()
  if (one.facts.length === 0) return null
  return (
    <Panel title={t('facts')}>
      <p className="soft">{t('factsLead')}</p>
      <Disclosure summary={`${t('facts')}（${String(one.facts.length)}）`} open={one.visits.length === 0}>
        <ul>
          {one.facts.map(({ kind, text }, index) => (
            <li key={index}>
              <strong>{word(kind)}</strong> {inLanguage(text, language)}
            </li>
          ))}
        </ul>
      </Disclosure>
    </Panel>
  )
}
