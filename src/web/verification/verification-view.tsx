import type { Output } from '#contract'
import type { api } from '#clouds/smart/api'
import { formatMoment } from '../i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '../i18n/index.ts'
import { Disclosure } from '../ui/panel.tsx'
import { Status } from '../ui/status.tsx'
import type { Tone } from '../ui/status.tsx'
import { Table } from '../ui/table.tsx'
import { verificationTexts } from './texts.ts'
import './verification.css'

export type Verification = NonNullable<Output<typeof api.ownVerification>['verification']>
type Comparison = Verification['comparisons'][number]

/** Outcome and reasons first; every fact with its source and time for whoever opens it. */
export function VerificationView({ of }: { readonly of: Verification }) {
  const t = useTexts(verificationTexts)
  const { language } = useLanguage()
  const { automatic, outcome, authorisedBy, withheld, failed, reasons, facts, comparisons } = of
  const word = automatic ? 'approved' : outcome === 'APPROVE' ? 'couldApprove' : 'toOfficer'
  const why = [...(withheld === null ? [] : [withheld]), ...(failed === null ? [] : [failed]), ...reasons]
  return (
    <div className="verification">
      <p>
        <Status tone={automatic ? 'good' : outcome === 'APPROVE' ? 'wait' : 'warn'}>{t(word)}</Status>
      </p>
      <ul className="verification-reasons" aria-label={t('reasons')}>
        {why.map((reason) => (
          <li key={reason.zh}>{inLanguage(reason, language)}</li>
        ))}
      </ul>
      {authorisedBy !== null && <p className="small soft">{t('underAuthority', { officer: authorisedBy })}</p>}
      <Disclosure summary={t('details', { facts: facts.length, comparisons: comparisons.length })}>
        <div className="stack">
          <Facts facts={facts} />
          {comparisons.length > 0 && <Comparisons comparisons={comparisons} />}
          <Rules fired={of.fired} />
          <p className="small soft">{t('table', { table: of.table, time: formatMoment(of.verifiedAt, language) })}</p>
        </div>
      </Disclosure>
    </div>
  )
}

function Facts({ facts }: { readonly facts: Verification['facts'] }) {
  const t = useTexts(verificationTexts)
  const { language } = useLanguage()
  return (
    <Table
      caption={t('facts')}
      rows={facts}
      rowKey={({ id }) => id}
      columns={[
        { key: 'label', label: t('facts'), heading: true, cell: ({ label }) => inLanguage(label, language) },
        {
          key: 'value',
          label: t('value'),
          cell: ({ shown, found }) =>
            found ? (
              inLanguage(shown, language)
            ) : (
              <Status tone="warn">
                {t('notFound')}：{inLanguage(shown, language)}
              </Status>
            ),
        },
        { key: 'source', label: t('source'), cell: ({ source }) => inLanguage(source, language) },
        { key: 'asOf', label: t('asOf'), cell: ({ asOf }) => (asOf === '' ? '—' : formatMoment(asOf, language)) },
      ]}
    />
  )
}

const TONES: Readonly<Record<Comparison['result'], Tone>> = { AGREES: 'good', DIFFERS: 'bad', MISSING: 'warn' }

function Comparisons({ comparisons }: { readonly comparisons: Verification['comparisons'] }) {
  const t = useTexts(verificationTexts)
  const { language } = useLanguage()
  return (
    <Table
      caption={t('comparisons')}
      rows={comparisons}
      rowKey={({ id }) => id}
      columns={[
        { key: 'label', label: t('comparisons'), heading: true, cell: ({ label }) => inLanguage(label, language) },
        { key: 'left', label: t('left'), cell: ({ left }) => inLanguage(left, language) },
        { key: 'right', label: t('right'), cell: ({ right }) => inLanguage(right, language) },
        {
          key: 'result',
          label: t('result'),
          cell: ({ result }) => <Status tone={TONES[result]}>{t(result)}</Status>,
        },
      ]}
    />
  )
}

function Rules({ fired }: { readonly fired: Verification['fired'] }) {
  const t = useTexts(verificationTexts)
  const { language } = useLanguage()
  if (fired.length === 0) return null
  const separator = language === 'zh' ? '；' : '; '
  return (
    <div>
      <p className="field-label">{t('rules')}</p>
      <ul className="verification-reasons">
        {fired.map(({ row, conditions, reason }) => (
          <li key={row}>
            {t('row', { row })} {[...conditions, reason].map((said) => inLanguage(said, language)).join(separator)}
          </li>
        ))}
      </ul>
    </div>
  )
}
