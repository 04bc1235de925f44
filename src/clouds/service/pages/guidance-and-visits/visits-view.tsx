import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { DoneNotice } from '#web/ui/done-notice.tsx'
import { Pages, usePages } from '#web/ui/paged-list.tsx'
import { Status } from '#web/ui/status.tsx'
import { service } from '../client.ts'
import type { Visit } from '../client.ts'
import { VisitFacts } from '../parts/visit-facts.tsx'
import { VISIT_TONES, visitWords } from '../parts/visit-words.ts'
import { guidanceTexts } from './texts.ts'
import { AssignForm, CancelForm, CheckForm, CompleteForm } from './visit-forms.tsx'

export interface Span {
  readonly earliest: string
  readonly latest: string
}

export function VisitsView() {
  const t = useTexts(guidanceTexts)
  const queries = useQueryClient()
  const [sentence, setSentence] = useState('')
  const list = usePages(['visits'], (from) => service.visits({ query: from }))
  const done = (said: string) => {
    setSentence(said)
    void queries.invalidateQueries({ queryKey: ['visits'] })
  }
  return (
    <div className="stack">
      <DoneNotice sentence={sentence} />
      <Pages list={list} none={<p className="soft">{t('noVisits')}</p>} lines={6}>
        {(visits, span) => visits.map((visit) => <VisitCard key={visit.id} visit={visit} span={span} onDone={done} />)}
      </Pages>
    </div>
  )
}

const KNOWN = ['AssignVisit', 'CheckIdentity', 'CompleteVisit', 'CancelVisit'] as const
type Known = (typeof KNOWN)[number]

interface VisitCardProps {
  readonly visit: Visit
  readonly span: Span
  readonly onDone: (sentence: string) => void
}

function VisitCard({ visit, span, onDone }: VisitCardProps) {
  const t = useTexts(guidanceTexts)
  const v = useTexts(visitWords)
  const { language } = useLanguage()
  const [chosen, setChosen] = useState<Known | undefined>(undefined)
  const acts = KNOWN.filter((name) => visit.acts.some(({ act, allowed }) => act === name && allowed))
  const done = (sentence: string) => () => {
    setChosen(undefined)
    onDone(sentence)
  }
  return (
    <article className="desk-card stack-tight">
      <div className="row">
        <h2>{inLanguage(visit.item.name, language)}</h2>
        <Status tone={VISIT_TONES[visit.stage]}>{v(visit.stage)}</Status>
      </div>
      <VisitFacts visit={visit} />
      <p className="row">
        {acts.map((name) => (
          <Button key={name} aria-pressed={chosen === name} onClick={() => setChosen(name)}>
            {t(name)}
          </Button>
        ))}
      </p>
      {chosen === 'AssignVisit' && <AssignForm visit={visit} span={span} onDone={done(t('assigned'))} />}
      {chosen === 'CheckIdentity' && <CheckForm visit={visit} onDone={done(t('checked'))} />}
      {chosen === 'CompleteVisit' && <CompleteForm visit={visit} onDone={done(t('completed'))} />}
      {chosen === 'CancelVisit' && <CancelForm visit={visit} onDone={done(t('cancelled'))} />}
    </article>
  )
}
