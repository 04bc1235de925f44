import { useState } from 'react'
import { approval } from '#web/api/clients.ts'
import { useCommand } from '#web/api/use-command.ts'
import { useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { Select, TextInput } from '#web/ui/inputs.tsx'
import { ActForm } from './act-form.tsx'
import { actTexts } from './act-texts.ts'
import { useCaseWork } from './case-work.ts'
import { isWritten, TextField } from './text-field.tsx'

const REASON_MAX = 1000

/** A text that has to be written before the act goes out. */
function useReason() {
  const t = useTexts(actTexts)
  const [text, setText] = useState('')
  const [tried, setTried] = useState(false)
  const written = isWritten(text)
  return {
    text: text.trim(),
    setTried,
    written,
    field: (label: string, hint?: string) => (
      <TextField
        label={label}
        {...(hint === undefined ? {} : { hint })}
        error={tried && !written ? t('tooShort') : undefined}
        value={text}
        max={REASON_MAX}
        onChange={setText}
      />
    ),
  }
}

export function ReturnForm() {
  const t = useTexts(actTexts)
  const { file, done } = useCaseWork()
  const reason = useReason()
  const command = useCommand(approval.returnCase, done)
  const send = () => {
    reason.setTried(true)
    if (!reason.written) return
    command.mutate({ params: { id: file.id }, body: { expectedVersion: file.version, reason: reason.text } })
  }
  return (
    <ActForm title={t('returnCase')} error={command.error} onSubmit={send}>
      {reason.field(t('returnReason'))}
      <Button kind="primary" type="submit" wide busy={command.isPending}>
        {t('doReturn')}
      </Button>
    </ActForm>
  )
}

/** The list of 行政许可法 45 is closed. */
const PROCEDURES = [
  'HEARING',
  'TENDER',
  'AUCTION',
  'INSPECTION',
  'TESTING',
  'QUARANTINE',
  'APPRAISAL',
  'EXPERT_REVIEW',
] as const

export function StartProcedureForm() {
  const t = useTexts(actTexts)
  const { file, done } = useCaseWork()
  const [procedure, setProcedure] = useState<(typeof PROCEDURES)[number]>('EXPERT_REVIEW')
  const reason = useReason()
  const command = useCommand(approval.startProcedure, done)
  const send = () => {
    reason.setTried(true)
    if (!reason.written) return
    const body = { expectedVersion: file.version, procedure, reason: reason.text, parties: [] }
    command.mutate({ params: { id: file.id }, body })
  }
  return (
    <ActForm title={t('startProcedure')} error={command.error} onSubmit={send}>
      <p className="soft">{t('procedureWill')}</p>
      <Field label={t('procedure')}>
        {(control) => (
          <Select
            {...control}
            empty={null}
            value={procedure}
            options={PROCEDURES.map((value) => ({ value, label: t(value) }))}
            onChange={(event) =>
              setProcedure(PROCEDURES.find((known) => known === event.currentTarget.value) ?? procedure)
            }
          />
        )}
      </Field>
      {reason.field(t('procedureReason'), t('reasonHint'))}
      <Button kind="primary" type="submit" wide busy={command.isPending}>
        {t('doStartProcedure')}
      </Button>
    </ActForm>
  )
}

export function EndProcedureForm() {
  const t = useTexts(actTexts)
  const { file, done } = useCaseWork()
  const outcome = useReason()
  const command = useCommand(approval.endProcedure, done)
  const send = () => {
    outcome.setTried(true)
    if (!outcome.written) return
    const running = file.handling?.procedures.find(({ conclusion }) => conclusion === null)
    const body = {
      expectedVersion: file.version,
      procedure: running?.id ?? '',
      outcome: outcome.text,
      conclusion: 'RECORDED' as const,
      papers: [],
    }
    command.mutate({ params: { id: file.id }, body })
  }
  return (
    <ActForm title={t('endProcedure')} error={command.error} onSubmit={send}>
      {outcome.field(t('procedureOutcome'))}
      <Button kind="primary" type="submit" wide busy={command.isPending}>
        {t('doEndProcedure')}
      </Button>
    </ActForm>
  )
}

/** 行政许可法 42: once, by ten working days at most. */
const EXTENSION_DAYS_MAX = 10

export function ExtensionForm() {
  const t = useTexts(actTexts)
  const { file, done } = useCaseWork()
  const [typed, setTyped] = useState(String(EXTENSION_DAYS_MAX))
  const reason = useReason()
  const days = Number(typed)
  const fits = Number.isInteger(days) && days >= 1 && days <= EXTENSION_DAYS_MAX
  const command = useCommand(approval.extend, done)
  const send = () => {
    reason.setTried(true)
    if (!reason.written || !fits) return
    command.mutate({ params: { id: file.id }, body: { expectedVersion: file.version, days, reason: reason.text } })
  }
  return (
    <ActForm title={t('extend')} error={command.error} onSubmit={send}>
      <p className="soft">{t('extendWill')}</p>
      <Field label={t('days')} error={fits ? undefined : t('daysWrong')}>
        {(control) => (
          <TextInput
            {...control}
            inputMode="numeric"
            value={typed}
            maxLength={2}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        )}
      </Field>
      {reason.field(t('reason'), t('reasonHint'))}
      <Button kind="primary" type="submit" wide busy={command.isPending}>
        {t('doExtend')}
      </Button>
    </ActForm>
  )
}
