import { feeHistory } from '#catalogue/fees'
import type { FeeLine, FeeReduction } from '#catalogue/fees'
import { AUDIENCE_WORDS } from '#catalogue/words'
import type { ItemStandard } from '#catalogue/standard'
import { texts } from '#contract'
import { localDate } from '#kernel'
import { formatDate } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { Disclosure, Panel } from '#web/ui/panel.tsx'
import { Status } from '#web/ui/status.tsx'
import { Table } from '#web/ui/table.tsx'
import { Basis } from '../legal-basis.tsx'

const words = texts(
  {
    title: '收费',
    free: '不收费',
    freeText: '不收取任何费用。',
    charged: '依法收费。按受理当日的标准计算，缴清以后才发证。',
    name: '收费项目',
    amount: '金额',
    when: '适用情形',
    basis: '依据',
    all: '所有申请',
    yuan: '{amount} 元',
    each: '每{unit} {amount} 元',
    upTo: '{limit} {unit}以内：{amount}',
    beyond: '超过 {limit} {unit}：{amount}',
    payer: '由{payer}缴纳',
    reductions: '减免',
    who: '对象',
    exempt: '免收',
    off: '减收 {percent}%',
    outside: '可能发生的其他费用（不由本机关收取）',
    outsideLead: '由检测、评估等机构按市场价收取，这里是一般金额。',
    coming: '即将调整',
    past: '以前的标准',
    from: '{day} 起',
    until: '{day} 止',
  },
  {
    title: 'Fee',
    free: 'Free of charge',
    freeText: 'Nothing is charged.',
    charged: 'A fee is charged by law: the rates of the day of acceptance. Nothing is issued before it is paid.',
    name: 'Fee',
    amount: 'Amount',
    when: 'When',
    basis: 'Basis',
    all: 'Every application',
    yuan: 'CNY {amount}',
    each: 'CNY {amount} for each {unit}',
    upTo: 'up to {limit} {unit}: {amount}',
    beyond: 'above {limit} {unit}: {amount}',
    payer: 'paid by: {payer}',
    reductions: 'Reductions',
    who: 'For whom',
    exempt: 'Nothing is charged',
    off: '{percent}% less',
    outside: 'Other costs there may be (not charged by us)',
    outsideLead: 'Charged by those who test or assess, at market price; these are usual amounts.',
    coming: 'Changes to come',
    past: 'Earlier rates',
    from: 'from {day}',
    until: 'until {day}',
  },
)

interface PartProps {
  readonly standard: ItemStandard
}
const yuanOf = (fen: number): string => (fen / 100).toFixed(2)

/** 收费标准及依据 (ST-11): what is charged today, of whom, on what basis; who pays less; and what changes when. */
export function FeePart({ standard }: PartProps) {
  const t = useTexts(words)
  const { language } = useLanguage()
  const { charged, basis, note, reductions = [], externalCosts = [] } = standard.fee
  const { past, now, coming } = feeHistory(standard.fee, localDate(new Date().toISOString()))
  return (
    <Panel id="fee" title={t('title')}>
      <p>
        {charged ? t('charged') : <Status tone="good">{t('free')}</Status>} {!charged && t('freeText')}{' '}
        {basis !== undefined && <Basis basis={basis} />}
      </p>
      {note !== undefined && <p>{inLanguage(note, language)}</p>}
      {charged && now.length > 0 && <FeeLines title={t('title')} standard={standard} lines={now} />}
      {charged && reductions.length > 0 && <Reductions rules={reductions} standard={standard} />}
      {coming.length > 0 && (
        <>
          <h3>{t('coming')}</h3>
          <FeeLines title={t('coming')} standard={standard} lines={coming} />
        </>
      )}
      {externalCosts.length > 0 && (
        <>
          <h3>{t('outside')}</h3>
          <p className="soft small">{t('outsideLead')}</p>
          <ul className="guide-points">
            {externalCosts.map(({ name, fen, note: said }) => (
              <li key={name.zh}>
                {inLanguage(name, language)}　{t('yuan', { amount: yuanOf(fen) })}
                {said !== undefined && <span className="soft small"> {inLanguage(said, language)}</span>}
              </li>
            ))}
          </ul>
        </>
      )}
      {past.length > 0 && (
        <Disclosure summary={t('past')}>
          <FeeLines title={t('past')} standard={standard} lines={past} />
        </Disclosure>
      )}
    </Panel>
  )
}

function useWhen({ questions }: ItemStandard) {
  const t = useTexts(words)
  const { language } = useLanguage()
  return (when: FeeLine['when']): string => {
    if (when === undefined) return t('all')
    const options = questions.find(({ id }) => id === when.question)?.options ?? []
    return when.anyOf
      .map((value) => inLanguage(options.find((each) => each.value === value)?.label ?? { zh: value }, language))
      .join(language === 'zh' ? '、' : ', ')
  }
}

interface FeeLinesProps extends PartProps {
  readonly title: string
  readonly lines: readonly FeeLine[]
}

function FeeLines({ title, standard, lines }: FeeLinesProps) {
  const t = useTexts(words)
  const { language } = useLanguage()
  const whenOf = useWhen(standard)
  return (
    <Table
      caption={title}
      captionHidden
      rows={lines}
      rowKey={({ name, fen, from }) => `${name.zh} ${String(fen)} ${from ?? ''}`}
      columns={[
        {
          key: 'name',
          label: t('name'),
          heading: true,
          cell: ({ name, payer }) => (
            <>
              {inLanguage(name, language)}
              {payer !== undefined && (
                <span className="soft small guide-note">{t('payer', { payer: inLanguage(payer, language) })}</span>
              )}
            </>
          ),
        },
        { key: 'amount', label: t('amount'), numeric: true, cell: (line) => <Amount line={line} /> },
        { key: 'when', label: t('when'), cell: ({ when }) => whenOf(when) },
        { key: 'basis', label: t('basis'), cell: (line) => <Grounds rule={line} /> },
      ]}
    />
  )
}

function Amount({ line: { fen, tiers } }: { readonly line: FeeLine }) {
  const t = useTexts(words)
  const { language } = useLanguage()
  if (tiers === undefined) return t('yuan', { amount: yuanOf(fen) })
  const unit = inLanguage(tiers.unit, language)
  const said = tiers.brackets.map(({ upTo, fen: sum, each }, i) => {
    const amount = each === true ? t('each', { unit, amount: yuanOf(sum) }) : t('yuan', { amount: yuanOf(sum) })
    if (upTo !== undefined) return t('upTo', { limit: upTo, unit, amount })
    const limit = tiers.brackets[i - 1]?.upTo
    return limit === undefined ? amount : t('beyond', { limit, unit, amount })
  })
  return (
    <ul className="plain">
      {fen > 0 && <li>{t('yuan', { amount: yuanOf(fen) })}</li>}
      {said.map((each) => (
        <li key={each}>{each}</li>
      ))}
    </ul>
  )
}

/** The law, the document that sets the rate, and the days between which it stands. */
function Grounds({ rule: { basis, document, from, until } }: { readonly rule: FeeLine | FeeReduction }) {
  const t = useTexts(words)
  const { language } = useLanguage()
  const days = [
    ...(from === undefined ? [] : [t('from', { day: formatDate(from, language) })]),
    ...(until === undefined ? [] : [t('until', { day: formatDate(until, language) })]),
  ]
  return (
    <>
      <Basis basis={basis} />
      {document !== undefined && (
        <span className="guide-note small" lang="zh-CN">
          {document}
        </span>
      )}
      {days.length > 0 && <span className="soft small guide-note">{days.join(language === 'zh' ? '，' : ', ')}</span>}
    </>
  )
}

function Reductions({ rules, standard }: PartProps & { readonly rules: readonly FeeReduction[] }) {
  const t = useTexts(words)
  const { language } = useLanguage()
  const whenOf = useWhen(standard)
  const whom = ({ who, when }: FeeReduction) =>
    [
      ...(who ?? []).map((kind) => inLanguage(AUDIENCE_WORDS[kind], language)),
      ...(when === undefined ? [] : [whenOf(when)]),
    ].join(language === 'zh' ? '；' : '; ')
  return (
    <>
      <h3>{t('reductions')}</h3>
      <Table
        caption={t('reductions')}
        captionHidden
        rows={rules}
        rowKey={({ name }) => name.zh}
        columns={[
          { key: 'name', label: t('reductions'), heading: true, cell: ({ name }) => inLanguage(name, language) },
          {
            key: 'off',
            label: t('amount'),
            cell: ({ percent }) => (percent === 100 ? t('exempt') : t('off', { percent })),
          },
          { key: 'who', label: t('who'), cell: (rule) => whom(rule) || t('all') },
          { key: 'basis', label: t('basis'), cell: (rule) => <Grounds rule={rule} /> },
        ]}
      />
    </>
  )
}
