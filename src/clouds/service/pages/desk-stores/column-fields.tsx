import { useQueries } from '@tanstack/react-query'
import { approval } from '#web/api/clients.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { LineField } from '#web/ui/fields.tsx'
import type { DeskStore } from '../client.ts'
import { ItemPicker } from '../parts/item-picker.tsx'
import { deskStoreTexts } from './texts.ts'

type Column = DeskStore['face']['columns'][number]
interface ColumnFieldsProps {
  readonly id: string
  readonly number: number
  readonly column: Column
  readonly onChange: (column: Column) => void
  readonly onRemove: () => void
}

/** One shelf of a store: its title, and the services on it in their order. */
export function ColumnFields({ id, number, column, onChange, onRemove }: ColumnFieldsProps) {
  const t = useTexts(deskStoreTexts)
  const { language } = useLanguage()
  const { title, items } = column
  const guides = useQueries({
    queries: items.map((code) => ({
      queryKey: ['guide', code],
      queryFn: () => approval.guide({ params: { code } }),
      staleTime: Infinity,
    })),
  })
  return (
    <fieldset className="stack field">
      <legend>{t('column', { n: number })}</legend>
      <LineField
        label={t('columnTitle')}
        value={title.zh}
        maxLength={30}
        onChange={(zh) => onChange({ ...column, title: { ...title, zh } })}
      />
      <ol className="stack-tight">
        {items.map((code, at) => {
          const name = guides[at]?.data?.standard.name
          return (
            <li key={code} className="row">
              <span>{name === undefined ? code : inLanguage(name, language)}</span>
              <Button onClick={() => onChange({ ...column, items: items.filter((one) => one !== code) })}>
                {t('remove')}
              </Button>
            </li>
          )
        })}
      </ol>
      <ItemPicker
        key={items.length}
        id={`column-${id}`}
        label={t('addItem')}
        hint={t('addItemHint')}
        required={false}
        value={null}
        onChange={(picked) => {
          if (picked !== null && !items.includes(picked.code)) onChange({ ...column, items: [...items, picked.code] })
        }}
      />
      <Button onClick={onRemove}>{t('removeColumn')}</Button>
    </fieldset>
  )
}
