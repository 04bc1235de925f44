import { useState } from 'react'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { Field } from '#web/ui/field.tsx'
import { Select, TextInput } from '#web/ui/inputs.tsx'
import { Disclosure } from '#web/ui/panel.tsx'
import { Status } from '#web/ui/status.tsx'
import { factOf, matches } from '../../domain/rule-book.ts'
import type { FactDefinition, FactValue, RuleBook } from '../../domain/rule-book.ts'
import { smartTexts } from '../texts.ts'

/** A made-up case: the row lights up as the facts are filled in. */
export function TryOne({ book }: { readonly book: RuleBook }) {
  const t = useTexts(smartTexts)
  const { language } = useLanguage()
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({})
  const facts = book.columns.map((id) => factOf(book, id)).filter((fact) => fact !== undefined)
  const values = facts.map((fact) => parseTyped(fact, typed[fact.id] ?? ''))
  const complete = values.every((value) => value !== undefined)
  const rows = complete
    ? book.rules.flatMap(({ cells }, row) => (cells.every((cell, i) => matches(cell, values[i] ?? '')) ? [row] : []))
    : []
  const rule = rows.length === 1 ? book.rules[rows[0] ?? 0] : undefined
  const label = { YES: t('yes'), NO: t('no') }
  return (
    <Disclosure summary={t('tryOne')}>
      <div className="stack">
        <p className="soft">{t('tryOneLead')}</p>
        <div className="rule-cells">
          {facts.map((fact) => (
            <Field key={fact.id} label={inLanguage(fact.label, language)}>
              {(control) => {
                const value = typed[fact.id] ?? ''
                const change = (next: string) => setTyped({ ...typed, [fact.id]: next })
                if (fact.kind === 'NUMBER')
                  return (
                    <TextInput
                      {...control}
                      type="number"
                      step="any"
                      value={value}
                      onChange={(event) => change(event.currentTarget.value)}
                    />
                  )
                const options =
                  fact.kind === 'YES_NO'
                    ? (['YES', 'NO'] as const).map((one) => ({ value: one, label: label[one] }))
                    : (fact.choices ?? []).map((one) => ({ value: one.value, label: inLanguage(one.label, language) }))
                return (
                  <Select
                    {...control}
                    options={options}
                    value={value}
                    onChange={(event) => change(event.currentTarget.value)}
                  />
                )
              }}
            </Field>
          ))}
        </div>
        <p role="status">
          {complete && rows.length === 0 && <Status tone="bad">{t('tryOneNone')}</Status>}
          {rows.length > 1 && (
            <Status tone="bad">{t('tryOneSeveral', { rows: rows.map((row) => row + 1).join('、') })}</Status>
          )}
          {rule !== undefined && (
            <>
              <Status tone={rule.outcome === 'APPROVE' ? 'good' : 'wait'}>
                {t('tryOneResult', { row: (rows[0] ?? 0) + 1, outcome: t(rule.outcome) })}
              </Status>{' '}
              {inLanguage(rule.reason, language)}
            </>
          )}
        </p>
      </div>
    </Disclosure>
  )
}

function parseTyped({ kind }: FactDefinition, text: string): FactValue | undefined {
  if (text === '') return undefined
  if (kind === 'YES_NO') return text === 'YES'
  if (kind === 'CHOICE') return text
  const number = Number(text)
  return Number.isFinite(number) ? number : undefined
}
