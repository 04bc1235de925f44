import { useState } from 'react'
import { useCommand } from '#web/api/use-command.ts'
import { useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { RadioGroup } from '#web/ui/choices.tsx'
import { Field } from '#web/ui/field.tsx'
import { DateInput, Select, TextInput } from '#web/ui/inputs.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { oversight } from '../client.ts'
import { evidenceTexts } from './texts.ts'

const SCOPES = ['CASE', 'OFFICER', 'PERIOD'] as const
type Scope = (typeof SCOPES)[number]

interface TakeProps {
  /** The case somebody came here from. */
  readonly subject: { readonly id: string; readonly number: string } | undefined
  readonly officers: readonly { readonly id: string; readonly name: string }[]
  readonly onDone: () => void
}

const dayOrNull = (day: string) => (day === '' ? null : day)

export function Take({ subject, officers, onDone }: TakeProps) {
  const t = useTexts(evidenceTexts)
  const [scope, setScope] = useState<Scope>(subject === undefined ? 'OFFICER' : 'CASE')
  const [officer, setOfficer] = useState('')
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [purpose, setPurpose] = useState('')
  const [tried, setTried] = useState(false)
  const command = useCommand(oversight.takeEvidence, onDone)
  const options = SCOPES.map((value) => ({
    ...{ value, label: t(value) },
    ...(value === 'CASE' && subject === undefined ? { disabled: true, hint: t('caseHint') } : {}),
  }))
  const send = () => {
    setTried(true)
    if (purpose.trim().length < 2) return
    const who = { CASE: subject?.id ?? null, OFFICER: officer === '' ? null : officer, PERIOD: null }[scope]
    const period = scope === 'CASE' ? { from: null, to: null } : { from: dayOrNull(from), to: dayOrNull(to) }
    command.mutate({ body: { scope, subject: who, ...period, purpose: purpose.trim() } })
  }
  const missing = tried && purpose.trim().length < 2
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <RadioGroup name="evidence-scope" legend={t('scope')} options={options} value={scope} onChange={setScope} />
      {scope === 'CASE' && subject !== undefined && <p>{t('thisCase', { number: subject.number })}</p>}
      {scope === 'OFFICER' && (
        <Field label={t('officer')}>
          {(control) => (
            <Select
              {...control}
              value={officer}
              options={officers.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(event) => setOfficer(event.currentTarget.value)}
            />
          )}
        </Field>
      )}
      {scope !== 'CASE' && (
        <div className="row">
          <Field label={t('from')}>
            {(control) => (
              <DateInput {...control} value={from} onChange={(event) => setFrom(event.currentTarget.value)} />
            )}
          </Field>
          <Field label={t('to')}>
            {(control) => <DateInput {...control} value={to} onChange={(event) => setTo(event.currentTarget.value)} />}
          </Field>
        </div>
      )}
      <Field label={t('purpose')} hint={t('purposeHint')} error={missing ? t('purposeMissing') : undefined}>
        {(control) => (
          <TextInput
            {...control}
            maxLength={500}
            value={purpose}
            onChange={(event) => setPurpose(event.currentTarget.value)}
          />
        )}
      </Field>
      <RefusalNotice error={command.error} />
      <Button kind="primary" type="submit" busy={command.isPending}>
        {t('doTake')}
      </Button>
    </form>
  )
}
