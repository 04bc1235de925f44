import { useState } from 'react'
import { useQueries, useQuery } from '@tanstack/react-query'
import { useCommand } from '#web/api/use-command.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { decidingOrgansQuery } from '#web/organs.ts'
import { Button } from '#web/ui/button.tsx'
import { CheckboxGroup, RadioGroup } from '#web/ui/choices.tsx'
import { ChoiceField, DayField, LineField } from '#web/ui/fields.tsx'
import { Disclosure } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { organisation } from '../client.ts'
import type { Transfer } from '../client.ts'
import { transferTexts } from './texts.ts'

const EMPTY = { number: '', title: '', to: '', basis: '', effectiveOn: '' } as const
type Typed = Readonly<Record<keyof typeof EMPTY, string>>
const WAYS = ['ITEMS', 'TOTAL'] as const
const RULES = ['MOVE', 'FINISH'] as const

/** Items the chosen organs decide today, as options. */
function useItemsOf(organs: readonly string[]) {
  const { language } = useLanguage()
  const answers = useQueries({
    queries: organs.map((id) => ({
      queryKey: ['organ-items', id],
      queryFn: () => organisation.itemsOfOrgan({ params: { id } }),
    })),
  })
  return answers.flatMap(({ data }) =>
    (data?.items ?? []).map(({ code, name }) => ({ value: code, label: `${inLanguage(name, language)}　${code}` })),
  )
}

interface ItemChoiceProps {
  readonly options: ReturnType<typeof useItemsOf>
  readonly values: readonly string[]
  readonly onChange: (codes: readonly string[]) => void
}

/** Which of the items go over, when not all of them do. */
function ItemChoice({ options, values, onChange }: ItemChoiceProps) {
  const t = useTexts(transferTexts)
  if (options.length === 0) return <p className="soft">{t('noItems')}</p>
  return (
    <CheckboxGroup
      name="transfer-items"
      legend={t('items')}
      hint={t('itemsHint')}
      options={options}
      values={values}
      onChange={onChange}
    />
  )
}

export function PrepareForm({ onDone }: { readonly onDone: (transfer: Transfer) => void }) {
  const t = useTexts(transferTexts)
  const { language } = useLanguage()
  const [typed, setTyped] = useState<Typed>(EMPTY)
  const [way, setWay] = useState<(typeof WAYS)[number]>('ITEMS')
  const [rule, setRule] = useState<(typeof RULES)[number]>('MOVE')
  const [from, setFrom] = useState<readonly string[]>([])
  const [items, setItems] = useState<readonly string[]>([])
  const organs = useQuery(decidingOrgansQuery)
  const options = useItemsOf(from)
  const prepare = useCommand(organisation.prepareTransfer, (transfer) => {
    setTyped(EMPTY)
    setFrom([])
    setItems([])
    onDone(transfer)
  })
  const named = (organs.data ?? []).map(({ id, name, nameEn }) => ({
    value: id,
    label: language === 'en' ? nameEn : name,
  }))
  const type = (change: Partial<Typed>) => setTyped({ ...typed, ...change })
  const line = (name: 'number' | 'title' | 'basis', label: string, hint?: string) => (
    <LineField
      label={label}
      hint={hint}
      required
      minLength={2}
      maxLength={300}
      value={typed[name]}
      onChange={(value) => type({ [name]: value })}
    />
  )
  return (
    <form
      className="stack reading"
      onSubmit={(event) => {
        event.preventDefault()
        const chosen = way === 'TOTAL' ? [] : items.filter((code) => options.some(({ value }) => value === code))
        prepare.mutate({ body: { ...typed, way, openCases: rule, from: [...from], items: chosen } })
      }}
    >
      {line('number', t('number'))}
      {line('title', t('name'))}
      {line('basis', t('basis'), t('basisHint'))}
      <Disclosure summary={t('from')} open>
        <CheckboxGroup
          name="transfer-from"
          legend={t('from')}
          hint={t('fromHint')}
          inline
          options={named}
          values={from}
          onChange={setFrom}
        />
      </Disclosure>
      <RadioGroup
        name="transfer-way"
        legend={t('way')}
        options={WAYS.map((value) => ({ value, label: t(value) }))}
        value={way}
        onChange={(value) => setWay(value === 'TOTAL' ? 'TOTAL' : 'ITEMS')}
      />
      {way === 'ITEMS' && from.length > 0 && <ItemChoice options={options} values={items} onChange={setItems} />}
      <ChoiceField
        label={t('to')}
        required
        value={typed.to}
        options={named}
        onChange={(value) => type({ to: value })}
      />
      <DayField
        label={t('effectiveOn')}
        hint={t('effectiveHint')}
        required
        value={typed.effectiveOn}
        onChange={(value) => type({ effectiveOn: value })}
      />
      <RadioGroup
        name="transfer-cases"
        legend={t('openCases')}
        options={RULES.map((value) => ({ value, label: t(value) }))}
        value={rule}
        onChange={(value) => setRule(value === 'FINISH' ? 'FINISH' : 'MOVE')}
      />
      <RefusalNotice error={prepare.error} />
      <Button kind="primary" type="submit" busy={prepare.isPending} disabled={from.length === 0}>
        {t('doPrepare')}
      </Button>
    </form>
  )
}
