import { texts } from '#contract'
import type { Input } from '#contract'
import type { api } from '#clouds/approval/api'
import { useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { FieldError } from '#web/ui/field.tsx'
import { LineField, OneOfField } from '#web/ui/fields.tsx'

export type Party = Input<typeof api.startProcedure>['body']['parties'][number]

const ROLES = ['OFFICIAL', 'EXPERT', 'AGENCY', 'DEPARTMENT', 'APPLICANT', 'AFFECTED', 'PRESIDER', 'CLERK'] as const

const words = texts(
  {
    OFFICIAL: '工作人员',
    EXPERT: '专家',
    AGENCY: '有资质的机构',
    DEPARTMENT: '部门',
    APPLICANT: '申请人',
    AFFECTED: '利害关系人',
    PRESIDER: '主持人',
    CLERK: '记录人',
    role: '第 {number} 方的身份',
    name: '第 {number} 方的姓名（名称）',
    add: '添加一方',
    remove: '删除第 {number} 方',
    removeShort: '删除',
  },
  {
    OFFICIAL: 'Official',
    EXPERT: 'Expert',
    AGENCY: 'Qualified agency',
    DEPARTMENT: 'Department',
    APPLICANT: 'Applicant',
    AFFECTED: 'Affected person',
    PRESIDER: 'Presider',
    CLERK: 'Clerk',
    role: 'Role of party {number}',
    name: 'Name of party {number}',
    add: 'Add a party',
    remove: 'Remove party {number}',
    removeShort: 'Remove',
  },
)

interface PartiesProps {
  /** Also the id of the group, for the error summary. */
  readonly id: string
  readonly legend: string
  readonly hint?: string
  readonly error?: string | undefined
  readonly value: readonly Party[]
  readonly onChange: (parties: readonly Party[]) => void
}

/** Who takes part: one row each. */
export function Parties({ id, legend, hint, error, value: parties, onChange }: PartiesProps) {
  const t = useTexts(words)
  const change = (index: number, part: Partial<Party>) =>
    onChange(parties.map((party, at) => (at === index ? { ...party, ...part } : party)))
  return (
    <fieldset id={id} tabIndex={-1} className={error === undefined ? 'field' : 'field field-wrong'}>
      <legend className="choice-legend">{legend}</legend>
      {hint !== undefined && <p className="field-hint">{hint}</p>}
      {error !== undefined && <FieldError id={`${id}-error`} text={error} />}
      {parties.map(({ role, name }, index) => (
        <div className="party-row" key={`${String(index)} of ${String(parties.length)}`}>
          <OneOfField
            id={`${id}-${String(index)}-role`}
            label={t('role', { number: index + 1 })}
            value={role}
            options={ROLES.map((value) => ({ value, label: t(value) }))}
            onChange={(value) => change(index, { role: value })}
          />
          <LineField
            id={`${id}-${String(index)}-name`}
            label={t('name', { number: index + 1 })}
            maxLength={200}
            value={name}
            onChange={(value) => change(index, { name: value })}
          />
          <Button
            kind="plain"
            aria-label={t('remove', { number: index + 1 })}
            onClick={() => onChange(parties.filter((_, at) => at !== index))}
          >
            {t('removeShort')}
          </Button>
        </div>
      ))}
      <Button onClick={() => onChange([...parties, { role: 'OFFICIAL', name: '' }])}>{t('add')}</Button>
    </fieldset>
  )
}

/** Rows somebody began and left without a name are not sent. */
export const named = (parties: readonly Party[]): Party[] =>
  parties.filter(({ name }) => name.trim() !== '').map(({ role, name }) => ({ role, name: name.trim() }))
