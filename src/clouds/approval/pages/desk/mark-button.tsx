import { useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { useCaseWork } from './case-work.ts'
import type { DefectDraft } from './case-work.ts'
import { deskTexts } from './texts.ts'

/** Stands beside whatever can be wanting; only while a correction may still be asked for. */
export function MarkButton({ defect }: { readonly defect: DefectDraft }) {
  const t = useTexts(deskTexts)
  const { mayMark, mark, defects } = useCaseWork()
  if (!mayMark) return null
  const marked = defects.some(({ subject, ref }) => subject === defect.subject && ref === defect.ref)
  return (
    <Button
      kind="plain"
      aria-label={t('markOf', { name: defect.name })}
      aria-pressed={marked}
      onClick={() => mark(defect)}
    >
      {t(marked ? 'marked' : 'mark')}
    </Button>
  )
}
