import { useState } from 'react'
import { useCommand } from '#web/api/use-command.ts'
import { WrittenForm } from '#web/form/written-form.tsx'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { RadioGroup } from '#web/ui/choices.tsx'
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
  const command = useCommand(oversight.setControl, onDone)
  const byRule = way === 'byRule'
  const options = rules.map(({ code, name }) => ({ value: code, label: inLanguage(name, language) }))
  return (
    <WrittenForm
      kind="secondary"
      fields={
        byRule
          ? [
              { name: 'rule', label: t('chooseRule'), options, initial: measure?.rule ?? '' },
              { name: 'most', label: t('most'), kind: 'number', initial: String(measure?.mostHits ?? 0) },
              { name: 'days', label: t('days'), kind: 'number', initial: String(measure?.days ?? DAYS) },
            ]
          : [{ name: 'reason', label: t('why'), initial: clause.reason ?? '', lengthMax: 300 }]
      }
      action={t('save')}
      busy={command.isPending}
      error={command.error}
      onSend={({ rule = '', most = '', days = '', reason = '' }) => {
        const limits = { mostHits: Number(most) || 0, days: Number(days) || 0 }
        const said = byRule ? { measure: { rule, ...limits }, reason: null } : { measure: null, reason }
        command.mutate({ body: { expectedVersion: version, document, article, ...said } })
      }}
    >
      <RadioGroup
        name={`control-${document}-${article}`}
        legend={t('measured')}
        options={WAYS.map((value) => ({ value, label: t(value) }))}
        value={way}
        onChange={setWay}
      />
    </WrittenForm>
  )
}
