import { useState } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCommand } from '#web/api/use-command.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { organsQuery } from '#web/organs.ts'
import { Button } from '#web/ui/button.tsx'
import { CheckboxGroup } from '#web/ui/choices.tsx'
import { ChoiceField, LineField } from '#web/ui/fields.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { ORGAN_MODELS, ORGAN_TYPES, ROLL_OUT } from '../../domain/events.ts'
import { organisation } from '../client.ts'
import type { OrganStructure } from '../client.ts'
import { organTexts } from './texts.ts'

interface FormProps {
  readonly organ: OrganStructure
  readonly onDone: (sentence: string) => void
}
/** What was chosen, as one of the values there are; null for none. */
const oneOf = <T extends string>(values: readonly T[], chosen: string): T | null =>
  values.find((value) => value === chosen) ?? null

export function ArrangeForm({ organ, onDone }: FormProps) {
  const t = useTexts(organTexts)
  const { language } = useLanguage()
  const queries = useQueryClient()
  const organs = useQuery(organsQuery)
  const [types, setTypes] = useState<readonly string[]>(organ.types)
  const brand = organ.brands[0]
  const [typed, setTyped] = useState({
    ...{ brandZh: brand?.zh ?? '', brandEn: brand?.en ?? '', basis: organ.basis },
    ...{ model: organ.model ?? '', rollOut: organ.rollOut ?? '' },
    ...{ parent: organ.parent?.id ?? '', residentAt: organ.residentAt?.id ?? '' },
  })
  const save = useCommand(organisation.arrangeOrgan, () => {
    onDone(t('arranged', { organ: inLanguage(organ.name, language) }))
    void queries.invalidateQueries({ queryKey: ['organs', 'structure'] })
  })
  const type = (change: Partial<typeof typed>) => setTyped({ ...typed, ...change })
  const others = (organs.data?.items ?? []).map(({ id, name, nameEn }) => ({
    value: id,
    label: language === 'en' ? nameEn : name,
  }))
  const choice = (name: 'model' | 'rollOut' | 'parent' | 'residentAt', options: { value: string; label: string }[]) => (
    <ChoiceField
      label={t(name)}
      required={false}
      value={typed[name]}
      options={options}
      onChange={(value) => type({ [name]: value })}
    />
  )
  const line = (name: 'brandZh' | 'brandEn' | 'basis') => (
    <LineField
      label={t(name)}
      required={name === 'basis'}
      minLength={2}
      maxLength={120}
      value={typed[name]}
      onChange={(value) => type({ [name]: value })}
    />
  )
  return (
    <form
      className="stack-tight reading"
      onSubmit={(event) => {
        event.preventDefault()
        const { brandZh, brandEn, basis, model, rollOut, parent, residentAt } = typed
        const brands = brandZh === '' ? [] : [{ zh: brandZh, en: brandEn === '' ? brandZh : brandEn }]
        save.mutate({
          params: { id: organ.id },
          body: {
            types: ORGAN_TYPES.filter((one) => types.includes(one)),
            ...{ brands, basis, model: oneOf(ORGAN_MODELS, model), rollOut: oneOf(ROLL_OUT, rollOut) },
            parent: parent === '' ? null : parent,
            residentAt: residentAt === '' ? null : residentAt,
          },
        })
      }}
    >
      <CheckboxGroup
        name={`types-${organ.id}`}
        legend={t('types')}
        inline
        options={ORGAN_TYPES.map((value) => ({ value, label: t(value) }))}
        values={types}
        onChange={setTypes}
      />
      {line('brandZh')}
      {line('brandEn')}
      {choice(
        'model',
        ORGAN_MODELS.map((value) => ({ value, label: t(value) })),
      )}
      {choice(
        'rollOut',
        ROLL_OUT.map((value) => ({ value, label: t(value) })),
      )}
      {choice('parent', others)}
      {choice('residentAt', others)}
      {line('basis')}
      <RefusalNotice error={save.error} />
      <Button kind="primary" type="submit" busy={save.isPending}>
        {t('doArrange')}
      </Button>
    </form>
  )
}
