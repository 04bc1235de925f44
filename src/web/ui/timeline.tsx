import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'
import './timeline.css'

export interface TimelineEntry {
  readonly key: string
  readonly title: ReactNode
  readonly when?: string
  readonly detail?: ReactNode
  readonly state: 'done' | 'now' | 'ahead'
}

/** What happened and what comes, one under the other. The state is told by its mark and by aria-current. */
export function Timeline({ entries, label }: { readonly entries: readonly TimelineEntry[]; readonly label: string }) {
  return (
    <ol className="plain timeline" aria-label={label}>
      {entries.map(({ key, title, when, detail, state }) => (
        <li key={key} className={`timeline-${state}`} aria-current={state === 'now' ? 'step' : undefined}>
          <span className="timeline-mark" aria-hidden="true">
            {state === 'done' && <Icon name="check" size="0.85em" />}
          </span>
          <div className="timeline-title">{title}</div>
          {when !== undefined && <div className="small soft">{when}</div>}
          {detail}
        </li>
      ))}
    </ol>
  )
}

interface StepsProps {
  readonly label: string
  readonly steps: readonly string[]
  readonly current: number
  /** Where one may go back to by pressing the step; absent steps are only shown. */
  readonly onGo?: (step: number) => void
}

/** Where one is in a walk of a few steps; on a phone only the present one is named. */
export function Steps({ label, steps, current, onGo }: StepsProps) {
  return (
    <nav aria-label={label} className="steps">
      <ol className="plain">
        {steps.map((step, index) => {
          const state = index < current ? 'done' : index === current ? 'now' : 'ahead'
          const words = (
            <>
              <span className="steps-number">{state === 'done' ? <Icon name="check" size="0.9em" /> : index + 1}</span>
              <span className="steps-word">{step}</span>
            </>
          )
          return (
            <li key={step} className={`steps-${state}`} aria-current={state === 'now' ? 'step' : undefined}>
              {onGo !== undefined && state === 'done' ? (
                <button type="button" onClick={() => onGo(index)}>
                  {words}
                </button>
              ) : (
                <span className="steps-plain">{words}</span>
              )}
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
