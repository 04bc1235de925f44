import type { ItemStandard } from '#catalogue/standard'
import { useTexts } from '#web/i18n/index.ts'
import { CheckboxGroup } from '#web/ui/choices.tsx'
import { LineField, OneOfField } from '#web/ui/fields.tsx'
import { withPart } from '../draft-content.ts'
import { BasisField, BilingualField, ConditionField, LinesField, NumberField, Toggle } from '../parts.tsx'
import type { SectionProps } from '../section.ts'
import { editTexts } from '../texts.ts'
import { useWords } from './basics.tsx'
import { CertificateFields } from './certificate-fields.tsx'

type Supervision = ItemStandard['supervision']
type Text = ItemStandard['name']

/** Lines keep the English that was written for them. */
const textsOf = (lines: readonly string[], known: readonly Text[] = []): Text[] =>
  lines.map((zh) => known.find((text) => text.zh === zh) ?? { zh })

export function SupervisionPart({ standard, onChange }: SectionProps) {
  const t = useTexts(editTexts)
  const { supervision } = standard
  const put = (next: Supervision) => onChange({ supervision: next })
  const lines = (key: 'measures' | 'procedure' | 'disposal', label: string) => (
    <LinesField
      label={label}
      hint={t('oneEach')}
      value={(supervision[key] ?? []).map(({ zh }) => zh)}
      onChange={(written) => {
        const next = textsOf(written, supervision[key])
        put(withPart(supervision, key, next.length === 0 ? undefined : next))
      }}
    />
  )
  return (
    <div className="stack">
      <p className="soft">{t('supervisionLead')}</p>
      <BilingualField
        label={t('object')}
        value={supervision.object ?? { zh: '' }}
        onChange={(object) => put(withPart(supervision, 'object', object.zh === '' ? undefined : object))}
      />
      <LinesField
        label={t('points')}
        hint={t('oneEach')}
        value={supervision.points.map(({ zh }) => zh)}
        onChange={(written) => put({ ...supervision, points: textsOf(written, supervision.points) })}
      />
      {lines('measures', t('measures'))}
      {lines('procedure', t('procedureLines'))}
      {lines('disposal', t('disposal'))}
      <div className="edit-three">
        <NumberField
          label={t('firstCheck')}
          value={supervision.firstCheckDays}
          onChange={(firstCheckDays) => put({ ...supervision, firstCheckDays })}
        />
        <NumberField
          label={t('checksPerYear')}
          max={366}
          value={supervision.checksPerYear ?? 0}
          onChange={(checks) => put(withPart(supervision, 'checksPerYear', checks))}
        />
      </div>
    </div>
  )
}

const DELIVERY = ['DOWNLOAD', 'COUNTER', 'COURIER'] as const

export function Result(props: SectionProps) {
  const { standard, onReplace, onChange } = props
  const t = useTexts(editTexts)
  const options = useWords()
  const { result } = standard
  return (
    <div className="stack">
      {result === null ? (
        <p className="soft">{t('noResult')}</p>
      ) : (
        <>
          <BilingualField
            label={t('resultName')}
            value={result.name}
            onChange={(name) => onChange({ result: { ...result, name } })}
          />
          <LineField
            label={t('certificateType')}
            value={result.certificateType}
            onChange={(certificateType) => onChange({ result: { ...result, certificateType } })}
          />
          <NumberField
            label={t('validity')}
            hint={t('validityHint')}
            max={50}
            value={result.validityYears ?? 0}
            onChange={(years) => onChange({ result: { ...result, validityYears: years === 0 ? null : years } })}
          />
        </>
      )}
      <Confirmation standard={standard} onReplace={onReplace} />
      <CertificateFields {...props} />
      <CheckboxGroup
        name="delivery"
        legend={t('delivery')}
        inline
        options={options(DELIVERY)}
        values={standard.delivery ?? []}
        onChange={(picked) => {
          const delivery = DELIVERY.filter((value) => picked.includes(value))
          onReplace(withPart(standard, 'delivery', delivery.length === 0 ? undefined : delivery))
        }}
      />
    </div>
  )
}

/** 闭环确认: departments confirm a result before its certificate goes out. */
function Confirmation({ standard, onReplace }: Pick<SectionProps, 'standard' | 'onReplace'>) {
  const t = useTexts(editTexts)
  const options = useWords()
  const { noObjection } = standard
  const put = (next: ItemStandard['noObjection']) => onReplace(withPart(standard, 'noObjection', next))
  return (
    <div className="stack">
      <Toggle
        label={t('noObjection')}
        hint={t('noObjectionHint')}
        value={noObjection !== undefined}
        onChange={(on) => put(on ? { days: 3, silence: 'AGREES' } : undefined)}
      />
      {noObjection !== undefined && (
        <div className="edit-three">
          <NumberField
            label={t('noObjectionDays')}
            max={9}
            value={noObjection.days}
            onChange={(days) => put({ ...noObjection, days: Math.max(1, days) })}
          />
          <OneOfField
            label={t('silence')}
            value={noObjection.silence}
            options={options(['AGREES', 'ASKED_AGAIN'])}
            onChange={(silence) => put({ ...noObjection, silence })}
          />
        </div>
      )}
    </div>
  )
}

const NONE = ''
const REFORMS = ['DIRECT_CANCEL', 'FILING', 'COMMITMENT', 'OPTIMISED'] as const
const DISPOSITIONS = ['RETAINED', 'CANCELLED', 'FILING', 'DELEGATED'] as const
const TRAITS = ['TRANSPARENCY', 'STRENGTHENED_ACCESS'] as const

export function Reform({ standard, onReplace }: SectionProps) {
  const t = useTexts(editTexts)
  const options = useWords()
  return (
    <div className="stack">
      <div className="edit-three">
        <OneOfField
          label={t('mode')}
          value={standard.mode ?? 'ORDINARY'}
          options={options(['ORDINARY', 'COMMITMENT', 'FILING'])}
          onChange={(mode) => onReplace(withPart(standard, 'mode', mode))}
        />
        <OneOfField
          label={t('disposition')}
          value={standard.disposition ?? 'RETAINED'}
          options={options(DISPOSITIONS)}
          onChange={(disposition) => onReplace(withPart(standard, 'disposition', disposition))}
        />
        <OneOfField
          label={t('reformMode')}
          value={standard.reformMode ?? NONE}
          options={[{ value: NONE, label: t('nothing') }, ...options(REFORMS)]}
          onChange={(mode) => onReplace(withPart(standard, 'reformMode', mode === NONE ? undefined : mode))}
        />
      </div>
      <ConditionField
        label={t('filingWhen')}
        value={standard.filingWhen}
        onChange={(when) => onReplace(withPart(standard, 'filingWhen', when))}
      />
      <CheckboxGroup
        name="traits"
        legend={t('traits')}
        options={options(TRAITS)}
        values={standard.reformTraits ?? []}
        onChange={(picked) => {
          const traits = TRAITS.filter((value) => picked.includes(value))
          onReplace(withPart(standard, 'reformTraits', traits.length === 0 ? undefined : traits))
        }}
      />
      <Commitment standard={standard} onReplace={onReplace} />
    </div>
  )
}

function Commitment({ standard, onReplace }: Pick<SectionProps, 'standard' | 'onReplace'>) {
  const t = useTexts(editTexts)
  const { commitment } = standard
  const put = (next: ItemStandard['commitment']) => onReplace(withPart(standard, 'commitment', next))
  const begun = { version: '1', text: { zh: '' }, covers: [], checkDays: 30, consequences: { zh: '' } }
  return (
    <div className="stack">
      <Toggle
        label={t('hasCommitment')}
        value={commitment !== undefined}
        onChange={(on) => put(on ? begun : undefined)}
      />
      {commitment !== undefined && (
        <>
          <BilingualField
            long
            label={t('commitmentText')}
            value={commitment.text}
            onChange={(text) => put({ ...commitment, text })}
          />
          <BilingualField
            long
            label={t('consequences')}
            value={commitment.consequences}
            onChange={(consequences) => put({ ...commitment, consequences })}
          />
          <div className="edit-three">
            <LineField
              label={t('commitmentVersion')}
              value={commitment.version}
              onChange={(version) => put({ ...commitment, version })}
            />
            <NumberField
              label={t('commitmentCheck')}
              max={250}
              value={commitment.checkDays}
              onChange={(days) => put({ ...commitment, checkDays: Math.max(1, days) })}
            />
          </div>
          <CheckboxGroup
            name="covers"
            legend={t('covers')}
            options={standard.criteria.map(({ id, text }) => ({ value: id, label: text.zh }))}
            values={commitment.covers}
            onChange={(covers) => put({ ...commitment, covers })}
          />
          <BasisField
            label={t('basis')}
            value={commitment.basis}
            onChange={(basis) => put(withPart(commitment, 'basis', basis))}
          />
        </>
      )}
    </div>
  )
}
