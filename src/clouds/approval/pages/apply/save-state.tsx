import { problemText } from '#web/api/problem-text.ts'
import { formatShortMoment } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { Notice, StatusLine } from '#web/ui/notice.tsx'
import type { DraftState, DraftStore } from './draft-store.ts'
import { applyTexts } from './texts.ts'

interface SaveStateProps {
  readonly state: DraftState
  readonly store: DraftStore
}

/** One line that always tells the truth about what is kept. */
export function SaveState({ state, store }: SaveStateProps) {
  const t = useTexts(applyTexts)
  const { language } = useLanguage()
  if (state.status === 'failed') {
    return (
      <Notice tone="bad" title={t('failed')} announced>
        <p>{problemText(state.error, language)}</p>
        <Button onClick={() => void store.flush()}>{t('saveAgain')}</Button>
      </Notice>
    )
  }
  if (state.status === 'conflict') return null
  const time = formatShortMoment(state.savedAt)
  return (
    <StatusLine>
      {t(state.status, { time })}
      {state.status === 'saved' && ` · ${t('later')}`}
    </StatusLine>
  )
}

/** Two windows wrote different things: a person decides, nothing is overwritten in silence. */
export function ConflictNotice({ state, store }: SaveStateProps) {
  const t = useTexts(applyTexts)
  if (state.status !== 'conflict' || state.theirs === undefined) return null
  return (
    <Notice tone="warn" title={t('conflictTitle')} announced>
      <p>{t('conflictText', { time: formatShortMoment(state.theirs.savedAt) })}</p>
      <div className="row">
        <Button onClick={() => void store.keepMine()}>{t('keepMine')}</Button>
        <Button onClick={() => store.takeTheirs()}>{t('takeTheirs')}</Button>
      </div>
    </Notice>
  )
}
