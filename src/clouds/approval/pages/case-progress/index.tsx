import { formatMoment } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { useOrganName } from '#web/organs.ts'
import { ClockChip, ClockExplanation } from '#web/ui/clock-chip.tsx'
import { CopyText } from '#web/ui/copy-text.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { Timeline } from '#web/ui/timeline.tsx'
import type { TimelineEntry } from '#web/ui/timeline.tsx'
import { isConcluded, StageStatus } from './stage.tsx'
import type { Progress, Stage } from './stage.tsx'
import { caseTexts } from './texts.ts'
import './case-progress.css'

/** What still lies ahead of each stage on the straight way. */
const AHEAD = ['aheadAcceptance', 'aheadExamination', 'aheadDecision', 'aheadService'] as const
const PASSED: Readonly<Record<Stage, number>> = {
  submitted: 0,
  preAccepted: 0,
  awaitingCorrection: 0,
  accepted: 1,
  inReview: 2,
  examined: 2,
  granted: 4,
  refused: 4,
  notAccepted: 4,
  withdrawn: 4,
  terminated: 4,
  annulled: 4,
}

/** The head of a case: where it stands, whose turn it is, and until when. */
export function CaseHead({ progress }: { readonly progress: Progress }) {
  const t = useTexts(caseTexts)
  const { language } = useLanguage()
  const organName = useOrganName()
  const { stage, clock, turn } = progress
  return (
    <header className="case-head">
      <h1>{progress.itemName}</h1>
      <p className="soft case-number">
        {t('caseNumber')} <CopyText text={progress.caseNumber} label={t('caseNumber')} />
        <span>{organName(progress.organ.name)}</span>
      </p>
      <div className="case-now">
        <p className="row">
          <StageStatus stage={stage} />
          {!isConcluded(stage) && <strong>{t('turn', { who: inLanguage(turn, language) })}</strong>}
        </p>
        {!isConcluded(stage) && (
          <p>
            <ClockChip clock={clock} />
          </p>
        )}
        <ClockExplanation clock={clock} />
      </div>
    </header>
  )
}

interface CaseTimelineProps {
  readonly progress: Progress
  /** Only its applicant may fetch a notice; the tracking code alone shows its title. */
  readonly downloads: boolean
}

export function CaseTimeline({ progress, downloads }: CaseTimelineProps) {
  const t = useTexts(caseTexts)
  const { language } = useLanguage()
  const done = progress.milestones.map(({ type, at, text, by, document }, index): TimelineEntry => {
    const concludes = isConcluded(progress.stage) && index === progress.milestones.length - 1
    return {
      key: `${type} ${at} ${index}`,
      title: inLanguage(text, language),
      when: formatMoment(at, language),
      state: concludes ? 'now' : 'done',
      detail: (
        <>
          {by !== undefined && <div className="small soft">{t('by', { by })}</div>}
          {document !== undefined && <MilestoneDocument id={document.id} title={document.title} download={downloads} />}
        </>
      ),
    }
  })
  const still = AHEAD.slice(PASSED[progress.stage])
  const ahead = (progress.stage === 'awaitingCorrection' ? (['aheadCorrection', ...still] as const) : still).map(
    (key, index): TimelineEntry => ({
      key,
      title: index === 0 ? `${t('now')} · ${t(key)}` : t(key),
      state: index === 0 ? 'now' : 'ahead',
      ...(index === 0
        ? { detail: <div className="small soft">{t('turn', { who: inLanguage(progress.turn, language) })}</div> }
        : {}),
    }),
  )
  return (
    <Panel title={t('timeline')}>
      <Timeline label={t('timeline')} entries={[...done, ...ahead]} />
    </Panel>
  )
}

function MilestoneDocument({
  id,
  title,
  download,
}: {
  readonly id: string
  readonly title: string
  readonly download: boolean
}) {
  const t = useTexts(caseTexts)
  if (!download) return <div className="small">{t('documentTitle', { title })}</div>
  return (
    <a className="small document-link" href={documentAddress(id)} download>
      <Icon name="download" /> {t('document', { title })}
    </a>
  )
}

/** Sealed notices and certificates are fetched by the browser itself, with the session's cookie. */
export const documentAddress = (id: string): string => `/api/v1/documents/${encodeURIComponent(id)}/file`
