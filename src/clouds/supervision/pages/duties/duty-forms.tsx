import { useState } from 'react'
import { useCommand } from '#web/api/use-command.ts'
import { useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { RadioGroup } from '#web/ui/choices.tsx'
import { Field } from '#web/ui/field.tsx'
import { TextArea } from '#web/ui/inputs.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { supervision } from '../client.ts'
import type { Duty } from '../client.ts'
import { dutyTexts } from './texts.ts'

interface DutyFormProps {
  readonly duty: Duty
  readonly onDone: (duty: Duty) => void
}

const METHODS = ['ON_SITE', 'PAPERS', 'REMOTE'] as const
const RESULTS = ['NORMAL', 'PROBLEM'] as const
const isWritten = (text: string): boolean => text.trim().length >= 2

interface TextsFieldProps {
  readonly label: string
  readonly hint: string
  readonly error: string | undefined
  readonly value: string
  readonly max: number
  readonly onChange: (value: string) => void
}

const LongText = ({ value, max, onChange, ...field }: TextsFieldProps) => (
  <Field {...field}>
    {(control) => (
      <TextArea
        {...control}
        rows={3}
        value={value}
        maxLength={max}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    )}
  </Field>
)

export function RecordForm({ duty, onDone }: DutyFormProps) {
  const t = useTexts(dutyTexts)
  const [method, setMethod] = useState<(typeof METHODS)[number]>('ON_SITE')
  const [found, setFound] = useState('')
  const [result, setResult] = useState<(typeof RESULTS)[number] | undefined>(undefined)
  const [measure, setMeasure] = useState('')
  const [tried, setTried] = useState(false)
  const command = useCommand(supervision.record, onDone)
  const wrong = {
    found: isWritten(found) ? undefined : t('foundShort'),
    result: result === undefined ? t('resultMissing') : undefined,
    measure: result === 'PROBLEM' && !isWritten(measure) ? t('measureShort') : undefined,
  }
  const send = () => {
    setTried(true)
    if (result === undefined || Object.values(wrong).some((text) => text !== undefined)) return
    const body = { expectedVersion: duty.version, method, found: found.trim(), result, measure: measure.trim() }
    command.mutate({ params: { id: duty.id }, body })
  }
  const shown = (text: string | undefined) => (tried ? text : undefined)
  return (
    <form
      className="stack duty-form"
      aria-label={t('record')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <RadioGroup
        name="method"
        legend={t('method')}
        inline
        options={METHODS.map((value) => ({ value, label: t(value) }))}
        value={method}
        onChange={(value) => setMethod(METHODS.find((known) => known === value) ?? method)}
      />
      <LongText
        label={t('found')}
        hint={t('foundHint')}
        error={shown(wrong.found)}
        value={found}
        max={2000}
        onChange={setFound}
      />
      <RadioGroup
        name="result"
        legend={t('result')}
        inline
        error={shown(wrong.result)}
        options={RESULTS.map((value) => ({ value, label: t(value) }))}
        value={result}
        onChange={(value) => setResult(RESULTS.find((known) => known === value))}
      />
      {result === 'PROBLEM' && (
        <LongText
          label={t('measure')}
          hint={t('measureHint')}
          error={shown(wrong.measure)}
          value={measure}
          max={1000}
          onChange={setMeasure}
        />
      )}
      <p className="soft">{t('recordWill')}</p>
      <RefusalNotice error={command.error} />
      <Button kind="primary" type="submit" busy={command.isPending}>
        {t('doRecord')}
      </Button>
    </form>
  )
}

export function ReturnForm({ duty, onDone }: DutyFormProps) {
  const t = useTexts(dutyTexts)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const command = useCommand(supervision.returnDuty, onDone)
  const send = () => {
    setTried(true)
    if (!isWritten(reason)) return
    command.mutate({ params: { id: duty.id }, body: { expectedVersion: duty.version, reason: reason.trim() } })
  }
  return (
    <form
      className="stack duty-form"
      aria-label={t('return')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <LongText
        label={t('reason')}
        hint={t('reasonHint')}
        error={tried && !isWritten(reason) ? t('reasonShort') : undefined}
        value={reason}
        max={500}
        onChange={setReason}
      />
      <RefusalNotice error={command.error} />
      <Button kind="danger" type="submit" busy={command.isPending}>
        {t('doReturn')}
      </Button>
    </form>
  )
}
