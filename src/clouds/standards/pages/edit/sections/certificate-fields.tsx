import type { ItemStandard } from '#catalogue/standard'
import { FIELD_TYPE_WORDS } from '#catalogue/words'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { Pick, usePointers } from '../choice-parts.tsx'
import { withPart } from '../draft-content.ts'
import { BilingualField } from '../parts.tsx'
import { Rows } from '../rows.tsx'
import { ruleTexts } from '../rule-texts.ts'
import type { SectionProps } from '../section.ts'

type Result = NonNullable<ItemStandard['result']>
type CertificateField = Result['fields'][number]
const TYPES = ['TEXT', 'NUMBER', 'DATE', 'LIST'] as const
const APPLICANT = [
  { value: '/applicant/name', name: { zh: '申请人名称', en: 'Name of the applicant' } },
  { value: '/applicant/idNumber', name: { zh: '申请人证件号码', en: 'Number of the applicant' } },
] as const

/** 证照照面: what stands on the certificate, and where it comes from. */
export function CertificateFields({ standard, onChange }: SectionProps) {
  const r = useTexts(ruleTexts)
  const { language } = useLanguage()
  const fields = usePointers(standard)
  const { result } = standard
  if (result === null) return null
  const pointers = [...APPLICANT.map(({ value, name }) => ({ value, label: inLanguage(name, language) })), ...fields]
  const types = TYPES.map((value) => ({ value, label: inLanguage(FIELD_TYPE_WORDS[value], language) }))
  return (
    <div className="stack">
      <h3>{r('certificateFields')}</h3>
      <p className="soft">{r('certificateFieldsLead')}</p>
      <Rows
        rows={result.fields}
        rowKey={(_, index) => String(index)}
        title={({ label, pointer }) =>
          `${inLanguage(label, language)} ← ${pointers.find(({ value }) => value === pointer)?.label ?? pointer}`
        }
        add={r('addCertificateField')}
        make={(): CertificateField => ({ label: { zh: '' }, pointer: '/applicant/name' })}
        onChange={(next) => onChange({ result: { ...result, fields: next } })}
      >
        {(row, change) => (
          <>
            <BilingualField label={r('fieldLabel')} value={row.label} onChange={(label) => change({ ...row, label })} />
            <div className="edit-pair">
              <Pick
                label={r('takenFrom')}
                value={row.pointer}
                options={pointers}
                onChange={(pointer) => change({ ...row, pointer: pointer ?? row.pointer })}
              />
              <Pick
                label={r('fieldType')}
                value={row.type}
                options={types}
                onChange={(type) =>
                  change(
                    withPart(
                      row,
                      'type',
                      TYPES.find((each) => each === type),
                    ),
                  )
                }
              />
            </div>
          </>
        )}
      </Rows>
    </div>
  )
}
