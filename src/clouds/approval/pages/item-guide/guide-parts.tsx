import type { ItemStandard } from '#catalogue/standard'
import { POWER_SOURCE_WORDS } from '#catalogue/words'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { Facts, Panel } from '#web/ui/panel.tsx'
import { Basis } from '../legal-basis.tsx'
import { ProcedureChart } from '../procedure-chart.tsx'
import { catalogueTexts } from '../vocabulary-texts.ts'
import { guideTexts } from './texts.ts'

interface PartProps {
  readonly standard: ItemStandard
}

export function ConditionsPart({ standard }: PartProps) {
  const t = useTexts(guideTexts)
  const { language } = useLanguage()
  return (
    <Panel id="conditions" title={t('conditions')}>
      {standard.conditions.length === 0 && <p>{t('conditionsNone')}</p>}
      <ol className="guide-points">
        {standard.conditions.map(({ id, text, basis }) => (
          <li key={id}>
            {inLanguage(text, language)} {basis !== undefined && <Basis basis={basis} />}
          </li>
        ))}
      </ol>
    </Panel>
  )
}

export function FlowPart({ standard }: PartProps) {
  const t = useTexts(guideTexts)
  return (
    <Panel id="flow" title={t('flow')}>
      <ProcedureChart standard={standard} />
    </Panel>
  )
}

export function CriteriaPart({ standard }: PartProps) {
  const t = useTexts(guideTexts)
  const { language } = useLanguage()
  if (standard.criteria.length === 0) return null
  return (
    <Panel id="criteria" title={t('criteria')}>
      <p className="guide-lead">{t('criteriaLead')}</p>
      <ol className="guide-points">
        {standard.criteria.map(({ id, text, basis }) => (
          <li key={id}>
            {inLanguage(text, language)} {basis !== undefined && <Basis basis={basis} />}
          </li>
        ))}
      </ol>
    </Panel>
  )
}

export function BasesPart({ standard }: PartProps) {
  const t = useTexts(guideTexts)
  const { language } = useLanguage()
  return (
    <Panel id="basis" title={t('basis')}>
      <p className="guide-lead">
        {t('powerSource', { source: inLanguage(POWER_SOURCE_WORDS[standard.powerSource], language) })}
      </p>
      <ul className="plain guide-points">
        {standard.legalBases.map((basis) => (
          <li key={`${basis.law}${basis.article ?? ''}`}>
            <Basis basis={basis} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}

interface ResultPartProps extends PartProps {
  readonly organ: string
  readonly supervisors: readonly string[]
}

export function ResultPart({ standard, organ, supervisors }: ResultPartProps) {
  const t = useTexts(guideTexts)
  const c = useTexts(catalogueTexts)
  const { language } = useLanguage()
  const { result, supervision } = standard
  const comma = language === 'zh' ? '、' : ', '
  const validity = (years: number | null) => (years === null ? t('resultNoEnd') : t('resultValidity', { years }))
  const facts = [
    ...(result === null
      ? []
      : [
          {
            label: t('result'),
            value: `${inLanguage(result.name, language)}${language === 'zh' ? '，' : ', '}${validity(result.validityYears)}`,
          },
        ]),
    { label: t('organ'), value: organ },
    ...(supervisors.length === 0 ? [] : [{ label: t('supervisors'), value: supervisors.join(comma) }]),
    { label: t('audience'), value: standard.audience.map((audience) => c(audience)).join(comma) },
  ]
  return (
    <Panel id="result" title={t('result')}>
      <Facts facts={facts} />
      {supervision.points.length > 0 && (
        <div className="guide-supervision">
          <h3>{t('supervision')}</h3>
          <p className="guide-lead">{t('supervisionLead')}</p>
          <ul className="guide-points">
            {supervision.points.map((point) => (
              <li key={point.zh}>{inLanguage(point, language)}</li>
            ))}
          </ul>
        </div>
      )}
    </Panel>
  )
}
