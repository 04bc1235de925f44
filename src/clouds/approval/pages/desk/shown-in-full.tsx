import { useState } from 'react'
import { useMutation } from '@tanstack/react-query'
import { LOOK_PURPOSES } from '#contract'
import type { Output } from '#contract'
import type { api } from '#clouds/approval/api'
import { approval } from '#web/api/clients.ts'
import { useTexts } from '#web/i18n/index.ts'
import { lookPurposeTexts } from '#web/look-purposes.ts'
import { Button } from '#web/ui/button.tsx'
import { OneOfField } from '#web/ui/fields.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { deskTexts } from './texts.ts'

export type InFull = Output<typeof api.readInFull>
type Purpose = (typeof LOOK_PURPOSES)[number]

interface ShownInFullProps {
  readonly caseId: string
  readonly shown: InFull | undefined
  readonly onShow: (full: InFull | undefined) => void
}

/** 证件号码、电话默认脱敏: whoever needs them says what for; it is recorded before they are shown, and the person sees it. */
export function ShownInFull({ caseId, shown, onShow }: ShownInFullProps) {
  const t = useTexts(deskTexts)
  const p = useTexts(lookPurposeTexts)
  const [purpose, setPurpose] = useState<Purpose>('VERIFY_IDENTITY')
  const ask = useMutation({
    mutationFn: () => approval.readInFull({ params: { id: caseId }, query: { purpose } }),
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
