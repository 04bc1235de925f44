import { formatMoment } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { sessionMay, useSession } from '#web/session/session.ts'
import { Status } from '#web/ui/status.tsx'
import { Timeline } from '#web/ui/timeline.tsx'
import type { TimelineEntry } from '#web/ui/timeline.tsx'
import type { Incident } from '../client.ts'
import { IncidentActs } from './incident-acts.tsx'
import { safetyTexts } from './texts.ts'

const TONES = { REPORTED: 'bad', ASSESSED: 'wait', CONTAINED: 'wait', CLOSED: 'good' } as const

interface PaperProps {
  readonly incident: Incident
  readonly onDone: (sentence: string) => void
}

/** One incident, from the report to what was learnt, and what is to be done about it now. */
export function IncidentPaper({ incident, onDone }: PaperProps) {
  const t = useTexts(safetyTexts)
  const { language } = useLanguage()
  const session = useSession()
  const { id, number, kind, stage, late, authorityDue, authorityTold, summaryDueAt } = incident
  const acts = stage !== 'CLOSED' && (sessionMay(session, 'incident.handle') || sessionMay(session, 'incident.close'))
  return (
    <section className="stack-tight" aria-labelledby={`incident-${id}`}>
      <h3 id={`incident-${id}`}>
        {number} {t(kind)} <Status tone={TONES[stage]}>{t(stage)}</Status>{' '}
        {late && <Status tone="bad">{t('late')}</Status>}
      </h3>
      {authorityDue !== null && authorityTold === null && (
        <p>{t(`due${authorityDue.to}`, { at: formatMoment(authorityDue.at, language) })}</p>
      )}
      {summaryDueAt !== null && stage !== 'CLOSED' && (
        <p>{t('summaryDue', { at: formatMoment(summaryDueAt, language) })}</p>
      )}
      <Timeline label={number} entries={useSteps(incident)} />
      {acts && <IncidentActs incident={incident} onDone={() => onDone(t('saved'))} />}
    </section>
  )
}

function useSteps({
  reported,
  account,
  assessed,
  contained,
  authorityTold,
  personsTold,
  closed,
}: Incident): readonly TimelineEntry[] {
  const t = useTexts(safetyTexts)
  const { language } = useLanguage()
  const step = (
    key: string,
    title: string,
    said: { readonly at: string; readonly by: string } | null,
    lines: readonly string[],
  ): readonly TimelineEntry[] =>
    said === null
      ? []
      : [
          {
            ...{ key, title, state: 'done' },
            when: t('who', { at: formatMoment(said.at, language), by: said.by }),
            detail: lines.map((line) => <p key={line}>{line}</p>),
          },
        ]
  const people = assessed?.personalData === true ? t('personal', { count: assessed.persons }) : t('notPersonal')
  return [
    ...step('reported', t('stepReported'), reported, [account]),
    ...(assessed === null
      ? []
      : step('assessed', t('stepAssessed', { grade: t(assessed.grade) }), assessed, [
          ...(assessed.critical === true ? [t('critical')] : []),
          people,
          assessed.harm,
        ])),
    ...step('contained', t('stepContained'), contained, contained === null ? [] : [contained.measures]),
    ...step('authority', t('stepAuthority'), authorityTold, authorityTold === null ? [] : [authorityTold.text]),
    ...(personsTold === null
      ? []
      : step('persons', t(personsTold.spared === null ? 'stepPersons' : 'stepSpared'), personsTold, [
          personsTold.spared ?? personsTold.text,
        ])),
    ...step('closed', t('stepClosed'), closed, closed === null ? [] : [closed.cause, closed.lessons]),
  ]
}
