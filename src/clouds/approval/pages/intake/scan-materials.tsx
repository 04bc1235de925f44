import type { ItemStandard } from '#catalogue/standard'
import { useTexts } from '#web/i18n/index.ts'
import type { FormError } from '#web/ui/notice.tsx'
import { Panel } from '#web/ui/panel.tsx'
import type { DraftContent } from '../apply/draft-store.ts'
import { errorFinder } from '../apply/questions-step.tsx'
import { askedMaterials } from '../apply/step-faults.ts'
import { MaterialUploads } from '../material-upload.tsx'
import { intakeTexts } from './texts.ts'

interface ScanMaterialsProps {
  readonly standard: ItemStandard
  readonly content: DraftContent
  readonly errors: readonly FormError[]
  /** An upload may end long after it began: it is added to what stands then. */
  readonly onChange: (change: (before: DraftContent) => DraftContent) => void
  readonly onRunning: (count: number) => void
}

/** 扫描上传 (AP-41): every set of pages under the one material it is. */
export function ScanMaterials({ standard, content, errors, onChange, onRunning }: ScanMaterialsProps) {
  const t = useTexts(intakeTexts)
  const errorOf = errorFinder(errors)
  const asked = askedMaterials(standard, content.answers).filter(({ source }) => source === 'APPLICANT')
  if (asked.length === 0) return null
  return (
    <Panel title={t('materials')}>
      <p className="soft small">{t('materialsLead')}</p>
      <MaterialUploads
        materials={asked}
        handed={content.materials}
        errorAt={errorOf}
        onChange={(next) => onChange((before) => ({ ...before, materials: next(before.materials) }))}
        onRunning={onRunning}
      />
    </Panel>
  )
}
