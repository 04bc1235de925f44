import { useState } from 'react'
import { useCommand } from '#web/api/use-command.ts'
import { WrittenForm } from '#web/form/written-form.tsx'
import type { WrittenField } from '#web/form/written-form.tsx'
import { useTexts } from '#web/i18n/index.ts'
import { RadioGroup } from '#web/ui/choices.tsx'
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

export function Take({ subject, officers, onDone }: TakeProps) {
  const t = useTexts(evidenceTexts)
  const [scope, setScope] = useState<Scope>(subject === undefined ? 'OFFICER' : 'CASE')
  const command = useCommand(oversight.takeEvidence, onDone)
  const options = SCOPES.map((value) => ({
    ...{ value, label: t(value) },
    ...(value === 'CASE' && subject === undefined ? { disabled: true, hint: t('caseHint') } : {}),
  }))
  const days: readonly WrittenField[] = [
    { name: 'from', label: t('from'), kind: 'date' },
    { name: 'to', label: t('to'), kind: 'date' },
  ]
  const people = officers.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <WrittenForm
      fields={[
        ...(scope === 'OFFICER' ? [{ name: 'officer', label: t('officer'), options: people }] : []),
        ...(scope === 'CASE' ? [] : days),
        { name: 'purpose', label: t('purpose'), hint: t('purposeHint'), lengthMax: 500 },
      ]}
      action={t('doTake')}
      busy={command.isPending}
      error={command.error}
      onSend={({ officer = null, from = null, to = null, purpose = '' }) => {
        const who = { CASE: subject?.id ?? null, OFFICER: officer, PERIOD: null }[scope]
        command.mutate({ body: { scope, subject: who, from, to, purpose } })
      }}
    >
      <RadioGroup name="evidence-scope" legend={t('scope')} options={options} value={scope} onChange={setScope} />
      {scope === 'CASE' && subject !== undefined && <p>{t('thisCase', { number: subject.number })}</p>}
    </WrittenForm>
  )
}
