import { useState } from 'react'
import { useMutation } from '@tanstack/react-query'
import { LOOK_PURPOSES } from '#contract'
import { useTexts } from './i18n/index.ts'
import { lookPurposeTexts, shownInFullTexts } from './look-purposes.ts'
import { Button } from './ui/button.tsx'
import { OneOfField } from './ui/fields.tsx'
import { RefusalNotice } from './ui/refusal-notice.tsx'

export type LookPurpose = (typeof LOOK_PURPOSES)[number]

interface ShownInFullProps<Full> {
  /** The door that records the look and answers in full. */
  readonly ask: (purpose: LookPurpose) => Promise<Full>
  readonly shown: Full | undefined
  readonly onShow: (full: Full | undefined) => void
  /** What else is told beside the choice; of a case's papers the person sees who looked. */
  readonly ofCase?: boolean
}

/** 证件号码、电话默认脱敏: whoever needs them says what for; it is recorded before they are shown, and the person sees it. */
export function ShownInFull<Full>({ ask: door, shown, onShow, ofCase = true }: ShownInFullProps<Full>) {
  const t = useTexts(shownInFullTexts)
  const p = useTexts(lookPurposeTexts)
  const [purpose, setPurpose] = useState<LookPurpose>('VERIFY_IDENTITY')
  const ask = useMutation({
    mutationFn: () => door(purpose),
    onSuccess: onShow,
  })
  if (shown !== undefined)
    return (
      <p className="row">
        <span className="soft">{t('inFull')}</span>
        <Button onClick={() => onShow(undefined)}>{t('maskAgain')}</Button>
      </p>
    )
  return (
    <div className="stack">
      <RefusalNotice error={ask.error} />
      <div className="row">
        <OneOfField
          label={t('lookPurpose')}
          labelHidden
          value={purpose}
          onChange={setPurpose}
          options={LOOK_PURPOSES.map((value) => ({ value, label: p(value) }))}
        />
        <Button busy={ask.isPending} onClick={() => ask.mutate()}>
          {t('showInFull')}
        </Button>
      </div>
      <p className="soft small">{t(ofCase ? 'showInFullHint' : 'looksAreRecorded')}</p>
    </div>
  )
}
