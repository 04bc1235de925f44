import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import type { FormError } from '#web/ui/notice.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { MaterialUploads } from '../material-upload.tsx'
import type { MaterialHandedIn } from '../material-upload.tsx'
import type { DraftStore } from './draft-store.ts'
import { HandedInBefore } from './handed-in-before.tsx'
import { errorFinder } from './questions-step.tsx'
import { askedMaterials } from './step-faults.ts'
import type { ApplyContext } from './step-faults.ts'
import { applyTexts } from './texts.ts'

interface MaterialsStepProps {
  readonly context: ApplyContext
  readonly errors: readonly FormError[]
  readonly store: DraftStore
  readonly onRunning: (count: number) => void
}

export function MaterialsStep({ context: { standard, content }, errors, store, onRunning }: MaterialsStepProps) {
  const t = useTexts(applyTexts)
  const { language } = useLanguage()
  const errorOf = errorFinder(errors)
  const asked = askedMaterials(standard, content.answers)
  const mine = asked.filter(({ source }) => source === 'APPLICANT')
  const library = asked.filter(({ source }) => source === 'CERTIFICATE_LIBRARY')
  // An upload may end long after it began: it is added to what the draft holds then.
  const change = (next: (materials: readonly MaterialHandedIn[]) => MaterialHandedIn[]) => {
    const { content: now } = store.state()
    store.change({ ...now, materials: next(now.materials) })
  }
  return (
    <>
      <p className="application-lead">{t(mine.length === 0 ? 'materialsNone' : 'materialsLead')}</p>
      {library.length > 0 && (
        <Notice tone="good" title={t('libraryTitle')}>
          <ul>
            {library.map(({ id, name }) => (
              <li key={id}>{inLanguage(name, language)}</li>
            ))}
          </ul>
          <p className="small">{t('libraryText')}</p>
        </Notice>
      )}
      <MaterialUploads
        materials={mine}
        handed={content.materials}
        errorAt={errorOf}
        onChange={change}
        onRunning={onRunning}
        below={(material) => (
          <>
            <HandedInBefore
              material={material}
              handed={content.materials}
              onTake={(taken) => change((before) => [...before, taken])}
            />
            {material.deferrableDays !== undefined && (
              <p className="small soft">{t('deferrable', { days: material.deferrableDays })}</p>
            )}
          </>
        )}
      />
    </>
  )
}
