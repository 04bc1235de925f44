import { useState } from 'react'
import { nodeOf, textOf } from '#web/form/schema-nodes.ts'
import { useCommand } from '#web/api/use-command.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { RadioGroup } from '#web/ui/choices.tsx'
import { Field } from '#web/ui/field.tsx'
import { DayField, TextField } from '#web/ui/fields.tsx'
import { Select } from '#web/ui/inputs.tsx'
import { standards } from '../client.ts'
import { ReasonedForm } from '../reasoned-form.tsx'
import type { PowerReport } from './index.tsx'
import { powerTexts } from './texts.ts'

const KINDS = ['CHANGED', 'REMOVED'] as const
const TRIGGERS = ['LAW', 'REFORM', 'FUNCTIONS'] as const
const linesOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.map((each: unknown) => textOf(nodeOf(each)['zh']) ?? '') : []

interface AdjustmentProps {
  readonly report: PowerReport
  readonly onDone: () => void
}

/** One entry is changed or taken off, for a reason that happened on a day. */
export function Adjustment({ report, onDone }: AdjustmentProps) {
  const t = useTexts(powerTexts)
  const { language } = useLanguage()
  const [id, setId] = useState('')
  const [kind, setKind] = useState<(typeof KINDS)[number]>('CHANGED')
  const [trigger, setTrigger] = useState<(typeof TRIGGERS)[number]>('LAW')
  const [day, setDay] = useState('')
  const [duties, setDuties] = useState('')
  const [tried, setTried] = useState(false)
  const command = useCommand(standards.adjustPower, onDone)
  const powers = report.entries.filter((entry) => entry.id.startsWith('P') && entry.entry !== null)
  const chosen = nodeOf(powers.find((entry) => entry.id === id)?.entry)
  const written = () => {
    const known = Array.isArray(chosen['duties']) ? chosen['duties'].map((each: unknown) => nodeOf(each)) : []
    return duties
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .map((zh) => known.find((each) => each['zh'] === zh) ?? { zh })
  }
  return (
    <ReasonedForm
      label={t('reason')}
      action={t('doAdjust')}
      busy={command.isPending}
      error={command.error}
      onSend={(reason) => {
        setTried(true)
        if (id === '' || day === '') return
        const entry = kind === 'REMOVED' ? null : { ...chosen, duties: written() }
        command.mutate({
          body: { expectedVersion: report.lifeVersion, power: id, kind, trigger, triggeredOn: day, reason, entry },
        })
      }}
    >
      <Field label={t('choose')} error={tried && id === '' ? t('chooseEmpty') : undefined}>
        {(control) => (
          <Select
            {...control}
            empty={t('chooseEmpty')}
            value={id}
            options={powers.map((entry) => ({
              value: entry.id,
              label: `${inLanguage(entry.organ, language)}　${inLanguage(entry.name, language)}`,
            }))}
            onChange={(event) => {
              const next = event.currentTarget.value
              setId(next)
              setDuties(linesOf(nodeOf(powers.find((entry) => entry.id === next)?.entry)['duties']).join('\n'))
            }}
          />
        )}
      </Field>
      <RadioGroup
        name="kind"
        legend={t('kind')}
        inline
        options={KINDS.map((value) => ({ value, label: t(value) }))}
        value={kind}
        onChange={setKind}
      />
      {kind === 'CHANGED' && id !== '' && (
        <TextField label={t('duties')} hint={t('dutiesHint')} value={duties} rows={6} onChange={setDuties} />
      )}
      <RadioGroup
        name="trigger"
        legend={t('trigger')}
        inline
        options={TRIGGERS.map((value) => ({ value, label: t(value) }))}
        value={trigger}
        onChange={setTrigger}
      />
      <DayField
        label={t('triggeredOn')}
        error={tried && day === '' ? t('dayMissing') : undefined}
        value={day}
        onChange={setDay}
      />
    </ReasonedForm>
  )
}
