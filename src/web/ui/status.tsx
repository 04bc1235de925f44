import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'
import type { IconName } from './icon.tsx'
import './status.css'

export type Tone = 'good' | 'wait' | 'warn' | 'bad' | 'off'

const SYMBOLS: Readonly<Record<Tone, IconName>> = {
  good: 'check',
  wait: 'progress',
  warn: 'alert',
  bad: 'cross',
  off: 'pause',
}

/** A symbol, a word and a colour, in that order of importance. */
export function Status({
  tone,
  children,
  symbol,
}: {
  readonly tone: Tone
  readonly children: ReactNode
  readonly symbol?: IconName
}) {
  return (
    <span className={`status status-${tone}`}>
      <Icon name={symbol ?? SYMBOLS[tone]} size="1.1em" />
      <span>{children}</span>
    </span>
  )
}
