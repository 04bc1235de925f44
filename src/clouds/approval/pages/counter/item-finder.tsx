import { useState } from 'react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { Output } from '#contract'
import type { api } from '#clouds/approval/api'
import { approval } from '#web/api/clients.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { useOrganName } from '#web/organs.ts'
import { Button } from '#web/ui/button.tsx'
import { LineField } from '#web/ui/fields.tsx'
import { counterTexts } from './texts.ts'
import './counter.css'

type Found = Output<typeof api.searchItems>['items'][number]
const SHOWN = 8

/** The public search, at a counter: type, arrow down with Tab, Enter. */
export function ItemFinder({ onChoose }: { readonly onChoose: (item: Found) => void }) {
  const t = useTexts(counterTexts)
  const { language } = useLanguage()
  const organName = useOrganName()
  const [q, setQ] = useState('')
  const found = useQuery({
    queryKey: ['items', 'counter', q],
    queryFn: ({ signal }) => approval.searchItems({ query: { q, limit: SHOWN } }, { signal }),
    enabled: q.trim() !== '',
    placeholderData: keepPreviousData,
  })
  const items = q.trim() === '' ? [] : (found.data?.items ?? [])
  return (
    <div className="stack-tight">
      <LineField
        label={t('search')}
        hint={t('searchHint')}
        type="search"
        maxLength={100}
        value={q}
        onKeyDown={(event) => {
          const [first] = items
          if (event.key === 'Enter' && first !== undefined) {
            event.preventDefault()
            onChoose(first)
          }
        }}
        onChange={setQ}
      />
      {q.trim() !== '' && found.data?.items.length === 0 && <p className="soft">{t('noItems')}</p>}
      <ul className="plain">
        {items.map((item) => (
          <li key={item.code} className="counter-card row">
            <Button onClick={() => onChoose(item)} aria-label={`${t('choose')} ${inLanguage(item.name, language)}`}>
              {t('choose')}
            </Button>
            <span>
              {inLanguage(item.name, language)}{' '}
              <span className="soft small">
                {organName(item.organ.name)} · {item.code}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
