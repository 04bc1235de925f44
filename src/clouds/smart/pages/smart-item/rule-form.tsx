import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { CheckboxGroup } from '#web/ui/choices.tsx'
import { Field } from '#web/ui/field.tsx'
import { ChoiceField, LineField } from '#web/ui/fields.tsx'
import { Select } from '#web/ui/inputs.tsx'
import { factOf } from '../../domain/rule-book.ts'
import type { Cell, FactDefinition, Rule, RuleBook } from '../../domain/rule-book.ts'
import { smartTexts } from '../texts.ts'

interface RuleFormProps {
  readonly book: RuleBook
  readonly row: number
  readonly onChange: (rule: Rule) => void
  readonly onRemove: () => void
  readonly onClose: () => void
}

/** One row in plain words: a condition for each fact, the outcome, and the reason everybody will read. */
export function RuleForm({ book, row, onChange, onRemove, onClose }: RuleFormProps) {
  const t = useTexts(smartTexts)
  const rule = book.rules[row]
  if (rule === undefined) return null
  const cellAt = (column: number, cell: Cell) =>
    onChange({ ...rule, cells: rule.cells.map((one, i) => (i === column ? cell : one)) })
  return (
    <section className="rule-edit stack" aria-label={t('editRow', { row: row + 1 })}>
      <h3>{t('editRow', { row: row + 1 })}</h3>
      <div className="rule-cells">
        {book.columns.map((id, column) => {
          const fact = factOf(book, id)
          const cell = rule.cells[column]
          if (fact === undefined || cell === undefined) return null
          return (
            <CellField
              key={id}
              name={`cell-${String(row)}-${id}`}
              fact={fact}
              cell={cell}
              onChange={(next) => cellAt(column, next)}
            />
          )
        })}
      </div>
      <ChoiceField
        label={t('outcome')}
        empty={null}
        options={[
          { value: 'APPROVE', label: t('APPROVE') },
          { value: 'TO_OFFICER', label: t('TO_OFFICER') },
        ]}
        value={rule.outcome}
        onChange={(value) => onChange({ ...rule, outcome: value === 'APPROVE' ? 'APPROVE' : 'TO_OFFICER' })}
      />
      <Reasons rule={rule} onChange={onChange} />
      <div className="row">
        <Button onClick={onClose}>{t('close')}</Button>
        <Button kind="plain" onClick={onRemove}>
          {t('removeRow')}
        </Button>
      </div>
    </section>
  )
}

function Reasons({ rule, onChange }: { readonly rule: Rule; readonly onChange: (rule: Rule) => void }) {
  const t = useTexts(smartTexts)
  const { reason } = rule
  return (
    <>
      <LineField
        label={t('reasonZh')}
        maxLength={400}
        value={reason.zh}
        onChange={(value) => onChange({ ...rule, reason: { ...reason, zh: value } })}
      />
      <LineField
        label={t('reasonEn')}
        maxLength={400}
        value={reason.en}
        onChange={(value) => onChange({ ...rule, reason: { ...reason, en: value } })}
      />
    </>
  )
}

interface CellFieldProps {
  readonly name: string
  readonly fact: FactDefinition
  readonly cell: Cell
  readonly onChange: (cell: Cell) => void
}

function CellField({ name, fact, cell, onChange }: CellFieldProps) {
  const t = useTexts(smartTexts)
  const { language } = useLanguage()
  const label = inLanguage(fact.label, language)
  if (fact.kind === 'CHOICE') {
    const options = (fact.choices ?? []).map((choice) => ({
      value: choice.value,
      label: inLanguage(choice.label, language),
    }))
    const values = cell.is === 'ONE_OF' ? [...cell.values] : []
    return (
      <CheckboxGroup
        name={name}
        legend={label}
        hint={values.length === 0 ? t('any') : undefined}
        options={options}
        values={values}
        onChange={(next) => onChange(next.length === 0 ? { is: 'ANY' } : { is: 'ONE_OF', values: next })}
      />
    )
  }
  if (fact.kind === 'YES_NO')
    return (
      <Field label={label}>
        {(control) => (
          <Select
            {...control}
            empty={t('any')}
            options={[
              { value: 'YES', label: t('yes') },
              { value: 'NO', label: t('no') },
            ]}
            value={cell.is === 'YES' || cell.is === 'NO' ? cell.is : ''}
            onChange={({ currentTarget: { value } }) =>
              onChange(value === 'YES' ? { is: 'YES' } : value === 'NO' ? { is: 'NO' } : { is: 'ANY' })
            }
          />
        )}
      </Field>
    )
  return <RangeField fact={fact} cell={cell} onChange={onChange} />
}

const LOWER = ['above', 'atLeast'] as const
const UPPER = ['below', 'atMost'] as const
type Range = Extract<Cell, { is: 'RANGE' }>

/** Lower and upper bound, each with its word; both empty is any number. */
function RangeField({ fact, cell, onChange }: Omit<CellFieldProps, 'name'>) {
  const t = useTexts(smartTexts)
  const { language } = useLanguage()
  const range: Range = cell.is === 'RANGE' ? cell : { is: 'RANGE' }
  const set = (group: typeof LOWER | typeof UPPER, word: string, text: string) => {
    const kept = Object.fromEntries(Object.entries(range).filter(([key]) => !group.some((one) => one === key)))
    const number = Number(text)
    const bound = text.trim() === '' || !Number.isFinite(number) ? {} : { [word]: number }
    const next: Range = { ...kept, ...bound, is: 'RANGE' }
    onChange(Object.keys(next).length === 1 ? { is: 'ANY' } : next)
  }
  const unit = fact.unit === undefined ? '' : `（${inLanguage(fact.unit, language)}）`
  return (
    <fieldset className="field">
      <legend className="choice-legend">
        {inLanguage(fact.label, language)}
        {unit}
      </legend>
      {[
        { group: LOWER, label: t('lower') },
        { group: UPPER, label: t('upper') },
      ].map(({ group, label }) => {
        const word = group.find((one) => range[one] !== undefined) ?? group[1]
        const value = range[word]
        return (
          <div className="rule-bounds" key={label}>
            <ChoiceField
              label={label}
              labelHidden
              empty={null}
              options={group.map((one) => ({ value: one, label: t(one) }))}
              value={word}
              onChange={(typed) => set(group, typed, value === undefined ? '' : String(value))}
            />
            <LineField
              label={`${label} ${t(word)}`}
              labelHidden
              type="number"
              step="any"
              placeholder={t('any')}
              value={value === undefined ? '' : String(value)}
              onChange={(value) => set(group, word, value)}
            />
          </div>
        )
      })}
    </fieldset>
  )
}
