import { useState } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { formatDate, formatMoment } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { DoneNotice } from '#web/ui/done-notice.tsx'
import { Loaded } from '#web/ui/loading.tsx'
import { Facts, Panel } from '#web/ui/panel.tsx'
import { VIOLATIONS } from '../../domain/codes.ts'
import { Stage } from '../accountability/index.tsx'
import { accountabilityTexts } from '../accountability/texts.ts'
import { findings } from '../client.ts'
import type { Accountability } from '../client.ts'
import { violationName } from '../code-name.ts'
import { EvidenceList } from '../evidence-list.tsx'
import { Acts } from './acts.tsx'
import { caseTexts } from './texts.ts'

/** One case of accountability, from the facts to the effect. */
export default function AccountabilityCasePage() {
  const t = useTexts(caseTexts)
  const { id } = useParams({ from: '/desk/accountability/$id' })
  const queries = useQueryClient()
  const [said, setSaid] = useState('')
  const query = useQuery({
    queryKey: ['accountability', id],
    queryFn: () => findings.accountability({ params: { id } }),
  })
  const done = (next: Accountability) => {
    queries.setQueryData(['accountability', id], next)
    void queries.invalidateQueries({ queryKey: ['accountabilities'] })
    setSaid(t('done'))
  }
  return (
    <div className="stack reading">
      <p>
        <Link to="/desk/accountability">{t('back')}</Link>
      </p>
      <Loaded query={query} lines={8}>
        {(one) => (
          <>
            <What one={one} />
            <DoneNotice sentence={said} />
            <Statements one={one} />
            <Decided one={one} />
            <Acts one={one} onDone={done} />
          </>
        )}
      </Loaded>
    </div>
  )
}

interface Props {
  readonly one: Accountability
}
function What({ one }: Props) {
  const t = useTexts(caseTexts)
  const list = useTexts(accountabilityTexts)
  const { language } = useLanguage()
  const { line, openedBy, facts, evidence, replyUntil } = one
  usePageTitle(t('title', { number: line.number }))
  return (
    <>
      <h1>{violationName(line.violation, language)}</h1>
      <p>
        <Stage line={line} />
      </p>
      <Facts
        facts={[
          { label: list('organ'), value: line.organ },
          { label: list('person'), value: line.person ?? list('noPerson') },
          { label: t('facts'), value: facts },
          { label: t('basis'), value: VIOLATIONS[line.violation].basis },
          { label: t('evidence'), value: <EvidenceList evidence={evidence} /> },
          {
            label: t('opened'),
            value: t('openedBy', { name: openedBy, moment: formatMoment(line.openedAt, language) }),
          },
          ...(replyUntil === null ? [] : [{ label: t('replyUntil'), value: formatDate(replyUntil, language) }]),
        ]}
      />
    </>
  )
}

function Statements({ one: { statements } }: Props) {
  const t = useTexts(caseTexts)
  const { language } = useLanguage()
  if (statements.length === 0) return null
  return (
    <Panel title={t('statements')}>
      <ol className="plain stack">
        {statements.map(({ at, by, text }) => (
          <li key={at}>
            {text}
            <br />
            <span className="soft small">
              {by} · {formatMoment(at, language)}
            </span>
          </li>
        ))}
      </ol>
    </Panel>
  )
}

function Decided({ one: { decision, review } }: Props) {
  const t = useTexts(caseTexts)
  const { language } = useLanguage()
  if (decision === null) return null
  const { at, by, authority, documentNumber, reason, from, until, inEffect } = decision
  const effect =
    from === null || until === null
      ? []
      : [
          {
            label: t('effect'),
            value: `${t('range', { from: formatDate(from, language), until: formatDate(until, language) })}${inEffect ? t('inEffect') : ''}`,
          },
        ]
  return (
    <Panel title={t('decision')}>
      <Facts
        facts={[
          { label: t('decision'), value: t('decidedBy', { authority, name: by, moment: formatMoment(at, language) }) },
          { label: t('reason'), value: reason },
          ...(documentNumber === '' ? [] : [{ label: t('documentNumber'), value: documentNumber }]),
          ...effect,
          ...(review === null
            ? []
            : [{ label: t('review'), value: `${t(review.outcome)} · ${review.documentNumber} · ${review.reason}` }]),
        ]}
      />
    </Panel>
  )
}
