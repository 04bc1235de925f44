import { useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { ChoiceField, LineField, OneOfField } from '#web/ui/fields.tsx'
import { TextInput } from '#web/ui/inputs.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { RISK_CLASSES } from '../../domain/codes.ts'
import { RISK_FACTS } from '../../domain/events.ts'
import type { StandardView } from '../client.ts'
import { wordTexts } from '../word-texts.ts'
import { standardTexts } from './texts.ts'

type Content = StandardView['content']
const digits = (text: string, max: number): number => Math.min(max, Number(text.replaceAll(/\D/g, '')))

interface NumberFieldProps {
  readonly label: string
  readonly value: number
  readonly max: number
  readonly onChange: (value: number) => void
}
export function NumberField({ label, value, max, onChange }: NumberFieldProps) {
  return (
    <LineField
      label={label}
      inputMode="numeric"
      maxLength={4}
      value={String(value)}
      onChange={(value) => onChange(digits(value, max))}
    />
  )
}

interface Part<Name extends keyof Content> {
  readonly onChange: (value: Content[Name]) => void
}
export function ShareFields({ share, onChange }: Part<'share'> & { readonly share: Content['share'] }) {
  const t = useTexts(standardTexts)
  return (
    <Panel title={t('share')}>
      <div className="inspection-numbers">
        {RISK_CLASSES.map((one) => (
          <NumberField
            key={one}
            label={one}
            value={share[one]}
            max={100}
            onChange={(value) => onChange({ ...share, [one]: value })}
          />
        ))}
      </div>
    </Panel>
  )
}

const LIMITS = { visitDays: 250, photosMin: 20, rectifyDays: 365, firstCheckDays: 250 } as const
/** SV-29: the flow and its limits are the item's own, and every inspection pins them. */
export function FlowFields({ flow, onChange }: Part<'flow'> & { readonly flow: Content['flow'] }) {
  const t = useTexts(standardTexts)
  const word = useTexts(wordTexts)
  const names = ['visitDays', 'photosMin', 'rectifyDays', 'firstCheckDays'] as const
  return (
    <Panel title={t('flow')}>
      <Field label={t('noticeDays')} required={false}>
        {(control) => (
          <TextInput
            {...control}
            inputMode="numeric"
            maxLength={2}
            value={flow.noticeDays === null ? '' : String(flow.noticeDays)}
            onChange={(event) => {
              const typed = event.currentTarget.value
              onChange({ ...flow, noticeDays: typed === '' ? null : digits(typed, 60) })
            }}
          />
        )}
      </Field>
      {names.map((name) => (
        <NumberField
          key={name}
          label={t(name)}
          value={flow[name]}
          max={LIMITS[name]}
          onChange={(value) => onChange({ ...flow, [name]: value })}
        />
      ))}
      <ChoiceField
        label={t('reinspection')}
        empty={null}
        value={flow.reinspection}
        options={(['ON_SITE', 'PAPERS'] as const).map((value) => ({ value, label: word(value) }))}
        onChange={(value) => onChange({ ...flow, reinspection: value === 'PAPERS' ? 'PAPERS' : 'ON_SITE' })}
      />
    </Panel>
  )
}

export function RuleFields({ rules, onChange }: Part<'riskRules'> & { readonly rules: Content['riskRules'] }) {
  const t = useTexts(standardTexts)
  const word = useTexts(wordTexts)
  const put = (at: number, changes: Partial<(typeof rules)[number]>) =>
    onChange(rules.map((rule, index) => (index === at ? { ...rule, ...changes } : rule)))
  return (
    <Panel title={t('rules')}>
      {rules.map((rule, index) => (
        <div key={index} className="inspection-search">
          <OneOfField
            label={t('fact')}
            value={rule.fact}
            options={RISK_FACTS.map((value) => ({ value, label: word(value) }))}
            onChange={(value) => put(index, { fact: value })}
          />
          <NumberField
            label={t('atLeast')}
            value={rule.atLeast}
            max={100}
            onChange={(atLeast) => put(index, { atLeast: Math.max(1, atLeast) })}
          />
          <OneOfField
            label={t('gives')}
            value={rule.gives}
            options={RISK_CLASSES.map((value) => ({ value, label: value }))}
            onChange={(value) => put(index, { gives: value })}
          />
          <Button kind="plain" onClick={() => onChange(rules.filter((_, at) => at !== index))}>
            {t('remove')}
          </Button>
        </div>
      ))}
      <p>
        <Button onClick={() => onChange([...rules, { fact: 'FAILURES_24_MONTHS', atLeast: 2, gives: 'C' }])}>
          {t('addRule')}
        </Button>
      </p>
    </Panel>
  )
}
