import { useState } from 'react'
import { useCommand } from '#web/api/use-command.ts'
import { useTexts } from '#web/i18n/index.ts'
import { DayField, LineField } from '#web/ui/fields.tsx'
import { RadioGroup } from '#web/ui/choices.tsx'
import { standards } from '../client.ts'
import { commonTexts } from '../common-texts.ts'
import { isSaid, ReasonedForm } from '../reasoned-form.tsx'
import { itemTexts } from './texts.ts'
import type { OnDone } from './versions.tsx'

const WAYS = ['CANCELLED', 'CONVERTED_TO_FILING', 'MERGED'] as const
const codesIn = (text: string): string[] =>
  text
    .split(/[,，、\s]+/)
    .map((code) => code.trim())
    .filter((code) => code !== '')

/** 取消、改备案、合并: proposed here, decided by somebody else. */
export function RetirementForm({ item, onDone }: OnDone) {
  const t = useTexts(itemTexts)
  const words = useTexts(commonTexts)
  const [way, setWay] = useState<(typeof WAYS)[number]>('CANCELLED')
  const [basis, setBasis] = useState('')
  const [day, setDay] = useState('')
  const [successors, setSuccessors] = useState('')
  const [tried, setTried] = useState(false)
  const command = useCommand(standards.proposeRetirement, (after) => onDone(after, t('doneProposed')))
  const wrong = (bad: boolean) => (tried && bad ? words('reasonShort') : undefined)
  return (
    <ReasonedForm
      label={t('retireReason')}
      action={t('doRetire')}
      kind="danger"
      busy={command.isPending}
      error={command.error}
      onSend={(reason) => {
        setTried(true)
        if (!isSaid(basis) || day === '') return
        const body = { way, reason, basis: basis.trim(), effectiveFrom: day, successors: codesIn(successors) }
        command.mutate({ params: { code: item.code }, body: { expectedVersion: item.lifeVersion, ...body } })
      }}
    >
      <p className="soft">{t('retireWill')}</p>
      <RadioGroup
        name="way"
        legend={t('retireWay')}
        inline
        options={WAYS.map((value) => ({ value, label: words(value) }))}
        value={way}
        onChange={setWay}
      />
      <LineField
        label={t('retireBasis')}
        hint={t('retireBasisHint')}
        error={wrong(!isSaid(basis))}
        value={basis}
        maxLength={300}
        onChange={setBasis}
      />
      <DayField label={t('retireFrom')} error={wrong(day === '')} value={day} onChange={setDay} />
      {way !== 'CANCELLED' && (
        <LineField label={t('retireTo')} hint={t('retireToHint')} value={successors} onChange={setSuccessors} />
      )}
    </ReasonedForm>
  )
}
