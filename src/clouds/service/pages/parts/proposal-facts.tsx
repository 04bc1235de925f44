import { formatDate } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { Facts } from '#web/ui/panel.tsx'
import type { Proposal } from '../client.ts'
import { benefitWords } from './benefit-words.ts'

export function ProposalFacts({ proposal }: { readonly proposal: Proposal }) {
  const t = useTexts(benefitWords)
  const { language } = useLanguage()
  const { benefit, matched, note } = proposal
  return (
    <>
      <p>{inLanguage(benefit.text, language)}</p>
      <Facts
        facts={[
          { label: t('gives'), value: <strong>{inLanguage(benefit.gives, language)}</strong> },
          {
            label: t('matched'),
            value: matched.map((one) => inLanguage(one, language)).join(language === 'zh' ? '；' : '; '),
          },
        ]}
      />
      <p className="soft small">
        {t('basis', { basis: benefit.basis })}
        {benefit.until !== '' && ` · ${t('until', { day: formatDate(benefit.until, language) })}`}
        {note !== '' && ` · ${note}`}
      </p>
    </>
  )
}
