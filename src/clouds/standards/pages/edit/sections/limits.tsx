import { useTexts } from '#web/i18n/index.ts'
import { OneOfField } from '#web/ui/fields.tsx'
import { Panel } from '#web/ui/panel.tsx'
import type { DraftView } from '../../client.ts'
import { EvidenceChart } from '../../evidence.tsx'
import { withPart } from '../draft-content.ts'
import { inTimeClass } from '../time-class.ts'
import { LimitField, Toggle } from '../parts.tsx'
import { ruleTexts } from '../rule-texts.ts'
import type { SectionProps } from '../section.ts'
import { editTexts } from '../texts.ts'
import { useWords } from './basics.tsx'

/** What holds where a standard says nothing: the editor begins from it. */
const CORRECTION_LIMIT = { days: 30, unit: 'working' } as const

/** The three limits, beside the days cases really took: no promise is changed in the dark. */
export function Limits({
  standard,
  evidence,
  onChange,
  onReplace,
}: SectionProps & { readonly evidence: DraftView['evidence'] }) {
  const t = useTexts(editTexts)
  const r = useTexts(ruleTexts)
  const options = useWords()
  const { limits } = standard
  return (
    <div className="stack">
      <LimitField
        withBasis
        label={t('statutory')}
        value={limits.statutory}
        onChange={(statutory) => onChange({ limits: { ...limits, statutory } })}
      />
      <LimitField
        label={t('promised')}
        value={limits.promised}
        onChange={(promised) => onChange({ limits: { ...limits, promised } })}
      />
      <Panel title={t('evidence')} level={3}>
        <EvidenceChart evidence={evidence} />
      </Panel>
      <LimitField
        withBasis
        label={t('acceptance')}
        value={limits.acceptance}
        onChange={(acceptance) => onChange({ limits: { ...limits, acceptance } })}
      />
      <OneOfField
        label={t('timeClass')}
        value={standard.timeClass ?? 'ORDINARY'}
        options={options(['IMMEDIATE', 'ORDINARY', 'COMPLEX'])}
        onChange={(timeClass) => onReplace(inTimeClass(standard, timeClass))}
      />
      <Toggle
        label={r('hasComplexLimit')}
        value={standard.complexLimit !== undefined}
        onChange={(on) => onReplace(withPart(standard, 'complexLimit', on ? limits.statutory : undefined))}
      />
      {standard.complexLimit !== undefined && (
        <LimitField
          label={r('complexLimit')}
          value={standard.complexLimit}
          onChange={(complexLimit) => onReplace({ ...standard, complexLimit })}
        />
      )}
      <Toggle
        label={r('hasCorrectionLimit')}
        value={standard.correctionLimit !== undefined}
        onChange={(on) => onReplace(withPart(standard, 'correctionLimit', on ? CORRECTION_LIMIT : undefined))}
      />
      {standard.correctionLimit !== undefined && (
        <LimitField
          label={r('correctionLimit')}
          value={standard.correctionLimit}
          onChange={({ days, unit }) => onReplace({ ...standard, correctionLimit: { days, unit } })}
        />
      )}
    </div>
  )
}
