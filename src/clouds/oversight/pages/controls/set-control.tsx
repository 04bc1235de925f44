import { useState } from 'react'
import { useCommand } from '#web/api/use-command.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { RadioGroup } from '#web/ui/choices.tsx'
import { Field } from '#web/ui/field.tsx'
import { Select, TextInput } from '#web/ui/inputs.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { oversight } from '../client.ts'
import type { Clause, Controls } from '../client.ts'
import { controlTexts } from './texts.ts'

const WAYS = ['byRule', 'cannot'] as const
const DAYS = 90

interface SetControlProps {
  readonly document: string
  readonly clause: Clause
  readonly rules: Controls['rules']
  readonly onDone: (controls: Controls) => void
}

/** What a clause is measured by; or why it cannot be. */
export function SetControl({ document, clause, rules, onDone }: SetControlProps) {
  const t = useTexts(controlTexts)
  const { language } = useLanguage()
  const { article, version, measure } = clause
  const [way, setWay] = useState<(typeof WAYS)[number]>(clause.reason === null ? 'byRule' : 'cannot')
  const [rule, setRule] = useState(measure?.rule ?? '')
  const [mostHits, setMost] = useState(measure?.mostHits ?? 0)
  const [days, setDays] = useState(measure?.days ?? DAYS)
  const [reason, setReason] = useState(clause.reason ?? '')
  const command = useCommand(oversight.setControl, onDone)
  const id = `control-${document}-${article}`
  const number = (label: string, value: number, set: (value: number) => void) => (
    <Field label={label}>
      {(control) => (
        <TextInput
          {...control}
          inputMode="numeric"
          maxLength={5}
          value={String(value)}
          onChange={(event) => set(Number(event.currentTarget.value) || 0)}
        />
      )}
    </Field>
  )
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        const said = way === 'byRule' ? { measure: { rule, mostHits, days }, reason: null } : { measure: null, reason }
        command.mutate({ body: { expectedVersion: version, document, article, ...said } })
      }}
    >
      <RadioGroup
        name={id}
        legend={t('measured')}
        options={WAYS.map((value) => ({ value, label: t(value) }))}
        value={way}
        onChange={setWay}
      />
      {way === 'byRule' ? (
        <>
          <Field label={t('chooseRule')}>
            {(control) => (
              <Select
                {...control}
                value={rule}
                options={rules.map(({ code, name }) => ({ value: code, label: inLanguage(name, language) }))}
                onChange={(event) => setRule(event.currentTarget.value)}
              />
            )}
          </Field>
          {number(t('most'), mostHits, setMost)}
          {number(t('days'), days, setDays)}
        </>
      ) : (
        <Field label={t('why')}>
          {(control) => (
            <TextInput
              {...control}
              maxLength={300}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          )}
        </Field>
      )}
      <RefusalNotice error={command.error} />
      <Button type="submit" busy={command.isPending}>
        {t('save')}
      </Button>
    </form>
  )
}
