import type { LegalBasis } from '#catalogue/standard'
import { useTexts } from '#web/i18n/index.ts'
import { catalogueTexts } from './vocabulary-texts.ts'
import './legal-basis.css'

/** 《食品安全法》第三十五条, with 「待核」 where the text of the rule has still to be checked. Laws keep their Chinese names. */
export function Basis({ basis }: { readonly basis: LegalBasis }) {
  const t = useTexts(catalogueTexts)
  return (
    <span className="legal-basis" lang="zh-CN">
      《{basis.law}》{basis.article}
      {basis.unverified === true && (
        <span className="legal-unverified" title={t('unverifiedTitle')}>
          {t('unverified')}
        </span>
      )}
    </span>
  )
}
