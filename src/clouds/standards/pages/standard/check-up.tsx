import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { Panel } from '#web/ui/panel.tsx'
import type { Item } from '../client.ts'
import { commonTexts } from '../common-texts.ts'
import { EvidenceChart } from '../evidence.tsx'
import { FindingsList, sectionName } from '../findings-list.tsx'
import { itemTexts } from './texts.ts'

/** Findings, gaps and real days of the version in force. */
export function CheckUp({ item }: { readonly item: Item }) {
  const t = useTexts(itemTexts)
  const words = useTexts(commonTexts)
  const { language } = useLanguage()
  const { completeness, findings, evidence } = item
  return (
    <div className="stack">
      <Panel title={t('findings')} level={3}>
        {findings.length === 0 ? <p className="soft">{t('noFindings')}</p> : <FindingsList findings={findings} />}
      </Panel>
      <Panel
        title={t('missing')}
        level={3}
        aside={<span className="soft">{words('complete', { percent: completeness.percent })}</span>}
      >
        {completeness.missing.length === 0 ? (
          <p className="soft">{t('nothingMissing')}</p>
        ) : (
          <ul>
            {completeness.missing.map(({ field, section, name }) => (
              <li key={field}>
                <span className="soft">{sectionName(section, language)}</span>　{inLanguage(name, language)}
              </li>
            ))}
          </ul>
        )}
      </Panel>
      <Panel title={t('evidence')} level={3}>
        <EvidenceChart evidence={evidence} />
      </Panel>
    </div>
  )
}
