import { useState } from 'react'
import { useCommand } from '#web/api/use-command.ts'
import { useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { CheckboxGroup } from '#web/ui/choices.tsx'
import { ChoiceField, DayField, LineField, TextField } from '#web/ui/fields.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { interplay } from '../client.ts'
import type { Exchange } from '../client.ts'
import { wordTexts } from '../word-texts.ts'
import { exchangeTexts } from './texts.ts'

interface Props {
  readonly one: Exchange
  readonly done: (next: Exchange) => void
}

export function ConveneForm({ one, done }: Props) {
  const t = useTexts(exchangeTexts)
  const [on, setOn] = useState('')
  const [place, setPlace] = useState('')
  const command = useCommand(interplay.actOnExchange, done)
  const send = () =>
    command.mutate({
      params: { id: one.id },
      body: { act: 'CONVENE', expectedVersion: one.version, on, place: place.trim(), participants: [] },
    })
  return (
    <Panel title={t('convene')}>
      <DayField label={t('meetingDay')} value={on} onChange={setOn} />
      <LineField label={t('place')} maxLength={200} value={place} onChange={setPlace} />
      <RefusalNotice error={command.error} />
      <p>
        <Button kind="primary" busy={command.isPending} disabled={on === '' || place.trim().length < 2} onClick={send}>
          {t('conveneNow')}
        </Button>
      </p>
    </Panel>
  )
}

interface Decision {
  readonly text: string
  readonly organ: string
  readonly due: string
  readonly effect: 'BINDS' | 'FOLLOW_UP'
}

export function MinutesForm({ one, done }: Props) {
  const t = useTexts(exchangeTexts)
  const participants = one.meeting?.participants ?? []
  const [text, setText] = useState('')
  const [attended, setAttended] = useState<readonly string[]>(participants.map(({ id }) => id))
  const [decisions, setDecisions] = useState<readonly Decision[]>([])
  const command = useCommand(interplay.actOnExchange, done)
  const effect = one.case === null ? 'FOLLOW_UP' : 'BINDS'
  const written = decisions.filter((decision) => decision.text.trim() !== '')
  const send = () =>
    command.mutate({
      params: { id: one.id },
      body: {
        ...{ act: 'MINUTES', expectedVersion: one.version, text: text.trim(), attended: [...attended] },
        decisions: written.map((decision, index) => ({
          ...decision,
          id: `D${String(index + 1)}`,
          text: decision.text.trim(),
        })),
      },
    })
  return (
    <Panel title={t('record')}>
      <CheckboxGroup
        name="attended"
        legend={t('attended')}
        values={attended}
        options={participants.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={setAttended}
      />
      <TextField label={t('minutesText')} rows={5} maxLength={4000} value={text} onChange={setText} />
      {decisions.map((decision, index) => (
        <DecisionFields
          key={index}
          one={one}
          number={index + 1}
          decision={decision}
          onChange={(next) => setDecisions(decisions.map((each, i) => (i === index ? next : each)))}
        />
      ))}
      <p>
        <Button
          kind="plain"
          onClick={() => setDecisions([...decisions, { text: '', organ: one.from.id, due: '', effect }])}
        >
          {t('addDecision')}
        </Button>
      </p>
      <RefusalNotice error={command.error} />
      <p>
        <Button
          kind="primary"
          busy={command.isPending}
          disabled={text.trim().length < 2 || written.some(({ due }) => due === '')}
          onClick={send}
        >
          {t('recordNow')}
        </Button>
      </p>
    </Panel>
  )
}

interface DecisionProps {
  readonly one: Exchange
  readonly number: number
  readonly decision: Decision
  readonly onChange: (decision: Decision) => void
}
function DecisionFields({ one, number, decision, onChange }: DecisionProps) {
  const t = useTexts(exchangeTexts)
  const word = useTexts(wordTexts)
  const effects = one.case === null ? (['FOLLOW_UP'] as const) : (['BINDS', 'FOLLOW_UP'] as const)
  return (
    <div className="exchange-decision">
      <LineField
        label={t('decisionText', { number })}
        maxLength={500}
        value={decision.text}
        onChange={(value) => onChange({ ...decision, text: value })}
      />
      <ChoiceField
        label={t('decisionOrgan')}
        empty={null}
        value={decision.organ}
        options={(one.meeting?.participants ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(value) => onChange({ ...decision, organ: value })}
      />
      <DayField
        label={t('decisionDue')}
        value={decision.due}
        onChange={(value) => onChange({ ...decision, due: value })}
      />
      <ChoiceField
        label={t('decisionEffect')}
        empty={null}
        value={decision.effect}
        options={effects.map((value) => ({ value, label: word(value) }))}
        onChange={(value) =>
          onChange({
            ...decision,
            effect: effects.find((each) => each === value) ?? 'FOLLOW_UP',
          })
        }
      />
    </div>
  )
}
