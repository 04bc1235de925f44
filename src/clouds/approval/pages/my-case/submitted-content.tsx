import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { Disclosure, Facts, Panel } from '#web/ui/panel.tsx'
import { answerRows, applicantRows, formRows } from '../apply/check-rows.tsx'
import { applyTexts } from '../apply/texts.ts'
import { PreReviewNotice } from '../pre-review-notice.tsx'
import { useGuideVersion } from '../case-flow.tsx'
import { inLanguage } from '#web/i18n/index.ts'
import { formatBytes } from '#web/i18n/format.ts'
import type { OwnCase } from './index.tsx'
import { myCaseTexts } from './texts.ts'

/** The version the case is bound to: a newer one may ask for other things. */
export const useGuide = ({ itemCode, itemVersion }: OwnCase) => useGuideVersion(itemCode, itemVersion)

/** What the bureau said about the draft before it was filed. */
export function HandedInWithOpinion({ own }: { readonly own: OwnCase }) {
  const { data: guide } = useGuide(own)
  return guide === undefined ? null : <PreReviewNotice seen={own.preReview} standard={guide.standard} />
}

/** What was handed in, with its files; folded away, for it is looked up and not read. */
export function SubmittedContent({ own }: { readonly own: OwnCase }) {
  const t = useTexts(myCaseTexts)
  const apply = useTexts(applyTexts)
  const { language } = useLanguage()
  const { data: guide } = useGuide(own)
  if (guide === undefined) return null
  const { standard } = guide
  const { applicant, answers, form, materials } = own
  const context = { standard, content: { applicant, answers, form, materials }, language, t: apply }
  const nameOf = (id: string) => {
    const known = standard.materials.find((material) => material.id === id)
    return known === undefined ? id : inLanguage(known.name, language)
  }
  const files = materials.map(({ material, sha256, fileName, sizeBytes }) => ({
    label: nameOf(material),
    key: `${material} ${sha256}`,
    value: (
      <a href={`/api/v1/cases/${own.id}/materials/${sha256}`}>
        {fileName}
        <span className="soft small"> {formatBytes(sizeBytes)}</span>
      </a>
    ),
  }))
  return (
    <Panel title={t('submittedContent')}>
      <Disclosure summary={`${t('applicant')} · ${t('form')} · ${t('materials')}`}>
        <Facts facts={[...applicantRows(context), ...answerRows(context), ...formRows(context), ...files]} />
      </Disclosure>
    </Panel>
  )
}
