import type { ItemStandard, Question } from '#catalogue/standard'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { ChoiceField } from '#web/ui/fields.tsx'
import { Pick } from '../choice-parts.tsx'
import { freshId, withPart } from '../draft-content.ts'
import { BasisField, BilingualField } from '../parts.tsx'
import { Rows } from '../rows.tsx'
import type { SectionProps } from '../section.ts'
import { ruleTexts } from '../rule-texts.ts'
import { editTexts } from '../texts.ts'
import { CheckField } from './condition-check.tsx'
import { PredecessorRows, RelatedServices } from './relations.tsx'

type Condition = ItemStandard['conditions'][number]
type Criterion = ItemStandard['criteria'][number]

interface LinkProps {
  readonly label: string
  readonly value: string | undefined
  readonly options: readonly { readonly id: string; readonly name: { readonly zh: string; readonly en?: string } }[]
  readonly onChange: (id: string | undefined) => void
}

/** Ties a row to another of the standard. */
function LinkField({ label, value, options, onChange }: LinkProps) {
  const t = useTexts(editTexts)
  const { language } = useLanguage()
  return (
    <ChoiceField
      label={label}
      required={false}
      empty={t('nothing')}
      value={value ?? ''}
      options={options.map(({ id, name }) => ({ value: id, label: inLanguage(name, language) }))}
      onChange={(value) => onChange(value === '' ? undefined : value)}
    />
  )
}

interface DemandProps<R extends Condition | Criterion> {
  readonly label: string
  readonly row: R
  readonly onChange: (row: R) => void
}

/** What is demanded, and the article it rests on. */
function Demand<R extends Condition | Criterion>({ label, row, onChange }: DemandProps<R>) {
  const t = useTexts(editTexts)
  return (
    <>
      <BilingualField long label={label} value={row.text} onChange={(text) => onChange({ ...row, text })} />
      <BasisField label={t('basis')} value={row.basis} onChange={(basis) => onChange(withPart(row, 'basis', basis))} />
    </>
  )
}

export function Conditions(props: SectionProps) {
  const { standard, onChange } = props
  const t = useTexts(editTexts)
  const r = useTexts(ruleTexts)
  const { language } = useLanguage()
  const fetched = standard.materials.flatMap(({ certificateType, name }) =>
    certificateType === undefined ? [] : [{ value: certificateType, label: inLanguage(name, language) }],
  )
  return (
    <div className="stack">
      <Rows
        rows={standard.conditions}
        rowKey={({ id }) => id}
        title={({ text }) => inLanguage(text, language)}
        add={t('addCondition')}
        make={(): Condition => ({
          id: freshId(
            'c',
            standard.conditions.map(({ id }) => id),
          ),
          text: { zh: '' },
        })}
        onChange={(conditions) => onChange({ conditions })}
      >
        {(row, change) => (
          <>
            <Demand label={t('conditionText')} row={row} onChange={change} />
            <div className="edit-pair">
              <LinkField
                label={t('provedBy')}
                value={row.material}
                options={standard.materials}
                onChange={(material) => change(withPart(row, 'material', material))}
              />
              <Pick
                label={r('provedByCertificate')}
                value={row.certificateType}
                options={fetched}
                onChange={(type) => change(withPart(row, 'certificateType', type))}
              />
            </div>
            <CheckField
              standard={standard}
              value={row.check}
              onChange={(check) => change(withPart(row, 'check', check))}
            />
          </>
        )}
      </Rows>
      <PredecessorRows {...props} />
      <RelatedServices {...props} />
    </div>
  )
}

export function Criteria({ standard, onChange }: SectionProps) {
  const t = useTexts(editTexts)
  const { language } = useLanguage()
  const conditions = standard.conditions.map(({ id, text }) => ({ id, name: text }))
  return (
    <div className="stack">
      <p className="soft">{t('criteriaLead')}</p>
      <Rows
        rows={standard.criteria}
        rowKey={({ id }) => id}
        title={({ text }) => inLanguage(text, language)}
        add={t('addCriterion')}
        make={(): Criterion => ({
          id: freshId(
            'k',
            standard.criteria.map(({ id }) => id),
          ),
          text: { zh: '' },
        })}
        onChange={(criteria) => onChange({ criteria })}
      >
        {(row, change) => (
          <>
            <Demand label={t('criterionText')} row={row} onChange={change} />
            <div className="edit-pair">
              <LinkField
                label={t('tickedAgainst')}
                value={row.material}
                options={standard.materials}
                onChange={(material) => change(withPart(row, 'material', material))}
              />
              <LinkField
                label={t('servesCondition')}
                value={row.condition}
                options={conditions}
                onChange={(condition) => change(withPart(row, 'condition', condition))}
              />
            </div>
          </>
        )}
      </Rows>
    </div>
  )
}

export function Questions({ standard, onChange }: SectionProps) {
  const t = useTexts(editTexts)
  const { language } = useLanguage()
  const option = (taken: readonly string[]) => ({ value: freshId('O', taken), label: { zh: '' } })
  return (
    <div className="stack">
      <p className="soft">{t('questionsLead')}</p>
      <Rows
        rows={standard.questions}
        rowKey={({ id }) => id}
        title={({ text }) => inLanguage(text, language)}
        add={t('addQuestion')}
        make={(): Question => ({
          id: freshId(
            'q',
            standard.questions.map(({ id }) => id),
          ),
          text: { zh: '' },
          options: [option([]), option(['O1'])],
        })}
        onChange={(questions) => onChange({ questions })}
      >
        {(row, change) => (
          <>
            <BilingualField label={t('questionText')} value={row.text} onChange={(text) => change({ ...row, text })} />
            <h4>{t('options')}</h4>
            <Rows
              rows={row.options}
              rowKey={({ value }) => value}
              title={({ label }) => inLanguage(label, language)}
              add={t('addOption')}
              make={() => option(row.options.map(({ value }) => value))}
              onChange={(options) => change({ ...row, options })}
            >
              {(each, put) => (
                <BilingualField
                  label={t('optionText')}
                  value={each.label}
                  onChange={(label) => put({ ...each, label })}
                />
              )}
            </Rows>
          </>
        )}
      </Rows>
    </div>
  )
}
