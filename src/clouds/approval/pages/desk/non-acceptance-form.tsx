import { useState } from 'react'
import { approval } from '#web/api/clients.ts'
import { useCommand } from '#web/api/use-command.ts'
import { isWritten } from '#web/form/written.ts'
import { useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { RadioGroup } from '#web/ui/choices.tsx'
import { TextField } from '#web/ui/fields.tsx'
import { ActForm } from './act-form.tsx'
import { actNames } from './act-names.ts'
import { actTexts } from './act-texts.ts'
import { useCaseWork } from './case-work.ts'
import { DepartureField, isDeparture } from './departure-field.tsx'

const GROUNDS = ['NOT_REQUIRED', 'NOT_COMPETENT', 'STILL_INCOMPLETE'] as const
const REASON_MIN = 5

export function NonAcceptanceForm() {
  const t = useTexts(actTexts)
  const named = useTexts(actNames)
  const { file, done } = useCaseWork()
  const [ground, setGround] = useState<(typeof GROUNDS)[number] | undefined>(undefined)
  const [reason, setReason] = useState('')
  const [referral, setReferral] = useState({ organ: '', contact: '' })
  const [departure, setDeparture] = useState('')
  const [tried, setTried] = useState(false)
  const command = useCommand(approval.refuseToAccept, done)
  // Whom this organ is not competent for is told which one is (行政许可法 32).
  const elsewhere = ground === 'NOT_COMPETENT'
  const departs = file.preReview?.conclusion === 'READY'
  const send = () => {
    setTried(true)
    if (ground === undefined || !isWritten(reason, REASON_MIN)) return
    if (elsewhere && !(isWritten(referral.organ) && isWritten(referral.contact))) return
    if (departs && !isDeparture(departure)) return
    command.mutate({
      params: { id: file.id },
      body: {
        ...{ expectedVersion: file.version, ground, reason: reason.trim() },
        ...(elsewhere ? { referral: { organ: referral.organ.trim(), contact: referral.contact.trim() } } : {}),
        ...(departs ? { departure: departure.trim() } : {}),
      },
    })
  }
  return (
    <ActForm title={named('refuseToAccept')} error={command.error} onSubmit={send}>
      <RadioGroup
        name="ground"
        legend={t('ground')}
        error={tried && ground === undefined ? t('groundMissing') : undefined}
        options={GROUNDS.map((value) => ({ value, label: t(value) }))}
        value={ground}
        onChange={(value) => setGround(GROUNDS.find((known) => known === value))}
      />
      <TextField
        label={t('reason')}
        hint={t('reasonHint')}
        error={tried && !isWritten(reason, REASON_MIN) ? t('reasonShort', { min: REASON_MIN }) : undefined}
        value={reason}
        maxLength={1000}
        onChange={setReason}
      />
      {elsewhere && (
        <>
          <TextField
            label={t('referralOrgan')}
            error={tried && !isWritten(referral.organ) ? t('tooShort') : undefined}
            rows={1}
            value={referral.organ}
            maxLength={200}
            onChange={(organ) => setReferral({ ...referral, organ })}
          />
          <TextField
            label={t('referralContact')}
            hint={t('referralHint')}
            error={tried && !isWritten(referral.contact) ? t('tooShort') : undefined}
            rows={1}
            value={referral.contact}
            maxLength={300}
            onChange={(contact) => setReferral({ ...referral, contact })}
          />
        </>
      )}
      {departs && <DepartureField value={departure} tried={tried} onChange={setDeparture} />}
      <p className="soft">{t('refuseToAcceptWill')}</p>
      <Button kind="danger" type="submit" wide busy={command.isPending}>
        {t('doRefuseToAccept')}
      </Button>
    </ActForm>
  )
}
