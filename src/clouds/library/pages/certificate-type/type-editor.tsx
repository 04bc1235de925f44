import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { useCommand } from '#web/api/use-command.ts'
import { useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { CheckboxGroup } from '#web/ui/choices.tsx'
import { Field } from '#web/ui/field.tsx'
import { LineField, TextField } from '#web/ui/fields.tsx'
import { Select, TextInput } from '#web/ui/inputs.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { library } from '../client.ts'
import type { TypeContent, TypeView } from '../client.ts'
import { typeTexts } from '../type-texts.ts'
import { FieldRows } from './field-rows.tsx'
import { Preview } from './preview.tsx'

interface TypeEditorProps {
  readonly type: TypeView
  readonly start: TypeContent
  readonly onDone: (sentence: string) => void
}

const HOLDERS = ['PERSON', 'LEGAL', 'CASE'] as const
const FIVE_YEARS = 5

/** A new version of a type, with what it would print beside it. */
export function TypeEditor({ type, start, onDone }: TypeEditorProps) {
  const t = useTexts(typeTexts)
  const queries = useQueryClient()
  const [content, setContent] = useState(start)
  const [note, setNote] = useState('')
  const command = useCommand(library.draftType, () => {
    onDone(t('saved'))
    void queries.invalidateQueries({ queryKey: ['certificate-type', type.code] })
  })
  const change = (part: Partial<TypeContent>) => setContent((before) => ({ ...before, ...part }))
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        const body = { expectedVersion: type.version, content, note: note.trim() }
        command.mutate({ params: { code: type.code }, body })
      }}
    >
      <Head content={content} organs={type.organs} onChange={change} />
      <FieldRows fields={content.fields} onChange={(fields) => change({ fields: [...fields] })} />
      <CheckboxGroup
        name="own-template"
        legend={t('template')}
        options={[{ value: 'own', label: t('ownTemplate') }]}
        values={content.template === null ? [] : ['own']}
        onChange={(chosen) => change({ template: chosen.length === 0 ? null : type.ownForm })}
      />
      {content.template !== null && (
        <TextField
          label={t('template')}
          rows={18}
          spellCheck={false}
          maxLength={50_000}
          value={content.template}
          onChange={(value) => change({ template: value })}
        />
      )}
      <Preview content={content} />
      <LineField label={t('note')} maxLength={500} value={note} onChange={setNote} />
      <RefusalNotice error={command.error} />
      <p>
        <Button type="submit" kind="primary" busy={command.isPending} disabled={note.trim().length < 2}>
          {t('save')}
        </Button>
      </p>
    </form>
  )
}

interface HeadProps {
  readonly content: TypeContent
  readonly organs: TypeView['organs']
  readonly onChange: (part: Partial<TypeContent>) => void
}

function Head({ content, organs, onChange }: HeadProps) {
  const t = useTexts(typeTexts)
  const { name, validity, holderKind, sharing } = content
  const [rule] = sharing
  return (
    <div className="stack reading">
      <LineField
        label={t('nameZh')}
        maxLength={200}
        value={name.zh}
        onChange={(value) => onChange({ name: { ...name, zh: value } })}
      />
      <LineField
        label={t('nameEn')}
        maxLength={200}
        value={name.en}
        onChange={(value) => onChange({ name: { ...name, en: value } })}
      />
      <Field label={t('holderKind')}>
        {(control) => (
          <Select
            {...control}
            empty={null}
            value={holderKind}
            options={HOLDERS.map((value) => ({ value, label: t(value) }))}
            onChange={({ currentTarget: { value } }) =>
              onChange({ holderKind: HOLDERS.find((one) => one === value) ?? holderKind })
            }
          />
        )}
      </Field>
      <Field label={t('validity')}>
        {(control) => (
          <Select
            {...control}
            empty={null}
            value={validity.kind}
            options={(['PERPETUAL', 'YEARS'] as const).map((value) => ({ value, label: t(value) }))}
            onChange={({ currentTarget: { value } }) =>
              onChange({ validity: value === 'YEARS' ? { kind: 'YEARS', years: FIVE_YEARS } : { kind: 'PERPETUAL' } })
            }
          />
        )}
      </Field>
      {validity.kind === 'YEARS' && (
        <Field label={t('years')}>
          {(control) => (
            <TextInput
              {...control}
              inputMode="numeric"
              value={String(validity.years)}
              onChange={({ currentTarget: { value } }) =>
                onChange({ validity: { kind: 'YEARS', years: Math.min(100, Math.max(1, Number(value) || 1)) } })
              }
            />
          )}
        </Field>
      )}
      <CheckboxGroup
        name="type-organs"
        legend={t('organs')}
        options={organs.map(({ id, name: label }) => ({ value: id, label }))}
        values={content.organs}
        onChange={(chosen) => onChange({ organs: chosen })}
      />
      {rule !== undefined && (
        <Field label={`${t('sharing')} ${t('dailyMax')}`}>
          {(control) => (
            <TextInput
              {...control}
              inputMode="numeric"
              value={String(rule.dailyMax)}
              onChange={({ currentTarget: { value } }) =>
                onChange({ sharing: [{ ...rule, dailyMax: Math.max(1, Number(value) || 1) }, ...sharing.slice(1)] })
              }
            />
          )}
        </Field>
      )}
    </div>
  )
}
