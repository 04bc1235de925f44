import { useState } from 'react'
import type { ReactNode } from 'react'
import { useCommand } from '#web/api/use-command.ts'
import { useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { RadioGroup } from '#web/ui/choices.tsx'
import { LineField } from '#web/ui/fields.tsx'
import { Disclosure } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { oversight } from '../client.ts'
import type { RuleDefinition } from '../client.ts'
import type { RuleProps } from './rule-paper.tsx'
import { rulesTexts } from './texts.ts'

const THRESHOLDS = [
  ...(['percent', 'hours', 'minutes', 'seconds', 'count', 'days'] as const),
  ...(['deviations', 'fromHour', 'toHour', 'sample'] as const),
]
const COLOURS = ['YELLOW', 'RED'] as const
const ADDRESSEES = ['PERSON', 'ORGAN'] as const

/** What an inspector may turn: thresholds, colour, basis, who answers and how soon. What is saved is a new version. */
export function EditRule({ rule, definition, onDone }: RuleProps & { readonly definition: RuleDefinition }) {
  const t = useTexts(rulesTexts)
  const [draft, setDraft] = useState(definition)
  return (
    <Disclosure summary={t('edit')}>
      <RuleForm rule={rule} draft={draft} onChange={setDraft} action={t('save')} onDone={() => onDone(t('saved'))} />
    </Disclosure>
  )
}

interface RuleFormProps {
  readonly rule: Pick<RuleProps['rule'], 'code' | 'lifeVersion'>
  readonly draft: RuleDefinition
  readonly onChange: (draft: RuleDefinition) => void
  readonly action: string
  readonly onDone: () => void
  /** Fields above the others. */
  readonly children?: ReactNode
}
export function RuleForm({ rule, draft, onChange, action, onDone, children }: RuleFormProps) {
  const t = useTexts(rulesTexts)
  const command = useCommand(oversight.draftRule, onDone)
  const setDraft = onChange
  const number = (label: string, value: number, set: (value: number) => void) => (
    <LineField
      key={label}
      label={label}
      inputMode="numeric"
      maxLength={7}
      value={String(value)}
      onChange={(value) => set(Number(value) || 0)}
    />
  )
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        command.mutate({ body: { expectedVersion: rule.lifeVersion, definition: draft } })
      }}
    >
      {children}
      {THRESHOLDS.map((name) => {
        const value = draft.threshold[name]
        const set = (next: number) => setDraft({ ...draft, threshold: { ...draft.threshold, [name]: next } })
        return value === undefined ? null : number(t(name), value, set)
      })}
      {number(t('answerDays'), draft.answerDays, (answerDays) => setDraft({ ...draft, answerDays }))}
      <LineField
        label={t('basis')}
        maxLength={300}
        value={draft.basis}
        onChange={(value) => setDraft({ ...draft, basis: value })}
      />
      <RadioGroup
        name={`colour-${rule.code}`}
        legend={t('colour')}
        inline
        options={COLOURS.map((value) => ({ value, label: t(value) }))}
        value={draft.colour}
        onChange={(value) => setDraft({ ...draft, colour: value })}
      />
      <RadioGroup
        name={`addressee-${rule.code}`}
        legend={t('addressee')}
        inline
        options={ADDRESSEES.map((value) => ({ value, label: t(value) }))}
        value={draft.addressee}
        onChange={(value) => setDraft({ ...draft, addressee: value })}
      />
      <RefusalNotice error={command.error} />
      <Button type="submit" busy={command.isPending}>
        {action}
      </Button>
    </form>
  )
}
