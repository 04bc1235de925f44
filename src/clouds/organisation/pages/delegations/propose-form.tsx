import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { useCommand } from '#web/api/use-command.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { decidingOrgansQuery } from '#web/organs.ts'
import { actorOf, useSession } from '#web/session/session.ts'
import { Button } from '#web/ui/button.tsx'
import { ChoiceField, DayField, LineField, TextField } from '#web/ui/fields.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { organisation } from '../client.ts'
import { delegationTexts } from './texts.ts'

const EMPTY = { number: '', to: '', item: '', requirements: '', basis: '', effectiveOn: '' } as const
type Typed = Readonly<Record<keyof typeof EMPTY, string>>

/** One item a time: the requirements of one are seldom those of another. */
export function ProposeForm({ onDone }: { readonly onDone: (sentence: string) => void }) {
  const t = useTexts(delegationTexts)
  const { language } = useLanguage()
  const actor = actorOf(useSession())
  const own = actor.kind === 'officer' ? actor.organ : ''
  const region = actor.kind === 'officer' ? actor.region : ''
  const [typed, setTyped] = useState<Typed>(EMPTY)
  const organs = useQuery(decidingOrgansQuery)
  const items = useQuery({
    queryKey: ['organ-items', own],
    queryFn: () => organisation.itemsOfOrgan({ params: { id: own } }),
    enabled: own !== '',
  })
  const propose = useCommand(organisation.proposeDelegation, ({ number }) => {
    setTyped(EMPTY)
    onDone(t('proposed', { number }))
  })
  const type = (change: Partial<Typed>) => setTyped({ ...typed, ...change })
  const line = (name: 'number' | 'basis') => (
    <LineField
      label={t(name)}
      required
      minLength={2}
      maxLength={60}
      value={typed[name]}
      onChange={(value) => type({ [name]: value })}
    />
  )
  const choice = (name: 'to' | 'item', label: string, options: { value: string; label: string }[], hint?: string) => (
    <ChoiceField
      label={label}
      hint={hint}
      required
      value={typed[name]}
      options={options}
      onChange={(value) => type({ [name]: value })}
    />
  )
  const below = (organs.data ?? []).filter((organ) => organ.region !== region && organ.region.startsWith(region))
  return (
    <form
      className="stack-tight reading"
      onSubmit={(event) => {
        event.preventDefault()
        const { number, to, item, basis, effectiveOn } = typed
        const requirements = typed.requirements
          .split('\n')
          .map((one) => one.trim())
          .filter((one) => one !== '')
        propose.mutate({ body: { number, to, items: [item], requirements, basis, effectiveOn } })
      }}
    >
      {line('number')}
      {choice(
        'to',
        t('to'),
        below.map(({ id, name, nameEn }) => ({ value: id, label: language === 'en' ? nameEn : name })),
      )}
      {choice(
        'item',
        t('items'),
        (items.data?.items ?? []).map(({ code, name }) => ({
          value: code,
          label: `${inLanguage(name, language)}　${code}`,
        })),
        t('itemsHint'),
      )}
      <TextField
        label={t('requirements')}
        hint={t('requirementsHint')}
        required
        rows={4}
        value={typed.requirements}
        onChange={(value) => type({ requirements: value })}
      />
      {line('basis')}
      <DayField
        label={t('effectiveOn')}
        required
        value={typed.effectiveOn}
        onChange={(value) => type({ effectiveOn: value })}
      />
      <RefusalNotice error={propose.error} />
      <Button kind="primary" type="submit" busy={propose.isPending}>
        {t('doPropose')}
      </Button>
    </form>
  )
}
