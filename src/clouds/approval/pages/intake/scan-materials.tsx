import { useRef } from 'react'
import type { ItemStandard } from '#catalogue/standard'
import { useTexts } from '#web/i18n/index.ts'
import type { FormError } from '#web/ui/notice.tsx'
import { Panel } from '#web/ui/panel.tsx'
import type { DraftContent } from '../apply/draft-store.ts'
import { errorFinder } from '../apply/questions-step.tsx'
import { askedMaterials } from '../apply/step-faults.ts'
import { materialId, MaterialUpload } from '../material-upload.tsx'
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
  const running = useRef(new Map<string, number>())
  const asked = askedMaterials(standard, content.answers).filter(({ source }) => source === 'APPLICANT')
  if (asked.length === 0) return null
  return (
    <Panel title={t('materials')}>
      <p className="soft small">{t('materialsLead')}</p>
      {asked.map((material) => (
        <MaterialUpload
          key={material.id}
          material={material}
          handed={content.materials.filter((handed) => handed.material === material.id)}
          error={errorOf(materialId(material.id))}
          onAdd={(handed) =>
            onChange((before) => ({
              ...before,
              materials: [
                ...before.materials.filter(
                  ({ sha256, material: of }) => sha256 !== handed.sha256 || of !== material.id,
                ),
                handed,
              ],
            }))
          }
          onRemove={(sha256) =>
            onChange((before) => ({
              ...before,
              materials: before.materials.filter((one) => one.sha256 !== sha256 || one.material !== material.id),
            }))
          }
          onRunning={(count) => {
            running.current.set(material.id, count)
            onRunning([...running.current.values()].reduce((sum, each) => sum + each, 0))
          }}
        />
      ))}
    </Panel>
  )
}
