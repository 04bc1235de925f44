import { useTexts } from '#web/i18n/index.ts'
import { Icon } from '#web/ui/icon.tsx'
import { oversightTexts } from './oversight-texts.ts'
import './act-marks.css'

interface Marked {
  readonly signed: boolean
  readonly proved: boolean
  readonly leafIndex: number | null
}

/** Who signed it himself, and where it stands in the ledger. */
export function ActMarks({ act }: { readonly act: Marked }) {
  const t = useTexts(oversightTexts)
  return (
    <span className="act-marks">
      {act.signed && (
        <span className="act-mark" title={t('signedTitle')}>
          <Icon name="person" size="1em" /> {t('signed')}
        </span>
      )}
      {act.leafIndex === null ? (
        <span className="act-mark act-mark-soft" title={t('notYetTitle')}>
          <Icon name="progress" size="1em" /> {t('notYet')}
        </span>
      ) : (
        <span className={act.proved ? 'act-mark act-mark-proved' : 'act-mark act-mark-soft'}>
          <Icon name={act.proved ? 'shield' : 'progress'} size="1em" /> {t('leaf', { leaf: act.leafIndex })}
          {act.proved && <span className="visually-hidden">{t('proved')}</span>}
        </span>
      )}
    </span>
  )
}
