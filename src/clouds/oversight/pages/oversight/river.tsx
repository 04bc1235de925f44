import { useState } from 'react'
import { Link } from '@tanstack/react-router'
import { formatClock } from '../moment.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/loading.tsx'
import { Pages, usePages } from '#web/ui/paged-list.tsx'
import { ActMarks } from '../act-marks.tsx'
import { oversight } from '../client.ts'
import type { RiverAct } from '../client.ts'
import { oversightPageTexts } from './texts.ts'

const LOOK_AGAIN_MS = 3_000

/** The newest acts of all clouds. It can be stopped: what moves by itself must be (WCAG 2.2.2). */
export function River() {
  const t = useTexts(oversightPageTexts)
  const [paused, setPaused] = useState(false)
  const river = usePages(['river'], (from) => oversight.river({ query: from }), paused ? {} : { every: LOOK_AGAIN_MS })
  return (
    <Pages list={river} none={<EmptyState icon="progress" title={t('none')} />} lines={10}>
      {(acts) => (
        <>
          <p className="row">
            <Button onClick={() => setPaused(!paused)}>{t(paused ? 'resume' : 'pause')}</Button>
            <span className="soft">{t(paused ? 'paused' : 'live')}</span>
          </p>
          <ol className="plain river">
            {acts.map((act) => (
              <RiverLine key={act.leafHash} act={act} />
            ))}
          </ol>
        </>
      )}
    </Pages>
  )
}

function RiverLine({ act }: { readonly act: RiverAct }) {
  const { language } = useLanguage()
  return (
    <li>
      <time dateTime={act.recordedAt} className="river-time">
        {formatClock(act.recordedAt)}
      </time>
      <div>
        <span className="river-text">{inLanguage(act.text, language)}</span>{' '}
        {act.caseId !== null && (
          <Link to="/desk/oversight/$case" params={{ case: act.caseId }}>
            <code>{act.caseNumber}</code>
          </Link>
        )}
        <div className="soft small">
          {[act.actor, act.organ].filter((part) => part !== '').join(' · ')} <ActMarks act={act} />
        </div>
      </div>
    </li>
  )
}
