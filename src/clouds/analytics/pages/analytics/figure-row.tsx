import { useNavigate, useSearch } from '@tanstack/react-router'
import { formatCount, formatMinutes } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { Disclosure } from '#web/ui/panel.tsx'
import type { Figure } from '../client.ts'
import { analyticsTexts } from './texts.ts'

/** Every number with its unit, its definition and the way to its cases. */
export function FigureRow({ figures }: { readonly figures: readonly Figure[] }) {
  const t = useTexts(analyticsTexts)
  return (
    <section aria-label={t('figures')}>
      <ul className="plain figures">
        {figures.map((figure) => (
          <FigureCell key={figure.key} figure={figure} />
        ))}
      </ul>
    </section>
  )
}

function FigureCell({ figure }: { readonly figure: Figure }) {
  const t = useTexts(analyticsTexts)
  const { language } = useLanguage()
  const search = useSearch({ from: '/desk/analytics' })
  const navigate = useNavigate({ from: '/desk/analytics' })
  const open = search.figure === figure.key
  const label = inLanguage(figure.label, language)
  const toggle = () =>
    void navigate({
      search: (before) => ({ ...before, figure: open ? '' : figure.key }),
      replace: true,
      resetScroll: false,
    })
  return (
    <li className={open ? 'figure figure-open' : 'figure'}>
      <h2 className="figure-label">{label}</h2>
      {figure.value === null ? (
        <p className="figure-none" title={t('noValueText')}>
          {t('noValue')}
        </p>
      ) : (
        <p className="figure-value">
          {figure.key === 'atOnceMinutes' ? (
            formatMinutes(figure.value, language)
          ) : (
            <>
              {formatCount(figure.value, language)} <span>{inLanguage(figure.unit, language)}</span>
            </>
          )}
        </p>
      )}
      <Disclosure summary={t('definition')}>
        <p>{inLanguage(figure.definition, language)}</p>
        <p className="soft">
          {t('definitionKey')} <code>{figure.key}</code>
        </p>
      </Disclosure>
      <Button
        kind="plain"
        aria-expanded={open}
        aria-label={`${t(open ? 'hideCases' : 'cases')} ${label}`}
        onClick={toggle}
      >
        {t(open ? 'hideCases' : 'cases')}
      </Button>
    </li>
  )
}
