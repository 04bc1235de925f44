import { useState } from 'react'
import { useCommand } from '#web/api/use-command.ts'
import { useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { RadioGroup } from '#web/ui/choices.tsx'
import { Field } from '#web/ui/field.tsx'
import { TextInput } from '#web/ui/inputs.tsx'
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
  const command = useCommand(oversight.draftRule, () => onDone(t('saved')))
  const number = (label: string, value: number, set: (value: number) => void) => (
    <Field key={label} label={label}>
      {(control) => (
        <TextInput
          {...control}
          inputMode="numeric"
          maxLength={7}
          value={String(value)}
          onChange={(event) => set(Number(event.currentTarget.value) || 0)}
        />
      )}
    </Field>
  )
  return (
    <Disclosure summary={t('edit')}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          command.mutate({ body: { expectedVersion: rule.lifeVersion, definition: draft } })
        }}
      >
        {THRESHOLDS.map((name) => {
          const value = draft.threshold[name]
          const set = (next: number) => setDraft({ ...draft, threshold: { ...draft.threshold, [name]: next } })
          return value === undefined ? null : number(t(name), value, set)
        })}
        {number(t('answerDays'), draft.answerDays, (answerDays) => setDraft({ ...draft, answerDays }))}
        <Field label={t('basis')}>
          {(control) => (
            <TextInput
              {...control}
              maxLength={300}
              value={draft.basis}
              onChange={(event) => setDraft({ ...draft, basis: event.currentTarget.value })}
            />
          )}
        </Field>
        <RadioGroup
          name={`colour-${rule.code}`}
          legend={t('colour')}
          inline
          options={COLOURS.map((value) => ({ value, label: t(value) }))}
          value={draft.colour}
          onChange={(value) => setDraft({ ...draft, colour: COLOURS.find((known) => known === value) ?? draft.colour })}
        />
        <RadioGroup
          name={`addressee-${rule.code}`}
          legend={t('addressee')}
          inline
          options={ADDRESSEES.map((value) => ({ value, label: t(value) }))}
          value={draft.addressee}
          onChange={(value) =>
            setDraft({ ...draft, addressee: ADDRESSEES.find((known) => known === value) ?? draft.addressee })
          }
        />
        <RefusalNotice error={command.error} />
        <Button type="submit" busy={command.isPending}>
          {t('save')}
        </Button>
      </form>
    </Disclosure>
  )
}
