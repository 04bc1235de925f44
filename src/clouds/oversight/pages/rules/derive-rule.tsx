import { useState } from 'react'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { CheckboxGroup } from '#web/ui/choices.tsx'
import { LineField, ChoiceField } from '#web/ui/fields.tsx'
import { Disclosure } from '#web/ui/panel.tsx'
import type { RuleDefinition, Rules } from '../client.ts'
import { RuleForm } from './edit-rule.tsx'
import { rulesTexts } from './texts.ts'

interface DeriveProps {
  readonly definition: RuleDefinition
  readonly steps: Rules['steps']
  /** Codes that are taken. */
  readonly codes: readonly string[]
  readonly onDone: (sentence: string) => void
}

/** The first code of this family that is free: what a rule is called afterwards is its name. */
function freeCode(code: string, taken: readonly string[]): string {
  for (let number = 2; ; number += 1) {
    const own = `${code}_${String(number)}`
    if (!taken.includes(own)) return own
  }
}

/** 另立规则: the detector stays, acts, numbers and name are new; under a code of its own, tried like every other. */
export function DeriveRule({ definition, steps, codes, onDone }: DeriveProps) {
  const t = useTexts(rulesTexts)
  const [draft, setDraft] = useState({ ...definition, name: { zh: '', en: '' } })
  const set = (change: Partial<RuleDefinition>) => setDraft({ ...draft, ...change })
  const name = (language: 'zh' | 'en', label: 'nameZh' | 'nameEn') => (
    <LineField
      label={t(label)}
      maxLength={60}
      value={draft.name[language]}
      onChange={(value) => set({ name: { ...draft.name, [language]: value } })}
    />
  )
  return (
    <Disclosure summary={t('derive')}>
      <RuleForm
        // Nobody has written a rule under this code yet.
        rule={{ code: freeCode(definition.code, codes), lifeVersion: 0 }}
        draft={{ ...draft, code: freeCode(definition.code, codes) }}
        onChange={setDraft}
        action={t('doDerive')}
        onDone={() => onDone(t('derived'))}
      >
        {name('zh', 'nameZh')}
        {name('en', 'nameEn')}
        {definition.steps.length > 0 && (
          <Acts label="steps" chosen={draft.steps} steps={steps} onChange={(acts) => set({ steps: [...acts] })} />
        )}
        {definition.against.length > 0 && (
          <Acts label="against" chosen={draft.against} steps={steps} onChange={(acts) => set({ against: [...acts] })} />
        )}
      </RuleForm>
    </Disclosure>
  )
}

interface ActsProps {
  readonly label: 'steps' | 'against'
  readonly chosen: readonly string[]
  readonly steps: Rules['steps']
  readonly onChange: (acts: readonly string[]) => void
}

/** What was chosen, to be taken out again, and one more to add. */
function Acts({ label, chosen, steps, onChange }: ActsProps) {
  const t = useTexts(rulesTexts)
  const { language } = useLanguage()
  const named = steps.map(({ type, text }) => ({ value: type, label: inLanguage(text, language) }))
  return (
    <>
      <CheckboxGroup
        name={`derive-${label}`}
        legend={t(label)}
        inline
        options={named.filter(({ value }) => chosen.includes(value))}
        values={chosen}
        onChange={onChange}
      />
      <ChoiceField
        label={t('addAct')}
        required={false}
        value=""
        empty={t('choose')}
        options={named.filter(({ value }) => !chosen.includes(value))}
        onChange={(value) => {
          if (value !== '') onChange([...chosen, value])
        }}
      />
    </>
  )
}
