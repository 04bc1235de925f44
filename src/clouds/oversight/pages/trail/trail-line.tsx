import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { Status } from '#web/ui/status.tsx'
import { ActMarks } from '../act-marks.tsx'
import type { TrailAct } from '../client.ts'
import { formatClock } from '../moment.ts'
import { oversightTexts } from '../oversight-texts.ts'
import { trailTexts } from './texts.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
/** What is entered the same minute counts as entered when it was done. */
const NOTABLE_GAP = MINUTE

interface TrailLineProps {
  readonly act: TrailAct
  /** Size of the checkpoint the page shows. */
  readonly size: number
  /** What came of checking it here; undefined while nobody asked. */
  readonly result: boolean | undefined
}

export function TrailLine({ act, size, result }: TrailLineProps) {
  const t = useTexts(trailTexts)
  const { language } = useLanguage()
  const placed = act.leafIndex !== null && act.leafIndex < size
  return (
    <li>
      <span className={act.proved ? 'trail-dot trail-dot-proved' : 'trail-dot'} aria-hidden="true" />
      <div className="trail-title">{inLanguage(act.text, language)}</div>
      <div className="soft small">
        <time dateTime={act.occurredAt}>{formatClock(act.occurredAt)}</time>
        {[act.actor, act.organ].filter((part) => part !== '').map((part) => ` · ${part}`)}
      </div>
      <Gap act={act} />
      <div className="row">
        <ActMarks act={act} />
        {placed && (
          <a
            className="small"
            href={`/api/v1/ledger/inclusion/${act.leafIndex ?? 0}?size=${size}`}
            aria-label={t('inclusion', { leaf: act.leafIndex ?? 0 })}
          >
            {t('proof')}
          </a>
        )}
        {result !== undefined && (
          <Status tone={result ? 'good' : 'bad'}>{t(result ? 'verified' : 'notVerified')}</Status>
        )}
      </div>
    </li>
  )
}

/** An act entered long after it was done is worth a question. */
function Gap({ act }: { readonly act: TrailAct }) {
  const t = useTexts(trailTexts)
  const o = useTexts(oversightTexts)
  const gap = Date.parse(act.recordedAt) - Date.parse(act.occurredAt)
  if (gap < SECOND) return null
  const words =
    gap < MINUTE ? o('seconds', { count: Math.round(gap / SECOND) }) : o('minutes', { count: Math.round(gap / MINUTE) })
  if (gap < NOTABLE_GAP) return <div className="soft small">{o('gap', { gap: words })}</div>
  return (
    <div>
      <Status tone="warn">{t('late', { gap: words })}</Status>
    </div>
  )
}
