import { useState } from 'react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { texts } from '#contract'
import { approval } from '#web/api/clients.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { LineField } from '#web/ui/fields.tsx'
import './item-picker.css'

export interface PickedItem {
  readonly code: string
  readonly name: { readonly zh: string; readonly en?: string | undefined }
}

const words = texts(
  { change: '更换', none: '没有找到，换个说法试试', found: '请选择：' },
  { change: 'Change', none: 'Nothing found; try other words', found: 'Choose one:' },
)

interface ItemPickerProps {
  readonly id: string
  readonly label: string
  readonly hint: string
  readonly error?: string | undefined
  readonly required?: boolean
  readonly value: PickedItem | null
  readonly onChange: (item: PickedItem | null) => void
}

const WORDS_MIN = 2
const FOUND_MAX = 6

/** Which service somebody means: typed in his own words, chosen from what was found. */
export function ItemPicker({ id, label, hint, error, required, value, onChange }: ItemPickerProps) {
  const t = useTexts(words)
  const { language } = useLanguage()
  const [typed, setTyped] = useState('')
  const q = typed.trim()
  const found = useQuery({
    queryKey: ['item-picker', q],
    queryFn: ({ signal }) => approval.searchItems({ query: { q, limit: FOUND_MAX } }, { signal }),
    enabled: q.length >= WORDS_MIN && value === null,
    placeholderData: keepPreviousData,
  })
  if (value !== null) {
    return (
      <div className="item-picked">
        <span className="field-label" id={`${id}-chosen`}>
          {label}
        </span>
        <p className="row">
          <strong>{inLanguage(value.name, language)}</strong>
          <Button
            kind="plain"
            aria-describedby={`${id}-chosen`}
            onClick={() => {
              setTyped('')
              onChange(null)
            }}
          >
            {t('change')}
          </Button>
        </p>
      </div>
    )
  }
  const items = q.length >= WORDS_MIN ? (found.data?.items ?? []) : []
  return (
    <div className="stack-tight">
      <LineField
        id={id}
        label={label}
        hint={hint}
        error={error}
        {...(required === undefined ? {} : { required })}
        value={typed}
        maxLength={60}
        onChange={setTyped}
      />
      <div role="status">
        {q.length >= WORDS_MIN && found.data !== undefined && (
          <span className="soft small">{t(items.length === 0 ? 'none' : 'found')}</span>
        )}
      </div>
      {items.length > 0 && (
        <ul className="plain item-choices">
          {items.map(({ code, name }) => (
            <li key={code}>
              <button type="button" onClick={() => onChange({ code, name })}>
                {inLanguage(name, language)}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
