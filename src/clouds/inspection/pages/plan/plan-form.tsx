import { useState } from 'react'
import { useCommand } from '#web/api/use-command.ts'
import { useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { CheckboxGroup } from '#web/ui/choices.tsx'
import { ChoiceField, LineField } from '#web/ui/fields.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { RISK_CLASSES } from '../../domain/codes.ts'
import { inspection } from '../client.ts'
import type { Plan } from '../client.ts'
import { planTexts } from './texts.ts'

type Line = Pick<Plan['lines'][number], 'id' | 'itemCode' | 'classes' | 'share' | 'fromMonth' | 'toMonth'>
const MONTHS = Array.from({ length: 12 }, (_, index) => ({ value: String(index + 1), label: String(index + 1) }))

/** The next number no line has: what was drawn under a line stays under it. */
const freeId = (lines: readonly Line[]): string =>
  `L${String(Math.max(0, ...lines.map(({ id }) => Number(id.slice(1)))) + 1)}`

interface PlanFormProps {
  readonly plan: Plan
  readonly onDone: () => void
}
export function PlanForm({ plan, onDone }: PlanFormProps) {
  const t = useTexts(planTexts)
  const [lines, setLines] = useState<readonly Line[]>(plan.lines)
  const [reason, setReason] = useState('')
  const command = useCommand(inspection.adoptPlan, onDone)
  const put = (id: string, changes: Partial<Line>) =>
    setLines(lines.map((line) => (line.id === id ? { ...line, ...changes } : line)))
  const add = () => {
    const [first] = plan.items
    if (first === undefined) return
    const line = { id: freeId(lines), itemCode: first.code, classes: [...RISK_CLASSES], share: 5 }
    setLines([...lines, { ...line, fromMonth: 1, toMonth: 12 }])
  }
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        const sent = lines.map(({ id, itemCode, classes, share, fromMonth, toMonth }) => ({
          ...{ id, itemCode, classes: [...classes], share, fromMonth, toMonth },
        }))
        const body = { expected: plan.number, reason: reason.trim(), lines: sent }
        command.mutate({ params: { year: plan.year }, body })
      }}
    >
      {lines.map((line) => (
        <LineFields
          key={line.id}
          line={line}
          items={plan.items}
          onChange={(changes) => put(line.id, changes)}
          onRemove={() => setLines(lines.filter(({ id }) => id !== line.id))}
        />
      ))}
      <p>
        <Button onClick={add}>{t('add')}</Button>
      </p>
      {plan.number > 0 && <LineField label={t('reason')} maxLength={300} value={reason} onChange={setReason} />}
      <RefusalNotice error={command.error} />
      <p>
        <Button kind="primary" type="submit" busy={command.isPending}>
          {t('save')}
        </Button>
      </p>
    </form>
  )
}

interface LineFieldsProps {
  readonly line: Line
  readonly items: Plan['items']
  readonly onChange: (changes: Partial<Line>) => void
  readonly onRemove: () => void
}
function LineFields({ line, items, onChange, onRemove }: LineFieldsProps) {
  const t = useTexts(planTexts)
  const month = (name: 'fromMonth' | 'toMonth') => (
    <ChoiceField
      label={t(name)}
      empty={null}
      value={String(line[name])}
      options={MONTHS}
      onChange={(value) => onChange({ [name]: Number(value) })}
    />
  )
  return (
    <fieldset className="plan-line">
      <legend className="choice-legend">{line.id}</legend>
      <ChoiceField
        label={t('item')}
        empty={null}
        value={line.itemCode}
        options={items.map(({ code, name }) => ({ value: code, label: name }))}
        onChange={(value) => onChange({ itemCode: value })}
      />
      <CheckboxGroup
        name={`classes-${line.id}`}
        legend={t('classes')}
        inline
        values={line.classes}
        options={RISK_CLASSES.map((value) => ({ value, label: value }))}
        onChange={(picked) => onChange({ classes: RISK_CLASSES.filter((one) => picked.includes(one)) })}
      />
      <LineField
        label={t('share')}
        inputMode="numeric"
        maxLength={3}
        value={String(line.share)}
        onChange={(value) => onChange({ share: Math.min(100, Number(value.replaceAll(/\D/g, ''))) })}
      />
      {month('fromMonth')}
      {month('toMonth')}
      <Button kind="plain" onClick={onRemove}>
        {t('remove')}
      </Button>
    </fieldset>
  )
}
