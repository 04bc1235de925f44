import { useTexts } from '#web/i18n/index.ts'
import { Disclosure } from '#web/ui/panel.tsx'
import type { DraftView } from '../client.ts'
import { commonTexts } from '../common-texts.ts'
import { FindingsList, sectionName } from '../findings-list.tsx'
import { useLanguage } from '#web/i18n/index.ts'
import { FindingsMark } from '../standing.tsx'
import type { Part } from './editor.tsx'
import { editTexts } from './texts.ts'

interface SidePanelProps {
  readonly view: DraftView
  readonly part: Part
  readonly onGo: (section: string) => void
}

/** What the reviewer said, and what the lint says, beside the section being written. */
export function SidePanel({ view, part, onGo }: SidePanelProps) {
  const t = useTexts(editTexts)
  const words = useTexts(commonTexts)
  const { language } = useLanguage()
  const { findings, remarks, completeness, changes } = view
  const here = findings.filter(({ section }) => section === part)
  const elsewhere = findings.filter(({ section }) => section !== part)
  const count = (severity: 'ERROR' | 'WARNING') => findings.filter((each) => each.severity === severity).length
  return (
    <aside className="edit-side stack" aria-label={t('checks')}>
      {remarks.length > 0 && (
        <section>
          <h3>{t('remarks')}</h3>
          <ol>
            {remarks.map(({ section, text }) => (
              <li key={`${section} ${text}`}>
                <strong>{sectionName(section, language)}</strong>　{text}
              </li>
            ))}
          </ol>
        </section>
      )}
      <section>
        <h3>{t('checks')}</h3>
        <p className="row">
          <FindingsMark errors={count('ERROR')} warnings={count('WARNING')} />
          {completeness !== null && (
            <span className="soft">{words('complete', { percent: completeness.percent })}</span>
          )}
        </p>
        <p className="soft">{t('differences', { count: changes.differences })}</p>
        {part !== 'SUBMIT' && here.length > 0 && <FindingsList findings={here} />}
        {elsewhere.length > 0 && (
          <Disclosure
            summary={t('elsewhere', { count: elsewhere.length })}
            open={part === 'SUBMIT' || elsewhere.some(({ severity }) => severity === 'ERROR')}
          >
            <FindingsList findings={elsewhere} onGo={onGo} />
          </Disclosure>
        )}
      </section>
    </aside>
  )
}
