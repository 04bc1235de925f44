import type { ItemStandard, SpecialProcedure } from '#catalogue/standard'
import { isStoppingProcedure, SPECIAL_PROCEDURES } from '#kernel'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { OneOfField } from '#web/ui/fields.tsx'
import { Pick } from '../choice-parts.tsx'
import { useChoices } from '../choices.ts'
import { withPart } from '../draft-content.ts'
import { BasisField, BilingualField, ConditionField, LimitField, NumberField, Toggle } from '../parts.tsx'
import { Rows } from '../rows.tsx'
import type { SectionProps } from '../section.ts'
import { ruleTexts } from '../rule-texts.ts'
import { editTexts } from '../texts.ts'
import { useWords } from './basics.tsx'

const STEPS = ['acceptance', 'examination', 'review', 'riskCheck', 'decision', 'service'] as const
const ROLES = ['intakeOfficer', 'examiner', 'decider', 'sealKeeper', 'issueOfficer'] as const
type Step = ItemStandard['steps'][number]

export function Steps({ standard, onChange, onReplace }: SectionProps) {
  const t = useTexts(editTexts)
  const r = useTexts(ruleTexts)
  const { modulesFor } = useChoices()
  const { collective } = standard
  const options = useWords()
  const { language } = useLanguage()
  const next = STEPS.find((id) => !standard.steps.some((step) => step.id === id)) ?? 'review'
  return (
    <div className="stack">
      <p className="soft">{t('stepsLead')}</p>
      <Rows
        rows={standard.steps}
        rowKey={({ id }, index) => `${id} ${String(index)}`}
        title={({ name }) => inLanguage(name, language)}
        add={t('addStep')}
        make={(): Step => ({ id: next, name: { zh: '' }, role: 'examiner' })}
        onChange={(steps) => onChange({ steps })}
      >
        {(row, change) => (
          <>
            <div className="edit-three">
              <OneOfField
                label={t('stepKind')}
                value={row.id}
                options={options(STEPS)}
                onChange={(id) => change({ ...row, id })}
              />
              <OneOfField
                label={t('role')}
                value={row.role}
                options={options(ROLES)}
                onChange={(role) => change({ ...row, role })}
              />
              <Pick
                label={r('module')}
                value={row.module}
                options={modulesFor(row.id, row.role)}
                onChange={(module) => change(withPart(row, 'module', module))}
              />
            </div>
            <BilingualField label={t('stepName')} value={row.name} onChange={(name) => change({ ...row, name })} />
            <LimitField
              label={t('stepLimit')}
              value={row.limit ?? { days: 0, unit: standard.limits.promised.unit }}
              onChange={(limit) => change({ ...row, limit })}
            />
          </>
        )}
      </Rows>
      <div className="edit-three">
        <OneOfField
          label={t('postModel')}
          value={standard.postModel}
          options={options(['ONE_EXAMINER_ONE_VERIFIER', 'COMBINED'])}
          onChange={(postModel) => onChange({ postModel })}
        />
        <NumberField label={t('visits')} max={10} value={standard.visits} onChange={(visits) => onChange({ visits })} />
      </div>
      <Toggle
        label={t('windowAuthority')}
        value={standard.windowAuthority}
        onChange={(windowAuthority) => onChange({ windowAuthority })}
      />
      <Toggle
        label={r('collective')}
        value={collective !== undefined}
        onChange={(on) => onReplace(withPart(standard, 'collective', on ? { basis: { law: '' } } : undefined))}
      />
      {collective !== undefined && (
        <>
          <BasisField
            label={t('basis')}
            value={collective.basis}
            onChange={(basis) => onReplace({ ...standard, collective: { ...collective, basis: basis ?? { law: '' } } })}
          />
          <ConditionField
            label={r('collectiveWhen')}
            value={collective.when}
            onChange={(when) => onReplace({ ...standard, collective: withPart(collective, 'when', when) })}
          />
        </>
      )}
    </div>
  )
}

export function Procedures({ standard, onReplace }: SectionProps) {
  const t = useTexts(editTexts)
  const options = useWords()
  const words = options(SPECIAL_PROCEDURES)
  const rows = standard.procedures ?? []
  return (
    <div className="stack">
      <p className="soft">{t('proceduresLead')}</p>
      <Rows
        rows={rows}
        rowKey={(_, index) => String(index)}
        title={({ kind }) => words.find(({ value }) => value === kind)?.label ?? kind}
        add={t('addProcedure')}
        make={(): SpecialProcedure => ({ kind: 'SITE_SURVEY', max: { days: 5, unit: 'working' } })}
        onChange={(procedures) =>
          onReplace(withPart(standard, 'procedures', procedures.length === 0 ? undefined : procedures))
        }
      >
        {(row, change) => (
          <>
            <OneOfField
              label={t('procedureKind')}
              value={row.kind}
              options={words}
              onChange={(kind) => change({ ...row, kind })}
            />
            <p className="soft">{t(isStoppingProcedure(row.kind) ? 'stopsClock' : 'clockRuns')}</p>
            <LimitField label={t('atMost')} value={row.max} onChange={(max) => change({ ...row, max })} />
            <Toggle
              label={t('mandatory')}
              value={row.mandatory === true}
              onChange={(on) => change(withPart(row, 'mandatory', on ? true : undefined))}
            />
            {!isStoppingProcedure(row.kind) && (
              <Toggle
                label={t('outsidePromise')}
                value={row.outsidePromise ?? false}
                onChange={(on) => change(withPart(row, 'outsidePromise', on ? true : undefined))}
              />
            )}
            <BasisField
              label={t('basis')}
              value={row.basis}
              onChange={(basis) => change(withPart(row, 'basis', basis))}
            />
          </>
        )}
      </Rows>
    </div>
  )
}
