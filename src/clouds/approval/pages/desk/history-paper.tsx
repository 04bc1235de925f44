import { formatMoment } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { CaseResponsibility } from '#web/responsibility.ts'
import { sessionMay, useSession } from '#web/session/session.ts'
import { Icon } from '#web/ui/icon.tsx'
import { Status } from '#web/ui/status.tsx'
import { Timeline } from '#web/ui/timeline.tsx'
import type { TimelineEntry } from '#web/ui/timeline.tsx'
import { documentAddress } from '../case-progress/index.tsx'
import { useCaseWork } from './case-work.ts'
import type { DeskCase } from './case-work.ts'
import { deskTexts } from './texts.ts'

/** What has happened, what was written, and what the supervisors found afterwards. */
export function HistoryPaper() {
  const t = useTexts(deskTexts)
  const { language } = useLanguage()
  const { file } = useCaseWork()
  const session = useSession()
  const entries = file.progress.milestones.map(({ type, at, text, by }): TimelineEntry => ({
    key: `${type} ${at}`,
    title: inLanguage(text, language),
    when: [formatMoment(at, language), by ?? ''].filter((part) => part !== '').join('　'),
    state: 'done',
  }))
  return (
    <div className="stack">
      <section aria-labelledby="paper-documents">
        <h3 id="paper-documents">{t('documents')}</h3>
        <DocumentList documents={file.documents} />
      </section>
      <SupervisionRecords records={file.supervision} granted={file.progress.stage === 'granted'} />
      <section aria-labelledby="paper-events">
        <h3 id="paper-events">{t('events')}</h3>
        <Timeline label={t('events')} entries={entries} />
      </section>
      {sessionMay(session, 'interplay.see') && <CaseResponsibility id={file.id} />}
    </div>
  )
}

export function DocumentList({ documents }: { readonly documents: DeskCase['documents'] }) {
  const t = useTexts(deskTexts)
  if (documents.length === 0) return <p className="soft">{t('noDocuments')}</p>
  return (
    <ul className="plain paper-documents">
      {documents.map(({ id, title, number, released }) => (
        <li key={id}>
          <span>
            {title} <code className="soft">{number}</code>
          </span>
          {released ? (
            <a href={documentAddress(id)} download aria-label={t('downloadNamed', { name: title })}>
              <Icon name="download" /> PDF
            </a>
          ) : (
            <span title={t('sealingText')}>
              <Status tone="wait">{t('sealing')}</Status>
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}

interface RecordsProps {
  readonly records: DeskCase['supervision']
  readonly granted: boolean
}

const METHODS = ['ON_SITE', 'PAPERS', 'REMOTE'] as const
const RESULTS = ['NORMAL', 'PROBLEM'] as const

export function SupervisionRecords({ records, granted }: RecordsProps) {
  const t = useTexts(deskTexts)
  const { language } = useLanguage()
  if (records.length === 0 && !granted) return null
  return (
    <section aria-labelledby="paper-supervision" className="stack-tight">
      <h3 id="paper-supervision">{t('supervisionTitle')}</h3>
      {records.length === 0 && <p className="soft">{t('noSupervision')}</p>}
      {records.map(({ at, organ, by, method, result, found, measure }) => {
        const how = METHODS.find((known) => known === method)
        const outcome = RESULTS.find((known) => known === result)
        return (
          <div key={`${at} ${found}`} className="stack-tight">
            <p className="row">
              {outcome !== undefined && <Status tone={outcome === 'NORMAL' ? 'good' : 'bad'}>{t(outcome)}</Status>}
              <span>
                {organ} {by} · {how === undefined ? method : t(how)} · {formatMoment(at, language)}
              </span>
            </p>
            <p>{t('found', { found })}</p>
            {measure !== '' && <p>{t('measure', { measure })}</p>}
          </div>
        )
      })}
    </section>
  )
}
