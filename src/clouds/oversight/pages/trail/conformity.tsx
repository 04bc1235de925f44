import { formatShortMoment } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { lookPurposeTexts } from '#web/look-purposes.ts'
import { Disclosure } from '#web/ui/panel.tsx'
import { Status } from '#web/ui/status.tsx'
import type { Trail } from '../client.ts'
import { trailTexts } from './texts.ts'

/** Where the case left the procedure of its standard, computed from its entries. */
export function Conformity({ trail: { deviations } }: { readonly trail: Trail }) {
  const t = useTexts(trailTexts)
  const { language } = useLanguage()
  return (
    <section aria-labelledby="trail-conformity" className="stack-tight">
      <h2 id="trail-conformity">{t('conformity')}</h2>
      {deviations.length === 0 ? (
        <p>
          <Status tone="good">{t('conforms')}</Status>
        </p>
      ) : (
        <>
          <p>{t('deviates', { count: deviations.length })}</p>
          <ul className="plain stack-tight">
            {deviations.map(({ code, text, step, expected }) => (
              <li key={`${code} ${step.zh} ${expected}`}>
                <Status tone="bad">{inLanguage(text, language)}</Status>
                <div className="soft small">
                  {t('at', { step: inLanguage(step, language) })}
                  {expected !== '' && ` · ${t('expected', { expected })}`}
                </div>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

/** 查阅留痕: reading leaves a trace like acting does. */
export function Looks({ trail: { looks } }: { readonly trail: Trail }) {
  const t = useTexts(trailTexts)
  const p = useTexts(lookPurposeTexts)
  return (
    <Disclosure summary={t('looks', { count: looks.length })}>
      {looks.length === 0 && <p className="soft">{t('looksNone')}</p>}
      <ul className="plain">
        {looks.map(({ at, by, kind, purpose }, i) => (
          <li key={`${at} ${by} ${String(i)}`}>
            {formatShortMoment(at)} · {by} · {t(kind)}
            {purpose !== null && ` · ${t('inFull', { purpose: p(purpose) })}`}
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}
