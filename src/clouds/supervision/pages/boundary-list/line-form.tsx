import { useState } from 'react'
import { useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { CheckboxGroup, RadioGroup } from '#web/ui/choices.tsx'
import { ChoiceField, LineField, TextField } from '#web/ui/fields.tsx'
import type { Boundary, BoundaryLine } from '../client.ts'
import { boundaryTexts } from './texts.ts'

interface LineFormProps {
  readonly boundary: Boundary
  readonly line: BoundaryLine
  readonly onKeep: (line: BoundaryLine) => void
  readonly onCancel: () => void
}

const PARTS = ['LEAD', 'JOIN'] as const
const METHODS = ['PLATFORM', 'SYSTEM', 'MEETING', 'LETTER'] as const
const FOLLOW_UPS = ['FIRST_CHECK', 'PLAN', 'KNOW'] as const
const KINDS = [
  'GRANT',
  'ALTERATION',
  'RENEWAL',
  'REPLACEMENT',
  'DEREGISTRATION',
  'FILING',
  'COMMITMENT',
  'REFUSAL',
  'ANNULMENT',
] as const
const STEPS = ['RECEIPT', 'REVIEW', 'RESULT'] as const
const MODES = ['INFORM', 'CONSULT', 'JOINT_SURVEY', 'CONFIRM'] as const
const POINTS = STEPS.flatMap((step) => MODES.map((mode) => ({ key: `${step} ${mode}`, step, mode })))

export function LineForm({ boundary, line, onKeep, onCancel }: LineFormProps) {
  const t = useTexts(boundaryTexts)
  const [draft, setDraft] = useState(line)
  const [items, setItems] = useState(line.items.join('\n'))
  const [tried, setTried] = useState(false)
  const change = (changes: Partial<BoundaryLine>) => setDraft((before) => ({ ...before, ...changes }))
  const isWhole = draft.id.trim() !== '' && draft.organs.length > 0 && draft.content.trim().length >= 2
  const keep = () => {
    setTried(true)
    if (!isWhole) return
    onKeep({ ...draft, items: [...new Set(items.split(/\s+/).filter((code) => code !== ''))] })
  }
  const text = (name: 'id' | 'approvingSection' | 'supervisingSection' | 'industry', hint?: string) => (
    <LineField
      label={t(name === 'id' ? 'lineId' : name)}
      hint={hint}
      maxLength={name === 'id' ? 20 : 200}
      value={draft[name]}
      onChange={(value) => change({ [name]: value })}
    />
  )
  const number = (name: 'claimHours' | 'feedbackDays') => (
    <LineField
      label={t(name)}
      inputMode="numeric"
      value={String(draft[name])}
      onChange={(value) => change({ [name]: Math.max(1, Math.floor(Number(value) || 1)) })}
    />
  )
  return (
    <div className="stack reading">
      {text('id')}
      <TextField label={t('items')} hint={t('itemsHint')} required={false} rows={3} value={items} onChange={setItems} />
      <Where boundary={boundary} draft={draft} onChange={change} />
      {text('industry', t('industryHint'))}
      <Whom boundary={boundary} draft={draft} onChange={change} />
      {text('approvingSection')}
      {text('supervisingSection')}
      <TextField
        label={t('content')}
        error={tried && !isWhole ? t('wrong') : undefined}
        rows={2}
        maxLength={500}
        value={draft.content}
        onChange={(value) => change({ content: value })}
      />
      {number('claimHours')}
      {number('feedbackDays')}
      <How draft={draft} onChange={change} />
      <p className="row">
        <Button kind="primary" onClick={keep}>
          {t('keepLine')}
        </Button>
        <Button onClick={onCancel}>{t('cancel')}</Button>
      </p>
    </div>
  )
}

interface PartProps {
  readonly draft: BoundaryLine
  readonly onChange: (changes: Partial<BoundaryLine>) => void
}

function Where({ boundary, draft, onChange }: PartProps & { readonly boundary: Boundary }) {
  const t = useTexts(boundaryTexts)
  return (
    <>
      <ChoiceField
        label={t('region')}
        required={false}
        empty={t('everywhere')}
        value={draft.region}
        options={boundary.regions.map(({ code, name }) => ({ value: code, label: name }))}
        onChange={(value) => onChange({ region: value })}
      />
      <CheckboxGroup
        name={`kinds ${draft.id}`}
        legend={t('kinds')}
        hint={t('everyKind')}
        required={false}
        inline
        values={draft.kinds}
        options={KINDS.map((value) => ({ value, label: t(value) }))}
        onChange={(values) => onChange({ kinds: KINDS.filter((kind) => values.includes(kind)) })}
      />
    </>
  )
}

function Whom({ boundary, draft, onChange }: PartProps & { readonly boundary: Boundary }) {
  const t = useTexts(boundaryTexts)
  const choose = (name: 'organs' | 'upper') => {
    const chosen = draft[name]
    const rest = boundary.organs.filter(({ id }) => !chosen.includes(id))
    return (
      <div>
        {chosen.length > 0 && (
          <CheckboxGroup
            name={`${name} ${draft.id}`}
            legend={t(name)}
            values={chosen}
            options={boundary.organs
              .filter(({ id }) => chosen.includes(id))
              .map(({ id, name: label }) => ({ value: id, label }))}
            onChange={(values) => onChange({ [name]: values })}
          />
        )}
        <ChoiceField
          label={chosen.length > 0 ? t('addOrgan') : t(name)}
          required={name === 'organs'}
          value=""
          options={rest.map(({ id, name: label }) => ({ value: id, label }))}
          onChange={(value) => onChange({ [name]: [...chosen, value] })}
        />
      </div>
    )
  }
  return (
    <>
      <RadioGroup
        name={`part ${draft.id}`}
        legend={t('part')}
        inline
        value={draft.part}
        options={PARTS.map((value) => ({ value, label: t(value) }))}
        onChange={(value) => onChange({ part: value })}
      />
      {choose('organs')}
      {choose('upper')}
    </>
  )
}

function How({ draft, onChange }: PartProps) {
  const t = useTexts(boundaryTexts)
  return (
    <>
      <RadioGroup
        name={`method ${draft.id}`}
        legend={t('method')}
        inline
        value={draft.method}
        options={METHODS.map((value) => ({ value, label: t(value) }))}
        onChange={(value) => onChange({ method: value })}
      />
      <RadioGroup
        name={`follow-up ${draft.id}`}
        legend={t('followUp')}
        inline
        value={draft.followUp}
        options={FOLLOW_UPS.map((value) => ({ value, label: t(value) }))}
        onChange={(value) => onChange({ followUp: value })}
      />
      <CheckboxGroup
        name={`points ${draft.id}`}
        legend={t('points')}
        required={false}
        inline
        values={draft.points.map(({ step, mode }) => `${step} ${mode}`)}
        options={POINTS.map(({ key, step, mode }) => ({ value: key, label: `${t(step)}：${t(mode)}` }))}
        onChange={(values) =>
          onChange({
            points: POINTS.filter(({ key }) => values.includes(key)).map(({ step, mode }) => ({ step, mode })),
          })
        }
      />
    </>
  )
}
