import type { Material } from '#catalogue/standard'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { LineField, OneOfField } from '#web/ui/fields.tsx'
import { Disclosure } from '#web/ui/panel.tsx'
import { Pick } from '../choice-parts.tsx'
import { useChoices } from '../choices.ts'
import { freshId, withPart } from '../draft-content.ts'
import { BasisField, BilingualField, ConditionField, LinesField, NumberField, Toggle } from '../parts.tsx'
import { Rows } from '../rows.tsx'
import type { SectionProps } from '../section.ts'
import { ruleTexts } from '../rule-texts.ts'
import { editTexts } from '../texts.ts'

const PAPERS = ['FORM', 'DEPARTMENTAL_APPROVAL', 'SHARED_PROOF', 'CERTIFICATE', 'OTHER'] as const

export function Materials({ standard, onChange }: SectionProps) {
  const t = useTexts(editTexts)
  const { language } = useLanguage()
  return (
    <Rows
      rows={standard.materials}
      rowKey={({ id }) => id}
      title={({ name }) => inLanguage(name, language)}
      add={t('addMaterial')}
      make={(): Material => ({
        id: freshId(
          'm',
          standard.materials.map(({ id }) => id),
        ),
        name: { zh: '' },
        required: true,
        source: 'APPLICANT',
        original: false,
        copies: 1,
      })}
      onChange={(materials) => onChange({ materials })}
    >
      {(row, change) => <MaterialFields row={row} onChange={change} />}
    </Rows>
  )
}

interface MaterialProps {
  readonly row: Material
  readonly onChange: (row: Material) => void
}

function MaterialFields({ row, onChange }: MaterialProps) {
  const t = useTexts(editTexts)
  const optional = <K extends keyof Material>(key: K, part: Material[K] | undefined) =>
    onChange(withPart(row, key, part))
  const r = useTexts(ruleTexts)
  const { certificates } = useChoices()
  return (
    <>
      <BilingualField
        label={t('materialName')}
        hint={t('materialHint')}
        value={row.name}
        onChange={(name) => onChange({ ...row, name })}
      />
      <div className="edit-three">
        <OneOfField
          label={t('source')}
          value={row.source}
          options={[
            { value: 'APPLICANT', label: t('fromApplicant') },
            { value: 'CERTIFICATE_LIBRARY', label: t('fromLibrary') },
          ]}
          onChange={(source) => onChange({ ...row, source })}
        />
        <OneOfField
          label={t('paperKind')}
          value={row.kind ?? 'OTHER'}
          options={PAPERS.map((value) => ({ value, label: t(`paper${value}`) }))}
          onChange={(kind) => optional('kind', kind)}
        />
        <NumberField
          label={t('copies')}
          max={20}
          value={row.copies}
          onChange={(copies) => onChange({ ...row, copies })}
        />
      </div>
      <div className="edit-toggles">
        <Toggle label={t('required')} value={row.required} onChange={(required) => onChange({ ...row, required })} />
        <Toggle label={t('original')} value={row.original} onChange={(original) => onChange({ ...row, original })} />
        <Toggle
          label={t('mayFollow')}
          hint={t('mayFollowHint')}
          value={row.deferrableDays !== undefined}
          onChange={(on) => optional('deferrableDays', on ? 5 : undefined)}
        />
      </div>
      {row.deferrableDays !== undefined && (
        <NumberField
          label={t('followDays')}
          max={60}
          value={row.deferrableDays}
          onChange={(days) => optional('deferrableDays', Math.max(1, days))}
        />
      )}
      <Pick
        label={r('electronic')}
        value={row.certificateType}
        options={certificates}
        onChange={(type) => optional('certificateType', type)}
      />
      <MaterialOrigin row={row} onChange={onChange} />
      <Disclosure summary={t('sampleAndBlank')}>
        <Sample row={row} onChange={onChange} />
      </Disclosure>
    </>
  )
}

function Sample({ row, onChange }: MaterialProps) {
  const t = useTexts(editTexts)
  const { language } = useLanguage()
  return (
    <div className="stack">
      <h4>{t('sample')}</h4>
      <p className="soft">{t('sampleHint')}</p>
      <Rows
        rows={row.sample ?? []}
        rowKey={(_, index) => String(index)}
        title={({ label }) => inLanguage(label, language)}
        add={t('addSampleLine')}
        make={() => ({ label: { zh: '' }, value: '' })}
        onChange={(sample) => onChange(withPart(row, 'sample', sample.length === 0 ? undefined : sample))}
      >
        {(line, change) => (
          <>
            <BilingualField
              label={t('sampleLabel')}
              value={line.label}
              onChange={(label) => change({ ...line, label })}
            />
            <LineField label={t('sampleValue')} value={line.value} onChange={(value) => change({ ...line, value })} />
          </>
        )}
      </Rows>
      <LinesField
        label={t('blank')}
        hint={t('blankHint')}
        value={(row.blank ?? []).map(({ zh }) => zh)}
        onChange={(lines) => {
          const known = new Map((row.blank ?? []).map((text) => [text.zh, text]))
          const blank = lines.map((zh) => known.get(zh) ?? { zh })
          onChange(withPart(row, 'blank', blank.length === 0 ? undefined : blank))
        }}
      />
    </div>
  )
}

/** When it is asked for, on what basis, and who issues it. */
function MaterialOrigin({ row, onChange }: MaterialProps) {
  const t = useTexts(editTexts)
  const optional = <K extends keyof Material>(key: K, part: Material[K] | undefined) =>
    onChange(withPart(row, key, part))
  return (
    <>
      <ConditionField label={t('askedWhen')} value={row.when} onChange={(when) => optional('when', when)} />
      <BasisField label={t('basis')} value={row.basis} onChange={(basis) => optional('basis', basis)} />
      <BilingualField
        label={t('issuer')}
        hint={t('issuerHint')}
        value={row.issuer ?? { zh: '' }}
        onChange={(issuer) => optional('issuer', issuer.zh === '' ? undefined : issuer)}
      />
      <BilingualField
        long
        label={t('note')}
        value={row.note ?? { zh: '' }}
        onChange={(note) => optional('note', note.zh === '' ? undefined : note)}
      />
    </>
  )
}
