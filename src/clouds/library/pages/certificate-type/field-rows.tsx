import { useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { LineField } from '#web/ui/fields.tsx'
import { Select } from '#web/ui/inputs.tsx'
import { Panel } from '#web/ui/panel.tsx'
import type { TypeContent } from '../client.ts'
import { typeTexts } from '../type-texts.ts'

type TypeField = TypeContent['fields'][number]
const KINDS = ['TEXT', 'DATE', 'NUMBER', 'CREDIT_CODE', 'CITIZEN_ID'] as const

interface FieldRowsProps {
  readonly fields: readonly TypeField[]
  readonly onChange: (fields: readonly TypeField[]) => void
}

/** An id that none of them has. */
const freeId = (fields: readonly TypeField[]): string => {
  const taken = new Set(fields.map(({ id }) => id))
  return (
    Array.from({ length: fields.length + 1 }, (_, at) => `line${String(at + 1)}`).find((id) => !taken.has(id)) ?? 'line'
  )
}

export function FieldRows({ fields, onChange }: FieldRowsProps) {
  const t = useTexts(typeTexts)
  const set = (at: number, change: Partial<TypeField>) =>
    onChange(fields.map((field, index) => (index === at ? { ...field, ...change } : field)))
  return (
    <Panel title={t('fields')} level={3}>
      <ul className="plain stack">
        {fields.map((field, at) => (
          <li key={field.id} className="row">
            <LineField
              label={t('label')}
              maxLength={200}
              value={field.label.zh}
              onChange={(value) => set(at, { label: { ...field.label, zh: value } })}
            />
            <LineField
              label={t('labelEn')}
              maxLength={200}
              value={field.label.en}
              onChange={(value) => set(at, { label: { ...field.label, en: value } })}
            />
            <Field label={t('kind')}>
              {(control) => (
                <Select
                  {...control}
                  empty={null}
                  value={field.kind}
                  options={KINDS.map((value) => ({ value, label: t(value) }))}
                  onChange={({ currentTarget: { value } }) =>
                    set(at, { kind: KINDS.find((one) => one === value) ?? field.kind })
                  }
                />
              )}
            </Field>
            <label>
              <input
                type="checkbox"
                checked={field.required}
                onChange={(event) => set(at, { required: event.currentTarget.checked })}
              />{' '}
              {t('required')}
            </label>
            <Button kind="plain" onClick={() => onChange(fields.filter((_, index) => index !== at))}>
              {t('removeField', { name: field.label.zh })}
            </Button>
          </li>
        ))}
      </ul>
      <p>
        <Button
          onClick={() =>
            onChange([...fields, { id: freeId(fields), label: { zh: '', en: '' }, kind: 'TEXT', required: false }])
          }
        >
          {t('addField')}
        </Button>
      </p>
    </Panel>
  )
}
