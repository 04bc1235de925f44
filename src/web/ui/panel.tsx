import { useId } from 'react'
import type { ReactNode } from 'react'
import './panel.css'

interface PanelProps {
  readonly title: ReactNode
  /** Lets a contents list link here. */
  readonly id?: string
  readonly aside?: ReactNode
  readonly level?: 2 | 3
  readonly children: ReactNode
}

/** A part of a page under its own heading, set off by a thin rule, not by a box. */
export function Panel({ title, id, aside, level = 2, children }: PanelProps) {
  const own = useId()
  const heading = `${id ?? own}-title`
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <section className="panel" id={id} aria-labelledby={heading}>
      <div className="panel-head">
        <Heading id={heading} tabIndex={-1}>
          {title}
        </Heading>
        {aside}
      </div>
      {children}
    </section>
  )
}

export interface Fact {
  readonly label: string
  readonly value: ReactNode
}

/** Label and value pairs: a table of two columns that becomes one on a phone. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className="facts">
      {facts.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** 「为什么是这一天？」: more for whoever wants it. */
export function Disclosure({
  summary,
  children,
  open = false,
}: {
  readonly summary: ReactNode
  readonly children: ReactNode
  readonly open?: boolean
}) {
  return (
    <details className="disclosure" open={open}>
      <summary>{summary}</summary>
      <div className="disclosure-body">{children}</div>
    </details>
  )
}
