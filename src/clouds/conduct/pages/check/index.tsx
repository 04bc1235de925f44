import { useState } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { formatDate } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { DoneNotice } from '#web/ui/done-notice.tsx'
import { Loaded } from '#web/ui/loading.tsx'
import { Facts } from '#web/ui/panel.tsx'
import { Status } from '#web/ui/status.tsx'
import { checkWords } from '../check-words.ts'
import { conduct } from '../client.ts'
import type { Check } from '../client.ts'
import { Ending } from './ending.tsx'
import { Findings } from './findings.tsx'
import { Steps } from './steps.tsx'
import { checkTexts } from './texts.ts'
import '../conduct.css'

/** One check, made for a phone in somebody's hand: line by line with its times, then what is put right. */
export default function CheckPage() {
  const t = useTexts(checkTexts)
  const { id } = useParams({ from: '/desk/performance-checks/$id' })
  const queries = useQueryClient()
  const [said, setSaid] = useState('')
  const query = useQuery({ queryKey: ['performance-check', id], queryFn: () => conduct.check({ params: { id } }) })
  usePageTitle(query.data?.title ?? t('steps'))
  const done = (sentence: string) => {
    setSaid(sentence)
    void queries.invalidateQueries({ queryKey: ['performance-check', id] })
    void queries.invalidateQueries({ queryKey: ['performance-checks'] })
  }
  return (
    <div className="stack reading">
      <p>
        <Link to="/desk/performance-checks">{t('back')}</Link>
      </p>
      <Loaded query={query}>
        {(check) => (
          <>
            <Head check={check} />
            <DoneNotice sentence={said} />
            <Findings key={`f${String(check.version)}`} check={check} onDone={done} />
            <Steps check={check} onDone={done} />
            <Ending key={`e${String(check.version)}`} check={check} onDone={done} />
          </>
        )}
      </Loaded>
    </div>
  )
}

function Head({ check }: { readonly check: Check }) {
  const t = useTexts(checkTexts)
  const w = useTexts(checkWords)
  const { language } = useLanguage()
  const day = formatDate(check.on, language)
  return (
    <>
      <h1>{check.title}</h1>
      <p className="row">
        <Status tone={check.overdue ? 'bad' : check.phase === 'CLOSED' ? 'good' : 'wait'}>{w(check.phase)}</Status>
        <span>{w(check.overdue ? 'overdue' : 'onDay', { day })}</span>
      </p>
      <Facts
        facts={[
          { label: t('kind'), value: w(check.kind) },
          { label: t('organ'), value: inLanguage(check.organ.name, language) },
          ...(check.place === '' ? [] : [{ label: t('place'), value: check.place }]),
          { label: t('inspector'), value: check.inspector },
          { label: t('every'), value: w(check.every ?? 'once') },
          ...(check.finished === null ? [] : [{ label: t('summary'), value: check.finished.summary }]),
        ]}
      />
      {check.calledOff !== null && <p>{t('calledOff', { reason: check.calledOff })}</p>}
    </>
  )
}
