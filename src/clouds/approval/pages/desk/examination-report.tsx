import { formatMoment } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { Status } from '#web/ui/status.tsx'
import { actTexts } from './act-texts.ts'
import { useCaseWork } from './case-work.ts'

/** What the examiner found, for whoever decides. */
export function ExaminationReport() {
  const t = useTexts(actTexts)
  const { language } = useLanguage()
  const { examination, standard } = useCaseWork().file
  if (examination === null) return null
  const { by, at, opinion, proposal, findings } = examination
  const textOf = new Map(standard.criteria.map(({ id, text }) => [id, inLanguage(text, language)]))
  return (
    <section className="stack-tight" aria-labelledby="examination-report">
      <h3 id="examination-report">{t('findings')}</h3>
      <p className="soft small">{t('examinedBy', { name: by, when: formatMoment(at, language) })}</p>
      <ol className="plain report">
        {findings.map(({ criterion, met, note }) => (
          <li key={criterion}>
            <Status tone={met ? 'good' : 'bad'}>{t(met ? 'met' : 'notMet')}</Status>
            <span>
              {textOf.get(criterion) ?? criterion}
              {note !== '' && <span className="soft">（{note}）</span>}
            </span>
          </li>
        ))}
      </ol>
      <p>
        <strong>{t('opinion')}</strong> {opinion}
      </p>
      <p>
        <Status tone={proposal === 'GRANT' ? 'good' : 'bad'}>
          {t(proposal === 'GRANT' ? 'proposeGrant' : 'proposeRefuse')}
        </Status>
      </p>
    </section>
  )
}
