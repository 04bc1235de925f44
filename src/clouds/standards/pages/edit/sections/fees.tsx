import type { FeeLine, FeeReduction } from '#catalogue/fees'
import { valueWords } from '#contract'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { CheckboxGroup } from '#web/ui/choices.tsx'
import { LineField } from '#web/ui/fields.tsx'
import { DayField, isNumberField, Pick, usePointers } from '../choice-parts.tsx'
import { withPart } from '../draft-content.ts'
import { BasisField, BilingualField, ConditionField, NumberField, Toggle } from '../parts.tsx'
import { Rows } from '../rows.tsx'
import { ruleTexts } from '../rule-texts.ts'
import type { SectionProps } from '../section.ts'
import { editTexts } from '../texts.ts'

type Tiers = NonNullable<FeeLine['tiers']>
type Bracket = Tiers['brackets'][number]
const FEN = 100
const YUAN_MAX = 100_000_000
const AUDIENCES = ['PERSON', 'ENTERPRISE', 'OTHER'] as const
const orNone = <T,>(rows: readonly T[]): T[] | undefined => (rows.length === 0 ? undefined : [...rows])

/** 收费标准及依据 (ST-11): the schedule, who pays less, and what others charge. */
export function Fees(props: SectionProps) {
  const t = useTexts(editTexts)
  const { standard, onChange } = props
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
        <>
          <Schedule {...props} />
          <Reductions {...props} />
        </>
      )}
      <ExternalCosts {...props} />
    </div>
  )
}

function Schedule({ standard, onChange }: SectionProps) {
  const t = useTexts(editTexts)
  const r = useTexts(ruleTexts)
  const { fee } = standard
  return (
    <Rows
      rows={fee.schedule ?? []}
      rowKey={(_, index) => String(index)}
      title={({ name, fen, from }) => `${name.zh}　${String(fen / FEN)} 元${from === undefined ? '' : `　${from}`}`}
      add={t('addFee')}
      make={(): FeeLine => ({ name: { zh: '' }, fen: 0, basis: fee.basis ?? { law: '' } })}
      onChange={(schedule) => onChange({ fee: withPart(fee, 'schedule', orNone(schedule)) })}
    >
      {(row, change) => (
        <>
          <BilingualField label={t('feeName')} value={row.name} onChange={(name) => change({ ...row, name })} />
          <YuanField label={t('feeYuan')} fen={row.fen} onChange={(fen) => change({ ...row, fen })} />
          <TiersField
            standard={standard}
            value={row.tiers}
            onChange={(tiers) => change(withPart(row, 'tiers', tiers))}
          />
          <BilingualField
            label={r('payer')}
            hint={r('payerHint')}
            value={row.payer ?? { zh: '' }}
            onChange={(payer) => change(withPart(row, 'payer', payer.zh === '' ? undefined : payer))}
          />
          <ConditionField
            label={t('askedWhen')}
            value={row.when}
            onChange={(when) => change(withPart(row, 'when', when))}
          />
          <Ground row={row} onChange={change} />
        </>
      )}
    </Rows>
  )
}

const YuanField = ({
  label,
  fen,
  onChange,
}: {
  readonly label: string
  readonly fen: number
  readonly onChange: (fen: number) => void
}) => <NumberField label={label} max={YUAN_MAX} value={fen / FEN} onChange={(yuan) => onChange(yuan * FEN)} />

interface GroundProps<R extends FeeLine | FeeReduction> {
  readonly row: R
  readonly onChange: (row: R) => void
}

/** The law, the document and the days: without the first there is no charge, and none is let off either. */
function Ground<R extends FeeLine | FeeReduction>({ row, onChange }: GroundProps<R>) {
  const t = useTexts(editTexts)
  const r = useTexts(ruleTexts)
  return (
    <>
      <BasisField
        label={t('basis')}
        value={row.basis}
        onChange={(basis) => onChange({ ...row, basis: basis ?? { law: '' } })}
      />
      <LineField
        label={r('document')}
        value={row.document ?? ''}
        onChange={(document) => onChange(withPart(row, 'document', document === '' ? undefined : document))}
      />
      <div className="edit-pair">
        <DayField label={r('from')} value={row.from} onChange={(from) => onChange(withPart(row, 'from', from))} />
        <DayField label={r('until')} value={row.until} onChange={(until) => onChange(withPart(row, 'until', until))} />
      </div>
    </>
  )
}

interface TiersProps {
  readonly standard: SectionProps['standard']
  readonly value: Tiers | undefined
  readonly onChange: (tiers: Tiers | undefined) => void
}

function TiersField({ standard, value, onChange }: TiersProps) {
  const r = useTexts(ruleTexts)
  const numbers = usePointers(standard, isNumberField)
  const begun = (): Tiers => ({ pointer: numbers[0]?.value ?? '/form/', unit: { zh: '' }, brackets: [{ fen: 0 }] })
  return (
    <>
      <Toggle label={r('tiers')} value={value !== undefined} onChange={(on) => onChange(on ? begun() : undefined)} />
      {value !== undefined && (
        <>
          <Pick
            label={r('tierBy')}
            value={value.pointer}
            options={numbers}
            onChange={(pointer) => onChange({ ...value, pointer: pointer ?? '/form/' })}
          />
          <BilingualField label={r('tierUnit')} value={value.unit} onChange={(unit) => onChange({ ...value, unit })} />
          <Rows
            rows={value.brackets}
            rowKey={(_, index) => String(index)}
            title={({ upTo, fen }) =>
              upTo === undefined
                ? r('lastBracket', { yuan: fen / FEN })
                : r('bracket', { limit: upTo, yuan: fen / FEN })
            }
            add={r('addBracket')}
            make={(): Bracket => ({ fen: 0 })}
            onChange={(brackets) => onChange({ ...value, brackets })}
          >
            {(bracket, change) => (
              <div className="edit-three">
                <NumberField
                  label={r('upTo')}
                  max={YUAN_MAX}
                  value={bracket.upTo ?? 0}
                  onChange={(upTo) => change(withPart(bracket, 'upTo', upTo === 0 ? undefined : upTo))}
                />
                <YuanField label={r('yuan')} fen={bracket.fen} onChange={(fen) => change({ ...bracket, fen })} />
                <Toggle
                  label={r('each')}
                  value={bracket.each ?? false}
                  onChange={(on) => change(withPart(bracket, 'each', on ? true : undefined))}
                />
              </div>
            )}
          </Rows>
        </>
      )}
    </>
  )
}

function Reductions({ standard: { fee }, onChange }: SectionProps) {
  const t = useTexts(editTexts)
  const r = useTexts(ruleTexts)
  const { language } = useLanguage()
  return (
    <>
      <h3>{r('reductions')}</h3>
      <Rows
        rows={fee.reductions ?? []}
        rowKey={(_, index) => String(index)}
        title={({ name, percent }) => `${name.zh}　${String(percent)}%`}
        add={r('addReduction')}
        make={(): FeeReduction => ({ name: { zh: '' }, percent: 100, basis: fee.basis ?? { law: '' } })}
        onChange={(reductions) => onChange({ fee: withPart(fee, 'reductions', orNone(reductions)) })}
      >
        {(row, change) => (
          <>
            <BilingualField label={r('reductionName')} value={row.name} onChange={(name) => change({ ...row, name })} />
            <NumberField
              label={r('percent')}
              max={100}
              value={row.percent}
              onChange={(percent) => change({ ...row, percent: Math.max(1, percent) })}
            />
            <CheckboxGroup
              name={`who ${row.name.zh}`}
              legend={r('who')}
              inline
              options={AUDIENCES.map((value) => ({ value, label: inLanguage(valueWords(value), language) }))}
              values={row.who ?? []}
              onChange={(picked) =>
                change(withPart(row, 'who', orNone(AUDIENCES.filter((each) => picked.includes(each)))))
              }
            />
            <ConditionField
              label={t('askedWhen')}
              value={row.when}
              onChange={(when) => change(withPart(row, 'when', when))}
            />
            <Ground row={row} onChange={change} />
          </>
        )}
      </Rows>
    </>
  )
}

function ExternalCosts({ standard: { fee }, onChange }: SectionProps) {
  const r = useTexts(ruleTexts)
  return (
    <>
      <h3>{r('external')}</h3>
      <Rows
        rows={fee.externalCosts ?? []}
        rowKey={(_, index) => String(index)}
        title={({ name, fen }) => `${name.zh}　${String(fen / FEN)} 元`}
        add={r('addExternal')}
        make={() => ({ name: { zh: '' }, fen: 0 })}
        onChange={(costs) => onChange({ fee: withPart(fee, 'externalCosts', orNone(costs)) })}
      >
        {(row, change) => (
          <>
            <BilingualField label={r('externalName')} value={row.name} onChange={(name) => change({ ...row, name })} />
            <YuanField label={r('usual')} fen={row.fen} onChange={(fen) => change({ ...row, fen })} />
          </>
        )}
      </Rows>
    </>
  )
}
