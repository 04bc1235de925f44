import { useState } from 'react'
import { useMutation } from '@tanstack/react-query'
import { LOOK_PURPOSES } from '#contract'
import { useTexts } from '#web/i18n/index.ts'
import { lookPurposeTexts } from '#web/look-purposes.ts'
import { Button } from '#web/ui/button.tsx'
import { OneOfField } from '#web/ui/fields.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { deskTexts } from './texts.ts'

export type LookPurpose = (typeof LOOK_PURPOSES)[number]

interface ShownInFullProps<Full> {
  /** The door that records the look and answers in full. */
  readonly ask: (purpose: LookPurpose) => Promise<Full>
  readonly shown: Full | undefined
  readonly onShow: (full: Full | undefined) => void
}

/** 证件号码、电话默认脱敏: whoever needs them says what for; it is recorded before they are shown, and the person sees it. */
export function ShownInFull<Full>({ ask: door, shown, onShow }: ShownInFullProps<Full>) {
  const t = useTexts(deskTexts)
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
      <p className="soft small">{t('showInFullHint')}</p>
    </div>
  )
}
