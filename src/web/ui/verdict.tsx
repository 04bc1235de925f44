import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'
import type { IconName } from './icon.tsx'
import './verdict.css'

export type VerdictTone = 'good' | 'bad' | 'warn' | 'unknown'

const SYMBOLS: Readonly<Record<VerdictTone, IconName>> = {
  good: 'check',
  bad: 'cross',
  warn: 'alert',
  unknown: 'question',
}

interface VerdictProps {
  readonly tone: VerdictTone
  readonly title: string
  readonly children?: ReactNode
}

/** One large answer, to be understood before anything else on the page is read. */
export function Verdict({ tone, title, children }: VerdictProps) {
  return (
    <div className={`verdict verdict-${tone}`} role="status">
      <span className="verdict-mark">
        <Icon name={SYMBOLS[tone]} size="2.25rem" />
      </span>
      <div>
        <h2 tabIndex={-1}>{title}</h2>
        {children}
      </div>
    </div>
  )
}
