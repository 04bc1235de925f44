import type { ItemStandard } from '#catalogue/standard'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { Choice } from '#web/ui/choices.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { askedMaterials } from '../apply/step-faults.ts'
import { intakeTexts } from './texts.ts'

interface ChecklistProps {
  readonly standard: ItemStandard
  readonly answers: Readonly<Record<string, string>>
  readonly papers: readonly string[]
  readonly onPapers: (papers: readonly string[]) => void
}

/** What this item asks for under these answers, and which of it was taken on paper. */
export function Checklist({ standard, answers, papers, onPapers }: ChecklistProps) {
  const t = useTexts(intakeTexts)
  const { language } = useLanguage()
  return (
    <aside className="counter-side">
      <Panel title={t('checklist')}>
        <ol className="plain">
          {askedMaterials(standard, answers).map(({ id, name, note, required, source, deferrableDays }) => (
            <li key={id} className="counter-card stack-tight">
              <p>
                {inLanguage(name, language)}{' '}
                <span className="soft small">
                  {source === 'CERTIFICATE_LIBRARY' ? t('notNeeded') : t(required ? 'required' : 'optional')}
                  {deferrableDays !== undefined && ` · ${t('deferrable', { days: deferrableDays })}`}
                </span>
              </p>
              {note !== undefined && <p className="soft small">{inLanguage(note, language)}</p>}
              {source === 'APPLICANT' && (
                <Choice
                  type="checkbox"
                  name={`paper-${id}`}
                  option={{ value: id, label: t('paperTaken') }}
                  checked={papers.includes(id)}
                  onToggle={(on) => onPapers(on ? [...papers, id] : papers.filter((one) => one !== id))}
                />
              )}
            </li>
          ))}
        </ol>
      </Panel>
    </aside>
  )
}
