import { feeOn } from '#catalogue/fees'
import type { FeeOwed } from '#catalogue/fees'
import { texts } from '#contract'
import { localDate } from '#kernel'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { RadioGroup } from '#web/ui/choices.tsx'
import { LineField } from '#web/ui/fields.tsx'
import { Notice } from '#web/ui/notice.tsx'
import type { FormError } from '#web/ui/notice.tsx'
import { Facts, Panel } from '#web/ui/panel.tsx'
import type { DraftContent } from './draft-store.ts'
import { errorFinder } from './questions-step.tsx'
import type { StepProps } from './questions-step.tsx'
import type { ApplyContext } from './step-faults.ts'
import { wayUnder } from './way.ts'

type Means = NonNullable<DraftContent['delivery']>['means']

const words = texts(
  {
    title: '收费与领取',
    fee: '收费',
    free: '不收费',
    fees: '共 {yuan} 元；受理后开具缴费通知，缴清以后才发证',
    line: '{name} {yuan} 元（{law}）',
    off: '{name}：减 {yuan} 元（{law}）',
    open: '填好申请表后算出；受理后开具缴费通知，缴清以后才发证',
    filing: '本件按备案办理：提交后当场备案，材料齐全的立即发给备案证明，不再审查；监管人员随后核查所填内容。',
    filingTitle: '提交后当场备案',
    means: '办理结果怎么领',
    DOWNLOAD: '网上下载电子证照',
    COUNTER: '到窗口领取',
    COURIER: '快递送达',
    address: '收件地址',
    addressHint: '写到门牌号；寄出后可以在「我的办件」看到运单号',
    needMeans: '请选择怎样领取办理结果',
    needAddress: '请填写收件地址',
  },
  {
    title: 'Fee and delivery',
    fee: 'Fee',
    free: 'Free of charge',
    fees: 'CNY {yuan} in all; you are asked for it after acceptance, and nothing is issued before it is paid',
    line: '{name}: CNY {yuan} ({law})',
    off: '{name}: CNY {yuan} less ({law})',
    open: 'Known when the form is filled in; asked for after acceptance, and nothing is issued before it is paid',
    filing:
      'This is a filing: if complete it is recorded the moment you submit it, and the notice is issued at once without examination. Supervisors check afterwards that it is true.',
    filingTitle: 'Recorded on the spot',
    means: 'How do you want to receive the result',
    DOWNLOAD: 'Download the electronic certificate',
    COUNTER: 'Collect it at the window',
    COURIER: 'By courier',
    address: 'Address',
    addressHint: 'With the house number; the number of the parcel will be under “My cases”',
    needMeans: 'Choose how to receive the result',
    needAddress: 'Enter the address to deliver to',
  },
)

const ADDRESS_CHARACTERS_MIN = 5
const yuan = (fen: number): string => (fen / 100).toFixed(2)

const offeredMeans = ({ standard }: ApplyContext): readonly Means[] => standard.delivery ?? ['DOWNLOAD']
const law = ({ law: name, article }: { readonly law: string; readonly article?: string }) => name + (article ?? '')

/** Where there is a choice it has to be made, and a parcel needs an address. */
export function deliveryFaults(context: ApplyContext): readonly FormError[] {
  const { delivery } = context.content
  const say = context.language === 'zh' ? words.zh : words.en
  const offered = offeredMeans(context)
  if (offered.length < 2) return []
  if (delivery === undefined || !offered.includes(delivery.means)) return [{ target: 'delivery', text: say.needMeans }]
  const nowhere = delivery.means === 'COURIER' && delivery.address.trim().length < ADDRESS_CHARACTERS_MIN
  return nowhere ? [{ target: 'delivery-address', text: say.needAddress }] : []
}

/** 行政许可法 59: by published items and rates, line by line, before anybody submits. */
function Fees({ owed }: { readonly owed: FeeOwed }) {
  const t = useTexts(words)
  const { language } = useLanguage()
  const lines = owed.lines
    .filter(({ fen }) => fen > 0)
    .map(({ line: { name, basis, document }, fen }) =>
      t('line', {
        name: inLanguage(name, language),
        yuan: yuan(fen),
        law: `${law(basis)}${document === undefined ? '' : ` ${document}`}`,
      }),
    )
  const off = owed.reduction
  const less =
    off === null
      ? []
      : [t('off', { name: inLanguage(off.rule.name, language), yuan: yuan(off.fen), law: law(off.rule.basis) })]
  return (
    <>
      {owed.open ? t('open') : t('fees', { yuan: yuan(owed.fen) })}
      <ul className="plain small soft">
        {[...lines, ...less].map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  )
}

/** What it costs and how the result arrives: known before anybody submits. */
export function TermsPanel({ context, errors, onChange }: StepProps) {
  const t = useTexts(words)
  const { standard, content } = context
  const { delivery } = content
  const errorOf = errorFinder(errors)
  const owed = feeOn(standard.fee, {
    applicant: { ...content.applicant },
    answers: content.answers,
    form: content.form,
    day: localDate(new Date().toISOString()),
  })
  const offered = offeredMeans(context)
  return (
    <Panel title={t('title')} level={3}>
      <div className="stack">
        {wayUnder(standard, content.answers) === 'FILING' && (
          <Notice tone="good" title={t('filingTitle')}>
            {t('filing')}
          </Notice>
        )}
        <Facts
          facts={[
            { label: t('fee'), value: owed.fen === 0 && !owed.open ? t('free') : <Fees owed={owed} /> },
            ...(offered.length === 1 ? [{ label: t('means'), value: t(offered[0] ?? 'DOWNLOAD') }] : []),
          ]}
        />
        {offered.length > 1 && (
          <RadioGroup
            name="delivery"
            legend={t('means')}
            error={errorOf('delivery')}
            value={delivery?.means}
            options={offered.map((value) => ({ value, label: t(value) }))}
            onChange={(value) => {
              const means = offered.find((one) => one === value)
              if (means !== undefined) onChange({ delivery: { means, address: delivery?.address ?? '' } })
            }}
          />
        )}
        {delivery?.means === 'COURIER' && offered.includes('COURIER') && (
          <LineField
            id="delivery-address"
            label={t('address')}
            hint={t('addressHint')}
            error={errorOf('delivery-address')}
            autoComplete="street-address"
            maxLength={200}
            value={delivery.address}
            onChange={(value) => onChange({ delivery: { means: 'COURIER', address: value } })}
          />
        )}
      </div>
    </Panel>
  )
}
