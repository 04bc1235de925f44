import type { ItemStandard } from '#catalogue/standard'
import { useTexts } from '#web/i18n/index.ts'
import { Panel } from '#web/ui/panel.tsx'
import type { DraftView } from '../../client.ts'
import { EvidenceChart } from '../../evidence.tsx'
import { withPart } from '../draft-content.ts'
import { BasisField, BilingualField, ConditionField, LimitField, NumberField, OneOf, Toggle } from '../parts.tsx'
import { Rows } from '../rows.tsx'
import type { SectionProps } from '../section.ts'
import { editTexts } from '../texts.ts'
import { useWords } from './basics.tsx'

/** The three limits, beside the days cases really took: no promise is changed in the dark. */
export function Limits({
  standard,
  evidence,
  onChange,
  onReplace,
}: SectionProps & { readonly evidence: DraftView['evidence'] }) {
  const t = useTexts(editTexts)
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
      <OneOf
        label={t('timeClass')}
        value={standard.timeClass ?? 'ORDINARY'}
        options={options(['IMMEDIATE', 'ORDINARY', 'COMPLEX'])}
        onChange={(timeClass) => onReplace(withPart(standard, 'timeClass', timeClass))}
      />
    </div>
  )
}

type FeeLine = NonNullable<ItemStandard['fee']['schedule']>[number]
const FEN = 100

export function Fees({ standard, onChange }: SectionProps) {
  const t = useTexts(editTexts)
  const { fee } = standard
  return (
    <div className="stack">
      <Toggle label={t('charged')} value={fee.charged} onChange={(charged) => onChange({ fee: { ...fee, charged } })} />
      <BasisField
        label={t('feeBasis')}
        value={fee.basis}
        onChange={(basis) => onChange({ fee: withPart(fee, 'basis', basis) })}
      />
      {fee.charged && (
        <Rows
          rows={fee.schedule ?? []}
          rowKey={(_, index) => String(index)}
          title={({ name, fen }) => `${name.zh}　${String(fen / FEN)} 元`}
          add={t('addFee')}
          make={(): FeeLine => ({ name: { zh: '' }, fen: 0, basis: fee.basis ?? { law: '' } })}
          onChange={(schedule) =>
            onChange({ fee: withPart(fee, 'schedule', schedule.length === 0 ? undefined : schedule) })
          }
        >
          {(row, change) => (
            <>
              <BilingualField label={t('feeName')} value={row.name} onChange={(name) => change({ ...row, name })} />
              <NumberField
                label={t('feeYuan')}
                max={100_000_000}
                value={row.fen / FEN}
                onChange={(yuan) => change({ ...row, fen: yuan * FEN })}
              />
              <ConditionField
                label={t('askedWhen')}
                value={row.when}
                onChange={(when) => change(withPart(row, 'when', when))}
              />
              <BasisField
                label={t('basis')}
                value={row.basis}
                onChange={(basis) => change({ ...row, basis: basis ?? { law: '' } })}
              />
            </>
          )}
        </Rows>
      )}
    </div>
  )
}
