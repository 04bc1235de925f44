import type { ItemStandard } from '#catalogue/standard'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { CheckboxGroup } from '#web/ui/choices.tsx'
import { Disclosure } from '#web/ui/panel.tsx'
import { Pick } from '../choice-parts.tsx'
import { useChoices } from '../choices.ts'
import { withPart } from '../draft-content.ts'
import { BasisField } from '../parts.tsx'
import { Rows } from '../rows.tsx'
import { ruleTexts } from '../rule-texts.ts'
import type { SectionProps } from '../section.ts'

type Predecessor = NonNullable<ItemStandard['predecessors']>[number]

/** 前置事项 (WF-30): a choice from the catalogue, so that the graph can be drawn and checked. */
export function PredecessorRows({ standard, onReplace }: SectionProps) {
  const r = useTexts(ruleTexts)
  const { items, certificates, certificateOf } = useChoices()
  const nameOf = (code: string) => items.find(({ value }) => value === code)?.label ?? code
  const others = items.filter(({ value }) => value !== standard.code)
  const pointed = (row: Predecessor, item: string): Predecessor =>
    withPart({ ...row, item }, 'certificateType', certificateOf(item))
  return (
    <div className="stack">
      <h3>{r('predecessors')}</h3>
      <p className="soft">{r('predecessorsLead')}</p>
      <Rows
        rows={standard.predecessors ?? []}
        rowKey={(_, index) => String(index)}
        title={({ item }) => nameOf(item)}
        add={r('addPredecessor')}
        make={(): Predecessor => ({ item: '' })}
        onChange={(rows) => onReplace(withPart(standard, 'predecessors', rows.length === 0 ? undefined : rows))}
      >
        {(row, change) => (
          <>
            <Pick
              label={r('item')}
              value={row.item === '' ? undefined : row.item}
              options={others}
              onChange={(item) => change(pointed(row, item ?? ''))}
            />
            <Pick
              label={r('provedByCertificate')}
              value={row.certificateType}
              options={certificates}
              onChange={(type) => change(withPart(row, 'certificateType', type))}
            />
            <BasisField
              label={r('predecessors')}
              value={row.basis}
              onChange={(basis) => change(withPart(row, 'basis', basis))}
            />
          </>
        )}
      </Rows>
    </div>
  )
}

/** 相关服务 of a permit (ST-24): a choice from the public services of the list. */
export function RelatedServices({ standard, onReplace }: SectionProps) {
  const r = useTexts(ruleTexts)
  const { services } = useChoices()
  if (standard.kind !== 'PERMIT' || services.length === 0) return null
  return (
    <CheckboxGroup
      name="related-services"
      legend={r('relatedServices')}
      inline
      options={services}
      values={standard.relatedServices ?? []}
      onChange={(picked) =>
        onReplace(withPart(standard, 'relatedServices', picked.length === 0 ? undefined : [...picked]))
      }
    />
  )
}

/** Who decides, who supervises, and which entries of the lists the item serves. */
export function Belonging({ standard, onChange, onReplace }: SectionProps) {
  const r = useTexts(ruleTexts)
  const { language } = useLanguage()
  const { organs, powers, generalItems } = useChoices()
  const comma = language === 'zh' ? '、' : ', '
  const supervisors = organs.filter(({ value }) => standard.competentOrgans.includes(value)).map(({ label }) => label)
  return (
    <>
      <div className="edit-three">
        <Pick
          label={r('organ')}
          required
          value={standard.organ}
          options={organs}
          onChange={(organ) => onChange({ organ: organ ?? standard.organ })}
        />
        <Pick
          label={r('powerItem')}
          value={standard.powerItem}
          options={powers}
          onChange={(entry) => onReplace(withPart(standard, 'powerItem', entry))}
        />
        <Pick
          label={r('generalItem')}
          value={standard.generalItem}
          options={generalItems}
          onChange={(entry) => onReplace(withPart(standard, 'generalItem', entry))}
        />
      </div>
      <p>
        <strong>{r('organs')}</strong> {supervisors.length === 0 ? r('nothing') : supervisors.join(comma)}
      </p>
      <Disclosure summary={r('chooseOrgans')}>
        <CheckboxGroup
          name="competent-organs"
          legend={r('organs')}
          inline
          options={organs}
          values={standard.competentOrgans}
          onChange={(picked) => onChange({ competentOrgans: [...picked] })}
        />
      </Disclosure>
    </>
  )
}
