import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { useCommand } from '#web/api/use-command.ts'
import { useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { RadioGroup } from '#web/ui/choices.tsx'
import { ChoiceField, DayField, TextField } from '#web/ui/fields.tsx'
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
  <TextField {...field} rows={3} value={value} maxLength={max} onChange={onChange} />
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
        onChange={setMethod}
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
        onChange={setResult}
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
  const [proposes, setProposes] = useState('')
  const [tried, setTried] = useState(false)
  const command = useCommand(supervision.returnDuty, onDone)
  const trail = useTrail(duty.id, duty.version)
  const send = () => {
    setTried(true)
    if (!isWritten(reason)) return
    const body = { expectedVersion: duty.version, reason: reason.trim(), ...(proposes === '' ? {} : { proposes }) }
    command.mutate({ params: { id: duty.id }, body })
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
      <ChoiceField
        label={t('returnTo')}
        hint={t('returnToHint')}
        required={false}
        empty={t('unknownOrgan')}
        value={proposes}
        options={(trail.data?.organs ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        onChange={setProposes}
      />
      <RefusalNotice error={command.error} />
      <Button kind="danger" type="submit" busy={command.isPending}>
        {t('doReturn')}
      </Button>
    </form>
  )
}

/** 登记已检查: that somebody was there; the record follows. */
export function InspectionForm({ duty, onDone }: DutyFormProps) {
  const t = useTexts(dutyTexts)
  const [on, setOn] = useState('')
  const [tried, setTried] = useState(false)
  const command = useCommand(supervision.noteInspection, onDone)
  return (
    <form
      className="stack duty-form"
      aria-label={t('inspect')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (on !== '') command.mutate({ params: { id: duty.id }, body: { expectedVersion: duty.version, on } })
      }}
    >
      <DayField
        label={t('inspectOn')}
        hint={t('inspectWill')}
        error={tried && on === '' ? t('dayMissing') : undefined}
        value={on}
        onChange={setOn}
      />
      <RefusalNotice error={command.error} />
      <Button kind="primary" type="submit" busy={command.isPending}>
        {t('doInspect')}
      </Button>
    </form>
  )
}

/** Every step of a duty, and the organs it may be sent on to. */
export const useTrail = (id: string, version: number) =>
  useQuery({ queryKey: ['duty-trail', id, version], queryFn: () => supervision.dutyTrail({ params: { id } }) })
