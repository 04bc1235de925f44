import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { approval } from '#web/api/clients.ts'
import { useCommand } from '#web/api/use-command.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { FieldError } from '#web/ui/field.tsx'
import { ChoiceField, DayField, LineField } from '#web/ui/fields.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { organisation } from '../counter/clients.ts'
import { ItemFinder } from '../counter/item-finder.tsx'
import { counterTexts } from '../counter/texts.ts'
import { authorityTexts } from './texts.ts'

interface Chosen {
  readonly code: string
  readonly name: { readonly zh: string; readonly en?: string }
}

/** Named items only: an authority for everything is none that anybody could check. */
export function GrantForm({ onDone }: { readonly onDone: (officer: string) => void }) {
  const t = useTexts(authorityTexts)
  const c = useTexts(counterTexts)
  const { language } = useLanguage()
  const [officer, setOfficer] = useState('')
  const [items, setItems] = useState<readonly Chosen[]>([])
  const [until, setUntil] = useState('')
  const [basis, setBasis] = useState('')
  const [tried, setTried] = useState(false)
  const colleagues = useQuery({ queryKey: ['colleagues'], queryFn: () => organisation.colleagues({}) })
  // Only who may decide can be authorised to; and who takes in is who stands at the window.
  const known = (colleagues.data?.items ?? []).filter(
    ({ roles }) => roles.includes('decider') && roles.includes('intakeOfficer'),
  )
  const name = known.find(({ id }) => id === officer)?.name ?? ''
  const command = useCommand(approval.authoriseWindow, () => onDone(name))
  const missing = officer === '' || items.length === 0 || until === '' || basis.trim() === ''
  return (
    <div className="stack-tight">
      <ChoiceField
        label={t('officer')}
        value={officer}
        options={known.map(({ id, name: of, post }) => ({ value: id, label: `${of} ${post}` }))}
        onChange={setOfficer}
      />
      <ul className="plain" aria-label={t('items')}>
        {items.map(({ code, name: of }) => (
          <li key={code} className="row">
            <span>{inLanguage(of, language)}</span>
            <Button
              kind="plain"
              aria-label={`${c('remove')} ${inLanguage(of, language)}`}
              onClick={() => setItems(items.filter((one) => one.code !== code))}
            >
              {c('remove')}
            </Button>
          </li>
        ))}
      </ul>
      <ItemFinder onChoose={(item) => setItems([...items.filter(({ code }) => code !== item.code), item])} />
      <div className="pair">
        <DayField label={t('until')} value={until} onChange={setUntil} />
        <LineField label={t('basis')} hint={t('basisHint')} maxLength={200} value={basis} onChange={setBasis} />
      </div>
      {tried && missing && <FieldError id="authority-missing" text={t('missing')} />}
      <RefusalNotice error={command.error} />
      <Button
        kind="primary"
        busy={command.isPending}
        onClick={() => {
          setTried(true)
          if (!missing)
            command.mutate({ body: { officer, items: items.map(({ code }) => code), until, basis: basis.trim() } })
        }}
      >
        {t('doGrant')}
      </Button>
    </div>
  )
}
