import { SECTIONS } from '#contract'
import { inLanguage, useLanguage } from '#web/i18n/index.ts'
import { Icon } from '#web/ui/icon.tsx'
import type { Finding } from './client.ts'
import './findings-list.css'

export const sectionName = (section: string, language: 'zh' | 'en'): string => {
  const known = Object.entries(SECTIONS).find(([key]) => key === section)?.[1]
  return known === undefined ? section : inLanguage(known, language)
}

interface FindingsListProps {
  readonly findings: readonly Finding[]
  /** Leads to the section a finding is about. */
  readonly onGo?: (section: string) => void
}

/** What the lint says, errors first, each with where it is. */
export function FindingsList({ findings, onGo }: FindingsListProps) {
  const { language } = useLanguage()
  return (
    <ul className="plain findings">
      {findings.map(({ severity, section, place, text, code }) => (
        <li key={`${code} ${place} ${text.zh}`} className={severity === 'ERROR' ? 'finding-error' : 'finding-warning'}>
          <Icon name={severity === 'ERROR' ? 'cross' : 'alert'} size="1.1em" />
          <span>
            {onGo === undefined ? (
              <strong>{sectionName(section, language)}</strong>
            ) : (
              <button type="button" className="finding-go" onClick={() => onGo(section)}>
                {sectionName(section, language)}
              </button>
            )}
            {'　'}
            {inLanguage(text, language)}
          </span>
        </li>
      ))}
    </ul>
  )
}
