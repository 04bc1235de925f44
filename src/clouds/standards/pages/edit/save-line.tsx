import { formatShortMoment } from '#web/i18n/format.ts'
import { useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { editTexts } from './texts.ts'
import type { useSavedDraft } from './use-saved-draft.ts'

interface SaveLineProps {
  readonly saved: ReturnType<typeof useSavedDraft>
  readonly onReload: () => void
}

/** Where what was typed lies now; never a surprise. */
export function SaveLine({ saved, onReload }: SaveLineProps) {
  const t = useTexts(editTexts)
  const { status, view, error } = saved
  if (status === 'conflict')
    return (
      <Notice tone="warn" title={t('conflict')} announced>
        <p>{t('conflictText')}</p>
        <p className="row">
          <Button onClick={() => void saved.keepMine()}>{t('keepMine')}</Button>
          <Button onClick={onReload}>{t('takeTheirs')}</Button>
        </p>
      </Notice>
    )
  if (status === 'failed')
    return (
      <div className="stack-tight">
        <RefusalNotice error={error} />
        <Button onClick={() => void saved.flush()}>{t('saveAgain')}</Button>
      </div>
    )
  const words = {
    saved: t('savedAt', { at: formatShortMoment(view.savedAt), by: view.savedBy }),
    waiting: t('saving'),
    saving: t('saving'),
  }
  return (
    <p className="soft edit-saved" role="status" data-saved={status === 'saved'}>
      {words[status]}
    </p>
  )
}
