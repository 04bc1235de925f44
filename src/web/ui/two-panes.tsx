import type { ReactNode } from 'react'
import { EmptyState } from './loading.tsx'
import './two-panes.css'

interface TwoPanesProps {
  readonly list: ReactNode
  /** What was chosen from the list. */
  readonly paper: ReactNode | undefined
  /** Said while nothing is chosen. */
  readonly choose: string
  /** The way back to the list, where only one of the two is seen. */
  readonly back: ReactNode
}

/** A list beside what is chosen from it; on a phone one after the other. Rows are links of class `two-panes-row`. */
export function TwoPanes({ list, paper, choose, back }: TwoPanesProps) {
  return (
    <div className={paper === undefined ? 'two-panes' : 'two-panes two-panes-open'}>
      <div className="two-panes-list stack">{list}</div>
      <div className="two-panes-pane">
        {paper === undefined ? (
          <EmptyState icon="form" title={choose} />
        ) : (
          <>
            <p className="two-panes-back">{back}</p>
            {paper}
          </>
        )}
      </div>
    </div>
  )
}
